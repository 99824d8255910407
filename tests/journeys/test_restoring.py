"""A backup becomes records again: on a computer that never saw them, and over records that are damaged."""

from pathlib import Path

import pytest
from PySide6.QtWidgets import QComboBox

from dsl_desk.gui.restore.page import RestorePage
from dsl_desk.gui.today.page import TodayPage
from dsl_desk.services import opening
from dsl_desk.services.backups.making import back_up
from dsl_desk.services.opening import Surroundings
from dsl_desk.services.vault_folder import VAULT_FILE
from tests.gui.desks import PASSPHRASE
from tests.journeys.conftest import Sit
from tests.journeys.sitting import Sitting

School = tuple[Path, str]


@pytest.fixture
def backups(school: School, tmp_path: Path) -> Path:
    """Where the school's one backup lies."""
    desk = opening.open_vault(school[0], Surroundings(), name="Ruth Patel", passphrase=PASSPHRASE)
    back_up(desk, tmp_path / "stick")
    opening.lock(desk)
    return tmp_path / "stick"


def choose(sitting: Sitting, place: Path) -> RestorePage:
    sitting.front()
    page = sitting.window.findChild(RestorePage)
    assert page is not None
    page._choose_folder = lambda _parent: str(place)
    sitting.click("Choose a folder")
    return page


def test_the_recovery_code_restores_on_a_computer_that_never_saw_the_vault(
    sit: Sit, school: School, backups: Path, tmp_path: Path
) -> None:
    sitting = sit(tmp_path / "new laptop" / "vault")
    sitting.begin()
    sitting.click("Restore a backup")
    choose(sitting, backups)
    sitting.wait_to_read("entries in the journal")
    sitting.fill("Recovery code", school[1])
    sitting.click("Restore")
    sitting.wait_to_read("is restored and checked")
    sitting.click("Go to the unlock page")
    sitting.front()
    sitting.wait(lambda: sitting.find(QComboBox, "Your name").currentText() == "Ruth Patel")
    sitting.keys.type(PASSPHRASE)
    sitting.click("Unlock")
    sitting.come_in()
    sitting.page(TodayPage)


def test_damaged_records_are_set_aside_and_the_passphrase_restores(sit: Sit, school: School, backups: Path) -> None:
    (school[0] / VAULT_FILE).write_bytes(b"damaged")
    sitting = sit(school[0])
    sitting.begin()
    sitting.click("Restore a backup")
    page = choose(sitting, backups / next(backups.glob("dsl-desk-backup-*")).name)
    sitting.wait_to_read("entries in the journal")
    sitting.click("Passphrase")
    sitting.click("Restore")
    sitting.wait_to_read("Enter your passphrase")
    page.passphrase.setFocus()
    sitting.keys.type("another barge canyon sofa")
    sitting.click("Restore")
    sitting.wait_to_read("That passphrase does not open these records")
    assert (school[0] / VAULT_FILE).read_bytes() == b"damaged"
    page.passphrase.clear()
    page.passphrase.setFocus()
    sitting.keys.type(PASSPHRASE)
    sitting.click("Restore")
    sitting.wait_to_read("The records that were here before are kept in")
    (aside,) = school[0].parent.glob(f"{school[0].name} set aside *")
    assert (aside / VAULT_FILE).read_bytes() == b"damaged"
    assert page.passphrase.text() == ""


def test_a_folder_without_backups_is_said_and_back_leads_to_the_page_before(
    sit: Sit, school: School, tmp_path: Path
) -> None:
    sitting = sit(school[0])
    sitting.begin()
    sitting.click("Restore a backup")
    choose(sitting, tmp_path)
    sitting.wait_to_read("There is no backup in this folder")
    sitting.click("Back")
    sitting.front()
    sitting.click("Use the recovery code")


def test_a_stopped_restore_says_so_and_can_be_begun_again(
    sit: Sit, school: School, backups: Path, tmp_path: Path
) -> None:
    sitting = sit(tmp_path / "new laptop" / "vault")
    sitting.begin()
    sitting.click("Restore a backup")
    page = choose(sitting, backups)
    sitting.wait_to_read("entries in the journal")
    sitting.fill("Recovery code", school[1])
    sitting.click("Restore")
    page.cancelled.emit()
    sitting.wait(page.go.isEnabled)
    assert not (tmp_path / "new laptop" / "vault").exists()
    sitting.click("Restore")
    sitting.wait_to_read("is restored and checked")
