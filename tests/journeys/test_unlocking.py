"""The way in: a passphrase, the recovery code, and every reason why records do not open."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox, QLineEdit

from dsl_desk.domain.errors import VaultBusy, VaultTooNew, WrongKey
from dsl_desk.gui.today.page import TodayPage
from dsl_desk.gui.unlock.afterwards import NewPassphrasePage
from dsl_desk.keys.keyfile import FILE_NAME as KEYS_FILE
from dsl_desk.services import opening
from dsl_desk.services.opening import Surroundings
from dsl_desk.services.vault_folder import VAULT_FILE
from tests.gui.desks import PASSPHRASE
from tests.gui.keys import CTRL
from tests.journeys.conftest import Sit
from tests.journeys.sitting import Sitting

School = tuple[Path, str]


def try_to_unlock(sitting: Sitting) -> None:
    sitting.begin()
    sitting.keys.type(PASSPHRASE)
    sitting.keys.press(Qt.Key.Key_Return)


def test_the_right_passphrase_opens_today(sit: Sit, school: School) -> None:
    sitting = sit(school[0])
    sitting.begin()
    sitting.wait(lambda: sitting.find(QComboBox, "Your name").currentText() == "Ruth Patel")
    sitting.keys.type(PASSPHRASE)
    sitting.keys.press(Qt.Key.Key_Return)
    sitting.come_in()
    sitting.page(TodayPage)
    assert sitting.says("You are signed in as Ruth Patel")
    assert sitting.window.windowTitle() == "DSL Desk"


def test_a_wrong_passphrase_is_said_and_the_right_one_still_opens(sit: Sit, school: School) -> None:
    sitting = sit(school[0])
    sitting.begin()
    sitting.keys.type("violet engine marble")
    sitting.click("Unlock")
    sitting.wait_to_read(WrongKey.words)
    assert sitting.find(QLineEdit, "Passphrase").text() == ""
    sitting.find(QLineEdit, "Passphrase").setFocus()
    sitting.keys.type(PASSPHRASE)
    sitting.click("Unlock")
    sitting.come_in()
    sitting.page(TodayPage)


def test_the_recovery_code_opens_in_any_case_and_spacing(sit: Sit, school: School) -> None:
    sitting = sit(school[0])
    sitting.begin()
    sitting.click("Use the recovery code")
    sitting.keys.type(school[1].lower().replace("-", " "))
    sitting.keys.press(Qt.Key.Key_Return)
    sitting.come_in()
    sitting.page(NewPassphrasePage)


def test_a_wrong_recovery_code_is_said_in_words(sit: Sit, school: School) -> None:
    sitting = sit(school[0])
    sitting.begin()
    sitting.click("Use the recovery code")
    sitting.keys.type("00000-" * 7 + "00000")
    sitting.click("Unlock")
    sitting.wait(lambda: sitting.find(QLineEdit, "Recovery code").isEnabled())
    sitting.wait_to_read("There is a problem")
    assert sitting.find(QLineEdit, "Recovery code").text()


def test_a_second_window_is_told_that_the_records_are_open_and_waits_for_them(sit: Sit, school: School) -> None:
    first = sit(school[0])
    first.unlock(PASSPHRASE)
    second = sit(school[0])
    try_to_unlock(second)
    second.wait_to_read(VaultBusy.words)
    first.front()
    first.keys.press(Qt.Key.Key_L, CTRL)
    first.wait_for_lock()
    second.front()
    second.find(QLineEdit, "Passphrase").setFocus()
    second.keys.type(PASSPHRASE)
    second.keys.press(Qt.Key.Key_Return)
    second.come_in()
    second.page(TodayPage)


def without_keys(folder: Path) -> None:
    (folder / KEYS_FILE).unlink()


def with_damaged_keys(folder: Path) -> None:
    (folder / KEYS_FILE).write_bytes(b"\x00 not keys")


def without_records(folder: Path) -> None:
    (folder / VAULT_FILE).unlink()


def cut_short(folder: Path) -> None:
    with (folder / VAULT_FILE).open("r+b") as file:
        file.truncate(4096)


def overwritten(folder: Path) -> None:
    (folder / VAULT_FILE).write_bytes(bytes(8 * 4096))


def from_a_newer_version(folder: Path) -> None:
    vault = opening.open_vault(folder, Surroundings(), name="Ruth Patel", passphrase=PASSPHRASE)
    vault.connection.set_authorizer(None)
    vault.connection.execute("PRAGMA user_version = 999")
    opening.lock(vault)


HARMS: dict[Callable[[Path], None], str] = {
    without_keys: "keys",
    with_damaged_keys: "keys",
    without_records: "records",
    cut_short: "shorter than when it was last closed here",
    overwritten: "shorter than when it was last closed here",
    from_a_newer_version: VaultTooNew.words,
}


@pytest.mark.parametrize("harm", HARMS)
def test_records_that_do_not_open_say_so_and_nothing_is_written_over(
    sit: Sit, school: School, harm: Callable[[Path], None]
) -> None:
    folder = school[0]
    harm(folder)
    before = {file.name: file.read_bytes() for file in folder.iterdir()}
    sitting = sit(folder)
    try_to_unlock(sitting)
    sitting.wait_to_read("There is a problem")
    sitting.wait(sitting.find(QLineEdit, "Passphrase").isEnabled)
    assert sitting.says(HARMS[harm])
    assert {file.name: file.read_bytes() for file in folder.iterdir()} == before


def test_a_folder_with_other_things_is_said_to_hold_no_records_and_is_left_alone(sit: Sit, tmp_path: Path) -> None:
    folder = tmp_path / "other"
    folder.mkdir()
    (folder / "minutes.txt").write_text("Governors")
    sitting = sit(folder)
    try_to_unlock(sitting)
    sitting.wait_to_read("There is a problem")
    assert [file.name for file in folder.iterdir()] == ["minutes.txt"]
