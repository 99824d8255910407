"""What taking in a list would do: refused rows first, then what changes, what stays, who is new."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Generic

from PySide6.QtWidgets import QHeaderView, QVBoxLayout, QWidget

from dsl_desk.exchange.pupil import Rejected
from dsl_desk.gui.theme import look
from dsl_desk.gui.widgets.table import Column
from dsl_desk.gui.widgets.table_card import TableCard
from dsl_desk.gui.widgets.words import Kind, Words
from dsl_desk.services.roll.list_plan import Difference, ListPlan, R

NUMBER, HEADING = 76, 150  # logical pixels of the columns with the line's number and the list's heading


@dataclass(frozen=True, slots=True)
class KeptField(Generic[R]):
    """A field of one record that a person wrote and the list has otherwise."""

    planned: R
    difference: Difference


class ListReview(QWidget, Generic[R]):
    """Shows a plan. What one kind of list has beside these cards is put in by ``body``."""

    def __init__(self, changed: TableCard[R], kept: TableCard[KeptField[R]], new: TableCard[R]) -> None:
        super().__init__()
        self.counts = Words("", Kind.LARGE)
        self.refused = _refused_card()
        self.changed, self.kept, self.new = changed, kept, new
        self.body = QVBoxLayout(self)
        for part in (self.counts, self.refused, self.changed, self.kept, self.new):
            self.body.addWidget(part)
        self.body.setContentsMargins(0, 0, 0, 0)
        self.body.setSpacing(look().px(14))

    def show_plan(self, plan: ListPlan[R]) -> None:
        self.counts.setText(_say_counts(plan))
        self.refused.show_items(plan.rejected)
        self.changed.show_items(plan.changed)
        self.kept.show_items([KeptField(each, difference) for each in plan.kept for difference in each.kept])
        self.new.show_items(plan.new)

    def forget(self) -> None:
        """Nothing decided yet."""


def changed_card(who: Sequence[Column[R]], emptied: str) -> TableCard[R]:
    """``emptied`` says what a field becomes that has nothing in it afterwards."""

    def say(planned: R) -> str:
        return "; ".join(
            f"{each.label}: {each.before or 'nothing'} → {each.after or emptied}" for each in planned.changes
        )

    return TableCard("What changes", "", (*who, Column("Changes", say)), long_words=True)


def kept_card(
    words: str, name: Callable[[R], str], emptied: str, *more: Column[KeptField[R]]
) -> TableCard[KeptField[R]]:
    """``words`` say what stays and what can be done about it."""
    return TableCard(
        "Written here, and different in the list",
        words,
        (
            Column("Name", lambda row: name(row.planned)),
            Column("Written here", lambda row: f"{row.difference.label}: {row.difference.before or 'nothing'}"),
            Column("In the list", lambda row: row.difference.after or emptied),
            *more,
        ),
    )


def _refused_card() -> TableCard[Rejected]:
    card: TableCard[Rejected] = TableCard(
        "Why rows are refused",
        "These are not taken in. Put them right in the school system, export the list again and choose the new file; "
        "or import the others now and these later. Nobody is taken in twice.",
        (
            Column("Line", lambda row: f"{row.line:,}"),
            Column("Column", lambda row: row.column or "The whole row"),
            Column("Why", lambda row: row.reason),
        ),
        long_words=True,
    )
    for column, width in enumerate((NUMBER, HEADING)):
        card.table.horizontalHeader().setSectionResizeMode(column, QHeaderView.ResizeMode.Fixed)
        card.table.setColumnWidth(column, look().px(width))
    return card


def _say_counts(plan: ListPlan[R]) -> str:
    """Such as "18 new, 2 changed, 5 unchanged, 3 rows refused"."""
    rows = plan.rows_rejected
    refused = f", {rows:,} {'row' if rows == 1 else 'rows'} refused" if rows else ""
    return f"{len(plan.new):,} new, {len(plan.changed):,} changed, {len(plan.unchanged):,} unchanged{refused}"
