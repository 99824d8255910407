"""The end of the school year, listed before it is done, and the former pupils about whom nothing was recorded."""

from dataclasses import dataclass

from PySide6.QtCore import Qt

from dsl_desk.domain.changed import Changed
from dsl_desk.domain.child import Child
from dsl_desk.domain.errors import DeskError, InvalidRecord, Problem
from dsl_desk.domain.when import NOT_STATED
from dsl_desk.gui.forms.choice_box import ChoiceBox
from dsl_desk.gui.forms.form import Reading
from dsl_desk.gui.forms.times import now
from dsl_desk.gui.page import Page
from dsl_desk.gui.reads_only import only_who_records
from dsl_desk.gui.tasks import Tasks
from dsl_desk.gui.theme import look
from dsl_desk.gui.widgets.buttons import primary
from dsl_desk.gui.widgets.card import Card
from dsl_desk.gui.widgets.error_summary import ErrorSummary
from dsl_desk.gui.widgets.field import LabelledField
from dsl_desk.gui.widgets.rule_source import RuleSource
from dsl_desk.gui.widgets.table import Column
from dsl_desk.gui.widgets.table_card import TableCard
from dsl_desk.gui.widgets.when_field import WhenField
from dsl_desk.gui.widgets.words import Kind, Words
from dsl_desk.services.desk import Desk
from dsl_desk.services.roll.moving_up import SCHOOL_YEARS, MovingUp, move_up, plan_moving_up
from dsl_desk.services.roll.roll_only import RollOnly, roll_only

WIDTH = 372  # logical pixels of the choice of a year


@dataclass(frozen=True, slots=True)
class Standing:
    """What would happen, and who could be removed."""

    moving_up: MovingUp
    roll_only: RollOnly


class SchoolYearPage(Page):
    """Everyone on the roll is in one of three lists before anyone is moved."""

    def __init__(self, tasks: Tasks) -> None:
        super().__init__(tasks, "School year")
        self._planned: MovingUp | None = None
        self.leaving_year = ChoiceBox("The highest year on the roll")
        self.leaving_year.setMaximumWidth(look().px(WIDTH))
        self.day = WhenField(now)
        self.day.set_text("today")
        self.fields = {
            "leaving_year": LabelledField("The year that leaves", self.leaving_year),
            "left": LabelledField("First day they are no longer here", self.day, "Such as today, or 1 september"),
        }
        self.summary = ErrorSummary(self.fields)
        self.counts, self.last = Words("", Kind.LARGE), Words("", Kind.STRONG)
        self.moving: TableCard[tuple[Child, str]] = TableCard(
            "Move up",
            "Forms are cleared, because last year’s would be wrong. The next pupil list brings the new ones.",
            (
                Column("Name", lambda move: _name(move[0])),
                Column("Now", lambda move: move[0].place),
                Column("Then", lambda move: f"Year {move[1]}"),
            ),
        )
        self.leaving: TableCard[Child] = TableCard("Leave", "They stay findable and keep their records.", COLUMNS)
        self.staying: TableCard[Child] = TableCard(
            "Stay as they are", "Their year is not stated, or they are in the nursery.", COLUMNS
        )
        self.only: TableCard[Child] = TableCard(
            "Left, and nothing was ever recorded",
            "They are still on the roll and nothing was ever recorded about them.",
            (
                Column("Name", _name),
                Column("Left", lambda child: f"{child.left.day} {child.left:%B %Y}" if child.left else ""),
            ),
        )
        self.only.add(RuleSource("roll-only"))
        self.move_button = primary("Move everyone up", "check")
        only_who_records(tasks, self.move_button)
        self._lay_out()

    def opened(self) -> None:
        self.leaving_year.setFocus(Qt.FocusReason.OtherFocusReason)
        self._read("")

    def changed(self, changed: Changed) -> None:
        if self.isVisible() and "child" in changed.kinds:
            self._read(self.leaving_year.text())

    def move_everyone_up(self) -> None:
        """Do what is listed, or say what is missing."""
        planned = self._planned
        if planned is None or not self.move_button.isEnabled():
            return
        reading = Reading()
        day = reading.field("left", self.day.when, NOT_STATED).day
        try:
            reading.record(lambda: planned)
        except InvalidRecord as error:
            self._refuse(error)
            return
        self.summary.clear()
        self.move_button.setEnabled(False)
        self.tasks.write(self, lambda desk: move_up(desk, planned, day), lambda _: self._moved(planned), self._refuse)

    def _lay_out(self) -> None:
        card = Card("Move everyone up a year")
        card.add(self.last, self.summary, *self.fields.values(), self.counts)
        self.add(card, self.moving, self.leaving, self.staying, self.only)
        self.body.addStretch(1)
        self.leaving_year.edited.connect(lambda: self._read(self.leaving_year.text()))
        self.move_button.clicked.connect(self.move_everyone_up)
        self.add_footer(self.move_button)

    def _read(self, leaving_year: str) -> None:
        def read(desk: Desk) -> Standing:
            return Standing(plan_moving_up(desk, leaving_year), roll_only(desk))

        self.tasks.read(self, read, self._show, self.show_failure)

    def _show(self, standing: Standing) -> None:
        planned = self._planned = standing.moving_up
        self.leaving_year.set_choices((year, _year(year)) for year in SCHOOL_YEARS)
        self.leaving_year.set_text(planned.leaving_year)
        self.moving.show_items(planned.moving)
        self.leaving.show_items(planned.leaving)
        self.staying.show_items(planned.staying)
        self.only.show_items(standing.roll_only.children)
        counted = ((planned.moving, "move up"), (planned.leaving, "leave"), (planned.staying, "stay as they are"))
        self.counts.setText(", ".join(f"{len(found):,} {words}" for found, words in counted))
        self.last.setVisible(planned.last is not None)
        if planned.last:
            self.last.setText(
                f"Everyone was last moved up on {planned.last.day} {planned.last:%B %Y}. Do it once a year only."
            )
        self.move_button.setEnabled(bool(planned.moving or planned.leaving))

    def _moved(self, planned: MovingUp) -> None:
        self.banner.say(f"{len(planned.moving):,} children moved up and {len(planned.leaving):,} left.")

    def _refuse(self, error: DeskError) -> None:
        self.move_button.setEnabled(True)
        self.summary.show_problems(error.problems if isinstance(error, InvalidRecord) else [Problem("", str(error))])


def _name(child: Child) -> str:
    return f"{child.family_name}, {child.known_as or child.given_name}"


def _year(year: str) -> str:
    return "Reception" if year == "R" else f"Year {year}"


COLUMNS: tuple[Column[Child], ...] = (Column("Name", _name), Column("Year and form", lambda child: child.place))
