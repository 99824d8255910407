"""Import pupils: choose the file, match its columns, look at what it would do, take it in."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog, QWidget

from dsl_desk.domain.changed import Changed
from dsl_desk.domain.errors import DeskError
from dsl_desk.exchange.pupil import PupilList
from dsl_desk.gui.forms.times import now
from dsl_desk.gui.importing.columns import ColumnsCard
from dsl_desk.gui.importing.review import Review
from dsl_desk.gui.page import Page
from dsl_desk.gui.reads_only import only_who_records
from dsl_desk.gui.tasks import Cancelled, Progress, Tasks
from dsl_desk.gui.widgets.buttons import link, primary, secondary
from dsl_desk.gui.widgets.card import Card
from dsl_desk.gui.widgets.progress_panel import ProgressPanel
from dsl_desk.gui.widgets.words import Kind, Words
from dsl_desk.services.desk import Desk
from dsl_desk.services.roll.import_plan import ImportPlan, plan_import
from dsl_desk.services.roll.importing import import_pupils
from dsl_desk.services.roll.pupil_lists import CsvList, OpenList, formats, open_list, read_list

ChooseFile = Callable[[QWidget], str]
ROLL = frozenset({"child", "front_sheet"})


class Stopped(DeskError):
    words = "Stopped. Nothing was taken in."


def ask_for_list(parent: QWidget) -> str:
    """The file a person picks, or nothing."""
    kinds = "Pupil lists (*.csv *.txt *.xml *.ctf);;All files (*)"
    chosen, _ = QFileDialog.getOpenFileName(parent, "Choose the pupil list", "", kinds)
    return chosen


class ImportPage(Page):
    """From file to columns (CSV only) to review, and back at any time; only the last button changes the roll."""

    def __init__(self, tasks: Tasks, choose_file: ChooseFile = ask_for_list) -> None:
        super().__init__(tasks, "Import pupils")
        self._choose_file = choose_file
        self._opened: OpenList | None = None
        self._pupils: PupilList | None = None
        self._plan: ImportPlan | None = None
        self._stop: Callable[[], None] = lambda: None
        self.intro = Card("A pupil list from the school system")
        self.progress = ProgressPanel()
        self.columns = ColumnsCard()
        self.review = Review()
        self.choose_button = primary("Choose a file", "folder")
        self.again_button = secondary("Choose another file", "folder")
        self.back_button = secondary("Back to the columns")
        self.compare_button = primary("Compare with the roll", "check")
        self.import_button = primary("Import", "check")
        only_who_records(tasks, self.import_button)
        self._lay_out()
        self._show(self.intro)

    def opened(self) -> None:
        if self._opened is None:
            self.choose_button.setFocus(Qt.FocusReason.OtherFocusReason)

    def changed(self, changed: Changed) -> None:
        if self._plan and changed.kinds & ROLL:
            self._compare()

    def open_file(self, file: Path) -> None:
        """Read the headings of a list; nothing is compared yet."""
        self.banner.hide()
        self._begin("Opening the list")
        self._read_stops(self.tasks.make(self, lambda progress: open_list(file), self._show_list, self._refuse))

    def import_list(self) -> None:
        """The one deed of this page."""
        pupils, plan = self._pupils, self._plan
        assert pupils and plan, "the button comes with the plan"
        take, leavers = frozenset(self.review.take), frozenset(self.review.leavers)
        progress = self.tasks.watch(self, self.progress.progressed)

        def deed(desk: Desk) -> Changed:
            try:
                agreed = plan_import(desk, pupils, take) if take else plan
                return import_pupils(desk, agreed, leavers, progress)
            except Cancelled as cancelled:
                raise Stopped from cancelled

        self._plan = None
        self._begin("Taking in the list")
        self._stop = progress.cancel
        self.tasks.write(self, deed, lambda _: self._imported(plan), self._not_imported)

    def _lay_out(self) -> None:
        fields = ", ".join(column.label for column in formats().columns)
        self.intro.add(
            Words(
                "Export the list of pupils from your school system as CSV, or use a Common Transfer File (XML). You "
                "see what it would do before anything is saved."
            ),
            Words(
                f"Only these are taken, where the list has them: {fields}. Everything else in it is left unread.",
                Kind.MUTED,
            ),
        )
        families = link("Import families’ contacts")
        families.clicked.connect(lambda: self.navigate.emit("import-families", None))
        self.intro.body.addWidget(families, alignment=Qt.AlignmentFlag.AlignLeft)
        self.add(self.intro, self.progress, self.columns, self.review)
        self.body.addStretch(1)
        self.progress.cancelled.connect(self._cancel)
        for button in (self.choose_button, self.again_button):
            button.clicked.connect(self._choose)
        self.back_button.clicked.connect(lambda: self._show(self.columns))
        self.compare_button.clicked.connect(self._read)
        self.import_button.clicked.connect(self.import_list)
        self.review.edited.connect(self._show_deed)
        self.add_footer(
            self.choose_button, self.import_button, self.compare_button, self.back_button, self.again_button
        )

    def _show(self, stage: QWidget | None) -> None:
        """Bring one stage to the front with its buttons; None while something is worked out."""
        for part in (self.intro, self.columns, self.review):
            part.setVisible(part is stage)
        self.choose_button.setVisible(stage is self.intro)
        self.compare_button.setVisible(stage is self.columns)
        self.import_button.setVisible(stage is self.review)
        self.back_button.setVisible(stage is self.review and isinstance(self._opened, CsvList))
        self.again_button.setVisible(stage in (self.columns, self.review))

    def _choose(self) -> None:
        chosen = self._choose_file(self)
        if chosen:
            self.review.forget()
            self._plan = None
            self.open_file(Path(chosen))

    def _show_list(self, opened: OpenList) -> None:
        self._opened = opened
        if isinstance(opened, CsvList):
            self.progress.finish("The list is open. Look at its columns")
            self.columns.show_list(opened)
            self._show(self.columns)
            self.columns.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            self._read()

    def _read(self) -> None:
        opened = self.columns.csv_list() if isinstance(self._opened, CsvList) else self._opened
        assert opened, "a list is opened before it is read"
        today = now().date()
        self.banner.hide()
        self._begin("Reading the list")
        self._read_stops(
            self.tasks.make(
                self,
                lambda progress: read_list(opened, today, progress),
                self._compare_pupils,
                self._refuse,
                self.progress.progressed,
            )
        )

    def _compare_pupils(self, pupils: PupilList) -> None:
        self._pupils = pupils
        self._compare()

    def _compare(self) -> None:
        pupils = self._pupils
        assert pupils is not None, "a list is read before it is compared"
        progress = self.tasks.watch(self, self.progress.progressed)
        self._read_stops(progress)
        self.tasks.read(self, lambda desk: plan_import(desk, pupils, (), progress), self._show_plan, self._refuse)

    def _show_plan(self, plan: ImportPlan) -> None:
        self._plan = plan
        self.review.show_plan(plan)
        self.progress.finish(self.review.counts.text())
        self._show_deed()
        self._show(self.review)
        self._first(plan).setFocus(Qt.FocusReason.OtherFocusReason)

    def _first(self, plan: ImportPlan) -> QWidget:
        """What was refused is read before anything is imported."""
        if plan.rejected:
            return self.review.refused.table
        return self.import_button if self.import_button.isEnabled() else self.again_button

    def _show_deed(self) -> None:
        """The button says what it does, and cannot be pressed for nothing."""
        plan = self._plan
        if plan:
            count = len(plan.new) + len(plan.changed)
            self.import_button.set_words(
                f"Import {count:,} {'child' if count == 1 else 'children'}" if count else "Import"
            )
            self.import_button.setEnabled(bool(count or self.review.take or self.review.leavers))

    def _imported(self, plan: ImportPlan) -> None:
        self.progress.finish("The list is taken in")
        refused = f" {plan.rows_rejected:,} rows were refused and can follow later." if plan.rejected else ""
        self._start_again()
        self.navigate.emit("children", None)
        self.done.emit(f"{len(plan.new):,} children added and {len(plan.changed):,} changed.{refused}")

    def _not_imported(self, error: DeskError) -> None:
        self.progress.finish(str(error))
        self.show_failure(error)
        self._compare()

    def _refuse(self, error: DeskError) -> None:
        self.progress.finish(str(error))
        self.show_failure(error)
        self._show(self.columns if isinstance(self._opened, CsvList) else self.intro)

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

    def _start_again(self) -> None:
        self._opened = self._pupils = self._plan = None
        self.review.forget()
        self._show(self.intro)
