"""A record on paper: read as it will be printed, then printed or kept as a file."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Generic, TypeVar

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
from dsl_desk.services.desk import Desk
from dsl_desk.services.papers import save_paper
from dsl_desk.services.printing import PrintedChronology, chronology_pdf, print_chronology
from dsl_desk.services.withholding import HoldsConfidentialAddress

T = TypeVar("T")
HEIGHT = 380  # of the pages in sight, at 100 % text

Print = Callable[[bytes, QWidget], bool]
ChooseFile = Callable[[QWidget, str], str]


def ask_for_file(parent: QWidget, name: str) -> str:
    """Where the person wants the PDF, or nothing."""
    chosen, _ = QFileDialog.getSaveFileName(parent, "Save as PDF", name, "PDF (*.pdf)")
    return chosen


@dataclass(frozen=True, slots=True)
class Paper(Generic[T]):
    """What can be printed: ``gather`` runs on the vault thread and enters it, ``draw`` on the other.

    ``name`` such as "The chronology"; ``file`` holds no name of a child. ``without``: the same without the records
    that must not leave, where some can be left out.
    """

    name: str
    file: str
    gather: Callable[[Desk], T]
    draw: Callable[[T], bytes]
    without: "Callable[[frozenset[str]], Paper[T]] | None" = None


def chronology_paper(child_id: str, without: frozenset[str] = frozenset()) -> Paper[PrintedChronology]:
    """A child's chronology, except the records ``without``."""
    return Paper(
        "The chronology",
        "chronology.pdf",
        lambda desk: print_chronology(desk, child_id, without),
        chronology_pdf,
        lambda more: chronology_paper(child_id, without | more),
    )


class PaperPanel(Card):
    """Stands in place of the child's record until ``closed``; ``saved(words)`` after a file was written."""

    closed = Signal()
    saved = Signal(str)
    failed = Signal(object)

    def __init__(self, tasks: Tasks, print_: Print = print_pdf, choose_file: ChooseFile = ask_for_file) -> None:
        super().__init__()
        self._tasks, self._print, self._choose_file = tasks, print_, choose_file
        self._paper: Paper[Any] | None = None
        self._rest: Paper[Any] | None = None
        self._bytes = b""
        self.progress = ProgressPanel()
        self.pdf = PdfView("The pages, exactly as they will be printed")
        self.pdf.setFixedHeight(look().px(HEIGHT))
        self.pdf.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.print_button, self.save_button = primary("Print", "print"), secondary("Save as PDF …")
        self.rest_button = secondary("Leave out and print the rest")
        self.close_button = link("Back to the record")
        self.print_button.clicked.connect(lambda: self._print(self._bytes, self))
        self.save_button.clicked.connect(self._save)
        self.rest_button.clicked.connect(lambda: self._rest and self.prepare(self._rest))
        self.close_button.clicked.connect(self.closed)
        buttons = QWidget()
        flow = Flow(buttons, gap=10)
        for button in (self.print_button, self.save_button, self.rest_button, self.close_button):
            flow.addWidget(button)
        note = Words("Printing is entered in this child’s record. Paper is not locked: keep it safe.", Kind.MUTED)
        self._heading = Words("", Kind.HEADING)
        self.add(self._heading, note, buttons, self.progress, self.pdf)

    def prepare(self, paper: Paper[Any]) -> None:
        """Gather it on the vault thread, which enters it, and draw it on the other."""
        self._paper = paper
        self._set_pdf(b"")
        self._offer(None)
        self._heading.setText(f"{paper.name} on paper")
        self.progress.begin(f"Putting {paper.name.lower()} on paper", can_cancel=False)
        self.close_button.setFocus(Qt.FocusReason.OtherFocusReason)
        self._tasks.read(self, paper.gather, lambda found: self._gathered(paper, found), self._refuse)

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

    def _gathered(self, paper: Paper[T], found: T) -> None:
        self._tasks.make(self, lambda progress: paper.draw(found), lambda pdf: self._show(paper, pdf), self._refuse)

    def _show(self, paper: Paper[Any], pdf: bytes) -> None:
        if self.isHidden() or paper is not self._paper:
            return
        self._set_pdf(pdf)
        self.pdf.show_pdf(pdf)
        pages = self.pdf.page_count()
        self.progress.finish(f"{paper.name} has {pages} page{'' if pages == 1 else 's'}")
        self.print_button.setFocus(Qt.FocusReason.OtherFocusReason)

    def _save(self) -> None:
        assert self._paper, "there is nothing to save before it was prepared"
        chosen, pdf = self._choose_file(self, self._paper.file), self._bytes
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

    def _offer(self, rest: Paper[Any] | None) -> None:
        self._rest = rest
        self.rest_button.setVisible(rest is not None)

    def _refuse(self, error: DeskError) -> None:
        self.progress.finish(str(error))
        if isinstance(error, HoldsConfidentialAddress) and self._paper and self._paper.without:
            self._offer(self._paper.without(error.record_ids))
        self.failed.emit(error)
