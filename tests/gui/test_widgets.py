from collections.abc import Callable
from typing import Any

import pytest
from PySide6.QtCore import QMimeData, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractItemView, QLineEdit, QPushButton, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from dsl_desk.domain.child import Child
from dsl_desk.domain.errors import InvalidRecord
from dsl_desk.gui.tasks import Tasks
from dsl_desk.gui.widgets.buttons import secondary
from dsl_desk.gui.widgets.child_picker import ChildPicker
from dsl_desk.gui.widgets.chips import ChipGroup, Choice
from dsl_desk.gui.widgets.note_editor import LONGEST, TOO_LONG, NoteField
from dsl_desk.gui.widgets.progress_panel import ProgressPanel
from dsl_desk.gui.widgets.rows import ListModel, Row, RowList
from dsl_desk.gui.widgets.select import Select
from dsl_desk.gui.widgets.table import Column, TableModel
from dsl_desk.gui.widgets.tick_box import TickBox
from dsl_desk.gui.widgets.when_field import WhenField
from tests.gui.parts import CHILDREN, NOW, ROWS, PartsPage


def typed(qtbot: QtBot, widget: Any, text: str) -> None:
    QTest.keyClicks(widget, text)


@pytest.fixture
def known(qtbot: QtBot) -> ChipGroup[str]:
    group = ChipGroup([Choice(word, word) for word in ("saw", "told", "typed", "reported")])
    qtbot.addWidget(group)
    group.show()
    qtbot.waitExposed(group)
    group.setFocus()
    return group


def test_a_letter_picks_a_chip_and_again_the_next_with_that_letter(qtbot: QtBot, known: ChipGroup[str]) -> None:
    typed(qtbot, known.focusWidget(), "t")
    assert known.value() == "told"
    typed(qtbot, known.focusWidget(), "t")
    assert known.value() == "typed"


def test_arrows_move_without_picking_and_enter_picks(qtbot: QtBot, known: ChipGroup[str]) -> None:
    QTest.keyClick(known.focusWidget(), Qt.Key.Key_Left)
    assert known.value() is None
    QTest.keyClick(known.focusWidget(), Qt.Key.Key_Return)
    assert known.value() == "reported"


def test_several_chips_can_be_picked_and_one_taken_back(qtbot: QtBot) -> None:
    group = ChipGroup([Choice(n, words) for n, words in enumerate(("Phone", "Friends"))], several=True)
    qtbot.addWidget(group)
    group.show()
    for letter in "pfp":
        typed(qtbot, group.focusWidget() or group.focusProxy(), letter)
    assert group.values() == (1,)


def test_new_chips_stand_where_the_old_ones_stood_in_the_tab_order(qtbot: QtBot) -> None:
    page, chips = QWidget(), ChipGroup([Choice(1, "One")])
    column = QVBoxLayout(page)
    before, after = QLineEdit(), QLineEdit()
    for widget in (before, chips, after):
        column.addWidget(widget)
    qtbot.addWidget(page)
    page.show()
    qtbot.waitExposed(page)
    page.activateWindow()
    qtbot.waitUntil(page.isActiveWindow)
    chips.set_choices(())
    chips.set_choices((Choice(1, "One"), Choice(2, "Two")))
    qtbot.waitUntil(lambda: all(chip.isVisible() for chip in chips.findChildren(QPushButton)))
    before.setFocus()
    QTest.keyClick(before, Qt.Key.Key_Tab)
    assert chips.isAncestorOf(page.focusWidget())
    QTest.keyClick(page.focusWidget(), Qt.Key.Key_Tab)
    assert after.hasFocus()


def test_the_note_keeps_what_was_typed_exactly(qtbot: QtBot) -> None:
    note = NoteField()
    qtbot.addWidget(note)
    text = "<b>not bold</b> Zażółć Ŵyn سلام 👩‍👧\n\n  two spaces"
    source = QMimeData()
    source.setText(text)
    source.setHtml("<b>bold</b>")
    note.editor.insertFromMimeData(source)
    assert note.text() == text
    assert note.editor.document().firstBlock().blockFormat().lineHeight() == 138


def test_a_note_that_is_too_long_is_refused_in_words(qtbot: QtBot) -> None:
    note = NoteField()
    qtbot.addWidget(note)
    note.set_text("a" * LONGEST)
    typed(qtbot, note.editor, "b")
    assert note.text() == "a" * LONGEST
    assert note.remark() == TOO_LONG


def test_hidden_characters_are_named(qtbot: QtBot) -> None:
    note = NoteField()
    qtbot.addWidget(note)
    note.set_text("left\u202eright")
    assert note.remark() == "1 hidden character marked in the text: right-to-left override."


def test_tab_leaves_the_note(qtbot: QtBot) -> None:
    note = NoteField()
    qtbot.addWidget(note)
    QTest.keyClick(note.editor, Qt.Key.Key_Tab)
    assert note.text() == ""


@pytest.mark.parametrize(
    ("text", "reading"),
    [
        ("today 8:40", "Tuesday 24 March 2026 at 8:40am"),
        ("", "Not stated"),
        ("today 11pm", "This is in the future. Type a day and time that has passed"),
    ],
)
def test_the_field_reads_what_is_typed(qtbot: QtBot, text: str, reading: str) -> None:
    field = WhenField(lambda: NOW)
    qtbot.addWidget(field)
    field.set_text(text)
    assert field.reading() == reading
    assert reading in field.line.accessibleDescription()


def test_a_time_to_come_cannot_be_taken(qtbot: QtBot) -> None:
    field = WhenField(lambda: NOW)
    qtbot.addWidget(field)
    field.set_text("tomorrow")
    with pytest.raises(InvalidRecord):
        field.when()


def test_alt_down_opens_a_calendar_without_days_to_come(qtbot: QtBot) -> None:
    field = WhenField(lambda: NOW)
    qtbot.addWidget(field)
    field.show()
    QTest.keyClick(field.line, Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier)
    calendar = field.open_calendar()
    assert calendar.maximumDate().toPython() == NOW.date()
    calendar.activated.emit(calendar.selectedDate())
    assert field.when().day == NOW.date()


def offering(qtbot: QtBot) -> ChildPicker:
    """A picker whose answers are in by the time a key has been pressed."""
    picker = ChildPicker()
    qtbot.addWidget(picker)
    picker.asked.connect(lambda text: picker.show_found(text, CHILDREN[:2] if text.startswith("fin") else ()))
    picker.show()
    return picker


def test_enter_chooses_the_child_that_is_marked(qtbot: QtBot) -> None:
    picker = offering(qtbot)
    typed(qtbot, picker.line, "fin")
    QTest.keyClick(picker.line, Qt.Key.Key_Down)
    QTest.keyClick(picker.line, Qt.Key.Key_Return)
    assert picker.child() == CHILDREN[1]


def test_two_of_one_name_show_year_form_and_birth(qtbot: QtBot) -> None:
    picker = offering(qtbot)
    typed(qtbot, picker.line, "finley")
    found = picker.findChild(QAbstractItemView)
    assert found is not None
    model = found.model()
    assert {model.index(row, 0).data() for row in range(model.rowCount())} == {
        "Finley Ward, Year 7 · 7C · born Monday 3 February 2014",
        "Finley Ward, Year 9 · 9A · born Wednesday 14 November 2012",
    }


def test_enter_pressed_before_the_answer_chooses_the_first_when_it_comes(qtbot: QtBot) -> None:
    picker = ChildPicker()
    qtbot.addWidget(picker)
    picker.show()
    typed(qtbot, picker.line, "fin")
    QTest.keyClick(picker.line, Qt.Key.Key_Return)
    picker.show_found("fi", CHILDREN)
    assert picker.child() is None
    picker.show_found("fin", CHILDREN)
    assert picker.child() == CHILDREN[0]


def test_what_is_typed_while_the_answer_is_on_its_way_goes_to_the_next_field(qtbot: QtBot) -> None:
    both = QWidget()
    qtbot.addWidget(both)
    picker, after = ChildPicker(), QLineEdit()
    column = QVBoxLayout(both)
    column.addWidget(picker)
    column.addWidget(after)
    both.show()
    both.activateWindow()
    qtbot.waitUntil(both.isActiveWindow)
    picker.line.setFocus()
    QTest.keyClicks(picker.line, "fin")
    QTest.keyClick(picker.line, Qt.Key.Key_Return)
    QTest.keyClicks(picker.line, "A grey car")
    picker.show_found("fin", CHILDREN)
    assert picker.child() == CHILDREN[0]
    assert after.text() == "A grey car"


def test_enter_does_not_choose_what_was_found_for_less(qtbot: QtBot) -> None:
    picker = ChildPicker()
    qtbot.addWidget(picker)
    picker.show()
    typed(qtbot, picker.line, "f")
    picker.show_found("f", CHILDREN)
    typed(qtbot, picker.line, "o")
    QTest.keyClick(picker.line, Qt.Key.Key_Return)
    picker.show_found("fo", ())
    assert picker.child() is None
    QTest.keyClick(picker.line, Qt.Key.Key_Backspace)
    picker.show_found("f", CHILDREN)
    assert picker.child() is None


def test_the_models_keep_the_rules(qtmodeltester: Any) -> None:
    qtmodeltester.check(ListModel(lambda row: row.spoken, ROWS))
    columns: tuple[Column[Child], ...] = (
        Column("Name", lambda child: child.name),
        Column("Form", lambda child: child.form),
    )
    qtmodeltester.check(TableModel(columns, CHILDREN))


def test_enter_opens_the_current_row(qtbot: QtBot) -> None:
    rows = RowList("Needs you today")
    qtbot.addWidget(rows)
    rows.set_rows(ROWS)
    rows.show()
    with qtbot.waitSignal(rows.chosen) as chosen:
        QTest.keyClick(rows, Qt.Key.Key_Down)
        QTest.keyClick(rows, Qt.Key.Key_Return)
    assert chosen.args == [ROWS[1].key]


def test_the_same_row_stays_current_when_the_list_is_read_again(qtbot: QtBot) -> None:
    rows = RowList("Needs you today")
    qtbot.addWidget(rows)
    rows.set_rows(ROWS)
    rows.selectRow(1)
    rows.set_rows((Row("new", "New"), *ROWS))
    assert rows.currentIndex().row() == 2


def test_time_left_is_said_after_ten_seconds(qtbot: QtBot) -> None:
    now = [0.0]
    panel = ProgressPanel(clock=lambda: now[0])
    qtbot.addWidget(panel)
    panel.begin("Signing")
    now[0] = 9.0
    panel.progressed("Signing", 0.5)
    assert panel.time_left() == ""
    now[0] = 30.0
    panel.progressed("Signing", 0.5)
    assert panel.time_left() == "About 30 seconds left"


def test_the_summary_takes_the_focus_and_leads_to_the_field(qtbot: QtBot, tasks: Tasks) -> None:
    page = PartsPage(tasks)
    qtbot.addWidget(page)
    page.show()
    qtbot.waitExposed(page)
    page.note.set_text("kept")
    page.show_problems()
    assert page.focusWidget() is page.summary
    assert page.fields["what"].error == "Error: Enter what you saw or were told"
    page.focusNextChild()
    QTest.keyClick(page.focusWidget(), Qt.Key.Key_Space)
    assert page.focusWidget() is page.note.editor
    assert page.note.text() == "kept"


def test_the_wheel_does_not_take_the_keyboard_to_a_select_it_passes(qtbot: QtBot) -> None:
    select = Select()
    qtbot.addWidget(select)
    assert select.focusPolicy() == Qt.FocusPolicy.StrongFocus


@pytest.mark.parametrize("make", [lambda: secondary("Choose files"), lambda: TickBox("None of them")])
def test_the_focus_is_drawn_by_the_ring_alone(qtbot: QtBot, make: Callable[[], QWidget]) -> None:
    page, line, control = QWidget(), QLineEdit(), make()
    column = QVBoxLayout(page)
    for widget in (line, control):
        column.addWidget(widget)
    qtbot.addWidget(page)
    page.show()
    qtbot.waitExposed(page)
    page.activateWindow()
    qtbot.waitUntil(page.isActiveWindow)
    line.setFocus()
    before = control.grab().toImage()
    QTest.keyClick(line, Qt.Key.Key_Tab)
    assert control.hasFocus()
    assert control.grab().toImage() == before


def test_text_brought_back_is_gone_on_with_at_its_end(qtbot: QtBot) -> None:
    field = NoteField()
    qtbot.addWidget(field)
    field.set_text("Kept")
    QTest.keyClicks(field.editor, " on")
    assert field.text() == "Kept on"


@pytest.mark.parametrize("key", [Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space])
def test_enter_presses_a_button_as_space_does(qtbot: QtBot, key: Qt.Key) -> None:
    button = secondary("Choose files")
    qtbot.addWidget(button)
    with qtbot.waitSignal(button.clicked):
        QTest.keyClick(button, key)
