"""What tests of the letters page share: a school that can write letters, and a person who asks for one."""

from dataclasses import replace
from pathlib import Path

from dsl_desk.domain.agency import Agency, AgencyKind, DirectoryEntry
from dsl_desk.domain.front_sheet import Address, FrontSheet
from dsl_desk.domain.letter import Distribution
from dsl_desk.gui.letters.page import LettersPage
from dsl_desk.services.desk import Desk
from dsl_desk.services.directory import save_agency, save_directory_entry, school, set_school
from dsl_desk.services.lettering.families import Way
from dsl_desk.store import records
from tests.gui.printer import Printer
from tests.gui.small_school import AMELIA, FINLEY
from tests.gui.visit import Visit

ALL = "everyone"
LINE = DirectoryEntry("c1" * 16, "a9" * 16, "Parents’ line", "their page", phone="01632 960077", for_parents=True)
HOME = Address(("4 Mill Lane", "Larkford"), "LK1 4AB")


class Desktop:
    """The printer and the dialogs for files, as a person answers them."""

    def __init__(self, folder: Path) -> None:
        self.folder, self.file = folder, folder / "letters.pdf"
        self.printer = Printer()


def prepare(desk: Desk) -> None:
    """What letters need: the profile, homes, and a contact that nobody has checked."""
    profile = replace(
        school(desk), phone="01632 960001", email="safeguarding@larkfield.example", police_force="Larkshire Police",
        local_authority="Larkshire", address=("Mill Lane", "Larkford"),
    )  # fmt: skip
    set_school(desk, profile)
    save_agency(desk, Agency(LINE.agency_id, "Parents’ helpline", AgencyKind.CHARITY))
    save_directory_entry(desk, LINE)
    with desk.deed() as deed:
        for number, child in enumerate((FINLEY, AMELIA), 1):
            deed.record(FrontSheet(child.id, (replace(HOME, postcode=f"LK1 4A{number}"),)))


def distributions(desk: Desk) -> tuple[Distribution, ...]:
    return records.every(desk.connection, Distribution)


def show(small: Visit, page: LettersPage) -> None:
    page.show_button.click()
    small.settle()


def ask_for_copies(page: LettersPage, audience: str = ALL, copies: str = "180") -> None:
    page.choosing.audience.set_text(audience)
    page.choosing.copies.setText(copies)


def address_by(page: LettersPage, way: Way, audience: str = ALL) -> None:
    page.choosing.audience.set_text(audience)
    page.choosing.way.pick(way.value)
    page.choosing.way.chosen.emit()
