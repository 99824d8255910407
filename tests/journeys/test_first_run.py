"""First run, from the first page to Today, and what it leaves on the disk."""

from pathlib import Path

from PySide6.QtWidgets import QLineEdit

from dsl_desk.gui.children.page import ChildrenPage
from dsl_desk.gui.importing.page import ImportPage
from dsl_desk.gui.main_window import MainWindow
from dsl_desk.gui.recovery.typed_back import TypedBack
from dsl_desk.gui.today.page import TodayPage
from dsl_desk.gui.unlock.page import UnlockPage
from dsl_desk.services import opening, recovery
from dsl_desk.services.backups.place import backup_folder
from dsl_desk.services.directory import agencies, directory, school
from tests.exchange.lists import made_up, wide_csv
from tests.gui.desks import PASSPHRASE
from tests.journeys.conftest import Sit
from tests.journeys.sitting import Sitting


def name_the_school(sitting: Sitting) -> None:
    sitting.fill("Name of the school", "Ysgol Gŵyr")
    sitting.fill("Your name", "Ruth Patel")
    sitting.click("Continue")


def choose_a_passphrase(sitting: Sitting) -> None:
    sitting.fill("Passphrase", PASSPHRASE)
    sitting.fill("Type it once more", PASSPHRASE)
    sitting.click("Continue")
    sitting.wait_to_read("Your recovery code")


def shown_code(sitting: Sitting) -> list[str]:
    """The groups of the recovery code, read from the screen."""
    (code,) = sitting.texts("code")
    return code.split()


def asked_groups(sitting: Sitting) -> tuple[int, ...]:
    """Which groups are to be typed back, counted from 1."""
    return sitting.find_object(TypedBack).asked


def type_groups_back(sitting: Sitting, groups: list[str]) -> None:
    for number in asked_groups(sitting):
        sitting.fill(f"Type group {number} back", groups[number - 1])
    sitting.click("Continue")


def import_a_list(sitting: Sitting, file: Path) -> None:
    page = sitting.page(ImportPage)
    file.write_bytes(wide_csv(made_up(30)))
    page.open_file(file)
    sitting.settle()
    sitting.click("Compare with the roll")
    sitting.settle()
    sitting.click("Import 30 children")
    sitting.settle()
    assert sitting.page(ChildrenPage).count.text() == "30 children"


def test_from_the_first_page_to_today(sit: Sit, tmp_path: Path) -> None:
    folder, backups = tmp_path / "desk" / "vault", tmp_path / "stick"
    backups.mkdir()
    sitting = sit(folder)
    sitting.begin()
    sitting.click("Continue")
    assert sitting.says("Enter your name")
    name_the_school(sitting)
    sitting.fill("Passphrase", "password")
    sitting.fill("Type it once more", "password")
    sitting.click("Continue")
    assert sitting.says("There is a problem")
    assert not folder.exists()
    choose_a_passphrase(sitting)

    code = shown_code(sitting)
    type_groups_back(sitting, code[::-1])
    assert sitting.says(f"Group {asked_groups(sitting)[0]} is not as printed")
    type_groups_back(sitting, code)
    assert sitting.says("Your children")
    sitting.click("Import a list at the end")
    sitting.click("Continue")
    assert sitting.says("Your police contact")

    sitting.fill("Police force, optional", "Larkshire Police")
    sitting.fill("Single point of contact, optional", "Safeguarding hub")
    sitting.click("Continue")
    assert sitting.says("Enter where you read this")
    sitting.fill("Email, optional", "hub@larkshire.example")
    sitting.fill("Where you read this, optional", "The force's letter of 3 September")
    sitting.click("Continue")
    sitting.click("Finish")
    assert sitting.says("Choose a folder")
    sitting.fill("Folder for backups", str(backups))
    sitting.click("Finish")
    sitting.come_in()

    import_a_list(sitting, tmp_path / "list.csv")
    assert sitting.read(school).name == "Ysgol Gŵyr"
    assert [agency.name for agency in sitting.read(agencies)] == ["Larkshire Police"]
    assert [entry.email for entry in sitting.read(directory)] == ["hub@larkshire.example"]
    assert sitting.read(backup_folder) == str(backups)
    assert any(backups.rglob("*.vault"))
    assert sitting.read(recovery.standing).reminders == (), "the code was typed back from its page"
    sitting.end()
    again = sit(folder)
    again.begin()
    again.click("Use the recovery code")
    again.keys.type("-".join(code))
    again.click("Unlock")
    again.come_in()
    again.click("Not now")
    again.page(TodayPage)


def test_the_offered_passphrase_is_shown_and_opens_the_records(sit: Sit, tmp_path: Path) -> None:
    folder = tmp_path / "vault"
    sitting = sit(folder)
    sitting.begin()
    name_the_school(sitting)
    sitting.click("Offer me a passphrase")
    offered = sitting.find(QLineEdit, "Passphrase").text()
    assert sitting.find(QLineEdit, "Passphrase").echoMode() is QLineEdit.EchoMode.Normal
    sitting.fill("Type it once more", offered)
    sitting.click("Continue")
    sitting.wait_to_read("Your recovery code")
    sitting.end()
    assert opening.people(folder) == ("Ruth Patel",)
    again = sit(folder)
    again.unlock(offered)
    again.page(TodayPage)


def test_a_folder_with_records_is_opened_never_made_anew(sit: Sit, school: tuple[Path, str]) -> None:
    sitting = sit(school[0])
    sitting.begin()
    assert sitting.window.findChild(UnlockPage)
    assert not sitting.says("Your school")


def test_a_folder_that_filled_up_meanwhile_is_left_alone(sit: Sit, tmp_path: Path) -> None:
    folder = tmp_path / "vault"
    sitting = sit(folder)
    sitting.begin()
    name_the_school(sitting)
    folder.mkdir()
    (folder / "minutes.txt").write_text("Governors")
    sitting.fill("Passphrase", PASSPHRASE)
    sitting.fill("Type it once more", PASSPHRASE)
    sitting.click("Continue")
    sitting.wait_to_read("This folder is not empty, so no records were made in it")
    assert [file.name for file in folder.iterdir()] == ["minutes.txt"]
    (folder / "minutes.txt").unlink()
    sitting.click("Continue")
    sitting.wait_to_read("Your recovery code")


def test_looking_round_shows_made_up_children_and_leaves_the_real_folder_empty(sit: Sit, tmp_path: Path) -> None:
    folder = tmp_path / "vault"
    sitting = sit(folder)
    sitting.begin()
    sitting.click("Look round with made-up children")
    sitting.come_in()
    assert sitting.says("Made-up children")
    assert not folder.exists()
    assert isinstance(sitting.window, MainWindow)
    sitting.window.lock()
    sitting.wait_for_lock()
    assert sitting.relaunched == [[]]
