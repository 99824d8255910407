"""Import families' contacts: choose the file, look at what it would do, take it in."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Qt

from dsl_desk.domain.changed import Changed
from dsl_desk.exchange.csv_families import AdultList
from dsl_desk.gui.forms.times import now
from dsl_desk.gui.importing.families_review import FamiliesReview
from dsl_desk.gui.importing.list_page import ChooseFile, ListPage, asks_for
from dsl_desk.gui.tasks import Progress, Tasks
from dsl_desk.gui.widgets.buttons import link
from dsl_desk.gui.widgets.card import Card
from dsl_desk.gui.widgets.words import Kind, Words
from dsl_desk.services.desk import Desk
from dsl_desk.services.roll.family_importing import import_families
from dsl_desk.services.roll.family_lists import FamilyList, formats, open_families, read_family_list
from dsl_desk.services.roll.family_plan import FamilyPlan, PlannedMember, plan_families

ask_for_families = asks_for("Choose the list", "Lists (*.csv *.txt)")


class ImportFamiliesPage(ListPage[PlannedMember]):
    """From file to review; only the last button changes the front sheets."""

    counted = "adult", "adults"
    rests_on = frozenset({"child", "front_sheet", "family_member"})
    review: FamiliesReview

    def __init__(self, tasks: Tasks, choose_file: ChooseFile = ask_for_families) -> None:
        intro = Card("The adults of each child, from the school system")
        super().__init__(tasks, "Import families’ contacts", intro, FamiliesReview(), choose_file)
        self._adults: AdultList | None = None
        self._introduce()
        self._lay_out()

    def open_file(self, file: Path) -> None:
        today = now().date()

        def read(progress: Progress) -> tuple[FamilyList, AdultList]:
            opened = open_families(file)
            return opened, read_family_list(opened, today, progress)

        self.banner.hide()
        self._begin("Reading the list")
        self._read_stops(self.tasks.make(self, read, self._show_list, self._refuse, self.progress.progressed))

    def _introduce(self) -> None:
        fields = ", ".join(column.label for column in formats().columns)
        pupils = link("Import pupils")
        pupils.clicked.connect(lambda: self.navigate.emit("import", None))
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

    def _show_list(self, read: tuple[FamilyList, AdultList]) -> None:
        opened, self._adults = read
        self.review.show_list(opened)
        self._compare()

    def _comparing(self) -> Callable[[Desk, Progress], FamilyPlan]:
        adults = self._adults
        assert adults is not None, "a list is read before it is compared"
        return lambda desk, progress: plan_families(desk, adults, progress)

    def _taking_in(self, plan: FamilyPlan) -> Callable[[Desk, Progress], Changed]:
        return lambda desk, progress: import_families(desk, plan, progress)

    def _start_again(self) -> None:
        self._adults = None
        super()._start_again()
