"""A pupil list taken in through the window."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from dsl_desk.exchange.days import DateOrder
from dsl_desk.exchange.formats import Field
from dsl_desk.gui.children.page import ChildrenPage
from dsl_desk.gui.importing.page import ImportPage
from dsl_desk.services.recording import add_child
from dsl_desk.services.reviewing import children
from tests.exchange.lists import as_csv, flat_ctf, made_up, upn, wide_csv
from tests.gui.importing.using import cells, click
from tests.gui.small_school import AMELIA, FINLEY
from tests.gui.visit import Visit

HEADINGS = ["UPN", "Surname", "Forename", "DOB", "Year", "Form"]
ZOFIA = [upn(1), "Nowak", "Zofia", "03/02/2013", "8", "8B"]
OKAFOR = [upn(2), "Okafor", "Amelia", "09/05/2012", "9", "9X"]
WRONG = ["A" + upn(3)[1:], "Ash", "Bo", "31/02/2012", "8", "8B"]


@pytest.fixture
def page(small: Visit) -> ImportPage:
    return small.go(ImportPage, "import")


def write(tmp_path: Path, *rows: list[str]) -> Path:
    (tmp_path / "list.csv").write_text(as_csv([HEADINGS, *rows]))
    return tmp_path / "list.csv"


def compare(small: Visit, page: ImportPage, file: Path) -> None:
    page.open_file(file)
    small.settle()
    click(small, page.compare_button)


def test_list_is_matched_compared_and_taken_in(small: Visit, page: ImportPage, tmp_path: Path) -> None:
    assert page.choose_button.hasFocus()
    page.open_file(write(tmp_path, ZOFIA, OKAFOR, WRONG))
    small.settle()
    assert page.columns.isVisible()
    assert "UTF-8 with commas" in page.columns.read_as.text()
    born = next(match for match in page.columns.matches if match.field is Field.BORN)
    assert born.samples.text() == "Such as 03/02/2013 · 09/05/2012 · 31/02/2012"
    click(small, page.compare_button)
    assert page.review.counts.text() == "1 new, 1 changed, 0 unchanged, 1 row refused"
    assert [(row[0], row[1]) for row in cells(page.review.refused)] == [("4", "UPN"), ("4", "DOB")]
    assert page.review.refused.full.text().startswith("4 · UPN · The first letter of this number")
    assert cells(page.review.new) == [["Nowak, Zofia", "Year 8 · 8B", "3 February 2013"]]
    assert cells(page.review.changed) == [["Okafor, Amelia", f"Unique pupil number: nothing → {upn(2)}"]]
    assert page.import_button.text().strip() == "Import 2 children"
    click(small, page.import_button)
    assert isinstance(small.window.page, ChildrenPage)
    roll = {child.name: child for child in small.read(children)}
    assert roll["Zofia Nowak"].born == date(2013, 2, 3)
    assert roll["Amelia Okafor"].upn == upn(2)
    assert "Bo Ash" not in roll


def test_what_a_person_wrote_is_taken_from_the_list_only_when_chosen(
    small: Visit, page: ImportPage, tmp_path: Path
) -> None:
    file = write(tmp_path, OKAFOR)
    compare(small, page, file)
    assert cells(page.review.kept) == [["Amelia Okafor", "Form: 9C", "9X", "Stays as it is"]]
    page.review.kept.table.setFocus()
    QTest.keyClick(page.review.kept.table, Qt.Key.Key_Return)
    assert cells(page.review.kept)[0][3] == "Takes the list’s"
    click(small, page.import_button)
    roll = {child.id: child for child in small.read(children)}
    assert roll[AMELIA.id].form == "9X"
    assert roll[FINLEY.id].left is None


def test_absent_children_leave_only_when_chosen(small: Visit, page: ImportPage, tmp_path: Path) -> None:
    compare(small, page, write(tmp_path, OKAFOR))
    absent = page.review.absent
    assert [row[0] for row in cells(absent)] == ["Finley Ward", "Finley Ward", "Filsan Warsame-Price"]
    click(small, page.review.all_leave)
    assert {row[2] for row in cells(absent)} == {"Marked as left from today"}
    click(small, page.review.none_leave)
    absent.table.setFocus()
    QTest.keyClick(absent.table, Qt.Key.Key_Return)
    chosen = [row[2] for row in cells(absent)]
    assert chosen == ["Marked as left from today", "Stays on the roll", "Stays on the roll"]
    click(small, page.import_button)
    assert sum(child.left is not None for child in small.read(children)) == 1


def test_decision_alone_can_be_imported(small: Visit, page: ImportPage, tmp_path: Path) -> None:
    compare(small, page, write(tmp_path, ["", "Okafor", "Amelia", "09/05/2012", "9", "9X"]))
    assert page.review.counts.text() == "0 new, 0 changed, 1 unchanged"
    assert not page.import_button.isEnabled()
    page.review.kept.table.setFocus()
    QTest.keyClick(page.review.kept.table, Qt.Key.Key_Return)
    assert page.import_button.isEnabled()
    click(small, page.import_button)
    assert {child.form for child in small.read(children) if child.id == AMELIA.id} == {"9X"}


def test_nobody_leaves_while_rows_are_refused(small: Visit, page: ImportPage, tmp_path: Path) -> None:
    compare(small, page, write(tmp_path, OKAFOR, WRONG))
    assert not page.review.absent.table.isEnabled()
    assert not page.review.all_leave.isVisible()
    assert "Put the refused rows right first" in page.review.absent.words.text()


def test_columns_and_order_of_dates_are_changed_by_hand(small: Visit, page: ImportPage, tmp_path: Path) -> None:
    file = tmp_path / "list.csv"
    file.write_text(as_csv([["Nom", "Forename", "DOB", "Reg"], ["Nowak", "Zofia", "03/02/2013", "8B"]]))
    page.open_file(file)
    small.settle()
    assert page.columns.order_note.isVisible(), "the order of day and month is asked for"
    click(small, page.compare_button)
    assert "“Legal family name”" in page.banner.words()
    assert page.columns.isVisible()
    family = next(match for match in page.columns.matches if match.field is Field.FAMILY_NAME)
    family.box.setCurrentIndex(family.box.findText("Nom"))
    family.box.activated.emit(family.box.currentIndex())
    assert family.samples.text() == "Such as Nowak"
    page.columns.order.pick(DateOrder.MONTH_FIRST)
    page.columns.order.chosen.emit()
    assert not page.columns.order_note.isVisible()
    click(small, page.compare_button)
    assert cells(page.review.new) == [["Nowak, Zofia", "8B", "2 March 2013"]]
    click(small, page.back_button)
    assert page.columns.isVisible()
    assert family.box.text() == "0"


def test_transfer_file_goes_straight_to_the_review(small: Visit, page: ImportPage, tmp_path: Path) -> None:
    (tmp_path / "ctf.xml").write_bytes(flat_ctf(made_up(12)))
    page.open_file(tmp_path / "ctf.xml")
    small.settle()
    small.settle()
    assert page.review.isVisible()
    assert not page.back_button.isVisible()
    assert len(cells(page.review.new)) == 12


@pytest.mark.parametrize("content", [b"", b"%PDF-1.7", b"<!DOCTYPE a [<!ENTITY b 'c'>]><a/>"])
def test_what_is_no_list_is_said_and_another_can_be_chosen(
    small: Visit, page: ImportPage, tmp_path: Path, content: bytes
) -> None:
    (tmp_path / "list").write_bytes(content)
    page.open_file(tmp_path / "list")
    small.settle()
    small.settle()
    assert page.banner.words().endswith("Nothing was taken in.")
    assert page.choose_button.isVisible()
    assert not page.progress.isVisible()


def test_change_elsewhere_is_compared_again(small: Visit, page: ImportPage, tmp_path: Path) -> None:
    compare(small, page, write(tmp_path, OKAFOR))
    changed = replace(AMELIA, form="9X", year="")
    page.tasks.write(page, lambda desk: add_child(desk, changed))
    small.settle()
    small.settle()
    assert cells(page.review.kept) == [["Amelia Okafor", "Year: nothing", "9", "Stays as it is"]]


def test_cancelled_import_leaves_the_roll_as_it_was(small: Visit, page: ImportPage, tmp_path: Path) -> None:
    (tmp_path / "list.csv").write_bytes(wide_csv(made_up(400)))
    compare(small, page, tmp_path / "list.csv")
    before = len(small.read(children))
    page.import_list()
    page.progress.cancelled.emit()
    small.settle()
    small.settle()
    assert page.banner.words() == "Stopped. Nothing was taken in."
    assert page.review.isVisible()
    assert len(small.read(children)) == before


def test_cancelled_reading_goes_back(small: Visit, page: ImportPage, tmp_path: Path) -> None:
    page.open_file(write(tmp_path, OKAFOR))
    page.progress.cancelled.emit()
    assert page.choose_button.isVisible()
    assert page.banner.words() == "Stopped. Nothing was taken in."


def test_file_is_asked_for_and_nothing_happens_without_one(small: Visit, tmp_path: Path) -> None:
    file, asked = write(tmp_path, OKAFOR), ["", ""]
    asked[1] = str(file)
    page = ImportPage(small.go(ImportPage, "import").tasks, lambda parent: asked.pop(0))
    page.resize(900, 700)
    page.show()
    page.choose_button.click()
    assert page.intro.isVisible()
    page.choose_button.click()
    small.settle()
    assert page.columns.isVisible()
    page.deleteLater()
