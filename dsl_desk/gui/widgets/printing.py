"""Printing a PDF from memory through the system's print dialog."""

from contextlib import closing

from PySide6.QtGui import QPageLayout, QPainter
from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtWidgets import QWidget

from dsl_desk.gui.widgets.pdf_view import POINTS_PER_INCH, draw_page, open_pdf

DOTS_PER_INCH = 300


def print_pdf(pdf: bytes, parent: QWidget, *, to_file: bool = True) -> bool:
    """Ask for a printer and print; False when the person chose not to. The job has no name but the program's.

    What opens the records is not offered to be printed into a file.
    """
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setDocName("DSL Desk")
    dialog = QPrintDialog(printer, parent)
    dialog.setOption(QPrintDialog.PrintDialogOption.PrintToFile, to_file)
    if dialog.exec() != QPrintDialog.DialogCode.Accepted:
        return False
    paint_pdf(pdf, printer)
    return True


def paint_pdf(pdf: bytes, printer: QPrinter) -> None:
    """Every page on its own sheet, to the edges of the paper."""
    printer.setResolution(DOTS_PER_INCH)
    printer.setFullPage(True)
    printer.setPageOrientation(QPageLayout.Orientation.Portrait)
    with closing(open_pdf(pdf)) as document, QPainter(printer) as painter:
        for number in range(len(document)):
            if number:
                printer.newPage()
            picture = draw_page(document, number, DOTS_PER_INCH / POINTS_PER_INCH)
            painter.drawImage(painter.viewport(), picture)
