"""A list of the school system that comes in: choose the file, look at what it would do, take it in."""

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import ClassVar, Generic

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog, QWidget

from dsl_desk.domain.changed import Changed
from dsl_desk.domain.errors import DeskError
from dsl_desk.gui.importing.list_review import ListReview
from dsl_desk.gui.page import Page
from dsl_desk.gui.reads_only import only_who_records
from dsl_desk.gui.tasks import Cancelled, Progress, Tasks
from dsl_desk.gui.widgets.buttons import primary, secondary
from dsl_desk.gui.widgets.card import Card
from dsl_desk.gui.widgets.progress_panel import ProgressPanel
from dsl_desk.services.desk import Desk
from dsl_desk.services.roll.list_plan import ListPlan, R

ChooseFile = Callable[[QWidget], str]
"""The file a person picks, or nothing."""


class Stopped(DeskError):
    words = "Stopped. Nothing was taken in."


def asks_for(title: str, kinds: str) -> ChooseFile:
    """The window of the system, which shows ``kinds`` of files first."""

    def ask(parent: QWidget) -> str:
        chosen, _ = QFileDialog.getOpenFileName(parent, title, "", f"{kinds};;All files (*)")
        return chosen

    return ask


class ListPage(Page, Generic[R]):
    """From file to review; only the last button changes the vault.

    A page of one kind of list says how the file is opened, what its rows would change and how that is taken in.
    """

    counted: ClassVar[tuple[str, str]]
    """One and several of what the rows are about."""
    rests_on: ClassVar[frozenset[str]]
    """Kinds that a list is compared with."""
    review: ListReview[R]

    def __init__(self, tasks: Tasks, title: str, intro: Card, review: ListReview[R], choose_file: ChooseFile) -> None:
        super().__init__(tasks, title)
        self._choose_file = choose_file
        self._plan: ListPlan[R] | None = None
        self._stop: Callable[[], None] = lambda: None
        self.intro, self.review = intro, review
        self.progress = ProgressPanel()
        self.choose_button = primary("Choose a file", "folder")
        self.again_button = secondary("Choose another file", "folder")
        self.import_button = primary("Import", "check")
        only_who_records(tasks, self.import_button)
        self.progress.cancelled.connect(self._cancel)
        for button in (self.choose_button, self.again_button):
            button.clicked.connect(self._choose)
        self.import_button.clicked.connect(self.import_list)

    def opened(self) -> None:
        if not self.choose_button.isHidden():
            self.choose_button.setFocus(Qt.FocusReason.OtherFocusReason)

    def changed(self, changed: Changed) -> None:
        if self._plan and changed.kinds & self.rests_on:
            self._compare()

    def open_file(self, file: Path) -> None:
        """Read a list; nothing is saved yet."""
        raise NotImplementedError

    def import_list(self) -> None:
        """The one deed of this page."""
        plan = self._plan
        assert plan, "the button comes with the plan"
        take_in = self._taking_in(plan)
        progress = self.tasks.watch(self, self.progress.progressed)

        def deed(desk: Desk) -> Changed:
            try:
                return take_in(desk, progress)
            except Cancelled as cancelled:
                raise Stopped from cancelled

        self._plan = None
        self._begin("Taking in the list")
        self._stop = progress.cancel
        self.tasks.write(self, deed, lambda _: self._imported(plan), self._not_imported)

    def _comparing(self) -> Callable[[Desk, Progress], ListPlan[R]]:
        """What works out what the list that was read would do."""
        raise NotImplementedError

    def _taking_in(self, plan: ListPlan[R]) -> Callable[[Desk, Progress], Changed]:
        """The deed that does what the plan, and what was decided about it, says."""
        raise NotImplementedError

    def _decided(self) -> bool:
        """Whether there is something to take in beside what is new and what changes."""
        return False

    def _lay_out(self, stages: Sequence[QWidget] = (), buttons: Sequence[QWidget] = ()) -> None:
        """``stages`` and ``buttons`` stand before the last that every list has."""
        self.add(self.intro, self.progress, *stages, self.review)
        self.body.addStretch(1)
        self.add_footer(self.choose_button, self.import_button, *buttons, self.again_button)
        self._show(self.intro)

    def _show(self, stage: QWidget | None) -> None:
        """Bring one stage to the front with its buttons; None while something is worked out."""
        for part in (self.intro, self.review):
            part.setVisible(part is stage)
        self.choose_button.setVisible(stage is self.intro)
        for button in (self.import_button, self.again_button):
            button.setVisible(stage is self.review)

    def _choose(self) -> None:
        chosen = self._choose_file(self)
        if chosen:
            self.review.forget()
            self._plan = None
            self.open_file(Path(chosen))

    def _compare(self) -> None:
        compare = self._comparing()
        progress = self.tasks.watch(self, self.progress.progressed)
        self._read_stops(progress)
        self.tasks.read(self, lambda desk: compare(desk, progress), self._show_plan, self._refuse)

    def _show_plan(self, plan: ListPlan[R]) -> None:
        self._plan = plan
        self.review.show_plan(plan)
        self.progress.finish(self.review.counts.text())
        self._show_deed()
        self._show(self.review)
        self._first(plan).setFocus(Qt.FocusReason.OtherFocusReason)

    def _first(self, plan: ListPlan[R]) -> QWidget:
        """What was refused is read before anything is imported."""
        if plan.rejected:
            return self.review.refused.table
        return self.import_button if self.import_button.isEnabled() else self.again_button

    def _show_deed(self) -> None:
        """The button says what it does, and cannot be pressed for nothing."""
        if plan := self._plan:
            count, (one, several) = len(plan.new) + len(plan.changed), self.counted
            self.import_button.set_words(f"Import {count:,} {one if count == 1 else several}" if count else "Import")
            self.import_button.setEnabled(bool(count) or self._decided())

    def _imported(self, plan: ListPlan[R]) -> None:
        self.progress.finish("The list is taken in")
        refused = f" {plan.rows_rejected:,} rows were refused and can follow later." if plan.rejected else ""
        self._start_again()
        self.navigate.emit("children", None)
        self.done.emit(f"{len(plan.new):,} {self.counted[1]} added and {len(plan.changed):,} changed.{refused}")

    def _not_imported(self, error: DeskError) -> None:
        self.progress.finish(str(error))
        self.show_failure(error)
        self._compare()

    def _refuse(self, error: DeskError) -> None:
        self.progress.finish(str(error))
        self.show_failure(error)
        self._go_back()

    def _go_back(self) -> None:
        """To where a list that was refused, or stopped, can be put right."""
        self._start_again()

    def _start_again(self) -> None:
        self._plan = None
        self.review.forget()
        self._show(self.intro)

    def _cancel(self) -> None:
        self._stop()

    def _read_stops(self, progress: Progress) -> None:
        """Reading answers nothing when it is stopped; a deed says by itself that nothing was taken in."""

        def stop() -> None:
            progress.cancel()
            self._refuse(Stopped())

        self._stop = stop

    def _begin(self, step: str) -> None:
        self._show(None)
        self.progress.begin(step)
