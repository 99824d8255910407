"""The window of a person who reads and does not record: what records is off, and says why."""

from collections.abc import Iterator
from dataclasses import replace

import pytest
from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtWidgets import QLineEdit, QPushButton
from pytestqt.qtbot import QtBot

from dsl_desk.domain.errors import ReadsOnly
from dsl_desk.gui.child.page import ChildPage
from dsl_desk.gui.deeds.inline_form import InlineForm
from dsl_desk.gui.family_letter.page import FamilyLetterPage
from dsl_desk.gui.letters.page import LettersPage
from dsl_desk.gui.page import Page
from dsl_desk.gui.reads_only import REASON
from dsl_desk.gui.record.page import RecordPage
from dsl_desk.gui.settings.page import SettingsPage
from dsl_desk.gui.widgets.buttons import Button
from dsl_desk.gui.widgets.words import Words
from dsl_desk.services.desk import Desk
from dsl_desk.services.drafts import drafts
from tests.gui.small_school import AMELIA
from tests.gui.visit import Visit, find


def let_read_only(desk: Desk) -> None:
    desk.person = replace(desk.person, reads_only=True)


@pytest.fixture
def reader(small: Visit, qtbot: QtBot) -> Iterator[Visit]:
    """A window that was opened by somebody who reads only."""
    small.read(let_read_only)
    small.window.hide()
    made = Visit(small._on, qtbot)
    yield made
    made.window.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


def test_a_letter_is_read_and_not_printed(reader: Visit) -> None:
    page = reader.go(LettersPage, "letters")
    made = (page.output, page.office)
    assert all(is_off(button) for card in made for button in card.findChildren(Button) if button.text() != "Cancel")
    assert page.show_button.isEnabled()


def test_a_letter_to_a_family_asks_a_reader_for_no_decision(reader: Visit) -> None:
    page = reader.go(FamilyLetterPage, "family-letter", AMELIA.id)
    telling = page.steps.telling
    page.flow.open(telling)
    assert telling.decide.isVisibleTo(page), "nobody has decided"
    assert not any(field.isVisibleTo(page) for field in telling.here.fields.values())
    telling.go_on()
    assert telling.summary.isVisibleTo(page)
    telling.decide.click()
    reader.settle()
    assert reader.read(drafts) == ()


def strips(visit: Visit) -> list[str]:
    return [words.text() for words in visit.window.findChildren(Words) if words.text() == REASON]


def is_off(button: QPushButton) -> bool:
    return not button.isEnabled() and button.accessibleDescription() == REASON


def test_every_page_says_that_it_is_read_only(reader: Visit) -> None:
    reader.go(Page, "today")
    assert strips(reader) == [REASON]


def test_who_records_sees_nothing_of_it(small: Visit) -> None:
    page = small.go(RecordPage, "record")
    assert strips(small) == []
    assert page.footer.save.isEnabled()


def test_what_records_is_off_and_says_why(reader: Visit) -> None:
    assert is_off(find(reader.window, QPushButton, "Record a concern"))
    assert all(is_off(button) for button in reader.go(RecordPage, "record").footer.keeping)
    assert all(is_off(button) for button in reader.go(ChildPage, "child", AMELIA.id).identity.deeds)
    assert is_off(reader.go(SettingsPage, "settings").profile.save_button)


def test_a_form_in_the_page_is_off_too_and_its_keys_do_nothing(reader: Visit) -> None:
    page = reader.go(ChildPage, "child", AMELIA.id)
    next(b for b in page.findChildren(QPushButton) if b.accessibleName().startswith("Add an action")).click()
    reader.settle()
    (form,) = page.findChildren(InlineForm)
    assert is_off(form.save_button)
    form.save()
    form.save_button.setEnabled(True)
    assert is_off(form.save_button)


def test_a_reader_leaves_no_draft_on_everyones_first_page(reader: Visit) -> None:
    page = reader.go(RecordPage, "record", AMELIA.id)
    page.form.fields["what"].control.set_text("Wore the same shirt all week")  # type: ignore[attr-defined]
    reader.go(Page, "today")
    assert reader.read(drafts) == ()


def test_what_gets_past_the_window_is_refused_by_the_desk_in_words(reader: Visit) -> None:
    page = reader.go(SettingsPage, "settings")
    for name, typed in (("phone", "01632 960111"), ("email", "office@larkfield.example")):
        find(page.profile.fields[name], QLineEdit, page.profile.fields[name].label.text()).setText(typed)
    page.profile.save()
    reader.settle()
    assert page.banner.words() == ReadsOnly.words


def test_a_button_kept_off_stays_off(qtbot: QtBot) -> None:
    button = Button("Save")
    qtbot.addWidget(button)
    button.keep_off(REASON)
    button.setEnabled(True)
    assert is_off(button)
