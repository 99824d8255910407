"""The passphrase is forgotten, or this computer's password store has failed: printed codes lead on."""

from collections.abc import Callable, Iterator
from pathlib import Path

import keyring
import pytest
from keyring.backend import KeyringBackend
from keyring.backends import SecretService, fail, null
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox, QLineEdit
from pytestqt.qtbot import QtBot

from dsl_desk.domain.school import School
from dsl_desk.gui.settings.page import SettingsPage
from dsl_desk.gui.today.page import TodayPage
from dsl_desk.gui.unlock.afterwards import NewPassphrasePage
from dsl_desk.services import opening
from dsl_desk.services.desk import Desk
from dsl_desk.services.people import add_person
from dsl_desk.services.recovery import make_new_envelopes
from tests.gui.desks import FAST, PASSPHRASE
from tests.journeys.conftest import Sit
from tests.journeys.sitting import Sitting

Kept = tuple[Path, str]
NEW = "velvet otter lantern quarry"
DEPUTY = "Imran Shah"


def at_desk(folder: Path, work: Callable[[Desk], object]) -> object:
    """Do something on the locked records of a school."""
    desk = opening.open_vault(folder, opening.Surroundings(), name="Ruth Patel", passphrase=PASSPHRASE)
    done = work(desk)
    opening.lock(desk)
    return done


def come_in_by_code(sitting: Sitting, code: str) -> NewPassphrasePage:
    sitting.begin()
    sitting.click("Use the recovery code")
    sitting.fill("Recovery code", code)
    sitting.keys.press(Qt.Key.Key_Return)
    sitting.come_in()
    return sitting.page(NewPassphrasePage)


def signed_in_as(sitting: Sitting) -> str:
    return sitting.read(lambda desk: desk.person.name)


def test_the_only_persons_passphrase_is_set_anew_and_they_go_on(sit: Sit, school: Kept) -> None:
    sitting = sit(school[0])
    come_in_by_code(sitting, school[1])
    assert sitting.find(QComboBox, "Whose passphrase it is").currentText().startswith("Ruth Patel")
    sitting.fill("New passphrase", NEW)
    sitting.fill("Type it once more", NEW)
    sitting.keys.press(Qt.Key.Key_Return)
    sitting.wait_to_read("The new passphrase is set")
    sitting.page(TodayPage)
    assert signed_in_as(sitting) == "Ruth Patel"
    sitting.end()
    again = sit(school[0])
    again.unlock(NEW)
    again.page(TodayPage)


def test_it_is_asked_whose_when_there_are_several(sit: Sit, school: Kept) -> None:
    at_desk(school[0], lambda desk: add_person(desk, DEPUTY, "Deputy", NEW))
    sitting = sit(school[0])
    page = come_in_by_code(sitting, school[1])
    sitting.fill("New passphrase", PASSPHRASE)
    sitting.fill("Type it once more", PASSPHRASE)
    sitting.click("Set the new passphrase")
    sitting.wait_to_read("Choose whose passphrase this is to be")
    who = sitting.find(QComboBox, "Whose passphrase it is")
    who.setCurrentText(f"{DEPUTY}, Deputy")
    who.activated.emit(who.currentIndex())
    page.save()
    sitting.wait_to_read("The new passphrase is set")
    assert signed_in_as(sitting) == DEPUTY


def test_nobodys_is_set_with_not_now(sit: Sit, school: Kept) -> None:
    sitting = sit(school[0])
    come_in_by_code(sitting, school[1])
    sitting.click("Not now")
    sitting.settle()
    sitting.page(TodayPage)
    sitting.end()
    again = sit(school[0])
    again.unlock(PASSPHRASE)


def test_settings_lead_back_to_the_question_that_was_left(sit: Sit, school: Kept) -> None:
    at_desk(school[0], lambda desk: add_person(desk, DEPUTY, "Deputy", NEW))
    sitting = sit(school[0])
    come_in_by_code(sitting, school[1])
    sitting.click("Not now")
    card = sitting.open(SettingsPage, "settings").passphrase
    card.new._field.set_text(PASSPHRASE)
    card.new._again.setText(PASSPHRASE)
    card.save()
    sitting.settle()
    sitting.page(NewPassphrasePage)


def test_two_envelopes_open_and_lead_to_the_same_question(sit: Sit, school: Kept) -> None:
    made = at_desk(school[0], lambda desk: make_new_envelopes(desk, ("Headteacher", "Chair of governors")))
    sitting = sit(school[0])
    sitting.begin()
    sitting.click("Use two sealed envelopes")
    for which, envelope in zip(("one", "another"), made, strict=True):  # type: ignore[call-overload]
        sitting.fill(f"Code from {which} envelope", envelope.code)
    sitting.keys.press(Qt.Key.Key_Return)
    sitting.come_in()
    sitting.page(NewPassphrasePage)


def try_wrong(sitting: Sitting) -> None:
    sitting.fill("Passphrase", "violet engine marble")
    sitting.keys.press(Qt.Key.Key_Return)
    sitting.wait(sitting.find(QLineEdit, "Passphrase").isEnabled)
    sitting.wait(lambda: sitting.find(QLineEdit, "Passphrase").text() == "")


def test_the_wait_after_wrong_passphrases_survives_a_restart_and_a_code_does_not_wait(sit: Sit, school: Kept) -> None:
    sitting = sit(school[0])
    sitting.begin()
    while not sitting.says("You can try the passphrase again in"):
        try_wrong(sitting)
    sitting.end()
    again = sit(school[0])
    again.begin()
    again.wait_to_read("You can try the passphrase again in")
    again.click("Use the recovery code")
    again.fill("Recovery code", school[1])
    again.keys.press(Qt.Key.Key_Return)
    again.come_in()
    again.page(NewPassphrasePage)


class InMemory:
    """A password store with its items in a dictionary, to make records whose key is half in a store."""

    def __init__(self) -> None:
        self.items: dict[str, str] = {}

    def get(self, name: str) -> str | None:
        return self.items.get(name)

    def put(self, name: str, text: str) -> None:
        self.items[name] = text

    def remove(self, name: str) -> None:
        del self.items[name]


class Emptied(SecretService.Keyring):
    """It works, and our item has been deleted from it."""

    __module__ = SecretService.__name__  # a store that a system guards, as far as DSL Desk can tell

    def __init__(self) -> None:
        super().__init__()  # type: ignore[no-untyped-call]
        self._kept: dict[str, str] = {}

    def get_password(self, service: str, username: str) -> str | None:
        return self._kept.get(service)

    def set_password(self, service: str, username: str, password: str) -> None:
        self._kept[service] = password

    def delete_password(self, service: str, username: str) -> None:
        del self._kept[service]


class Locked(Emptied):
    __module__ = SecretService.__name__

    def get_password(self, service: str, username: str) -> str | None:
        raise keyring.errors.KeyringLocked

    set_password = get_password  # type: ignore[assignment]


class Failing(Emptied):
    __module__ = SecretService.__name__

    def get_password(self, service: str, username: str) -> str | None:
        raise ZeroDivisionError

    set_password = get_password  # type: ignore[assignment]


@pytest.fixture
def half_in_store(tmp_path: Path) -> Kept:
    """Locked records that were made where the password store worked, and their recovery code."""
    folder = tmp_path / "vault"
    around = opening.Surroundings(secret_store=InMemory())
    school = School("Larkfield Academy", dsl_name="Ruth Patel")
    desk, code = opening.make_vault(folder, school, "Ruth Patel", school.dsl_role, PASSPHRASE, around, kdf=FAST)
    opening.lock(desk)
    return folder, code


@pytest.fixture
def backend() -> Iterator[None]:
    before = keyring.get_keyring()
    yield
    keyring.set_keyring(before)


@pytest.mark.parametrize("store", [fail.Keyring, null.Keyring, Emptied, Locked, Failing])
@pytest.mark.usefixtures("backend")
def test_whatever_the_password_store_does_the_page_is_usable_and_the_code_opens(
    sit: Sit, half_in_store: Kept, store: type[KeyringBackend]
) -> None:
    keyring.set_keyring(store())
    sitting = sit(half_in_store[0])
    sitting.begin()
    sitting.keys.type(PASSPHRASE)
    sitting.keys.press(Qt.Key.Key_Return)
    sitting.wait_to_read("Your records are safe. Open them with the recovery code")
    sitting.click("Use two sealed envelopes")
    sitting.click("Use the recovery code")
    sitting.fill("Recovery code", half_in_store[1])
    sitting.click("Unlock")
    sitting.come_in()
    sitting.page(NewPassphrasePage)


def test_a_bug_while_unlocking_leaves_the_page_usable(
    sit: Sit, school: Kept, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    def break_down(*_: object, **__: object) -> None:
        raise ZeroDivisionError

    sitting = sit(school[0])
    sitting.begin()
    sitting.keys.type(PASSPHRASE)
    with monkeypatch.context() as broken, qtbot.captureExceptions() as raised:
        broken.setattr(opening, "open_vault", break_down)
        sitting.keys.press(Qt.Key.Key_Return)
        sitting.wait(lambda: bool(raised))
    sitting.fill("Passphrase", PASSPHRASE)
    sitting.keys.press(Qt.Key.Key_Return)
    sitting.come_in()
