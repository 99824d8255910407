"""Import families' contacts: choose the file, look at what it would do, take it in."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog, QWidget

from dsl_desk.domain.changed import Changed
from dsl_desk.domain.errors import DeskError
from dsl_desk.exchange.csv_families import AdultList
from dsl_desk.gui.forms.times import now
from dsl_desk.gui.importing.families_review import FamiliesReview
from dsl_desk.gui.importing.page import ChooseFile, Stopped
from dsl_desk.gui.page import Page
from dsl_desk.gui.reads_only import only_who_records
from dsl_desk.gui.tasks import Cancelled, Progress, Tasks
from dsl_desk.gui.widgets.buttons import link, primary, secondary
from dsl_desk.gui.widgets.card import Card
from dsl_desk.gui.widgets.progress_panel import ProgressPanel
from dsl_desk.gui.widgets.words import Kind, Words
from dsl_desk.services.desk import Desk
from dsl_desk.services.roll.family_importing import import_families
from dsl_desk.services.roll.family_lists import FamilyList, formats, open_families, read_family_list
from dsl_desk.services.roll.family_plan import FamilyPlan, plan_families

MADE_FROM = frozenset({"child", "front_sheet", "family_member"})


def ask_for_families(parent: QWidget) -> str:
    """The file a person picks, or nothing."""
    chosen, _ = QFileDialog.getOpenFileName(parent, "Choose the list", "", "Lists (*.csv *.txt);;All files (*)")
    return chosen


class ImportFamiliesPage(Page):
    """From file to review; only the last button changes the front sheets."""

    def __init__(self, tasks: Tasks, choose_file: ChooseFile = ask_for_families) -> None:
        super().__init__(tasks, "Import families’ contacts")
        self._choose_file = choose_file
        self._adults: AdultList | None = None
        self._plan: FamilyPlan | None = None
        self._stop: Callable[[], None] = lambda: None
        self.intro = Card("The adults of each child, from the school system")
        self.progress = ProgressPanel()
        self.review = FamiliesReview()
        self.choose_button = primary("Choose a file", "folder")
        self.again_button = secondary("Choose another file", "folder")
        self.import_button = primary("Import", "check")
        only_who_records(tasks, self.import_button)
        self._lay_out()
        self._show(self.intro)

    def opened(self) -> None:
        if self._adults is None:
            self.choose_button.setFocus(Qt.FocusReason.OtherFocusReason)

    def changed(self, changed: Changed) -> None:
        if self._plan and changed.kinds & MADE_FROM:
            self._compare()

    def open_file(self, file: Path) -> None:
        """Read a list and compare it; nothing is saved yet."""
        today = now().date()

        def read(progress: Progress) -> tuple[FamilyList, AdultList]:
            opened = open_families(file)
            return opened, read_family_list(opened, today, progress)

        self.banner.hide()
        self._begin("Reading the list")
        self._read_stops(self.tasks.make(self, read, self._show_list, self._refuse, self.progress.progressed))

    def import_list(self) -> None:
        """The one deed of this page."""
        plan = self._plan
        assert plan, "the button comes with the plan"
        progress = self.tasks.watch(self, self.progress.progressed)

        def deed(desk: Desk) -> Changed:
            try:
                return import_families(desk, plan, progress)
            except Cancelled as cancelled:
                raise Stopped from cancelled

        self._plan = None
        self._begin("Taking in the list")
        self._stop = progress.cancel
        self.tasks.write(self, deed, lambda _: self._imported(plan), self._not_imported)

    def _lay_out(self) -> None:
        fields = ", ".join(column.label for column in formats().columns)
        pupils = link("Import pupils")
        self.intro.add(
            Words(
                "Export a list with a row for each adult of each child as CSV. Letters are addressed from it: one a "
                "household, and one to every other adult with parental responsibility. You see what it would do "
                "before anything is saved."
            ),
            Words(
                "A child is found by unique pupil number, or by name and date of birth, so take in the pupil list "
                "first. A list never says who must not be contacted: write that on the front sheet."
            ),
            Words(f"Only these are taken, where the list has them: {fields}. The rest is left unread.", Kind.MUTED),
        )
        self.intro.body.addWidget(pupils, alignment=Qt.AlignmentFlag.AlignLeft)
        self.add(self.intro, self.progress, self.review)
        self.body.addStretch(1)
        pupils.clicked.connect(lambda: self.navigate.emit("import", None))
        self.progress.cancelled.connect(self._cancel)
        for button in (self.choose_button, self.again_button):
            button.clicked.connect(self._choose)
        self.import_button.clicked.connect(self.import_list)
        self.add_footer(self.choose_button, self.import_button, self.again_button)

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
            self._plan = None
            self.open_file(Path(chosen))

    def _show_list(self, read: tuple[FamilyList, AdultList]) -> None:
        opened, self._adults = read
        self.review.show_list(opened)
        self._compare()

    def _compare(self) -> None:
        adults = self._adults
        assert adults is not None, "a list is read before it is compared"
        progress = self.tasks.watch(self, self.progress.progressed)
        self._read_stops(progress)
        self.tasks.read(self, lambda desk: plan_families(desk, adults, progress), self._show_plan, self._refuse)

    def _show_plan(self, plan: FamilyPlan) -> None:
        self._plan = plan
        self.review.show_plan(plan)
        count = len(plan.new) + len(plan.changed)
        self.import_button.set_words(f"Import {count:,} {'adult' if count == 1 else 'adults'}" if count else "Import")
        self.import_button.setEnabled(bool(count))
        self.progress.finish(self.review.counts.text())
        self._show(self.review)
        # What was refused is read before anything is imported.
        first = self.review.refused.table if plan.rejected else self.import_button if count else self.again_button
        first.setFocus(Qt.FocusReason.OtherFocusReason)

    def _imported(self, plan: FamilyPlan) -> None:
        self.progress.finish("The list is taken in")
        refused = f" {plan.rows_rejected:,} rows were refused and can follow later." if plan.rejected else ""
        self._adults = None
        self._show(self.intro)
        self.navigate.emit("children", None)
        self.done.emit(f"{len(plan.new):,} adults added and {len(plan.changed):,} changed.{refused}")

    def _not_imported(self, error: DeskError) -> None:
        self.progress.finish(str(error))
        self.show_failure(error)
        self._compare()

    def _refuse(self, error: DeskError) -> None:
        self.progress.finish(str(error))
        self.show_failure(error)
        self._adults = self._plan = None
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
