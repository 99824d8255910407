"""A child's chronology on paper: read first, entered in the record, printed or kept as a file."""

from pathlib import Path

import pypdfium2
import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit, QWidget

from dsl_desk.domain.contact import Contact, ContactKind
from dsl_desk.domain.event import Happening
from dsl_desk.gui.child.chronology_part import ChronologyPart
from dsl_desk.gui.child.page import ChildPage
from dsl_desk.services.contacting import log_contact
from dsl_desk.services.desk import Desk
from dsl_desk.services.looking import looks_at
from tests.gui.printer import Printer
from tests.gui.small_school import FINLEY
from tests.gui.visit import Visit


@pytest.fixture
def page(small: Visit) -> ChildPage:
    small.read(lambda desk: log_contact(desk, Contact("c0" * 16, ContactKind.CALL, "Dad", "No answer"), [FINLEY.id]))
    page = small.go(ChildPage, "child", FINLEY.id)
    page.identity.print_button.click()
    small.settle()
    return page


def text_of(pdf: bytes) -> str:
    with pypdfium2.PdfDocument(pdf) as document:
        return "".join(sheet.get_textpage().get_text_bounded() for sheet in document)


def entered(desk: Desk) -> list[tuple[Happening, str]]:
    """How the chronology was looked at, the newest first."""
    return [(look.happening, look.note) for look in looks_at(desk, FINLEY.id).shown if look.note]


def choose_audience(visit: Visit, page: ChildPage, code: str, copies: int = 1) -> None:
    page.paper.options.copies.setValue(copies)
    page.paper.options.chips.pick(code)
    page.paper.options.chips.chosen.emit()
    visit.settle()


def test_it_is_read_before_it_is_printed(page: ChildPage) -> None:
    page.paper._print = printer = Printer()
    assert page.paper.isVisible()
    assert not page.part(ChronologyPart).isVisible()
    assert page.paper.pdf.page_count() == 1
    page.paper.print_button.click()
    assert "No answer" in text_of(printer.printed[0])


def test_reading_and_printing_are_entered_in_the_record(small: Visit, page: ChildPage) -> None:
    read = (Happening.PREVIEWED, "the chronology for a conference")
    assert small.read(entered) == [read]
    page.paper._print = printer = Printer()
    printer.takes = False
    page.paper.print_button.click()
    small.settle()
    assert small.read(entered) == [read], "the person cancelled at the printer"
    printer.takes = True
    choose_audience(small, page, "transfer", copies=2)
    page.paper.print_button.click()
    small.settle()
    assert small.read(entered)[0] == (Happening.PRINTED, "the chronology for the next school, 2 copies")


def test_the_number_of_copies_can_be_read(page: ChildPage) -> None:
    page.identity.print_button.click()
    copies = page.paper.options.copies
    line = copies.findChild(QLineEdit)
    assert line and line.width() > copies.fontMetrics().horizontalAdvance("30")


def test_pages_follow_the_audience_and_the_copies(small: Visit, page: ChildPage) -> None:
    assert page.paper.options.isVisible()
    choose_audience(small, page, "summary", copies=2)
    assert page.paper.pdf.page_count() == 2
    words = text_of(page.paper._bytes)
    assert "Summary chronology" in words
    assert "No answer" not in words, "it was not marked for the summary"
    assert "Copy 2 of 2" in words


def test_it_is_kept_as_a_file_where_the_person_says(small: Visit, page: ChildPage, tmp_path: Path) -> None:
    offered: list[str] = []

    def choose(parent: QWidget, name: str) -> str:
        offered.append(name)
        return str(tmp_path / "mine.pdf")

    page.paper._choose_file = choose
    page.paper.save_button.click()
    small.settle()
    assert "No answer" in text_of((tmp_path / "mine.pdf").read_bytes())
    assert offered == ["chronology.pdf"], "a file's name says nobody's"
    assert "not encrypted" in page.banner.words()
    assert small.read(entered)[0] == (Happening.SAVED, "the chronology for a conference")


def test_escape_goes_back_to_the_record_and_forgets_the_pages(page: ChildPage) -> None:
    QTest.keyClick(page.paper.print_button, Qt.Key.Key_Escape)
    assert page.part(ChronologyPart).isVisible()
    assert page.identity.print_button.hasFocus()
    assert page.paper.pdf.page_count() == 0
