"""Advice in the window, by real keys: underlined after a pause, opened by F7, kept with a reason."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible, QTextCharFormat, QTextCursor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QMenu, QPushButton
from pytestqt.qtbot import QtBot

from dsl_desk.domain.event import Event, Happening
from dsl_desk.gui.proofreading import document_places, proofreader_of
from dsl_desk.gui.record.page import RecordPage
from dsl_desk.gui.record.words import FACTS
from dsl_desk.gui.widgets.advice import PAUSE
from dsl_desk.gui.widgets.note_editor import NoteField
from dsl_desk.services.chronicling import chronology
from dsl_desk.services.desk import Desk
from dsl_desk.services.language import entry, keep_wording, keeping_reasons
from dsl_desk.store import journal
from tests.gui.keys import Keys
from tests.gui.small_school import AMELIA, FINLEY
from tests.gui.visit import Visit

NOTE = "She put herself at risk. He recieved it. 🙂 She is attention-seeking."
STYLES = QTextCharFormat.UnderlineStyle


@pytest.fixture
def page(small: Visit) -> Iterator[RecordPage]:
    """A concern about Finley being written; the dictionary has been read."""
    opened = small.go(RecordPage, "record", FINLEY.id)
    reader = proofreader_of(opened)
    assert reader
    reader.begin()
    small.settle()
    yield opened


def write(small: Visit, note: NoteField, text: str) -> None:
    """Write, and let the pause pass."""
    note.editor.setFocus()
    if text.isascii():
        Keys(small.window).type(text)
    else:  # no test can press the key of an emoji
        note.editor.insertPlainText(text)
    small.wait_for(lambda: not note.advice or bool(note.advice.marks) or not text)
    small.settle()


def marked(note: NoteField) -> list[tuple[str, str]]:
    return [(mark.text, mark.entry) for mark in note.advice.marks] if note.advice else []


def press(small: Visit, note: NoteField, words: str) -> None:
    assert note.advice
    (button,) = [each for each in note.advice.note.buttons() if each.text() == words and each.isVisible()]
    button.click()
    small.settle()


def happened(desk: Desk) -> list[Event]:
    bodies = [
        journal.read_body(Event, content).record
        for found, _, content in journal.entries(desk.connection, desk.vault.identity.id)
        if found.header.kind == "event" and content is not None
    ]
    return [body for body in bodies if body.happening is Happening.WORDING_KEPT]


def test_words_are_underlined_after_a_pause_each_kind_in_a_shape_of_its_own(small: Visit, page: RecordPage) -> None:
    note = page.form.what
    write(small, note, NOTE)
    assert marked(note) == [
        ("put herself at risk", "self-at-risk"), ("recieved", ""), ("attention-seeking", "attention-seeking"),
    ]  # fmt: skip
    shown = note.editor.extraSelections()
    assert [each.cursor.selectedText() for each in shown] == [text for text, _ in marked(note)]
    assert [each.format.underlineStyle() for each in shown] == [
        STYLES.DashUnderline, STYLES.WaveUnderline, STYLES.DashUnderline,
    ]  # fmt: skip
    assert note.text() == NOTE


def test_one_line_says_how_much_and_screen_readers_hear_it_with_the_field(small: Visit, page: RecordPage) -> None:
    note = page.form.what
    write(small, note, NOTE)
    assert note.advice
    assert note.advice.words() == "2 wordings and 1 spelling to look at (F7)"
    interface = QAccessible.queryAccessibleInterface(note.editor)
    assert interface.text(QAccessible.Text.Description) == f"{FACTS} {note.advice.words()}"


def test_f7_says_what_why_what_instead_and_from_where_and_comes_round(small: Visit, page: RecordPage) -> None:
    note, keys = page.form.what, Keys(small.window)
    write(small, note, NOTE)
    assert note.advice
    keys.press(Qt.Key.Key_F7)
    about = entry("self-at-risk")
    shown = " ".join(label.text() for label in note.advice.note.shown_words())
    for words in ("“put herself at risk”", "1 of 3", about.why, about.instead, about.fine_when, "2024"):
        assert words in shown
    assert note.editor.hasFocus()
    keys.press(Qt.Key.Key_F7)
    assert note.advice.note.mark == note.advice.marks[1]
    keys.press(Qt.Key.Key_F7)
    keys.press(Qt.Key.Key_F7)
    assert note.advice.note.mark == note.advice.marks[0]
    keys.press(Qt.Key.Key_Escape)
    assert not note.advice.is_open
    assert small.page(RecordPage) is page, "Esc closed the advice and did not leave the page"


def test_tab_reaches_every_button_of_the_advice_and_nothing_of_it_while_it_is_closed(
    small: Visit, page: RecordPage
) -> None:
    note, keys = page.form.what, Keys(small.window)
    write(small, note, NOTE)
    keys.press(Qt.Key.Key_Tab)
    assert page.form.how_known.isAncestorOf(small.window.focusWidget())
    note.editor.setFocus()
    keys.press(Qt.Key.Key_F7)
    reached = []
    for _ in range(3):
        keys.press(Qt.Key.Key_Tab)
        focused = small.window.focusWidget()
        assert isinstance(focused, QPushButton)
        reached.append(focused.text())
    assert reached == ["Keep it because …", "Next", "Close"]


def test_a_wording_is_kept_with_a_reason_beside_the_record_and_without_its_words(
    small: Visit, page: RecordPage
) -> None:
    note, reason = page.form.what, keeping_reasons()[2]
    write(small, note, "She is attention-seeking.")
    assert note.advice
    note.advice.show_next()
    (menu,) = note.advice.note.findChildren(QMenu)
    (chosen,) = [action for action in menu.actions() if action.text() == reason.wording]
    chosen.trigger()
    small.settle()
    small.settle()
    assert marked(note) == []
    assert not note.advice.isVisible()
    assert note.editor.extraSelections() == []
    (event,) = small.read(happened)
    assert event == Event(page.form.record_id, Happening.WORDING_KEPT, f"attention-seeking: {reason.code}")


def test_what_was_kept_for_a_record_stays_kept_when_its_draft_is_opened_again(small: Visit, page: RecordPage) -> None:
    draft_id, reason = page.form.record_id, keeping_reasons()[0]
    small.read(lambda desk: keep_wording(desk, draft_id, "attention-seeking", reason))
    write(small, page.form.what, "She is attention-seeking and put herself at risk.")
    assert marked(page.form.what) == [("put herself at risk", "self-at-risk")]


def test_a_spelling_is_replaced_only_when_picked_and_can_be_undone(small: Visit, page: RecordPage) -> None:
    note = page.form.what
    write(small, note, "🙂 He recieved it.")
    assert note.advice
    note.advice.show_next()
    press(small, note, "received")
    small.wait_for(lambda: marked(note) == [])
    assert note.text() == "🙂 He received it."
    note.editor.undo()
    assert note.text() == "🙂 He recieved it."


def test_a_word_that_is_right_is_known_from_then_on(small: Visit, page: RecordPage) -> None:
    note = page.form.what
    write(small, note, "At Larkfeild.")
    assert note.advice
    note.advice.show_next()
    press(small, note, "It is right")
    small.wait_for(lambda: marked(note) == [])
    assert note.text() == "At Larkfeild."


def test_the_childrens_names_are_known_words(small: Visit, page: RecordPage) -> None:
    write(small, page.form.what, "Filsan Warsame-Price sat with Okafor’s sister. She put herself at risk.")
    assert marked(page.form.what) == [("put herself at risk", "self-at-risk")]


def test_exact_words_are_never_remarked(small: Visit, page: RecordPage) -> None:
    page.form.exact_words.set_text(NOTE)
    QTest.qWait(PAUSE + 100)
    small.settle()
    assert page.form.exact_words.advice is None
    assert page.form.exact_words.editor.extraSelections() == []


def test_advice_never_holds_up_a_save(small: Visit, page: RecordPage) -> None:
    write(small, page.form.what, "She put herself at risk.")
    keys = Keys(small.window)
    keys.press(Qt.Key.Key_Tab)
    keys.type("s")
    keys.press(Qt.Key.Key_Tab)
    keys.type("b")
    page.save()
    small.settle()
    (saved,) = small.read(lambda desk: chronology(desk, FINLEY.id))
    assert "put herself at risk" in saved.text


def test_a_key_does_not_wait_for_advice(small: Visit, page: RecordPage, qtbot: QtBot) -> None:
    """The work is asked for after the pause: a key in a long note starts a timer and nothing else of ours."""
    note = page.form.what
    note.set_text("She put herself at risk again. " * 300)
    assert note.advice
    note.advice.look_again()
    small.settle()
    before = note.advice.marks
    note.editor.setFocus()
    QTest.keyClicks(note.editor, "x")
    assert note.advice.marks is before


def test_the_marks_of_an_older_text_are_dropped(small: Visit, page: RecordPage) -> None:
    note = page.form.what
    note.set_text("She put herself at risk.")
    assert note.advice
    note.advice.look_again()
    note.set_text("He came in at nine.")
    small.settle()
    assert marked(note) == []


def test_every_note_of_the_forms_keeps_with_its_record(small: Visit, page: RecordPage) -> None:
    small.go(RecordPage, "record", AMELIA.id)
    form = small.page(RecordPage).form
    notes = [note for note in form.findChildren(NoteField) if note.advice]
    assert len(notes) > 3
    assert {note.advice.record_id() for note in notes if note.advice} == {form.record_id}


def test_a_note_in_a_window_without_a_proofreader_gives_no_advice(qtbot: QtBot) -> None:
    note = NoteField()
    qtbot.addWidget(note)
    note.set_text("She put herself at risk.")
    assert note.advice
    note.advice.look_again()
    assert note.advice.marks == ()
    note.advice.show_next()
    assert not note.advice.is_open


def test_places_are_the_documents_own_after_an_emoji(qtbot: QtBot) -> None:
    note = NoteField()
    qtbot.addWidget(note)
    for text in ("plain", "🙂a\u200bb", "👩‍👧 a 🙂 b", ""):
        note.set_text(text)
        place = document_places(text)
        for at, character in enumerate(text):
            cursor = note.editor.textCursor()
            cursor.setPosition(place(at))
            cursor.setPosition(place(at + 1), QTextCursor.MoveMode.KeepAnchor)
            assert cursor.selectedText() == character
