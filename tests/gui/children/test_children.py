"""The roll, used with the keyboard."""

from dataclasses import replace
from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton

from dsl_desk.domain.changed import Changed
from dsl_desk.domain.status import Status
from dsl_desk.domain.term import Term
from dsl_desk.gui.children.page import ChildrenPage
from dsl_desk.gui.deeds.add_child import AddChild
from dsl_desk.services.desk import Desk, changed
from dsl_desk.services.recording import add_child
from dsl_desk.services.roll.listing import Wanted, find_children
from tests.gui.small_school import AMELIA, FILSAN, NAMESAKE
from tests.gui.visit import Visit, find


def names(visitor: Visit, page: ChildrenPage) -> list[str]:
    """Every name in the table, once it has been read."""
    visitor.settle()
    for row in range(page.table.model().rowCount()):
        page.table.model().index(row, 0).data()
    visitor.settle()
    model = page.table.model()
    return [str(model.index(row, 0).data()) for row in range(model.rowCount())]


def open_form(page: ChildrenPage) -> AddChild:
    QTest.mouseClick(page.add_button, Qt.MouseButton.LeftButton)
    form = page.slot.form
    assert isinstance(form, AddChild)
    return form


def test_roll_shows_name_place_birth_and_last_record(small: Visit) -> None:
    page = small.go(ChildrenPage, "children")
    assert names(small, page) == ["Okafor, Amelia", "Ward, Finley", "Ward, Finley", "Warsame-Price, Filsan"]
    row = [page.table.model().index(0, column).data() for column in range(5)]
    assert row == ["Okafor, Amelia", "Year 9 · 9C", None, "9 May 2012", "No records"]
    assert page.count.text() == "4 children"


def test_typing_finds_and_enter_opens_the_first(small: Visit) -> None:
    page = small.go(ChildrenPage, "children")
    places: list[tuple[str, object]] = []
    page.navigate.connect(lambda name, argument: places.append((name, argument)))
    assert page.line.hasFocus()
    QTest.keyClicks(page.line, "fil pri")
    small.settle()
    assert names(small, page) == ["Warsame-Price, Filsan"]
    assert page.count.text() == "1 of 4 children"
    QTest.keyClick(page.line, Qt.Key.Key_Return)
    assert places == [("child", FILSAN.id)]


def test_down_goes_to_the_table_and_enter_opens_that_row(small: Visit) -> None:
    page = small.go(ChildrenPage, "children")
    places: list[object] = []
    page.navigate.connect(lambda _name, argument: places.append(argument))
    QTest.keyClick(page.line, Qt.Key.Key_Down)
    assert page.table.hasFocus()
    QTest.keyClick(page.table, Qt.Key.Key_Return)
    assert places == [AMELIA.id]


def test_letter_typed_in_the_table_goes_to_the_line(small: Visit) -> None:
    page = small.go(ChildrenPage, "children")
    page.table.setFocus()
    QTest.keyClick(page.table, Qt.Key.Key_A)
    assert page.line.hasFocus()
    assert page.line.text() == "a"
    assert names(small, page) == ["Okafor, Amelia"]


def test_year_chips_narrow_the_list(small: Visit) -> None:
    page = small.go(ChildrenPage, "children")
    page.filters.years.pick("7")
    page.filters.years.chosen.emit()
    small.settle()
    assert page.count.text() == "1 of 4 children"
    page.line.setText("amelia")
    small.settle()
    assert page.nobody.isVisible()
    assert not page.table.isVisible()


def choose(visitor: Visit, page: ChildrenPage, words: str) -> None:
    """Pick the chip of that name."""
    find(page.filters, QPushButton, words).click()
    visitor.settle()


def test_leavers_are_shown_only_when_asked_for(small: Visit) -> None:
    gone = replace(AMELIA, left=date(2025, 7, 18))
    small.go(ChildrenPage, "children").tasks.write(small.window, lambda desk: add_child(desk, gone))
    page = small.page(ChildrenPage)
    assert "Okafor, Amelia" not in names(small, page)
    assert page.count.text() == "3 children"
    choose(small, page, "Left the school")
    assert names(small, page) == ["Okafor, Amelia"]
    assert page.table.model().index(0, 1).data() == "Left 18 July 2025"
    assert page.count.text() == "1 child"


def test_a_status_in_force_can_be_chosen_and_is_shown(small: Visit) -> None:
    plan = Status("aa" * 16, AMELIA.id, Term("cp-plan", "Child protection plan"))

    def record(desk: Desk) -> Changed:
        with desk.deed() as deed:
            deed.record(plan)
        return changed(deed, plan.id, [AMELIA.id])

    page = small.go(ChildrenPage, "children")
    page.tasks.write(page, record)
    small.settle()
    choose(small, page, "Child protection plan")
    assert names(small, page) == ["Okafor, Amelia"]
    assert page.table.model().index(0, 2).data() == "Child protection plan"
    choose(small, page, "Open concern")
    assert names(small, page) == []
    assert page.nobody.isVisible()


def test_what_narrows_the_list_is_for_this_visit_only(small: Visit) -> None:
    page = small.go(ChildrenPage, "children")
    choose(small, page, "Left the school")
    assert ChildrenPage(page.tasks).filters.wanted("") == Wanted()


def test_enter_pressed_before_the_answer_opens_it_when_it_comes(small: Visit) -> None:
    page = small.go(ChildrenPage, "children")
    places: list[object] = []
    page.navigate.connect(lambda _name, argument: places.append(argument))
    QTest.keyClicks(page.line, "fil")
    QTest.keyClick(page.line, Qt.Key.Key_Return)
    small.settle()
    assert places == [FILSAN.id]


def test_added_child_stands_in_the_list(small: Visit) -> None:
    page = small.go(ChildrenPage, "children")
    form = open_form(page)
    for name, text in (("given_name", "Zosia"), ("family_name", "Żak"), ("year", "8"), ("form", "8B")):
        form.lines[name].setText(text)
    form.born.set_text("3/2/2013")
    QTest.keyClick(form.lines["form"], Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    small.settle()
    assert page.slot.form is None
    assert "Żak, Zosia" in names(small, page)
    (found,) = small.read(lambda desk: find_children(desk, "zosia zak", 9))
    assert str(found.born) == "2013-02-03"


def test_what_is_missing_is_linked_from_the_summary_and_nothing_typed_is_lost(small: Visit) -> None:
    page = small.go(ChildrenPage, "children")
    form = open_form(page)
    form.lines["year"].setText("8")
    form.born.set_text("31 june")
    form.save()
    assert form.summary.hasFocus()
    assert form.fields["given_name"].error == "Error: Enter the child's first name"
    assert form.fields["family_name"].error == "Error: Enter the child's family name"
    assert form.fields["born"].error.startswith("Error: Type a day")
    assert form.lines["year"].text() == "8"


def test_list_is_read_again_when_a_child_changes_elsewhere(small: Visit) -> None:
    page = small.go(ChildrenPage, "children")
    page.tasks.write(page, lambda desk: add_child(desk, NAMESAKE.__class__("f2" * 16, "Ward", "Finn")))
    small.settle()
    assert "Ward, Finn" in names(small, page)


def test_import_and_the_school_year_are_reached_from_here(small: Visit) -> None:
    page = small.go(ChildrenPage, "children")
    places: list[str] = []
    page.navigate.connect(lambda name, _argument: places.append(name))
    for button in (page.import_button, page.year_button):
        QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    assert places == ["import", "school-year"]
