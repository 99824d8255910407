"""The roll as a model: rows come in blocks, some time after they are asked for."""

from typing import Any

from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from dsl_desk.domain.child import Child
from dsl_desk.gui.children.model import BLOCK, KEPT, WAITING, RollModel
from dsl_desk.services.roll.listing import Listed

IDS = tuple(f"{number:032x}" for number in range(3 * BLOCK))


def rows(ids: tuple[str, ...]) -> tuple[Listed, ...]:
    return tuple(Listed(Child(id_, f"Ward {int(id_, 16)}", "Finley"), None, ()) for id_ in ids)


def answering() -> tuple[RollModel, list[int]]:
    """A model whose questions are answered at once, and the blocks it asked for."""
    model, asked = RollModel(), []

    def answer(block: int, ids: tuple[str, ...]) -> None:
        asked.append(block)
        model.put(block, rows(ids))

    model.wanted.connect(answer, Qt.ConnectionType.DirectConnection)
    return model, asked


def test_the_model_keeps_qts_rules(qtmodeltester: Any, qapp: object) -> None:
    waiting, answered = RollModel(), answering()[0]
    for model in (waiting, answered):
        model.set_ids(IDS)
        qtmodeltester.check(model, force_py=True)


def test_a_block_is_asked_for_once_and_shown_when_it_comes(qtbot: QtBot) -> None:
    model = RollModel()
    model.set_ids(IDS)
    asked: list[tuple[int, tuple[str, ...]]] = []
    model.wanted.connect(lambda block, ids: asked.append((block, ids)))
    assert [model.index(row, 0).data() for row in range(BLOCK, BLOCK + 3)] == [WAITING] * 3
    assert asked == [(1, IDS[BLOCK : 2 * BLOCK])]
    with qtbot.waitSignal(model.dataChanged):
        model.put(*(1, rows(asked[0][1])))
    assert model.index(BLOCK, 0).data() == f"Ward {BLOCK}, Finley"


def test_other_children_keep_the_rows_that_were_read() -> None:
    model, asked = answering()
    model.set_ids(IDS)
    model.index(0, 0).data()
    model.set_ids(IDS[:1])
    assert model.index(0, 0).data() == "Ward 0, Finley"
    assert asked == [0]
    model.forget()
    model.index(0, 0).data()
    assert asked == [0, 0]


def test_a_late_answer_about_other_children_does_no_harm() -> None:
    model = RollModel()
    model.set_ids(IDS)
    model.set_ids(())
    model.put(2, rows(IDS[2 * BLOCK :]))
    assert model.rowCount() == 0


def test_only_so_many_rows_are_kept() -> None:
    model, asked = answering()
    model.set_ids(tuple(f"{number:032x}" for number in range(KEPT + BLOCK)))
    for row in range(0, KEPT + BLOCK, BLOCK):
        model.index(row, 0).data()
    assert len(model._rows) == KEPT
    model.index(0, 0).data()
    assert asked[-1] == 0
