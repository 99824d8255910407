"""The chronology on paper: read as it will be printed, then printed or kept as a file."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFileDialog, QWidget

from dsl_desk.domain.errors import DeskError
from dsl_desk.gui.tasks import Tasks
from dsl_desk.gui.theme import look
from dsl_desk.gui.widgets.arrange import Flow
from dsl_desk.gui.widgets.buttons import link, primary, secondary
from dsl_desk.gui.widgets.card import Card
from dsl_desk.gui.widgets.pdf_view import PdfView
from dsl_desk.gui.widgets.printing import print_pdf
from dsl_desk.gui.widgets.progress_panel import ProgressPanel
from dsl_desk.gui.widgets.words import Kind, Words
from dsl_desk.services.papers import save_paper
from dsl_desk.services.printing import PrintedChronology, chronology_pdf, print_chronology

HEIGHT = 380  # of the pages in sight, at 100 % text
FILE = "chronology.pdf"  # no name of a child in the name of a file

Print = Callable[[bytes, QWidget], bool]
ChooseFile = Callable[[QWidget, str], str]


def ask_for_file(parent: QWidget, name: str) -> str:
    """Where the person wants the PDF, or nothing."""
    chosen, _ = QFileDialog.getSaveFileName(parent, "Save the chronology", name, "PDF (*.pdf)")
    return chosen


class PaperPanel(Card):
    """Stands in place of the child's record until ``closed``; ``saved(words)`` after a file was written."""

    closed = Signal()
    saved = Signal(str)
    failed = Signal(object)

    def __init__(self, tasks: Tasks, print_: Print = print_pdf, choose_file: ChooseFile = ask_for_file) -> None:
        super().__init__()
        self._tasks, self._print, self._choose_file = tasks, print_, choose_file
        self._bytes = b""
        self.progress = ProgressPanel()
        self.pdf = PdfView("The chronology, exactly as it will be printed")
        self.pdf.setFixedHeight(look().px(HEIGHT))
        self.pdf.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.print_button, self.save_button = primary("Print", "print"), secondary("Save as PDF …")
        self.close_button = link("Back to the record")
        self.print_button.clicked.connect(lambda: self._print(self._bytes, self))
        self.save_button.clicked.connect(self._save)
        self.close_button.clicked.connect(self.closed)
        buttons = QWidget()
        flow = Flow(buttons, gap=10)
        for button in (self.print_button, self.save_button, self.close_button):
            flow.addWidget(button)
        note = Words("Printing is entered in this child’s record. Paper is not locked: keep it safe.", Kind.MUTED)
        self.add(Words("The chronology on paper", Kind.HEADING), note, buttons, self.progress, self.pdf)

    def prepare(self, child_id: str) -> None:
        """Gather the chronology on the vault thread, which enters it, and draw it on the other."""
        self._set_pdf(b"")
        self.progress.begin("Putting the chronology on paper", can_cancel=False)
        self.close_button.setFocus(Qt.FocusReason.OtherFocusReason)
        self._tasks.read(self, lambda desk: print_chronology(desk, child_id), self._gathered, self._refuse)

    def drop(self) -> None:
        """Show nothing and forget the pages."""
        self._bytes = b""
        self.pdf.clear()

    def event(self, event: QEvent) -> bool:
        # Esc goes back to the record, before the window takes it as "back".
        if isinstance(event, QKeyEvent) and event.key() == Qt.Key.Key_Escape:
            if event.type() == QEvent.Type.ShortcutOverride:
                event.accept()
                return True
            if event.type() == QEvent.Type.KeyPress:
                self.closed.emit()
                return True
        return super().event(event)

    def _gathered(self, found: PrintedChronology) -> None:
        self._tasks.make(self, lambda progress: chronology_pdf(found), self._show, self._refuse)

    def _show(self, pdf: bytes) -> None:
        if self.isHidden():
            return
        self._set_pdf(pdf)
        self.pdf.show_pdf(pdf)
        pages = self.pdf.page_count()
        self.progress.finish("The chronology has 1 page" if pages == 1 else f"The chronology has {pages} pages")
        self.print_button.setFocus(Qt.FocusReason.OtherFocusReason)

    def _save(self) -> None:
        chosen, pdf = self._choose_file(self, FILE), self._bytes
        if chosen:
            self._tasks.make(
                self,
                lambda progress: save_paper(pdf, Path(chosen)),
                lambda _: self.saved.emit("Saved as a PDF. It is not encrypted: keep it safe."),
                self.failed.emit,
            )

    def _set_pdf(self, pdf: bytes) -> None:
        self._bytes = pdf
        for button in (self.print_button, self.save_button):
            button.setEnabled(bool(pdf))

    def _refuse(self, error: DeskError) -> None:
        self.progress.finish(str(error))
        self.failed.emit(error)
