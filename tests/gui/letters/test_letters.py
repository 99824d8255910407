"""General letters: chosen, filled, and read as they will be printed, with nobody's name."""

from dataclasses import replace

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit

from dsl_desk.domain.front_sheet import FrontSheet
from dsl_desk.gui.directory.page import DirectoryPage
from dsl_desk.gui.letter_texts.forms import ConfirmTranslation
from dsl_desk.gui.letter_texts.text_page import LetterTextPage
from dsl_desk.gui.letters.page import LettersPage
from dsl_desk.gui.letters.wording import NOT_PLAIN, PLAIN
from dsl_desk.gui.today.page import TodayPage
from dsl_desk.gui.widgets.buttons import Button
from dsl_desk.gui.widgets.rows import RowList
from dsl_desk.services.directory import school, set_school
from dsl_desk.services.drafts import drafts
from dsl_desk.services.front_sheets import save_front_sheet
from dsl_desk.services.language import entry
from dsl_desk.services.lettering.appearance import EnglishStands
from dsl_desk.services.lettering.families import Way
from dsl_desk.services.reviewing import children
from tests.documents.reading import text_of
from tests.gui.keys import CTRL, Keys
from tests.gui.letters.asking import HOME, LINE, Desktop, address_by, ask_for_copies, distributions, show
from tests.gui.small_school import AMELIA
from tests.gui.visit import Visit

# Asked for


def test_it_needs_an_audience_and_a_number_of_copies(small: Visit, page: LettersPage) -> None:
    page.choosing.copies.setText("many")
    show(small, page)
    assert page.fields["audience"].error
    assert page.fields["copies"].error
    assert page.summary.hasFocus()
    assert page.preview.isHidden()


def test_the_questions_of_a_letter_come_with_it_and_are_asked_beside_their_fields(
    small: Visit, page: LettersPage
) -> None:
    assert not page.asks.fields
    page.choosing.pack.pick("parents-session")
    page.choosing.pack.chosen.emit()
    ask_for_copies(page)
    show(small, page)
    assert page.fields["session_day"].error == "Error: Answer “Day of the session”"


def test_a_letter_waits_for_the_number_it_is_for_and_says_where_to_check_it(small: Visit, page: LettersPage) -> None:
    page.choosing.pack.pick("partnership")
    page.choosing.chosen.pick("phone-line")
    page.choosing.pack.chosen.emit()
    page.choosing.chosen.pick("phone-line")
    page.choosing.chosen.chosen.emit()
    page.asks.restore({"line_contact": LINE.id})
    ask_for_copies(page)
    show(small, page)
    assert "This letter waits for Parents’ line" in page.banner.words()
    page.banner.chosen.emit()
    small.settle()
    assert isinstance(small.window.page, DirectoryPage)
    small.window.back()
    small.settle()
    assert page.asks.state()["line_contact"] == LINE.id, "what was chosen is still there"


def test_a_profile_that_lacks_something_says_what_and_where(small: Visit, page: LettersPage) -> None:
    page.tasks.write(page, lambda desk: set_school(desk, replace(school(desk), phone="")))
    small.settle()
    ask_for_copies(page)
    show(small, page)
    assert "which the school profile does not hold yet" in page.banner.words()
    assert page.output.isHidden()


def test_a_letter_can_be_for_the_families_of_children_chosen_one_by_one(
    small: Visit, page: LettersPage, desktop: Desktop
) -> None:
    address_by(page, Way.POST, "chosen")
    show(small, page)
    assert page.fields["children"].error
    keys = Keys(small.window)
    page.choosing.whose.setFocus()
    keys.type("am ok")
    keys.press(Qt.Key.Key_Return)
    small.wait_for(lambda: page.choosing.whose.text() == [AMELIA.id])
    show(small, page)
    assert page.preview.which.text() == "Letter 1 of 1"
    text = text_of(page.preview.bytes)
    assert "LK1 4A2" in text
    assert AMELIA.given_name not in text
    page.output.save_button.click()
    small.settle()
    (logged,) = small.read(distributions)
    assert logged.audience == "Parents and carers of 1 child chosen one by one"


def test_a_sign_that_no_font_can_draw_is_refused_beside_its_field_and_nothing_is_offered(
    small: Visit, page: LettersPage
) -> None:
    page.choosing.pack.pick("partnership")
    page.choosing.pack.chosen.emit()
    page.choosing.chosen.pick("officers-visiting")
    page.choosing.chosen.chosen.emit()
    ask_for_copies(page)
    page.asks.restore({"visit_day": "1/12/2031", "visit_classes": "Year \U00013000", "visit_plan": "They eat lunch."})
    show(small, page)
    small.settle()
    assert "U+13000" in page.fields["visit_classes"].error
    assert page.output.isHidden()
    assert page.asks.state()["visit_plan"] == "They eat lunch."


# Shown


def test_the_exact_pages_come_with_how_they_read_and_what_is_left_out(small: Visit, page: LettersPage) -> None:
    ask_for_copies(page)
    show(small, page)
    assert page.preview.pdf.page_count() == 2
    assert "Parents’ line is left out" in page.preview.problems.words()
    assert page.preview.wording.verdict.text() == PLAIN
    assert "Flesch" in page.preview.wording.words.text()
    text = text_of(page.preview.bytes)
    assert "Larkfield Academy" in text
    assert [child.name for child in small.read(children) if child.name in text] == []


def test_a_person_steps_through_the_families(small: Visit, page: LettersPage) -> None:
    address_by(page, Way.POST, "year 9")
    show(small, page)
    assert page.preview.which.text() == "Letter 1 of 2"
    first = text_of(page.preview.bytes)
    page.preview.after.click()
    small.settle()
    assert page.preview.which.text() == "Letter 2 of 2"
    assert ("LK1 4A1" in first) != ("LK1 4A1" in text_of(page.preview.bytes))


def test_a_translation_nobody_has_confirmed_is_read_and_not_printed(small: Visit, page: LettersPage) -> None:
    ask_for_copies(page)
    page.appearance.language.pick("pl")
    page.appearance.language.chosen.emit()
    show(small, page)
    assert "Nobody who speaks Polish has confirmed" in page.preview.problems.words()
    assert "Szanowni" in text_of(page.preview.bytes)
    assert not page.output.print_button.isEnabled()
    confirm, *_ = page.preview.problems.findChildren(Button)
    assert confirm.accessibleName() == "Confirm the Polish"
    confirm.click()
    small.settle()
    text = small.window.page
    assert isinstance(text, LetterTextPage)
    assert text.name.text() == "Signs to look for and how to get help: Polish"
    text.confirm()
    (form,) = text.findChildren(ConfirmTranslation)
    form.speaker.setText("Maria Nowak")
    form.speaks.setText("Polish is her first language")
    form.day.set_text("today")
    form.save()
    small.settle()
    text.letters_link.click()
    small.settle()
    assert small.window.page is page
    assert (page.choosing.copies.text(), page.appearance.language.value()) == ("180", "pl")
    assert "Polish" not in page.preview.problems.words()
    assert page.output.print_button.isEnabled()


def test_with_large_print_the_english_stands_behind_and_that_is_said(small: Visit, page: LettersPage) -> None:
    look = page.appearance
    ask_for_copies(page)
    look.language.pick("pl")
    look.language.chosen.emit()
    look.english.pick(EnglishStands.BESIDE)
    assert look.chosen_english() is EnglishStands.BESIDE
    look.large.click()
    assert look.chosen_english() is EnglishStands.BEHIND
    assert look.fields["english"].isHidden()
    assert look.behind_only.isVisibleTo(page)
    look.large.click()
    assert look.chosen_english() is EnglishStands.BESIDE, "what was picked is still there"


def test_families_who_get_english_instead_of_their_language_are_counted(small: Visit, page: LettersPage) -> None:
    sheet = FrontSheet(AMELIA.id, (HOME,), languages=("Yoruba",))
    page.tasks.write(page, lambda desk: save_front_sheet(desk, sheet, "They moved"))
    small.settle()
    address_by(page, Way.POST, "year 9")
    show(small, page)
    assert "1 family speaks another language at home and gets the letter in English: Yoruba 1." in (
        page.preview.problems.words()
    )


def test_long_sentences_and_remarks_are_listed_and_marked(small: Visit, page: LettersPage) -> None:
    page.choosing.pack.pick("partnership")
    page.choosing.pack.chosen.emit()
    page.choosing.chosen.pick("officers-visiting")
    page.choosing.chosen.chosen.emit()
    ask_for_copies(page)
    plan = "They will talk with children who make poor choices" + " and with their friends" * 8 + "."
    page.asks.restore({"visit_day": "1/12/2031", "visit_classes": "Year 9", "visit_plan": plan})
    show(small, page)
    wording = page.preview.wording
    assert wording.verdict.text() == NOT_PLAIN
    assert "words in one sentence: “They will talk" in wording.remarks.text()
    assert entry("poor-choice").instead in wording.remarks.text()
    marked = [wording.text.toPlainText()[mark.start : mark.end] for mark in wording.text._marks]
    assert marked == [plan, "make poor choices"]


def test_what_is_shown_goes_when_something_else_is_asked_for(small: Visit, page: LettersPage) -> None:
    ask_for_copies(page)
    show(small, page)
    page.appearance.large.click()
    assert page.preview.isHidden()
    assert page.output.isHidden()
    assert page.preview.bytes == b""
    show(small, page)
    assert page.preview.pdf.page_count() > 2


# Kept


def test_what_was_typed_is_kept_while_the_records_are_locked(small: Visit, page: LettersPage) -> None:
    page.choosing.pack.pick("parents-session")
    page.choosing.pack.chosen.emit()
    place = page.asks.fields["session_place"].control
    assert isinstance(place, QLineEdit)
    place.setText("The hall")
    page.leave()
    small.settle()
    (kept,) = small.read(drafts)
    today = small.go(TodayPage, "today")
    said = [str(rows.model().index(0, 0).data()) for rows in today.findChildren(RowList) if rows.model().rowCount()]
    assert any(words.startswith("Unfinished letter, Left at ") and "To families" in words for words in said)
    again = LettersPage(page.tasks, kept.id)
    again.opened()
    small.settle()
    assert again.choosing.pack.value() == "parents-session"
    assert again.asks.state()["session_place"] == "The hall"
    again.forget.click()
    small.settle()
    assert small.read(drafts) == ()
    assert again.asks.state()["session_place"] == ""
    again.deleteLater()


def test_a_letter_that_was_shown_is_made_again_when_one_comes_back(small: Visit, page: LettersPage) -> None:
    ask_for_copies(page)
    show(small, page)
    small.window.go("today")
    assert page.preview.bytes == b""
    small.window.back()
    small.settle()
    assert page.preview.pdf.page_count() == 2


def test_tab_goes_from_what_is_asked_through_what_is_wrong_to_the_pages(small: Visit, page: LettersPage) -> None:
    address_by(page, Way.POST, "year 9")
    page.choosing.way.setFocus()
    show(small, page)
    page.choosing.way.setFocus()
    names, keys = [], Keys(small.window)
    for _ in range(13):
        keys.press(Qt.Key.Key_Tab)
        focus = small.window.focusWidget()
        assert focus
        names.append(focus.accessibleName() or str(focus.property("text")))
    assert names == [
        "Polish", "Large print", "Envelope", "Printed on both sides of the paper", "Open the directory",
        "The letter before", "The next letter", "The letter, exactly as it will be printed", "From letter",
        "To letter", "Print", "Save as one PDF …", "Save one PDF for each family …",
    ]  # fmt: skip


def test_control_and_enter_show_it_and_control_and_p_print_it(
    small: Visit, page: LettersPage, desktop: Desktop
) -> None:
    ask_for_copies(page)
    keys = Keys(small.window)
    page.choosing.copies.setFocus()
    keys.press(Qt.Key.Key_Return, CTRL)
    small.settle()
    keys.press(Qt.Key.Key_P, CTRL)
    small.settle()
    assert len(desktop.printer.printed) == 1
