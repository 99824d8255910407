"""What taking in a pupil list would do, who is missing from it, and what a person decides about that."""

from collections.abc import Sequence
from typing import TypeVar

from PySide6.QtCore import Signal

from dsl_desk.domain.child import Child
from dsl_desk.gui.importing.list_review import KeptField, ListReview, changed_card, kept_card
from dsl_desk.gui.widgets.buttons import secondary
from dsl_desk.gui.widgets.table import Column
from dsl_desk.gui.widgets.table_card import TableCard
from dsl_desk.services.roll.import_plan import ImportPlan, Planned

T = TypeVar("T")
EMPTIED = "on the roll"  # the one field that a pupil list empties is the day a child left


class Review(ListReview[Planned]):
    """Shows a plan; ``take`` and ``leavers`` are what the person decided about it. ``edited`` after each decision."""

    edited = Signal()

    def __init__(self) -> None:
        super().__init__(
            changed_card((NAME,), EMPTIED),
            kept_card(
                "What someone typed here stays. Press Enter on a row, or click it, to take what the list says "
                "instead.",
                lambda planned: planned.child.name,
                EMPTIED,
                Column(
                    "What happens", lambda row: "Takes the list’s" if _key(row) in self.take else "Stays as it is"
                ),
            ),
            TableCard("New on the roll", "", (NAME, PLACE, BORN)),
        )
        self.take: set[tuple[str, str]] = set()
        self.leavers: set[str] = set()
        self._absent: tuple[Child, ...] = ()
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
        self.absent.add(self.all_leave, self.none_leave)
        self.body.addWidget(self.absent)
        self._connect()

    def show_plan(self, plan: ImportPlan) -> None:
        super().show_plan(plan)
        self._show_absent(plan)
        self.take &= {(each.child.id, difference.name) for each in plan.kept for difference in each.kept}

    def forget(self) -> None:
        self.take.clear()
        self.leavers.clear()

    def _connect(self) -> None:
        self.kept.table.chosen.connect(lambda row: self._toggle(self.take, _key(row), self.kept))
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

    def _toggle(self, decided: set[T], key: T, card: TableCard[KeptField[Planned]] | TableCard[Child]) -> None:
        decided ^= {key}
        card.say_again()
        self.edited.emit()

    def _leave(self, child_ids: Sequence[str]) -> None:
        self.leavers = set(child_ids)
        self.absent.table.viewport().update()
        self.edited.emit()


def _key(row: KeptField[Planned]) -> tuple[str, str]:
    return row.planned.child.id, row.difference.name


def _name(planned: Planned) -> str:
    return f"{planned.child.family_name}, {planned.child.known_as or planned.child.given_name}"


LEAVES = "Marked as left from today"
NAME: Column[Planned] = Column("Name", _name)
PLACE: Column[Planned] = Column("Year and form", lambda planned: planned.child.place)
BORN: Column[Planned] = Column(
    "Born", lambda planned: f"{planned.child.born.day} {planned.child.born:%B %Y}" if planned.child.born else ""
)
