"""Files are chosen and described, refused in words at once, and kept in a draft without a byte of them."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from dsl_desk.domain.attachment import MOST_BYTES
from dsl_desk.domain.errors import InvalidRecord, Problem
from dsl_desk.domain.origin import Origin
from dsl_desk.gui.widgets.attachments.field import NOT_TICKED, AttachmentsField
from dsl_desk.gui.widgets.attachments.file_row import GONE, say_size
from dsl_desk.gui.widgets.error_summary import ErrorSummary
from dsl_desk.gui.widgets.field import LabelledField
from dsl_desk.gui.widgets.words import Words
from dsl_desk.gui.widgets.wrapped_link import WrappedLink


class Chooser:
    """A person at the file dialog."""

    def __init__(self) -> None:
        self.chosen: list[Path] = []

    def __call__(self, _parent: QWidget) -> list[str]:
        return [str(path) for path in self.chosen]


@pytest.fixture
def chooser() -> Chooser:
    return Chooser()


@pytest.fixture
def field(qtbot: QtBot, chooser: Chooser) -> Iterator[AttachmentsField]:
    made = AttachmentsField(chooser)
    holder = LabelledField("Files", made, optional=True)
    qtbot.addWidget(holder)
    holder.resize(800, 600)
    holder.show()
    yield made


def choose(field: AttachmentsField, chooser: Chooser, *paths: Path) -> None:
    chooser.chosen = list(paths)
    field.add_button.click()


def a_file(folder: Path, name: str, content: bytes = b"zebraphone") -> Path:
    path = folder / name
    path.write_bytes(content)
    return path


def test_the_rule_is_said_and_ticked_before_files_are_given(
    field: AttachmentsField, chooser: Chooser, tmp_path: Path
) -> None:
    assert field.files() == ()
    assert any("Photographs of injuries" in words.text() for words in field.findChildren(Words))
    choose(field, chooser, a_file(tmp_path, "minutes.pdf"))
    with pytest.raises(InvalidRecord) as refused:
        field.files()
    assert [(problem.field, problem.words) for problem in refused.value.problems] == [("files", NOT_TICKED)]
    field.tick.click()
    (file,) = field.files()
    assert (file.name, file.size) == ("minutes.pdf", 10)


def test_each_file_says_what_it_is_and_whose(field: AttachmentsField, chooser: Chooser, tmp_path: Path) -> None:
    choose(field, chooser, a_file(tmp_path, "a.pdf"), a_file(tmp_path, "b.pdf"))
    row = field.rows()[1]
    row.what.setText("Strategy meeting")
    row.origin.setCurrentIndex(row.origin.findData(Origin.POLICE.value))
    field.tick.click()
    assert [(file.what, file.origin) for file in field.files()] == [
        ("", Origin.NOT_STATED),
        ("Strategy meeting", Origin.POLICE),
    ]


def test_what_cannot_be_added_is_refused_by_name_and_the_rest_is_listed(
    field: AttachmentsField, chooser: Chooser, tmp_path: Path
) -> None:
    big = tmp_path / "big.mov"
    with big.open("wb") as file:
        file.truncate(MOST_BYTES + 1)
    choose(field, chooser, a_file(tmp_path, "empty.txt", b""), big, a_file(tmp_path, "good.txt"))
    assert [row.name for row in field.rows()] == ["good.txt"]
    said = field.refused.text().splitlines()
    assert said[0].startswith("empty.txt: The file is empty")
    assert said[1].startswith("big.mov: The file is larger than 25 MB")
    choose(field, chooser, a_file(tmp_path, "next.txt"))
    assert field.refused.isHidden()


def test_the_same_file_is_listed_once_and_another_one_asks_for_the_tick_again(
    field: AttachmentsField, chooser: Chooser, tmp_path: Path
) -> None:
    first = a_file(tmp_path, "a.txt")
    choose(field, chooser, first)
    field.tick.click()
    choose(field, chooser, first)
    assert len(field.rows()) == 1 and field.tick.isChecked()
    choose(field, chooser, a_file(tmp_path, "b.txt"))
    assert not field.tick.isChecked()


def test_a_file_can_be_taken_off_the_list(
    field: AttachmentsField, chooser: Chooser, tmp_path: Path, qtbot: QtBot
) -> None:
    choose(field, chooser, a_file(tmp_path, "a.txt"))
    with qtbot.waitSignal(field.edited):
        field.rows()[0].remove.click()
    assert field.files() == ()
    assert field.tick.isHidden()


def test_a_draft_keeps_where_the_files_are_and_nothing_of_what_is_in_them(
    field: AttachmentsField, chooser: Chooser, tmp_path: Path
) -> None:
    here, gone = a_file(tmp_path, "here.txt"), a_file(tmp_path, "gone.txt")
    choose(field, chooser, here, gone)
    field.rows()[0].what.setText("Note from the nurse")
    kept = field.text()
    assert "zebraphone" not in "".join(kept)
    gone.unlink()
    field.set_text([])
    assert field.text() == []
    field.set_text(kept)
    assert field.text() == kept
    assert [
        words.text() == GONE for row in field.rows() for words in row.findChildren(Words) if words.text() == GONE
    ] == [True]


def test_nothing_hides_in_a_name(field: AttachmentsField, chooser: Chooser, tmp_path: Path) -> None:
    choose(field, chooser, a_file(tmp_path, "letter\u202efdp.exe"))
    assert field.rows()[0].name == "letter‹U+202E›fdp.exe"


@pytest.mark.parametrize(
    ("size", "words"),
    [
        (1, "1 byte"),
        (1_023, "1023 bytes"),
        (1_024, "1 KB"),
        (1_500, "1.5 KB"),
        (MOST_BYTES, "25 MB"),
        (26_214_401, "25.1 MB"),
    ],
)
def test_sizes_are_said_as_people_say_them(size: int, words: str) -> None:
    assert say_size(size) == words


def test_tab_goes_through_files_in_the_order_they_are_read(
    field: AttachmentsField, chooser: Chooser, tmp_path: Path, qtbot: QtBot
) -> None:
    choose(field, chooser, a_file(tmp_path, "a.txt"), a_file(tmp_path, "b.txt"))
    qtbot.waitUntil(lambda: field.rows()[1].what.isVisible() and field.tick.isVisible())
    field.add_button.setFocus()
    reached = []
    for _ in range(8):
        field.window().focusNextChild()
        reached.append(field.window().focusWidget().accessibleName())
    each = ("Remove {}", "What {} is", "Who {} comes from")
    assert reached[:6] == [words.format(name) for name in ("a.txt", "b.txt") for words in each]
    assert reached[7] == "No photograph of an injury and no intimate image is among these files"


def test_the_error_leads_to_the_tick_it_asks_for(
    qtbot: QtBot, field: AttachmentsField, chooser: Chooser, tmp_path: Path
) -> None:
    choose(field, chooser, a_file(tmp_path, "note.txt"))
    holder = field.parentWidget()
    assert isinstance(holder, LabelledField)
    summary = ErrorSummary({"files": holder})
    qtbot.addWidget(summary)
    summary.show_problems([Problem("files", NOT_TICKED)])
    holder.activateWindow()
    summary.findChildren(WrappedLink)[0].clicked.emit()
    assert holder.focusWidget() is field.tick


def test_choosing_nothing_changes_nothing(
    qtbot: QtBot, field: AttachmentsField, chooser: Chooser, tmp_path: Path
) -> None:
    choose(field, chooser, a_file(tmp_path, "note.txt"))
    field.add_button.setFocus()
    with qtbot.assertNotEmitted(field.edited):
        choose(field, chooser)
    assert field.add_button.hasFocus()
