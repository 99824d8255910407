"""A record on paper: read as it will be printed, then printed or kept as a file."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Generic, TypeVar

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFileDialog, QWidget

from dsl_desk.domain.errors import DeskError
from dsl_desk.domain.event import Happening
from dsl_desk.gui.child.print_options import PrintOptions
from dsl_desk.gui.tasks import Tasks
from dsl_desk.gui.theme import look
from dsl_desk.gui.widgets.arrange import Flow
from dsl_desk.gui.widgets.buttons import link, primary, secondary
from dsl_desk.gui.widgets.card import Card
from dsl_desk.gui.widgets.pdf_view import PdfView
from dsl_desk.gui.widgets.printing import Print, print_pdf
from dsl_desk.gui.widgets.progress_panel import ProgressPanel
from dsl_desk.gui.widgets.words import Kind, Words
from dsl_desk.services.audiences import Audience
from dsl_desk.services.chronology_printing import PrintedChronology, chronology_pdf, gather_chronology
from dsl_desk.services.desk import Desk
from dsl_desk.services.looking import note_look
from dsl_desk.services.papers import save_paper
from dsl_desk.services.withholding import HoldsConfidentialAddress

T = TypeVar("T")
HEIGHT = 380  # of the pages in sight, at 100 % text

ChooseFile = Callable[[QWidget, str], str]


def ask_for_file(parent: QWidget, name: str) -> str:
    """Where the person wants the PDF, or nothing."""
    chosen, _ = QFileDialog.getSaveFileName(parent, "Save as PDF", name, "PDF (*.pdf)")
    return chosen


@dataclass(frozen=True, slots=True)
class Paper(Generic[T]):
    """What can be printed: ``gather`` runs on the vault thread, ``draw`` on the other and makes every copy.

    ``name`` such as "The chronology"; ``file`` holds no name of a child. ``without``: the same without the records
    that must not leave, where some can be left out.
    """

    name: str
    file: str
    gather: Callable[[Desk], T]
    draw: Callable[[T], bytes]
    without: "Callable[[frozenset[str]], Paper[T]] | None" = None
    copies: int = 1

    @property
    def note(self) -> str:
        """What the journal calls it."""
        return self.name[:1].lower() + self.name[1:] + (f", {self.copies} copies" if self.copies > 1 else "")


def chronology_paper(
    child_id: str, audience: Audience, copies: int, without: frozenset[str] = frozenset()
) -> Paper[PrintedChronology]:
    """What an audience is given of a child's chronology, except the records ``without``."""
    return Paper(
        f"The {audience.title[:1].lower()}{audience.title[1:]}",
        "chronology.pdf",
        lambda desk: gather_chronology(desk, child_id, audience, copies, without),
        chronology_pdf,
        lambda more: chronology_paper(child_id, audience, copies, without | more),
        copies,
    )


class PaperPanel(Card):
    """Stands in place of the child's record until ``closed``; ``saved(words)`` after a file was written.

    Reading the pages, printing them and saving them are entered in the journal as looks at the child's record.
    """

    closed = Signal()
    saved = Signal(str)
    failed = Signal(object)

    def __init__(
        self, tasks: Tasks, child_id: str, print_: Print = print_pdf, choose_file: ChooseFile = ask_for_file
    ) -> None:
        super().__init__()
        self._child_id = child_id
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
        self.print_button.clicked.connect(self._print_pages)
        self.save_button.clicked.connect(self._save)
        self.rest_button.clicked.connect(lambda: self._rest and self.prepare(self._rest))
        self.close_button.clicked.connect(self.closed)
        buttons = QWidget()
        flow = Flow(buttons, gap=10)
        for button in (self.print_button, self.save_button, self.rest_button, self.close_button):
            flow.addWidget(button)
        note = Words("Printing and saving are entered in this child’s record. Paper is not locked.", Kind.MUTED)
        self._heading = Words("", Kind.HEADING)
        self.options = PrintOptions()
        self.options.chosen.connect(self._prepare_chronology)
        self.add(self._heading, self.options, note, buttons, self.progress, self.pdf)

    def open_chronology(self) -> None:
        """Show the chronology, for the audience and in as many copies as are chosen here."""
        self.options.show()
        self.show()
        self.options.chips.setFocus(Qt.FocusReason.OtherFocusReason)
        self._prepare_chronology()

    def open_paper(self, paper: Paper[Any]) -> None:
        """Show another paper, which has nothing to choose."""
        self.options.hide()
        self.show()
        self.close_button.setFocus(Qt.FocusReason.OtherFocusReason)
        self.prepare(paper)

    def _prepare_chronology(self) -> None:
        self.prepare(chronology_paper(self._child_id, self.options.audience(), self.options.copies.value()))

    def prepare(self, paper: Paper[Any]) -> None:
        """Gather it on the vault thread, and draw it on the other."""
        self._paper = paper
        self._set_pdf(b"")
        self._offer(None)
        self._heading.setText(f"{paper.name} on paper")
        self.progress.begin(f"Putting {paper.name.lower()} on paper", can_cancel=False)
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
        self._enter(paper, Happening.PREVIEWED)

    def _print_pages(self) -> None:
        paper = self._paper
        if paper:
            self._print(self._bytes, self, lambda _: self._enter(paper, Happening.PRINTED))

    def _enter(self, paper: Paper[Any], happening: Happening) -> None:
        child_id, note = self._child_id, paper.note
        self._tasks.read(self, lambda desk: note_look(desk, happening, [child_id], note), lambda _: None)

    def _save(self) -> None:
        assert self._paper, "there is nothing to save before it was prepared"
        paper, pdf = self._paper, self._bytes
        chosen = self._choose_file(self, paper.file)
        if chosen:
            self._tasks.make(
                self, lambda progress: save_paper(pdf, Path(chosen)), lambda _: self._saved(paper), self.failed.emit
            )

    def _saved(self, paper: Paper[Any]) -> None:
        self._enter(paper, Happening.SAVED)
        self.saved.emit("Saved as a PDF. It is not encrypted: keep it safe.")

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
