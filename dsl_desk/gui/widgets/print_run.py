"""One job of the printer, a page a step, so that the window stays alive while it is printed."""

from collections.abc import Sequence
from contextlib import ExitStack, closing

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtGui import QPageLayout, QPainter
from PySide6.QtPrintSupport import QPrinter

from dsl_desk.gui.widgets.pdf_view import POINTS_PER_INCH, draw_page, open_pdf

DOTS_PER_INCH = 300


class PrintRun(QObject):
    """Prints ``pages`` of a PDF, counted from 0, each on its own sheet and to the edges of the paper.

    ``progressed(pages printed)`` after each; ``stopped(pages left)`` at the end, which are none, after ``stop``, and
    when the printer takes no more.
    """

    progressed = Signal(int)
    stopped = Signal(object)

    def __init__(self, pdf: bytes, printer: QPrinter, pages: Sequence[int], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._printer, self._pages, self._done = printer, pages, 0
        self._stop = False
        self._painter = QPainter()
        self._open = ExitStack()
        self._pdf = self._open.enter_context(closing(open_pdf(pdf)))
        self._open.callback(self._painter.end)
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
        """End the job before its next page; what was drawn before that is printed."""
        self._stop = True

    def _go_on(self) -> None:
        QTimer.singleShot(0, self, self._step)

    def _step(self) -> None:
        if self._stop or self._done == len(self._pages) or not self._new_sheet():
            self._open.close()
            self.stopped.emit(self._pages[self._done :])
            return
        picture = draw_page(self._pdf, self._pages[self._done], DOTS_PER_INCH / POINTS_PER_INCH)
        self._painter.drawImage(self._painter.viewport(), picture)
        self._done += 1
        self.progressed.emit(self._done)
        self._go_on()

    def _new_sheet(self) -> bool:
        """Whether the printer takes another page."""
        return self._painter.isActive() and (self._done == 0 or self._printer.newPage())
