"""The roll, used with the keyboard."""

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from dsl_desk.gui.children.page import ChildrenPage
from dsl_desk.gui.deeds.add_child import AddChild
from dsl_desk.services.recording import add_child
from dsl_desk.services.rolling import roll
from tests.gui.small_school import AMELIA, FILSAN, NAMESAKE
from tests.gui.visit import Visit


def names(page: ChildrenPage) -> list[str]:
    model = page.table.model()
    return [str(model.index(row, 0).data()) for row in range(model.rowCount())]


def open_form(page: ChildrenPage) -> AddChild:
    QTest.mouseClick(page.add_button, Qt.MouseButton.LeftButton)
    form = page.slot.form
    assert isinstance(form, AddChild)
    return form


def test_roll_shows_name_place_birth_and_last_record(small: Visit) -> None:
    page = small.go(ChildrenPage, "children")
    assert names(page) == ["Okafor, Amelia", "Ward, Finley", "Ward, Finley", "Warsame-Price, Filsan"]
    row = [page.table.model().index(0, column).data() for column in range(4)]
    assert row == ["Okafor, Amelia", "Year 9 · 9C", "9 May 2012", "No records"]
    assert page.count.text() == "4 children"


def test_typing_finds_and_enter_opens_the_first(small: Visit) -> None:
    page = small.go(ChildrenPage, "children")
    places: list[tuple[str, object]] = []
    page.navigate.connect(lambda name, argument: places.append((name, argument)))
    assert page.line.hasFocus()
    QTest.keyClicks(page.line, "fil pri")
    assert names(page) == ["Warsame-Price, Filsan"]
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
    assert names(page) == ["Okafor, Amelia"]


def test_year_chips_narrow_the_list(small: Visit) -> None:
    page = small.go(ChildrenPage, "children")
    page.years.pick("7")
    page.years.chosen.emit()
    assert page.count.text() == "1 of 4 children"
    page.line.setText("amelia")
    assert page.nobody.isVisible()
    assert not page.table.isVisible()


def test_added_child_stands_in_the_list(small: Visit) -> None:
    page = small.go(ChildrenPage, "children")
    form = open_form(page)
    for name, text in (("given_name", "Zosia"), ("family_name", "Żak"), ("year", "8"), ("form", "8B")):
        form.lines[name].setText(text)
    form.born.set_text("3/2/2013")
    QTest.keyClick(form.lines["form"], Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    small.settle()
    assert page.slot.form is None
    assert "Żak, Zosia" in names(page)
    (found,) = small.read(lambda desk: roll(desk).matching("zosia zak"))
    assert str(found.child.born) == "2013-02-03"


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
    assert "Ward, Finn" in names(page)
