"""Moving everyone up a year in the window."""

from dataclasses import replace
from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from dsl_desk.domain.child import Child
from dsl_desk.gui.school_year.page import SchoolYearPage
from dsl_desk.services.recording import add_child
from dsl_desk.services.reviewing import children
from dsl_desk.services.roll.leaving import mark_as_left
from tests.gui.small_school import AMELIA, FILSAN, FINLEY, NAMESAKE
from tests.gui.visit import Visit


@pytest.fixture
def page(small: Visit) -> SchoolYearPage:
    return small.go(SchoolYearPage, "school-year")


def roll(small: Visit) -> dict[str, Child]:
    return {child.id: child for child in small.read(children)}


def test_lists_who_moves_and_who_leaves_before_anyone_does(small: Visit, page: SchoolYearPage) -> None:
    assert page.leaving_year.text() == "10"
    assert page.counts.text() == "3 move up, 1 leave, 0 stay as they are"
    assert page.moving.table.model().rowCount() == 3
    assert not page.staying.isVisible()
    assert not page.only.isVisible()
    assert roll(small)[FINLEY.id] == FINLEY


def test_everyone_moves_up_and_it_says_when_it_was_done(small: Visit, page: SchoolYearPage) -> None:
    QTest.mouseClick(page.move_button, Qt.MouseButton.LeftButton)
    small.settle()
    small.settle()
    assert page.banner.words() == "3 children moved up and 1 left."
    after = roll(small)
    assert after[NAMESAKE.id] == replace(NAMESAKE, year="8", form="")
    assert after[FILSAN.id].left is not None
    assert page.last.text().startswith("Everyone was last moved up on ")
    assert page.last.isVisible()


def test_other_year_can_leave(small: Visit, page: SchoolYearPage) -> None:
    page.leaving_year.setCurrentIndex(page.leaving_year.findData("9"))
    page.leaving_year.activated.emit(page.leaving_year.currentIndex())
    small.settle()
    assert page.counts.text() == "1 move up, 3 leave, 0 stay as they are"


def test_day_that_cannot_be_read_is_said_beside_it(small: Visit, page: SchoolYearPage) -> None:
    page.day.set_text("31 june")
    page.move_everyone_up()
    assert page.fields["left"].error.startswith("Error: ")
    page.day.set_text("")
    page.move_everyone_up()
    small.settle()
    assert "Enter the first day" in page.fields["left"].error
    assert page.move_button.isEnabled()
    assert roll(small)[AMELIA.id] == AMELIA


def test_change_elsewhere_is_listed_anew(small: Visit, page: SchoolYearPage) -> None:
    page.tasks.write(page, lambda desk: add_child(desk, replace(AMELIA, year="")))
    small.settle()
    small.settle()
    assert page.counts.text() == "2 move up, 1 leave, 1 stay as they are"


def test_former_pupil_without_any_record_is_listed(small: Visit, page: SchoolYearPage) -> None:
    page.tasks.write(page, lambda desk: mark_as_left(desk, [FILSAN.id], date(2020, 7, 20)))
    small.settle()
    small.settle()
    assert page.only.isVisible()
    assert page.only.table.model().index(0, 0).data() == "Warsame-Price, Filsan"
    assert page.only.table.model().index(0, 1).data() == "20 July 2020"
