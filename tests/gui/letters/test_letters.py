"""The letter to families: read, printed or saved, logged once, with nobody's name."""

from pathlib import Path

import pypdfium2
import pytest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from dsl_desk.domain.child import Child
from dsl_desk.domain.letter import Distribution
from dsl_desk.domain.school import School
from dsl_desk.gui.letters.audience import EVERYONE, audiences
from dsl_desk.gui.letters.page import LettersPage
from dsl_desk.gui.letters.wording import NOTHING, LetterWording
from dsl_desk.services.desk import Desk
from dsl_desk.services.directory import school, set_school
from dsl_desk.services.language import entry, remarks
from dsl_desk.services.reviewing import children
from dsl_desk.store import records
from tests.gui.printer import Printer
from tests.gui.visit import Visit


class Desktop:
    """The printer and the file dialog, as a person answers them."""

    def __init__(self, file: Path) -> None:
        self.file = str(file)
        self.printer = Printer()

    def choose(self, parent: QWidget, name: str) -> str:
        return self.file


@pytest.fixture
def desktop(tmp_path: Path) -> Desktop:
    return Desktop(tmp_path / "letter.pdf")


@pytest.fixture
def page(visitor: Visit, desktop: Desktop) -> LettersPage:
    page = visitor.go(LettersPage, "letters")
    page._print, page._choose_file = desktop.printer, desktop.choose
    visitor.wait_for(page.print_button.isEnabled)
    return page


def distributions(desk: Desk) -> tuple[Distribution, ...]:
    return records.every(desk.connection, Distribution)


def test_it_needs_an_audience_and_a_number_of_copies(visitor: Visit, page: LettersPage, desktop: Desktop) -> None:
    page.copies.setText("many")
    page.print_button.click()
    assert all(field.error for field in page.fields.values())
    assert desktop.printer.printed == []
    assert visitor.read(distributions) == ()


def test_what_is_printed_is_what_was_shown_and_is_logged_once(
    visitor: Visit, page: LettersPage, desktop: Desktop
) -> None:
    page.audience.set_text(EVERYONE)
    page.copies.setText("1200")
    page.print_button.click()
    page.save_button.click()
    visitor.settle()
    assert desktop.printer.printed == [page._pdf]
    assert Path(desktop.file).read_bytes() == page._pdf
    (logged,) = visitor.read(distributions)
    assert (logged.audience, logged.copies) == (EVERYONE, 1200)


def test_another_audience_is_another_distribution(visitor: Visit, page: LettersPage) -> None:
    page.copies.setText("30")
    for audience in (EVERYONE, "Parents and carers of Year 9"):
        page.audience.set_text(audience)
        page.print()
        visitor.settle()
    assert [each.audience for each in visitor.read(distributions)] == [EVERYONE, "Parents and carers of Year 9"]


def test_a_print_that_was_called_off_is_not_logged(visitor: Visit, page: LettersPage, desktop: Desktop) -> None:
    desktop.printer.takes = False
    page.audience.set_text(EVERYONE)
    page.copies.setText("1")
    page.print_button.click()
    visitor.settle()
    assert visitor.read(distributions) == ()


def test_what_was_left_out_is_said_with_what_to_do(page: LettersPage) -> None:
    assert page.left_out.isVisibleTo(page)
    assert "Neighbourhood officer is left out" in page.left_out.notes.text()
    assert "directory" in page.left_out.notes.text()


def test_no_childs_name_is_in_it(visitor: Visit, page: LettersPage) -> None:
    document = pypdfium2.PdfDocument(page._pdf)
    text = " ".join(sheet.get_textpage().get_text_bounded() for sheet in document)
    document.close()
    assert "Larkfield Academy" in text
    assert [child.name for child in visitor.read(children) if child.name in text] == []


def test_a_profile_that_lacks_something_says_what_and_nothing_is_printed(visitor: Visit, page: LettersPage) -> None:
    before = visitor.read(school)
    bare = School(before.name, dsl_name=before.dsl_name)
    page.tasks.write(page, lambda desk: set_school(desk, bare))
    visitor.settle()
    assert "which the school profile does not hold yet" in page.banner.words()
    assert not page.print_button.isEnabled()


def test_year_groups_come_youngest_first() -> None:
    roll = [Child(year, "Ward", "Finley", year=year) for year in ("10", "9", "R", "9")] + [Child("x", "Ward", "Tia")]
    assert audiences(roll) == (
        EVERYONE,
        "Parents and carers of Year R",
        "Parents and carers of Year 9",
        "Parents and carers of Year 10",
    )


def test_the_wording_of_the_letter_is_read_before_it_is_printed(visitor: Visit, page: LettersPage) -> None:
    assert page.wording.isVisibleTo(page)
    assert page.wording.words.text() == NOTHING


def test_remarks_on_a_letter_are_counted_and_listed(qtbot: QtBot) -> None:
    card = LetterWording()
    qtbot.addWidget(card)
    card.show_remarks(remarks("Children who put themselves at risk make poor choices."))
    shown = card.words.text()
    assert shown.startswith("2 remarks\n\n“put themselves at risk”: ")
    assert entry("poor-choice").instead in shown
