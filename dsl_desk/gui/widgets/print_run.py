"""One job of the printer, a strip of a page a step, so that the window stays alive while it is printed.

A thread would not help: `QPainter.drawImage` keeps every other thread out of Python, and PDFium serves one thread.
"""

from collections.abc import Iterator, Sequence
from contextlib import ExitStack, closing
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QRect, QTimer, Signal
from PySide6.QtGui import QPageLayout, QPainter
from PySide6.QtPrintSupport import QPrinter

from dsl_desk.gui.widgets.pdf_view import POINTS_PER_INCH, draw_page, open_pdf, rows_of

if TYPE_CHECKING:
    from pypdfium2 import PdfPage

DOTS_PER_INCH = 300
SCALE = DOTS_PER_INCH / POINTS_PER_INCH
STRIP = 64
"""Rows of dots drawn in one step: about 10 of the 500 ms and more that a page of A4 takes."""


class PrintRun(QObject):
    """Prints ``pages`` of a PDF, counted from 0, each on its own sheet and to the edges of the paper.

    ``progressed(pages printed)`` after each; ``stopped(pages left)`` at the end, which are none, after ``stop``, and
    when the printer takes no more. On both sides of the paper what is left begins on a new sheet.
    """

    progressed = Signal(int)
    stopped = Signal(object)

    def __init__(self, pdf: bytes, printer: QPrinter, pages: Sequence[int], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._printer, self._pages, self._done = printer, pages, 0
        self._stop = False
        self._sides = 1 if printer.duplex() is QPrinter.DuplexMode.DuplexNone else 2
        self._painter = QPainter()
        self._open = ExitStack()
        self._pdf = self._open.enter_context(closing(open_pdf(pdf)))
        self._open.callback(self._painter.end)
        self._steps = self._print()
        self.destroyed.connect(self._open.close)

    def start(self) -> None:
        """Begin the job; the first page is drawn when the window has had its turn."""
        self._printer.setResolution(DOTS_PER_INCH)
        self._printer.setFullPage(True)
        self._printer.setPageOrientation(QPageLayout.Orientation.Portrait)
        if self._painter.begin(self._printer):
            # Without it Qt keeps a page as a JPEG, which blurs letters and takes more room.
            self._painter.setRenderHint(QPainter.RenderHint.LosslessImageRendering)
        self._go_on()

    def stop(self) -> None:
        """End the job before its next sheet; what was drawn before that is printed."""
        self._stop = True

    def _go_on(self) -> None:
        QTimer.singleShot(0, self, self._step)

    def _step(self) -> None:
        try:
            next(self._steps)
        except StopIteration:
            self._open.close()
            self.stopped.emit(self._left())
        else:
            self._go_on()

    def _print(self) -> Iterator[None]:
        """The job, in steps between which the window has its turn."""
        for number in self._pages:
            if (self._stop and self._done % self._sides == 0) or not self._new_page():
                return
            yield from self._draw(self._pdf[number])
            self._done += 1
            self.progressed.emit(self._done)
            yield

    def _draw(self, page: "PdfPage") -> Iterator[None]:
        """Strip by strip, each from a whole dot of the paper to the next, so that no line shows between them."""
        paper, count = self._painter.viewport(), rows_of(page, SCALE)
        for top in range(0, count, STRIP):
            rows = range(top, min(top + STRIP, count))
            first, end = (round(row * paper.height() / count) for row in (rows.start, rows.stop))
            self._painter.drawImage(QRect(0, first, paper.width(), end - first), draw_page(page, SCALE, rows))
            yield

    def _left(self) -> Sequence[int]:
        whole = self._done == len(self._pages)
        return self._pages[self._done if whole else self._done - self._done % self._sides :]

    def _new_page(self) -> bool:
        """Whether the printer takes another page."""
        return self._painter.isActive() and (self._done == 0 or self._printer.newPage())
