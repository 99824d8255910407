"""The letter to families about warning signs: read it as it will be printed, print or save it, log it once."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog, QLineEdit, QWidget

from dsl_desk.domain.changed import Changed
from dsl_desk.domain.errors import DeskError, InvalidRecord
from dsl_desk.domain.letter import Distribution
from dsl_desk.gui.forms.choice_box import ChoiceBox
from dsl_desk.gui.letters.audience import audiences
from dsl_desk.gui.letters.left_out import LeftOut
from dsl_desk.gui.letters.wording import LetterWording
from dsl_desk.gui.page import Page
from dsl_desk.gui.reads_only import only_who_records
from dsl_desk.gui.tasks import Tasks
from dsl_desk.gui.theme import look
from dsl_desk.gui.widgets.arrange import Columns
from dsl_desk.gui.widgets.buttons import primary, secondary
from dsl_desk.gui.widgets.card import Card
from dsl_desk.gui.widgets.error_summary import ErrorSummary
from dsl_desk.gui.widgets.field import LabelledField
from dsl_desk.gui.widgets.pdf_view import PdfView
from dsl_desk.gui.widgets.printing import Print, print_pdf
from dsl_desk.gui.widgets.progress_panel import ProgressPanel
from dsl_desk.gui.widgets.words import Kind, Words
from dsl_desk.services.desk import Desk
from dsl_desk.services.lettering.general import (
    Asked,
    PreparedLetter,
    general_pdf,
    log_general,
    prepare_general,
)
from dsl_desk.services.lettering.readable import remarks_of
from dsl_desk.services.papers import save_paper
from dsl_desk.services.reviewing import children

HEIGHT = 440  # of the pages in sight, at 100 % text
PACK, FILE = "warning-signs", "letter.pdf"
MADE_FROM = frozenset({"school", "directory_entry", "agency", "child"})

ChooseFile = Callable[[QWidget, str], str]


@dataclass(frozen=True, slots=True)
class Ready:
    """The letter filled in, and whom it could be for."""

    pack: PreparedLetter
    audiences: tuple[str, ...]


def read_letter(desk: Desk) -> Ready:
    return Ready(prepare_general(desk, Asked(PACK)), audiences(children(desk)))


def ask_for_file(parent: QWidget, name: str) -> str:
    """Where the person wants the PDF, or nothing."""
    chosen, _ = QFileDialog.getSaveFileName(parent, "Save the letter", name, "PDF (*.pdf)")
    return chosen


class LettersPage(Page):
    """``print_`` says whether it was printed; only then is it logged, and the same letter to the same people once."""

    def __init__(self, tasks: Tasks, print_: Print = print_pdf, choose_file: ChooseFile = ask_for_file) -> None:
        super().__init__(tasks, "Letters")
        self._print, self._choose_file = print_, choose_file
        self._ready: Ready | None = None
        self._pdf = b""
        self._logged: tuple[PreparedLetter, str, int] | None = None
        self.audience, self.copies = ChoiceBox("Choose who it is for"), QLineEdit()
        self.copies.setMaximumWidth(look().px(120))
        self.fields = {
            "audience": LabelledField("Who it is for", self.audience),
            "copies": LabelledField("How many copies", self.copies),
        }
        self.summary = ErrorSummary(self.fields)
        self.progress = ProgressPanel()
        self.left_out, self.wording = LeftOut(), LetterWording()
        self.pdf = PdfView("The letter, exactly as it will be printed")
        self.pdf.setFixedHeight(look().px(HEIGHT))
        self.pdf.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.print_button, self.save_button = primary("Print", "print"), secondary("Save as PDF …")
        only_who_records(tasks, self.print_button, self.save_button)
        self._lay_out()
        self._set_ready(False)
        self.setFocusProxy(self.audience)

    def opened(self) -> None:
        self.audience.setFocus(Qt.FocusReason.OtherFocusReason)
        self._read()

    def leave(self) -> None:
        self.pdf.clear()

    def changed(self, changed: Changed) -> None:
        if self.isVisible() and changed.kinds & MADE_FROM:
            self._read()

    def print(self) -> None:
        """Ask for a printer; when it was printed, log it."""
        asked = self._asked()
        if asked:
            self._print(self._pdf, self, lambda _: self._log(asked))

    def save(self) -> None:
        """Ask for a place; when it was saved, log it."""
        asked = self._asked()
        if not asked:
            return
        chosen = self._choose_file(self, FILE)
        if chosen:
            pdf = self._pdf
            self.tasks.make(
                self,
                lambda progress: save_paper(pdf, Path(chosen)),
                lambda _: self._log(asked),
                self.show_failure,
            )

    def _lay_out(self) -> None:
        form, paper = Card(), Card()
        form.body.setSpacing(look().px(12))
        self._title = Words("", Kind.HEADING)
        form.add(self._title, *self.fields.values())
        paper.add(self.progress, self.pdf)
        general = Card("A general letter")
        general.add(
            Words("It has no place for a child’s name, and is logged once for the school, on no child’s record."),
            Words("A sign in it is an indicator, not proof.", Kind.MUTED),
        )
        self.add(Columns([self.summary, form, paper], [self.left_out, self.wording, general]))
        self.print_button.clicked.connect(self.print)
        self.save_button.clicked.connect(self.save)
        self.left_out.directory.connect(partial(self.navigate.emit, "directory", None))
        self.add_footer(self.print_button, self.save_button)

    def _read(self) -> None:
        self._set_ready(False)
        self.progress.begin("Making the letter", can_cancel=False)
        self.tasks.read(self, read_letter, self._fill, self._refuse)

    def _fill(self, ready: Ready) -> None:
        self._ready = ready
        self._title.setText(ready.pack.name)
        self.audience.set_choices((words, words) for words in ready.audiences)
        self.left_out.show_notes(ready.pack.left_out)
        self.tasks.make(
            self,
            lambda progress: [each.remark for each in remarks_of(ready.pack.parts())],
            self.wording.show_remarks,
            self._refuse,
        )
        self.tasks.make(self, lambda progress: general_pdf(ready.pack), self._show, self._refuse)

    def _show(self, pdf: bytes) -> None:
        self._pdf = pdf
        self.pdf.show_pdf(pdf)
        self.progress.finish(f"The letter has {self.pdf.page_count()} pages")
        self._set_ready(True)

    def _asked(self) -> tuple[PreparedLetter, str, int] | None:
        """What is to be printed for whom, or None with the words beside the fields."""
        self.summary.clear()
        if self._ready is None:
            return None
        pack, typed = self._ready.pack, self.copies.text().strip()
        copies = int(typed) if typed.isascii() and typed.isdigit() else 0
        try:
            Distribution("", PACK, "", "", self.audience.text(), copies)
        except InvalidRecord as error:
            self.summary.show_problems(error.problems)
            return None
        return pack, self.audience.text(), copies

    def _log(self, asked: tuple[PreparedLetter, str, int]) -> None:
        """Once for the same letter to the same people, however often it is printed or saved now."""
        if asked == self._logged:
            return
        self._logged = asked
        self.tasks.write(self, lambda desk: log_general(desk, *asked), self._say_logged, self._not_logged)

    def _say_logged(self, _changed: Changed) -> None:
        self.banner.say("The letter is logged for the school.")

    def _not_logged(self, error: DeskError) -> None:
        self._logged = None
        self.show_failure(error)

    def _refuse(self, error: DeskError) -> None:
        self.progress.finish(str(error))
        self.show_failure(error)

    def _set_ready(self, ready: bool) -> None:
        for button in (self.print_button, self.save_button):
            button.setEnabled(ready)
