"""A PDF in memory on the screen and on paper, closed when nobody looks at it any more."""

from pathlib import Path

import pypdfium2
import pytest
from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from dsl_desk.gui.widgets.pdf_view import PdfView
from dsl_desk.gui.widgets.printing import paint_pdf


@pytest.fixture
def pdf(tmp_path: Path) -> bytes:
    """Two sheets of A4, the second without anything."""
    document = pypdfium2.PdfDocument.new()
    for _ in range(2):
        document.new_page(595, 842)
    document.save(tmp_path / "made.pdf")
    document.close()
    return (tmp_path / "made.pdf").read_bytes()


def shown(view: PdfView) -> pypdfium2.PdfDocument:
    assert view._pdf is not None
    return view._pdf


def is_open(document: pypdfium2.PdfDocument) -> bool:
    return bool(document.raw)


def test_every_page_is_named_and_drawn(qtbot: QtBot, pdf: bytes) -> None:
    view = PdfView("The letter")
    qtbot.addWidget(view)
    view.show_pdf(pdf)
    view.resize(400, 900)
    names = [sheet.accessibleName() for sheet in view.findChildren(QWidget)]
    assert [name for name in names if name.startswith("Page")] == ["Page 1 of 2", "Page 2 of 2"]
    assert view.page_count() == 2
    assert not view.grab().isNull()
    view.clear()
    assert view.page_count() == 0


def test_another_pdf_and_the_end_of_the_view_close_what_was_open(qtbot: QtBot, pdf: bytes) -> None:
    view = PdfView("The letter")
    view.show_pdf(pdf)
    first = shown(view)
    view.show_pdf(pdf)
    second = shown(view)
    assert not is_open(first)
    assert is_open(second)
    view.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    assert not is_open(second)


def test_every_page_goes_on_a_sheet_of_its_own(qtbot: QtBot, pdf: bytes, tmp_path: Path) -> None:
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(tmp_path / "printed.pdf"))
    paint_pdf(pdf, printer)
    with pypdfium2.PdfDocument(tmp_path / "printed.pdf") as printed:
        assert len(printed) == 2
