"""The texts of letters in the real window: where each stands, changed, taken back, and confirmed by a speaker."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit

from dsl_desk.domain.letter import ENGLISH
from dsl_desk.gui.letter_texts.forms import ChangeText, ConfirmTranslation
from dsl_desk.gui.letter_texts.lines import Lines
from dsl_desk.gui.letter_texts.page import LetterTextsPage
from dsl_desk.gui.letter_texts.reading import Wanted
from dsl_desk.gui.letter_texts.text_page import LetterTextPage
from dsl_desk.gui.today.finishing import place_of
from dsl_desk.gui.widgets.buttons import Button
from dsl_desk.gui.widgets.rows import RowList
from dsl_desk.services.desk import Desk
from dsl_desk.services.drafts import drafts
from dsl_desk.services.lettering.sentences import Sentences
from dsl_desk.services.lettering.texts import save_text, text_in_use
from dsl_desk.services.lettering.translation_checks import latest_check
from tests.gui.keys import Keys
from tests.gui.visit import Visit, find

LETTER = "phone-line"
POLISH = Wanted(LETTER, "pl")
SHORT = "# Letter\n\nCall $school_phone.\n"


def said(rows: RowList) -> list[str]:
    model = rows.model()
    return [str(model.index(row, 0).data()) for row in range(model.rowCount())]


def column(lines: Lines, number: int) -> list[str]:
    model = lines.model()
    return [str(model.index(row, number).data()) for row in range(model.rowCount())]


def open_text(small: Visit, wanted: Wanted) -> LetterTextPage:
    small.go(LetterTextsPage, "letter-texts")
    return small.go(LetterTextPage, "letter-text", wanted)


def change_to(small: Visit, page: LetterTextPage, text: str) -> ChangeText:
    page.change_button.click()
    form = page.slot.form
    assert isinstance(form, ChangeText)
    small.settle()
    form.text.set_text(text)
    form.look_again()
    form.save()
    small.settle()
    small.settle()
    return form


def in_use(small: Visit, wanted: Wanted) -> str:
    return small.read(lambda desk: text_in_use(desk, wanted.code, wanted.language)).text


def own_english(desk: Desk) -> None:
    save_text(desk, LETTER, ENGLISH, SHORT)


def test_every_text_says_where_it_stands_and_one_language_can_be_shown(small: Visit) -> None:
    page = small.go(LetterTextsPage, "letter-texts")
    everything = said(page.list.rows)
    assert "A phone line for parents, English. The text of DSL Desk, version 2026-11., Open" in everything
    assert any("Polish. Nobody who speaks Polish has confirmed it." in row for row in everything)
    page.spoken.set_text("ur")
    page.spoken.edited.emit()
    urdu = said(page.list.rows)
    assert urdu
    assert all(", Urdu. " in row for row in urdu)
    assert len(urdu) < len(everything)


def test_the_keyboard_leads_from_the_list_to_a_text(small: Visit) -> None:
    page = small.go(LetterTextsPage, "letter-texts")
    assert small.window.focusWidget() is page.list.rows
    Keys(small.window).press(Qt.Key.Key_Return)
    small.settle()
    assert small.page(LetterTextPage).name.text().endswith(": English")


def test_a_changed_text_is_printed_and_can_be_taken_back(small: Visit) -> None:
    page = open_text(small, Wanted(LETTER))
    change_to(small, page, SHORT)
    assert in_use(small, Wanted(LETTER)) == SHORT
    assert page.whose.text() == "Your school’s own text, version 2026-11, our copy 1"
    assert column(page.lines, 0) == ["Letter", "Call $school_phone."]
    assert said(page.versions.rows)[0].startswith("Your school’s own text, ")
    page.shipped_button.click()
    small.settle()
    small.settle()
    assert page.whose.text() == "The text of DSL Desk, version 2026-11"
    assert len(said(page.versions.rows)) == 2
    page.versions.chosen.emit(page._shown.kept[0] if page._shown else None)
    form = page.slot.form
    assert isinstance(form, ChangeText)
    assert form.text.text() == SHORT


def test_what_stops_a_text_is_said_as_it_is_typed_and_beside_the_field(small: Visit) -> None:
    page = open_text(small, Wanted(LETTER))
    form = change_to(small, page, "# Letter\n\nCall $nobody.\n")
    assert form.check.text().startswith("Line 3 asks for $nobody, which is not one of ")
    assert "$nobody" in form.fields["text"].error
    assert "$nobody" not in in_use(small, Wanted(LETTER))


def test_english_is_scored_as_it_is_typed(small: Visit) -> None:
    page = open_text(small, Wanted(LETTER))
    page.change_button.click()
    form = page.slot.form
    assert isinstance(form, ChangeText)
    form.text.set_text(f"# Letter\n\n{' '.join(['word'] * 30)}.\n")
    small.wait_for(lambda: "Line 3: a sentence of 30 words." in form.check.text())
    assert "Flesch" in form.check.text()


def test_a_speaker_confirms_with_the_keyboard_and_a_change_undoes_it(small: Visit) -> None:
    page = open_text(small, POLISH)
    assert page.checked.text() == "Not for families yet. Nobody who speaks Polish has confirmed it."
    assert "Do kogo jeszcze mogę zadzwonić?" in column(page.lines, 1)
    keys = Keys(small.window)
    page.confirm_button.setFocus()
    keys.press(Qt.Key.Key_Return)
    small.settle()
    for words in ("Maria Nowak", "Polish is her first language", "today"):
        keys.type(words)
        keys.press(Qt.Key.Key_Tab)
    keys.press(Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    small.settle()
    small.settle()
    assert page.checked.text().startswith("Maria Nowak confirmed it on ")
    assert page.checked.text().endswith("How they know both languages: Polish is her first language.")
    assert not page.confirm_button.isVisible()
    small.read(own_english)
    page = open_text(small, POLISH)
    assert "after Maria Nowak had confirmed it" in page.checked.text()
    assert "$dsl_name" in page.differences.text()


def test_who_and_how_have_to_be_said(small: Visit) -> None:
    page = open_text(small, POLISH)
    page.confirm()
    form = page.slot.form
    assert isinstance(form, ConfirmTranslation)
    QTest.keyClicks(find(form, QLineEdit, "When they read both texts"), "32 june")
    form.save()
    assert all(form.fields[name].error for name in ("speaker", "speaks", "checked_on"))
    assert small.read(lambda desk: latest_check(desk, LETTER, "pl")) is None


def test_a_text_in_another_language_begins_as_the_english(small: Visit) -> None:
    page = small.go(LetterTextsPage, "letter-texts")
    page.begin_button.click()
    assert page.fields["letter"].error
    page.letter.set_text(LETTER)
    page.language.set_text("ro")
    page.begin_button.click()
    small.settle()
    text = small.page(LetterTextPage)
    form = text.slot.form
    assert isinstance(form, ChangeText)
    assert form.text.text() == in_use(small, Wanted(LETTER))
    form.text.set_text("# Scrisoare\n\nSunați la $school_phone.\n")
    form.save()
    small.settle()
    small.settle()
    assert column(text.lines, 1)[0] == "Scrisoare"
    assert "Nobody who speaks Romanian has confirmed it." in text.checked.text()
    find(text, Button, "Take this text out of use").click()
    small.settle()
    small.settle()
    assert text.whose.text().startswith("There is no text in Romanian yet.")
    assert said(text.versions.rows)[0].startswith("Own text taken out of use")


def test_sentences_are_read_beside_the_english_and_not_changed_here(small: Visit) -> None:
    page = open_text(small, Wanted(Sentences.SIGNS, "ur"))
    assert not page.change_button.isVisible()
    assert page.confirm_button.isVisible()
    assert len(column(page.lines, 1)) == len(column(page.lines, 0))


@pytest.mark.parametrize("wanted", [Wanted(LETTER), POLISH, Wanted(LETTER, "ur")], ids=lambda wanted: wanted.language)
def test_every_line_is_shown(small: Visit, wanted: Wanted) -> None:
    page = open_text(small, wanted)
    assert "" not in column(page.lines, page.lines.model().columnCount() - 1)


def test_what_was_typed_comes_back_from_today(small: Visit) -> None:
    page = open_text(small, POLISH)
    page.change_button.click()
    small.settle()
    form = page.slot.form
    assert isinstance(form, ChangeText)
    form.text.set_text("# List\n")
    small.go(LetterTextsPage, "letter-texts")
    (draft,) = small.read(drafts)
    text = small.go(LetterTextPage, *place_of(draft))
    assert text.name.text() == "A phone line for parents: Polish"
    text.change_button.click()
    small.settle()
    back = text.slot.form
    assert isinstance(back, ChangeText)
    assert back.text.text() == "# List\n"
