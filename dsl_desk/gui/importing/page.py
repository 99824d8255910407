"""Import pupils: choose the file, match its columns, look at what it would do, take it in."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from dsl_desk.domain.changed import Changed
from dsl_desk.exchange.pupil import PupilList
from dsl_desk.gui.forms.times import now
from dsl_desk.gui.importing.columns import ColumnsCard
from dsl_desk.gui.importing.list_page import ChooseFile, ListPage, asks_for
from dsl_desk.gui.importing.review import Review
from dsl_desk.gui.tasks import Progress, Tasks
from dsl_desk.gui.widgets.buttons import link, primary, secondary
from dsl_desk.gui.widgets.card import Card
from dsl_desk.gui.widgets.words import Kind, Words
from dsl_desk.services.desk import Desk
from dsl_desk.services.roll.import_plan import ImportPlan, Planned, plan_import
from dsl_desk.services.roll.importing import import_pupils
from dsl_desk.services.roll.pupil_lists import CsvList, OpenList, formats, open_list, read_list

ask_for_pupils = asks_for("Choose the pupil list", "Pupil lists (*.csv *.txt *.xml *.ctf)")


class ImportPage(ListPage[Planned]):
    """From file to columns (CSV only) to review, and back at any time; only the last button changes the roll."""

    counted = "child", "children"
    rests_on = frozenset({"child", "front_sheet"})
    review: Review

    def __init__(self, tasks: Tasks, choose_file: ChooseFile = ask_for_pupils) -> None:
        intro = Card("A pupil list from the school system")
        super().__init__(tasks, "Import pupils", intro, Review(), choose_file)
        self._opened: OpenList | None = None
        self._pupils: PupilList | None = None
        self.columns = ColumnsCard()
        self.back_button = secondary("Back to the columns")
        self.compare_button = primary("Compare with the roll", "check")
        self._introduce()
        self._lay_out((self.columns,), (self.compare_button, self.back_button))
        self.back_button.clicked.connect(lambda: self._show(self.columns))
        self.compare_button.clicked.connect(self._read)
        self.review.edited.connect(self._show_deed)

    def open_file(self, file: Path) -> None:
        """Read the headings of a list; nothing is compared yet."""
        self.banner.hide()
        self._begin("Opening the list")
        self._read_stops(self.tasks.make(self, lambda progress: open_list(file), self._show_list, self._refuse))

    def _introduce(self) -> None:
        fields = ", ".join(column.label for column in formats().columns)
        families = link("Import families’ contacts")
        families.clicked.connect(lambda: self.navigate.emit("import-families", None))
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
        self.intro.body.addWidget(families, alignment=Qt.AlignmentFlag.AlignLeft)

    def _show(self, stage: QWidget | None) -> None:
        super()._show(stage)
        self.columns.setVisible(stage is self.columns)
        self.compare_button.setVisible(stage is self.columns)
        self.back_button.setVisible(stage is self.review and isinstance(self._opened, CsvList))
        self.again_button.setVisible(stage in (self.columns, self.review))

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

    def _comparing(self) -> Callable[[Desk, Progress], ImportPlan]:
        pupils = self._pupils
        assert pupils is not None, "a list is read before it is compared"
        return lambda desk, progress: plan_import(desk, pupils, (), progress)

    def _taking_in(self, plan: ImportPlan) -> Callable[[Desk, Progress], Changed]:
        pupils, take, leavers = self._pupils, frozenset(self.review.take), frozenset(self.review.leavers)
        assert pupils is not None, "a plan comes from a list"

        def take_in(desk: Desk, progress: Progress) -> Changed:
            agreed = plan_import(desk, pupils, take) if take else plan
            return import_pupils(desk, agreed, leavers, progress)

        return take_in

    def _decided(self) -> bool:
        return bool(self.review.take or self.review.leavers)

    def _go_back(self) -> None:
        self._show(self.columns if isinstance(self._opened, CsvList) else self.intro)

    def _start_again(self) -> None:
        self._opened = self._pupils = None
        super()._start_again()
