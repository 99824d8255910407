"""Letters on paper or in files: printed, saved as one PDF or one for each family; logged once for the school."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from io import BytesIO
from itertools import accumulate
from pathlib import Path
from typing import TypeVar

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFileDialog, QLineEdit, QWidget

from dsl_desk.domain.errors import DeskError, InvalidRecord, Problem
from dsl_desk.gui.letters.order import Order, Ready
from dsl_desk.gui.reads_only import only_who_records
from dsl_desk.gui.tasks import Progress, Tasks
from dsl_desk.gui.theme import look
from dsl_desk.gui.widgets.arrange import Flow
from dsl_desk.gui.widgets.buttons import primary, secondary
from dsl_desk.gui.widgets.card import Card
from dsl_desk.gui.widgets.error_summary import ErrorSummary
from dsl_desk.gui.widgets.field import LabelledField
from dsl_desk.gui.widgets.printing import Paper, Print, Printed, Then
from dsl_desk.gui.widgets.progress_panel import ProgressPanel
from dsl_desk.gui.widgets.words import Kind, Words
from dsl_desk.services.lettering.families import Family
from dsl_desk.services.lettering.general import log_general
from dsl_desk.services.lettering.merging import FILE_NAME, Merge
from dsl_desk.services.papers import save_paper

T = TypeVar("T")
ChooseFile = Callable[[QWidget, str], str]
ChooseFolder = Callable[[QWidget], str]

EACH, GO_ON = "Save one PDF for each family …", "Go on with one PDF for each family"
STOPPED = "Stopped. No file was left that is not whole."


def ask_for_file(parent: QWidget, name: str) -> str:
    """Where the person wants the PDF, or nothing."""
    chosen, _ = QFileDialog.getSaveFileName(parent, "Save as PDF", name, "PDF (*.pdf)")
    return chosen


def ask_for_folder(parent: QWidget) -> str:
    return QFileDialog.getExistingDirectory(parent, "Choose an empty folder for the letters")


@dataclass(frozen=True, slots=True)
class Written:
    """Letters one after the other, and how many pages each has."""

    pdf: bytes
    pages: tuple[int, ...]


class Output(Card):
    """What can be done with a letter that is ready; ``logged`` once, and ``said(words)``."""

    said = Signal(str)
    logged = Signal()
    failed = Signal(object)

    def __init__(self, tasks: Tasks, print_: Print, choose_file: ChooseFile, choose_folder: ChooseFolder) -> None:
        super().__init__("Print or save")
        self._tasks, self.print_, self.choose_file, self.choose_folder = tasks, print_, choose_file, choose_folder
        self._ready: Ready | None = None
        self._pages = b""
        self._logged: tuple[Order, frozenset[int]] | None = None
        self._running: Progress | None = None
        self._folder: Path | None = None
        self.first, self.last = QLineEdit(), QLineEdit()
        self.fields = {
            "first": LabelledField("From letter", self.first),
            "last": LabelledField("To letter", self.last),
        }
        self.summary = ErrorSummary(self.fields)
        self.progress = ProgressPanel()
        self.print_button, self.save_button = primary("Print", "print"), secondary("Save as one PDF …")
        self.each_button = secondary(EACH)
        self._buttons = (self.print_button, self.save_button, self.each_button)
        self._range, self.outcome = QWidget(), Words("", Kind.STRONG)
        self._lay_out()
        only_who_records(tasks, *self._buttons)
        self.hide()

    def show_ready(self, ready: Ready, pages: bytes) -> None:
        """Offer this letter; ``pages`` are the exact ones of copies with nobody's name."""
        if ready is not self._ready:
            self._folder = None
            self.outcome.hide()
            families = ready.families.families if ready.families else ()
            self.first.setText(str(families[0].number if families else 0))
            self.last.setText(str(families[-1].number if families else 0))
        self._ready, self._pages = ready, pages
        addressed = ready.merge is not None
        self._range.setVisible(addressed)
        self.each_button.setVisible(addressed)
        self._set_enabled()
        self.show()

    def clear(self) -> None:
        self.cancel()
        self._ready, self._pages = None, b""
        self.hide()

    def print(self) -> None:
        """Ask for a printer; what was printed is logged."""
        ready = self._for_families()
        if ready is None or not self.print_button.isEnabled():
            return
        if ready.merge is None:
            self._to_printer(ready, self._pages, partial(self._copies_printed, ready))
        elif merge := self._chosen(ready.merge):
            self._run(
                "Making the letters",
                lambda progress: _written(merge, progress),
                partial(self._print_made, ready, merge.families),
            )

    def save(self) -> None:
        """All letters in one file."""
        ready, pages = self._for_families(), self._pages
        merge = self._chosen(ready.merge) if ready and ready.merge else None
        if ready is None or (ready.merge and merge is None):
            return
        chosen = self.choose_file(self, FILE_NAME)
        if not chosen:
            return
        file = Path(chosen)

        def save(progress: Progress) -> None:
            if merge:
                merge.save(file, progress)
            else:
                save_paper(pages, file)

        letters = merge.families if merge else ()
        self._run("Saving the letters", save, lambda _: self._log(ready, "Saved", ready.order.copies, letters))

    def save_each(self) -> None:
        """A file for each family; pressed again after it was stopped, it goes on with the rest."""
        ready = self._for_families()
        if ready is None or ready.merge is None:
            return
        chosen = str(self._folder or "") or self.choose_folder(self)
        if not chosen:
            return
        merge, folder = ready.merge, Path(chosen)
        self._folder = folder
        self._run(
            "Saving the letters",
            lambda progress: merge.save_each(folder, progress),
            lambda _: self._each_saved(ready),
        )

    def cancel(self) -> None:
        """Stop what is being made. Files for each family that are whole stay; there it can be gone on."""
        if self._running is None:
            return
        self._running.cancel()
        self._ended(STOPPED)
        merge, folder = self._ready.merge if self._ready else None, self._folder
        if merge and folder:  # asked after the work has stopped, on its own thread
            self._tasks.make(self, lambda progress: merge.finished.get(folder, 0), self._say_stopped)

    def _lay_out(self) -> None:
        for line in (self.first, self.last):
            line.setMaximumWidth(look().px(120))
        between = Flow(self._range, gap=16)
        for field in self.fields.values():
            between.addWidget(field)
        holder = QWidget()
        flow = Flow(holder, gap=10)
        for button in self._buttons:
            flow.addWidget(button)
        self.add(self.summary, self._range, holder, self.progress, self.outcome)
        self.print_button.clicked.connect(self.print)
        self.save_button.clicked.connect(self.save)
        self.each_button.clicked.connect(self.save_each)
        self.progress.cancelled.connect(self.cancel)

    def _for_families(self) -> Ready | None:
        """The letter, where it may leave: not while nobody has confirmed a translation in it."""
        ready = self._ready
        try:
            if ready:
                ready.prepared.for_families()
        except InvalidRecord as error:
            self.failed.emit(error)
            return None
        return ready

    def _chosen(self, merge: Merge) -> Merge | None:
        """The letters from one number to another; None, and the words beside the fields, where there are none."""
        self.summary.clear()
        try:
            first, last = (_number(name, field) for name, field in self.fields.items())
        except InvalidRecord as error:
            self.summary.show_problems(error.problems)
            return None
        found = merge.between(first, last)
        if not found.families:
            self.summary.show_problems([Problem("first", f"Enter numbers from 1 to {merge.families[-1].number:,}")])
            return None
        return found

    def _print_made(self, ready: Ready, letters: Sequence[Family], made: Written) -> None:
        self._to_printer(ready, made.pdf, partial(self._letters_printed, ready, letters, made.pages))

    def _to_printer(self, ready: Ready, pages: bytes, printed: Then) -> None:
        copies = 1 if ready.merge else ready.order.copies
        paper = Paper.BOTH_SIDES if ready.order.asked.both_sides else Paper.ONE_SIDE
        self.print_(pages, self, printed, copies=copies, paper=paper)

    def _copies_printed(self, ready: Ready, what: Printed) -> None:
        self._log(ready, _say_printed(what), what.copies, ())

    def _letters_printed(self, ready: Ready, letters: Sequence[Family], pages: Sequence[int], what: Printed) -> None:
        """The letters went of which every page did."""
        ends = tuple(accumulate(pages))
        went = [
            letter
            for letter, end, count in zip(letters, ends, pages, strict=True)
            if what.pages.issuperset(range(end - count, end))
        ]
        if went:
            self._log(ready, _say_printed(what), 0, went)
        else:
            self._say(f"{_say_printed(what)}: no letter is whole, and none is logged.")

    def _say_stopped(self, done: int) -> None:
        """What is saved has left, whether or not anybody goes on."""
        ready = self._ready
        count = ready.count if ready else 0
        self._say(f"Stopped. {done:,} of {count:,} letters are saved. The same button goes on with the rest.")
        if ready and ready.merge and done:
            words = f"Stopped. The same button goes on with the rest. {done:,} of {count:,} letters are saved"
            self._log(ready, words, 0, ready.merge.families[:done])

    def _each_saved(self, ready: Ready) -> None:
        self._folder = None
        self._log(ready, "Saved", 0, ready.merge.families if ready.merge else ())

    def _run(self, step: str, work: Callable[[Progress], T], then: Callable[[T], None]) -> None:
        def done(made: T) -> None:
            self._ended("Ready")
            then(made)

        self.progress.begin(step)
        self._running = self._tasks.make(self, work, done, self._refuse, self.progress.progressed)
        self._set_enabled()

    def _refuse(self, error: DeskError) -> None:
        self._folder = None  # the same one goes on when it is chosen again, another one begins anew
        self._ended(str(error))
        self.failed.emit(error)

    def _ended(self, words: str) -> None:
        self._running = None
        self.progress.finish(words)
        self._set_enabled()

    def _set_enabled(self) -> None:
        ready = self._ready
        may = ready is not None and ready.count > 0 and not ready.prepared.not_confirmed and self._running is None
        for button in self._buttons:
            button.setEnabled(may)
        self.each_button.set_words(GO_ON if self._folder and self._running is None else EACH)

    def _log(self, ready: Ready, done: str, copies: int, letters: Sequence[Family]) -> None:
        """Once for the same letter to the same people, however often it is printed or saved now.

        `letters` are those addressed to families, of which some may have gone before; `copies` bear nobody's name.
        """
        order, before = ready.order, self._logged
        gone = before[1] if before and before[0] == order else frozenset[int]()
        new = frozenset(family.number for family in letters) - gone
        if before and before[0] == order and not new:
            self._say(f"{done}. This letter is logged already.")
            return
        self._logged = order, gone | new
        count, families = (len(new), len(new)) if letters else (copies, 0)
        self._tasks.write(
            self,
            lambda desk: log_general(desk, ready.prepared, order.audience.words, count, families, order.delivery),
            lambda _: self._say_logged(done),
            lambda error: self._not_logged(before, error),
        )

    def _say_logged(self, done: str) -> None:
        self.logged.emit()
        self._say(f"{done}, and logged once for the school.")

    def _say(self, words: str) -> None:
        """Here, where the person is, and at the top of the page."""
        self.outcome.setText(words)
        self.outcome.show()
        self.said.emit(words)

    def _not_logged(self, before: tuple[Order, frozenset[int]] | None, error: DeskError) -> None:
        self._logged = before
        self.failed.emit(error)


def _written(merge: Merge, progress: Progress) -> Written:
    made = BytesIO()
    pages = merge.write(made, progress)
    return Written(made.getvalue(), pages)


def _say_printed(what: Printed) -> str:
    return "Printed" if what.sides == what.of else f"{what.sides:,} of {what.of:,} pages printed"


def _number(name: str, field: LabelledField) -> int:
    typed = field.control.text().strip().replace(",", "") if isinstance(field.control, QLineEdit) else ""
    if not (typed.isascii() and typed.isdigit()):
        raise InvalidRecord(Problem(name, "Enter the number of a letter"))
    return int(typed)
