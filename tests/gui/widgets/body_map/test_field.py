"""Marks by mouse, by keyboard and from the list, kept in step and read as records."""

from collections.abc import Callable, Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from dsl_desk.domain.body_map import BodyMark, BodySide
from dsl_desk.domain.errors import InvalidRecord
from dsl_desk.gui.theme import Look, application, wear
from dsl_desk.gui.widgets.body_map.field import BodyMapField
from dsl_desk.gui.widgets.body_map.figure import Spot
from dsl_desk.gui.widgets.body_map.mark_row import MarkRow
from dsl_desk.gui.widgets.field import LabelledField

SHIFT = Qt.KeyboardModifier.ShiftModifier
ARM = Spot(BodySide.FRONT, 200, 416)


@pytest.fixture
def field(qtbot: QtBot) -> Iterator[BodyMapField]:
    made = BodyMapField()
    holder = LabelledField("Body map", made, optional=True)
    qtbot.addWidget(holder)
    holder.resize(900, 900)
    holder.show()
    qtbot.waitExposed(holder)
    holder.activateWindow()
    made.open_button.click()
    QApplication.processEvents()
    yield made


def click(field: BodyMapField, spot: Spot) -> None:
    QTest.mouseClick(field.drawing, Qt.MouseButton.LeftButton, pos=field.drawing.point_of(spot).toPoint())


def choose(row: MarkRow, side: BodySide, part: str) -> None:
    """As a person at the two lists."""
    row.side.setCurrentIndex(row.side.findData(side.value))
    row.side.activated.emit(row.side.currentIndex())
    row.part.setCurrentIndex(row.part.findData(part))
    row.part.activated.emit(row.part.currentIndex())


def test_it_starts_closed_and_empty(qtbot: QtBot) -> None:
    field = BodyMapField()
    qtbot.addWidget(field)
    assert field.drawing.isHidden()
    assert field.marks() == ()
    assert field.text() == []


def test_a_click_places_a_mark_that_names_its_part_and_asks_for_words(field: BodyMapField) -> None:
    click(field, ARM)
    (row,) = field.rows()
    assert row.part.currentText() == "Right inner forearm"
    assert field.window().focusWidget() is row.note.editor
    QTest.keyClicks(row.note.editor, "Bruise, yellow")
    (mark,) = field.marks()
    assert (mark.number, mark.side, mark.part, mark.note) == (1, ARM.side, "Right inner forearm", "Bruise, yellow")
    assert abs(mark.x - ARM.x) < 5 > abs(mark.y - ARM.y)


def test_a_click_beside_the_body_places_nothing(field: BodyMapField) -> None:
    click(field, Spot(BodySide.FRONT, 20, 40))
    assert field.rows() == ()
    assert field.drawing.pointed() == "Beside the body. Nothing is marked."


def test_a_click_on_a_mark_goes_to_its_words(field: BodyMapField) -> None:
    click(field, ARM)
    field.drawing.setFocus()
    click(field, ARM)
    assert len(field.rows()) == 1
    assert field.window().focusWidget() is field.rows()[0].note.editor


def test_arrows_reach_both_sides_and_enter_places_a_mark(field: BodyMapField) -> None:
    field.drawing.setFocus()
    assert field.drawing.pointed() == "Right side of the chest, front"
    for _ in range(11):
        QTest.keyClick(field.drawing, Qt.Key.Key_Right, SHIFT)
    for _ in range(9):
        QTest.keyClick(field.drawing, Qt.Key.Key_Right, SHIFT)
    QTest.keyClick(field.drawing, Qt.Key.Key_Down)
    assert field.drawing.pointed() == "Left shoulder blade, back"
    QTest.keyClick(field.drawing, Qt.Key.Key_Return)
    assert [(row.side.currentText(), row.part.currentText()) for row in field.rows()] == [
        ("Back", "Left shoulder blade")
    ]


def test_the_pointer_stops_at_the_outer_edge(field: BodyMapField) -> None:
    field.drawing.setFocus()
    for _ in range(40):
        QTest.keyClick(field.drawing, Qt.Key.Key_Left, SHIFT)
    assert field.drawing.pointed() == "Beside the body"
    QTest.keyClick(field.drawing, Qt.Key.Key_Space)
    assert field.rows() == ()


def test_the_list_alone_makes_the_same_mark(field: BodyMapField) -> None:
    field.list_button.click()
    (row,) = field.rows()
    assert field.window().focusWidget() is row.side
    choose(row, BodySide.BACK, "Right buttock")
    row.note.set_text("Red line, 4 cm")
    (mark,) = field.marks()
    assert (mark.side, mark.part) == (BodySide.BACK, "Right buttock")
    assert Spot(mark.side, mark.x, mark.y).part == "Right buttock"


def test_marks_chosen_by_the_same_name_stand_apart_on_that_part(field: BodyMapField) -> None:
    for _ in range(3):
        field.list_button.click()
        choose(field.rows()[-1], BodySide.BACK, "Right shoulder blade")
    spots = [row.spot() for row in field.rows()]
    assert len(set(spots)) == 3
    assert [spot.part for spot in spots if spot] == ["Right shoulder blade"] * 3


def test_a_part_that_is_on_both_sides_stays_chosen_when_the_side_changes(field: BodyMapField) -> None:
    click(field, Spot(BodySide.FRONT, 392, 92))
    (row,) = field.rows()
    assert row.part.currentText() == "Right ear"
    choose(row, BodySide.BACK, "Right ear")
    spot = row.spot()
    assert spot and (spot.side, spot.part) == (BodySide.BACK, "Right ear")


def test_every_mark_that_is_not_finished_is_named(field: BodyMapField) -> None:
    field.list_button.click()
    click(field, ARM)
    with pytest.raises(InvalidRecord) as refused:
        field.marks()
    words = [problem.words for problem in refused.value.problems]
    assert [each.partition(":")[0] for each in words] == ["Mark 1", "Mark 1", "Mark 2"]
    assert {problem.field for problem in refused.value.problems} == {"marks"}


def test_a_mark_can_be_removed_before_saving_and_the_rest_count_again(field: BodyMapField) -> None:
    click(field, ARM)
    click(field, Spot(BodySide.FRONT, 500, 168))
    field.rows()[1].note.set_text("Scratch")
    field.rows()[0].remove.click()
    assert [(mark.number, mark.part) for mark in field.marks()] == [(1, "Front of the neck")]
    assert field.rows()[0].remove.accessibleName() == "Remove mark 1"


def test_a_draft_brings_unfinished_marks_back(field: BodyMapField) -> None:
    click(field, ARM)
    field.rows()[0].note.set_text("Line one\nline two “quoted”")
    field.list_button.click()
    kept = field.text()
    field.set_text([])
    assert field.drawing.isHidden() and not field.rows()
    field.set_text(kept)
    assert field.text() == kept
    assert not field.drawing.isHidden()


def test_a_saved_mark_can_be_reworded_and_not_removed(field: BodyMapField) -> None:
    saved = BodyMark(1, BodySide.FRONT, 400, 300, "A part an older outline named", "Bruise")
    field.set_marks([saved])
    assert field.marks() == (saved,)
    assert field.rows()[0].remove.isHidden()
    field.set_text(field.text())
    assert field.rows()[0].remove.isHidden(), "nor after a draft of the correction"


def test_every_change_is_told(field: BodyMapField, qtbot: QtBot) -> None:
    changes: tuple[Callable[[BodyMapField], object], ...] = (
        lambda on: click(on, ARM),
        lambda on: on.rows()[0].note.set_text("Bruise"),
        lambda on: choose(on.rows()[0], BodySide.FRONT, "Right wrist"),
        lambda on: on.rows()[0].remove.click(),
    )
    for change in changes:
        with qtbot.waitSignal(field.edited):
            change(field)


@pytest.mark.parametrize("scale", [100, 200])
def test_a_mark_is_a_target_of_24_pixels(field: BodyMapField, scale: int) -> None:
    wear(application(), Look(text_scale=scale))
    click(field, ARM)
    centre = field.drawing.point_of(field.rows()[0].spot() or ARM).toPoint()
    field.drawing.setFocus()
    for x, y in ((11, 0), (-11, 0), (0, 11), (0, -11)):
        QTest.mouseClick(field.drawing, Qt.MouseButton.LeftButton, pos=centre + type(centre)(x, y))
    assert len(field.rows()) == 1


def test_tab_goes_through_marks_in_the_order_they_are_read(field: BodyMapField, qtbot: QtBot) -> None:
    for _ in range(2):
        field.list_button.click()
    qtbot.waitUntil(field.rows()[1].note.isVisible)
    field.open_button.setFocus()
    reached = []
    for _ in range(10):
        field.window().focusNextChild()
        reached.append(field.window().focusWidget().accessibleName())
    parts = ("Remove mark {}", "Part of the body of mark {}", "Side of mark {}", "What was seen at mark {}")
    assert reached[2:] == [part.format(number) for number in (1, 2) for part in parts]
