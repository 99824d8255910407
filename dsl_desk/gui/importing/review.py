"""What taking in the list would do: refused rows first, then who is new, what changes, what stays, who is missing."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TypeVar

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHeaderView, QVBoxLayout, QWidget

from dsl_desk.domain.child import Child
from dsl_desk.exchange.pupil import Rejected
from dsl_desk.gui.theme import look
from dsl_desk.gui.widgets.buttons import secondary
from dsl_desk.gui.widgets.table import Column
from dsl_desk.gui.widgets.table_card import TableCard
from dsl_desk.gui.widgets.words import Kind, Words
from dsl_desk.services.roll.import_plan import Difference, ImportPlan, Planned

T = TypeVar("T")
NUMBER, HEADING = 76, 150  # logical pixels of the columns with the line's number and the list's heading


@dataclass(frozen=True, slots=True)
class KeptField:
    """A field of one child that a person wrote and the list has otherwise."""

    planned: Planned
    difference: Difference

    @property
    def key(self) -> tuple[str, str]:
        return self.planned.child.id, self.difference.name


class Review(QWidget):
    """Shows a plan; ``take`` and ``leavers`` are what the person decided about it. ``edited`` after each decision."""

    edited = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.take: set[tuple[str, str]] = set()
        self.leavers: set[str] = set()
        self._absent: tuple[Child, ...] = ()
        self.counts = Words("", Kind.LARGE)
        self.refused: TableCard[Rejected] = TableCard(
            "Why rows are refused",
            "These are not taken in. Put them right in the school system, export the list again and choose the new "
            "file; or import the others now and these later. Nobody is taken in twice.",
            (
                Column("Line", lambda row: f"{row.line:,}"),
                Column("Column", lambda row: row.column or "The whole row"),
                Column("Why", lambda row: row.reason),
            ),
            long_words=True,
        )
        self.new: TableCard[Planned] = TableCard("New on the roll", "", (NAME, PLACE, BORN))
        self.changed: TableCard[Planned] = TableCard(
            "What changes", "", (NAME, Column("Changes", _say_changes)), long_words=True
        )
        self.kept: TableCard[KeptField] = TableCard(
            "Written here, and different in the list",
            "What someone typed here stays. Press Enter on a row, or click it, to take what the list says instead.",
            (
                Column("Name", lambda row: row.planned.child.name),
                Column("Written here", lambda row: f"{row.difference.label}: {row.difference.before or 'nothing'}"),
                Column("In the list", lambda row: row.difference.after or "on the roll"),
                Column("What happens", lambda row: "Takes the list’s" if row.key in self.take else "Stays as it is"),
            ),
        )
        self.absent: TableCard[Child] = TableCard(
            "On the roll but not in this list",
            "",
            (
                Column("Name", lambda child: child.name),
                Column("Year and form", lambda child: child.place),
                Column("What happens", lambda child: LEAVES if child.id in self.leavers else "Stays on the roll"),
            ),
        )
        self.all_leave = secondary("Mark all of them as left")
        self.none_leave = secondary("Keep all of them on the roll")
        self._lay_out()

    def show_plan(self, plan: ImportPlan) -> None:
        self.counts.setText(say_counts(plan))
        self.refused.show_items(plan.rejected)
        self.new.show_items(plan.new)
        self.changed.show_items(plan.changed)
        self.kept.show_items([KeptField(each, difference) for each in plan.kept for difference in each.kept])
        self._show_absent(plan)
        self.take &= {(each.child.id, difference.name) for each in plan.kept for difference in each.kept}

    def forget(self) -> None:
        """Nothing decided yet."""
        self.take.clear()
        self.leavers.clear()

    def _lay_out(self) -> None:
        body = QVBoxLayout(self)
        for part in (self.counts, self.refused, self.changed, self.kept, self.new, self.absent):
            body.addWidget(part)
        body.setContentsMargins(0, 0, 0, 0)
        body.setSpacing(look().px(14))
        self.absent.add(self.all_leave, self.none_leave)
        for column, width in enumerate((NUMBER, HEADING)):
            self.refused.table.horizontalHeader().setSectionResizeMode(column, QHeaderView.ResizeMode.Fixed)
            self.refused.table.setColumnWidth(column, look().px(width))
        self.kept.table.chosen.connect(lambda row: self._toggle(self.take, row.key, self.kept))
        self.absent.table.chosen.connect(lambda child: self._toggle(self.leavers, child.id, self.absent))
        self.all_leave.clicked.connect(lambda: self._leave([child.id for child in self._absent]))
        self.none_leave.clicked.connect(lambda: self._leave([]))

    def _show_absent(self, plan: ImportPlan) -> None:
        # Until every row can be read, one of the refused may be about one of these.
        self._absent = () if plan.rejected else plan.absent
        self.leavers &= {child.id for child in self._absent}
        self.absent.show_items(plan.absent)
        self.absent.table.setEnabled(not plan.rejected)
        for button in (self.all_leave, self.none_leave):
            button.setVisible(not plan.rejected)
        self.absent.words.show()
        self.absent.words.setText(
            "Nobody is removed. Put the refused rows right first: one of them may be about one of these children."
            if plan.rejected
            else "Nobody is removed. Press Enter on a child, or click, to mark them as left from today."
        )

    def _toggle(self, decided: set[T], key: T, card: TableCard[T]) -> None:
        decided ^= {key}
        card.say_again()
        self.edited.emit()

    def _leave(self, child_ids: Sequence[str]) -> None:
        self.leavers = set(child_ids)
        self.absent.table.viewport().update()
        self.edited.emit()


def say_counts(plan: ImportPlan) -> str:
    """Such as "18 new, 2 changed, 5 unchanged, 3 rows refused"."""
    rows = plan.rows_rejected
    refused = f", {rows:,} {'row' if rows == 1 else 'rows'} refused" if rows else ""
    return f"{len(plan.new):,} new, {len(plan.changed):,} changed, {len(plan.unchanged):,} unchanged{refused}"


def _say_changes(planned: Planned) -> str:
    return "; ".join(
        f"{each.label}: {each.before or 'nothing'} → {each.after or 'on the roll'}" for each in planned.changes
    )


def _name(planned: Planned) -> str:
    return f"{planned.child.family_name}, {planned.child.known_as or planned.child.given_name}"


LEAVES = "Marked as left from today"
NAME: Column[Planned] = Column("Name", _name)
PLACE: Column[Planned] = Column("Year and form", lambda planned: planned.child.place)
BORN: Column[Planned] = Column(
    "Born", lambda planned: f"{planned.child.born.day} {planned.child.born:%B %Y}" if planned.child.born else ""
)
