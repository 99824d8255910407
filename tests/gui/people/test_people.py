"""People and access in the real window: added, changed, taken away, with what each does said first."""

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QLineEdit, QPushButton, QWidget

from dsl_desk.gui.deeds.inline_form import InlineForm
from dsl_desk.gui.page import Page
from dsl_desk.gui.people.forms import AddPerson, ChangePerson, RemovePerson
from dsl_desk.gui.people.page import PeoplePage
from dsl_desk.gui.people.sayings import HOUSE_RULE
from dsl_desk.gui.recovery.page import RecoveryPage
from dsl_desk.gui.widgets.rows import RowList
from dsl_desk.gui.widgets.tick_box import TickBox
from dsl_desk.services.desk import Desk
from dsl_desk.services.drafts import drafts
from dsl_desk.services.people import add_person, members
from tests.gui.visit import Visit, find

DEPUTY, PASSPHRASE = "Imran Shah", "velvet otter lantern quarry"


def add_deputy(desk: Desk) -> None:
    add_person(desk, DEPUTY, "Deputy", PASSPHRASE)


@pytest.fixture
def page(small: Visit) -> PeoplePage:
    return small.go(PeoplePage, "people")


@pytest.fixture
def with_deputy(small: Visit) -> PeoplePage:
    small.read(add_deputy)
    return small.go(PeoplePage, "people")


def lines(rows: RowList) -> list[str]:
    model = rows.model()
    return [str(model.index(row, 0).data()) for row in range(model.rowCount())]


def words(where: QWidget) -> str:
    return " ".join(label.text() for label in where.findChildren(QLabel) if label.isVisible())


def fill(page: PeoplePage, name: str, text: str) -> None:
    line = find(page, QLineEdit, name)
    line.clear()
    QTest.keyClicks(line, text)


def form(page: PeoplePage, kind: type[InlineForm]) -> InlineForm:
    (shown,) = page.findChildren(kind)
    return shown


def only_reading(page: PeoplePage) -> TickBox:
    (box,) = page.findChildren(TickBox)
    return box


def choose(page: PeoplePage, row: int) -> None:
    page.list.rows.chosen.emit(page.list.rows._rows.item(row).key)


def test_the_page_says_who_has_access_and_that_roles_are_house_rules(page: PeoplePage) -> None:
    assert lines(page.list.rows) == ["Ruth Patel, Designated safeguarding lead, Reads and records, You, Change …"]
    assert HOUSE_RULE in words(page)
    assert not page.former.isVisible()


def test_the_new_person_types_a_passphrase_and_is_there(small: Visit, page: PeoplePage) -> None:
    page.add_button.click()
    fill(page, "Name", DEPUTY)
    fill(page, "Role", "Headteacher")
    only_reading(page).click()
    fill(page, "Their passphrase", PASSPHRASE)
    fill(page, "Type it once more", PASSPHRASE)
    QTest.mouseClick(find(page, QPushButton, "Add this person"), Qt.MouseButton.LeftButton)
    small.settle()
    assert lines(page.list.rows)[1] == "Imran Shah, Headteacher, Reads only, Change …"
    assert not page.findChildren(AddPerson) or page.slot.form is None


def test_an_offered_passphrase_is_shown_and_typed_once_more(small: Visit, page: PeoplePage) -> None:
    page.add_button.click()
    fill(page, "Name", DEPUTY)
    fill(page, "Role", "Deputy")
    find(page, QPushButton, "Offer me a passphrase").click()
    small.settle()
    offered = find(page, QLineEdit, "Their passphrase")
    assert offered.echoMode() is QLineEdit.EchoMode.Normal
    fill(page, "Type it once more", offered.text())
    form(page, AddPerson).save()
    small.settle()
    assert len(small.read(members)) == 2


@pytest.mark.parametrize(
    ("name", "passphrase", "again", "said"),
    [
        ("", PASSPHRASE, PASSPHRASE, "Enter your name"),
        (DEPUTY, "", "", "Enter a passphrase, or take the one offered"),
        (DEPUTY, PASSPHRASE, "violet", "The two passphrases are not the same"),
        (DEPUTY, "password", "password", "This passphrase could be guessed"),
        ("ruth patel", PASSPHRASE, PASSPHRASE, "Someone of this name"),
    ],
)
def test_what_will_not_do_is_said_and_what_was_typed_stays(
    small: Visit, page: PeoplePage, name: str, passphrase: str, again: str, said: str
) -> None:
    page.add_button.click()
    fill(page, "Name", name)
    fill(page, "Role", "Deputy")
    fill(page, "Their passphrase", passphrase)
    fill(page, "Type it once more", again)
    shown = form(page, AddPerson)
    shown.save()
    small.settle()
    assert said in words(shown)
    assert shown.save_button.isEnabled()
    assert find(page, QLineEdit, "Name").text() == name
    assert len(small.read(members)) == 1


def test_nothing_of_a_passphrase_is_kept_in_a_draft(small: Visit, page: PeoplePage) -> None:
    page.add_button.click()
    fill(page, "Name", DEPUTY)
    fill(page, "Their passphrase", PASSPHRASE)
    fill(page, "Type it once more", PASSPHRASE)
    form(page, AddPerson).draft.keep()
    small.settle()
    (kept,) = small.read(drafts)
    assert kept.fields["name"] == DEPUTY
    assert "velvet" not in str(kept.fields)


def test_nothing_of_a_passphrase_stays_when_the_page_is_left(small: Visit, page: PeoplePage) -> None:
    page.add_button.click()
    fill(page, "Name", DEPUTY)
    fill(page, "Their passphrase", PASSPHRASE)
    small.go(Page, "today")
    small.go(PeoplePage, "people")
    assert find(page, QLineEdit, "Name").text() == DEPUTY
    assert find(page, QLineEdit, "Their passphrase").text() == ""


def test_a_role_is_changed_with_a_reason(small: Visit, with_deputy: PeoplePage) -> None:
    choose(with_deputy, 1)
    fill(with_deputy, "Role", "Headteacher")
    form(with_deputy, ChangePerson).save()
    small.settle()
    assert find(with_deputy, QLineEdit, "Why").accessibleDescription().startswith("Enter why")
    fill(with_deputy, "Why", "Appointed")
    form(with_deputy, ChangePerson).save()
    small.settle()
    assert lines(with_deputy.list.rows)[1].startswith("Imran Shah, Headteacher")


def test_nobody_is_offered_to_take_their_own_access_away(small: Visit, page: PeoplePage) -> None:
    choose(page, 0)
    assert not hasattr(form(page, ChangePerson), "remove_button")


def test_taking_access_away_says_what_it_does_and_what_it_cannot_do(small: Visit, with_deputy: PeoplePage) -> None:
    choose(with_deputy, 1)
    find(with_deputy, QPushButton, "Take the access away …").click()
    shown = form(with_deputy, RemovePerson)
    assert find(with_deputy, QLineEdit, "Why").hasFocus()
    assert "the key to them is changed" in words(shown)
    assert "what Imran Shah took along cannot be taken back" in words(shown)
    assert "Make a new recovery code, and new envelopes" in words(shown)
    fill(with_deputy, "Why", "Has left the school")
    shown.save()
    small.settle()
    assert len(lines(with_deputy.list.rows)) == 1
    assert lines(with_deputy.former.rows)[0].startswith("Imran Shah, Deputy, What they recorded stays in their name")
    assert "replace them now" in with_deputy.banner.words()
    find(with_deputy.banner, QPushButton, "Replace the printed codes").click()
    small.page(RecoveryPage)


def test_somebody_with_full_access_stays(small: Visit, with_deputy: PeoplePage) -> None:
    def keep_the_deputy_reading(desk: Desk) -> None:
        from dsl_desk.services.people import change_person

        change_person(desk, replace(members(desk)[1].person, reads_only=True), "Reads only")

    small.read(keep_the_deputy_reading)
    choose(with_deputy, 0)
    shown = form(with_deputy, ChangePerson)
    only_reading(with_deputy).click()
    fill(with_deputy, "Why", "By mistake")
    shown.save()
    small.settle()
    assert "Nobody else has full access" in words(shown)
