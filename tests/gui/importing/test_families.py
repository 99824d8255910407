"""A list of families' contacts taken in through the window."""

from pathlib import Path

import pytest
from PySide6.QtWidgets import QPushButton

from dsl_desk.domain.family import FamilyMember
from dsl_desk.gui.children.page import ChildrenPage
from dsl_desk.gui.importing.families_page import ImportFamiliesPage
from dsl_desk.gui.importing.page import ImportPage
from dsl_desk.services.front_sheets import front_sheet_file, save_family_member
from tests.exchange.lists import as_csv
from tests.gui.importing.using import cells, click
from tests.gui.small_school import AMELIA
from tests.gui.visit import Visit

HEADINGS = ["Pupil surname", "Pupil forename", "DOB", "Contact name", "Relationship", "Court order", "Medical notes"]


@pytest.fixture
def page(small: Visit) -> ImportFamiliesPage:
    return small.go(ImportFamiliesPage, "import-families")


def write(tmp_path: Path, *rows: list[str]) -> Path:
    (tmp_path / "list.csv").write_text(as_csv([HEADINGS, *rows]))
    return tmp_path / "list.csv"


def adult(name: str, order: str = "") -> list[str]:
    born = f"{AMELIA.born:%d/%m/%Y}"
    return [AMELIA.family_name, AMELIA.given_name, born, name, "Mother", order, "SECRET"]


def open_list(small: Visit, page: ImportFamiliesPage, file: Path) -> None:
    page.open_file(file)
    small.settle()
    small.settle()


def test_a_list_is_compared_and_taken_in(small: Visit, page: ImportFamiliesPage, tmp_path: Path) -> None:
    assert page.choose_button.hasFocus()
    open_list(small, page, write(tmp_path, adult("Ada Okafor"), adult("Ben Okafor", "T")))
    assert page.review.counts.text() == "1 new, 0 changed, 0 unchanged, 1 row refused"
    assert "Contact name as name" in page.review.read_as.text()
    assert "Left unread: Medical notes." in page.review.read_as.text()
    assert [row[:2] for row in cells(page.review.refused)] == [["3", "Court order"]]
    assert cells(page.review.new) == [["Ada Okafor, Mother", "Amelia Okafor", "Not said"]]
    assert page.import_button.text().strip() == "Import 1 adult"
    click(small, page.import_button)
    assert isinstance(small.window.page, ChildrenPage)
    family = small.read(lambda desk: front_sheet_file(desk, AMELIA.id)).family
    assert [member.name for member in family] == ["Ada Okafor"]


def test_what_a_person_wrote_is_shown_and_stays(small: Visit, page: ImportFamiliesPage, tmp_path: Path) -> None:
    by_hand = FamilyMember("a1" * 16, AMELIA.id, "Ada Okafor", "Mum")
    page.tasks.write(page, lambda desk: save_family_member(desk, by_hand))
    open_list(small, page, write(tmp_path, adult("Ada Okafor")))
    assert cells(page.review.kept) == [["Ada Okafor", "Relationship to the child: Mum", "Mother"]]
    assert not page.import_button.isEnabled()
    assert page.again_button.hasFocus()


def test_a_change_elsewhere_is_compared_again(small: Visit, page: ImportFamiliesPage, tmp_path: Path) -> None:
    open_list(small, page, write(tmp_path, adult("Ada Okafor")))
    by_hand = FamilyMember("a1" * 16, AMELIA.id, "Ada Okafor", "Mother")
    page.tasks.write(page, lambda desk: save_family_member(desk, by_hand))
    small.settle()
    small.settle()
    assert page.review.counts.text() == "0 new, 0 changed, 1 unchanged"


def test_a_list_that_is_none_is_refused_in_words(small: Visit, page: ImportFamiliesPage, tmp_path: Path) -> None:
    (tmp_path / "list.csv").write_text("Colour,Size\nred,2\n")
    open_list(small, page, tmp_path / "list.csv")
    assert page.banner.words().startswith("No column is matched to “Name”")
    assert page.choose_button.isVisible()


def test_cancelled_reading_takes_nothing_in(small: Visit, page: ImportFamiliesPage, tmp_path: Path) -> None:
    page.open_file(write(tmp_path, adult("Ada Okafor")))
    page.progress.cancelled.emit()
    assert page.choose_button.isVisible()
    assert page.banner.words() == "Stopped. Nothing was taken in."


def test_the_file_is_asked_for_and_nothing_happens_without_one(small: Visit, tmp_path: Path) -> None:
    asked = ["", str(write(tmp_path, adult("Ada Okafor")))]
    tasks = small.go(ImportFamiliesPage, "import-families").tasks
    page = ImportFamiliesPage(tasks, lambda parent: asked.pop(0))
    page.resize(900, 700)
    page.show()
    page.choose_button.click()
    assert page.intro.isVisible()
    page.choose_button.click()
    small.settle()
    small.settle()
    assert page.review.isVisible()
    page.deleteLater()


def test_the_pupil_list_leads_here(small: Visit) -> None:
    page = small.go(ImportPage, "import")
    (families,) = [each for each in page.intro.findChildren(QPushButton) if "families" in each.accessibleName()]
    click(small, families)
    assert isinstance(small.window.page, ImportFamiliesPage)
