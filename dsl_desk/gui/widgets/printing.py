"""Printing a PDF from memory: the system's print dialog, then a small window that says how far it is."""

from collections.abc import Callable, Sequence
from contextlib import closing
from dataclasses import dataclass
from enum import Enum
from pathlib import Path
from typing import Protocol

from PySide6.QtCore import Qt
from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtWidgets import QDialog, QVBoxLayout, QWidget

from dsl_desk.gui.theme import look
from dsl_desk.gui.widgets.arrange import Flow
from dsl_desk.gui.widgets.buttons import primary, secondary
from dsl_desk.gui.widgets.pdf_view import open_pdf
from dsl_desk.gui.widgets.print_run import PrintRun
from dsl_desk.gui.widgets.progress_panel import ProgressPanel
from dsl_desk.gui.widgets.words import Kind, Words

JOB = "DSL Desk"
"""What the printer's queue shows: never what is printed."""
PRINTING, ONE_SIDE = "Printing", "Printing on one side of the paper"
NO_PRINTER = "Nothing was printed: the printer took no page. See that it is on and has paper, then try again."


class Paper(Enum):
    """Which sides of the paper are printed: no letter may begin on the back of another family's."""

    AS_CHOSEN = "as the print dialog says"
    ONE_SIDE = "one side, whatever the dialog says"
    BOTH_SIDES = "both sides unless the dialog says one, each letter having an even number of pages"


@dataclass(frozen=True, slots=True)
class Printed:
    """How many sides went to the printer, of how many, for `copies` copies of the pages chosen.

    `pages` are those that went, counted from 0.
    """

    sides: int
    of: int
    copies: int
    pages: frozenset[int]


Then = Callable[[Printed], None]
SIDES = {Paper.ONE_SIDE: QPrinter.DuplexMode.DuplexNone, Paper.BOTH_SIDES: QPrinter.DuplexMode.DuplexLongSide}


class Print(Protocol):
    """What `print_pdf` does."""

    def __call__(
        self, pdf: bytes, parent: QWidget, then: Then, *, to_file: bool = True, copies: int = 1,
        paper: Paper = Paper.AS_CHOSEN,
    ) -> None: ...  # fmt: skip


def print_pdf(
    pdf: bytes, parent: QWidget, then: Then, *, to_file: bool = True, copies: int = 1, paper: Paper = Paper.AS_CHOSEN
) -> None:
    """Ask for a printer, pages and copies, and print; ``then`` hears what went to the printer, if anything did.

    Returns at once. What opens the records is not offered to be printed into a file.
    """
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setDocName(JOB)
    printer.setCopyCount(copies)
    if paper is not Paper.AS_CHOSEN:
        printer.setDuplex(SIDES[paper])
    dialog = QPrintDialog(printer, parent)
    dialog.setOption(QPrintDialog.PrintDialogOption.PrintToFile, to_file)
    dialog.setMinMax(1, _count(pdf))

    def chosen(result: int) -> None:
        dialog.deleteLater()
        if result == QDialog.DialogCode.Accepted:
            PrintWindow(pdf, printer, parent, then, paper).begin()

    dialog.finished.connect(chosen)
    QDialog.open(dialog)  # QPrintDialog's own open() hides it


class PrintWindow(QDialog):
    """Before the page while it is printed: how far, the time left, Cancel; where it stopped, and the way on."""

    def __init__(
        self, pdf: bytes, printer: QPrinter, parent: QWidget, then: Then, paper: Paper = Paper.AS_CHOSEN
    ) -> None:
        super().__init__(parent)
        self._pdf, self._printer, self._then = pdf, printer, then
        pages, self._copies = chosen_pages(printer, _count(pdf)), max(1, printer.copyCount())
        self._step = PRINTING
        if paper is Paper.ONE_SIDE or (paper is Paper.BOTH_SIDES and (pages.start % 2 or pages.stop % 2)):
            printer.setDuplex(QPrinter.DuplexMode.DuplexNone)
            self._step = ONE_SIDE
        # A printer that cannot repeat the pages itself is given them again.
        self._sides = [*pages] * (1 if printer.supportsMultipleCopies() else self._copies)
        self._left: Sequence[int] = self._sides
        self._run: PrintRun | None = None
        self._cancelled = False
        self.progress = ProgressPanel()
        self.words = Words("", Kind.STRONG)
        self.on_button, self.close_button = primary("", "print"), secondary("Close")
        self._standing = QWidget()
        self.progress.cancelled.connect(self.reject)
        self.on_button.clicked.connect(self.begin)
        self.close_button.clicked.connect(self.reject)
        self._lay_out()

    def begin(self) -> None:
        """Print what is left."""
        self._cancelled = False
        self._standing.hide()
        self.progress.begin(self._step)
        self.open()
        self._run = PrintRun(self._pdf, self._printer, self._left, self)
        before = len(self._sides) - len(self._left)
        self._run.progressed.connect(lambda done: self._progressed(before + done))
        self._run.stopped.connect(self._stopped)
        self._run.start()

    def reject(self) -> None:
        """Cancel and Esc: end the job, or close the window when it has ended."""
        if self._run:
            self._cancelled = True
            self._run.stop()
        else:
            self.done(QDialog.DialogCode.Rejected)

    def done(self, result: int) -> None:
        super().done(result)
        sides = len(self._sides) - len(self._left)
        if sides:
            self._then(Printed(sides, len(self._sides), self._copies, frozenset(self._sides[:sides])))
        self.deleteLater()

    def _lay_out(self) -> None:
        self.setWindowTitle(JOB)
        self.setWindowModality(Qt.WindowModality.WindowModal)
        self.setMinimumWidth(look().px(460))
        inside = QVBoxLayout(self._standing)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.addWidget(self.words)
        buttons = Flow(gap=10)
        for button in (self.on_button, self.close_button):
            buttons.addWidget(button)
        inside.addLayout(buttons)
        column = QVBoxLayout(self)
        column.addWidget(self.progress)
        column.addWidget(self._standing)

    def _progressed(self, done: int) -> None:
        of = len(self._sides)
        self.progress.progressed(f"{done:,} of {of:,} pages", done / of)

    def _stopped(self, left: Sequence[int]) -> None:
        """At the end, or where it stopped. A file that is not whole is taken away again."""
        file = self._printer.outputFileName()
        if left and file:
            Path(file).unlink(missing_ok=True)
            left = self._sides
        self._run, self._left = None, left
        done = len(self._sides) - len(left)
        words = f"{done:,} of {len(self._sides):,} pages went to the printer." if done else NO_PRINTER
        self.progress.finish("Printed" if not left else words)
        if not left or (self._cancelled and not done):
            self.accept()
            return
        self.words.setText(words)
        self.on_button.set_words(f"Go on from page {left[0] + 1:,}" if done else "Try again")
        self._standing.show()
        self.on_button.setFocus(Qt.FocusReason.OtherFocusReason)


def chosen_pages(printer: QPrinter, count: int) -> range:
    """Those of ``count`` pages that the print dialog was told to print, from 0."""
    if printer.printRange() != QPrinter.PrintRange.PageRange:
        return range(count)
    return range(printer.fromPage() - 1, min(count, printer.toPage()))


def _count(pdf: bytes) -> int:
    with closing(open_pdf(pdf)) as document:
        return len(document)
