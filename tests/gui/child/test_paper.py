"""A child's chronology on paper: read first, entered in the record, printed or kept as a file."""

from pathlib import Path

import pypdfium2
import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget

from dsl_desk.domain.contact import Contact, ContactKind
from dsl_desk.domain.event import Happening
from dsl_desk.gui.child.chronology_part import ChronologyPart
from dsl_desk.gui.child.page import ChildPage
from dsl_desk.services.contacting import log_contact
from dsl_desk.services.desk import Desk
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


def printings(desk: Desk) -> int:
    rows = desk.connection.execute("SELECT content FROM body JOIN entry USING (position) WHERE kind = 'event'")
    return sum(Happening.PRINTED.value in content and FINLEY.id in content for (content,) in rows)


def test_it_is_read_before_it_is_printed(page: ChildPage) -> None:
    printed: list[bytes] = []

    def print_(pdf: bytes, parent: QWidget) -> bool:
        printed.append(pdf)
        return True

    page.paper._print = print_
    assert page.paper.isVisible()
    assert not page.part(ChronologyPart).isVisible()
    assert page.paper.pdf.page_count() == 1
    page.paper.print_button.click()
    assert "No answer" in text_of(printed[0])


def test_printing_is_entered_in_the_record(small: Visit, page: ChildPage) -> None:
    assert small.read(printings) == 1


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


def test_escape_goes_back_to_the_record_and_forgets_the_pages(page: ChildPage) -> None:
    QTest.keyClick(page.paper.print_button, Qt.Key.Key_Escape)
    assert page.part(ChronologyPart).isVisible()
    assert page.identity.print_button.hasFocus()
    assert page.paper.pdf.page_count() == 0
