"""What taking in a list of families would do: refused rows first, then who changes, who stays, who is new."""

from collections.abc import Iterator
from dataclasses import dataclass

from PySide6.QtWidgets import QHeaderView, QVBoxLayout, QWidget

from dsl_desk.domain.answer import Answer
from dsl_desk.exchange.pupil import Rejected
from dsl_desk.gui.importing.review import HEADING, NUMBER
from dsl_desk.gui.theme import look
from dsl_desk.gui.widgets.table import Column
from dsl_desk.gui.widgets.table_card import TableCard
from dsl_desk.gui.widgets.words import Kind, Words
from dsl_desk.services.roll.family_lists import FamilyList, formats
from dsl_desk.services.roll.family_plan import FamilyPlan, PlannedMember
from dsl_desk.services.roll.import_plan import Difference


@dataclass(frozen=True, slots=True)
class KeptField:
    """A field of one adult that a person wrote and the list has otherwise."""

    planned: PlannedMember
    difference: Difference


class FamiliesReview(QWidget):
    """Shows how a list was read, and a plan."""

    def __init__(self) -> None:
        super().__init__()
        self.counts = Words("", Kind.LARGE)
        self.read_as = Words("", Kind.MUTED)
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
        self.changed: TableCard[PlannedMember] = TableCard(
            "What changes", "", (ADULT, CHILD, Column("Changes", _say_changes)), long_words=True
        )
        self.kept: TableCard[KeptField] = TableCard(
            "Written here, and different in the list",
            "What someone typed here stays. Change it on the front sheet where the list is right.",
            (
                Column("Name", lambda row: row.planned.member.name),
                Column("Written here", lambda row: f"{row.difference.label}: {row.difference.before or 'nothing'}"),
                Column("In the list", lambda row: row.difference.after),
            ),
        )
        self.new: TableCard[PlannedMember] = TableCard("New on front sheets", "", (ADULT, CHILD, RESPONSIBILITY))
        body = QVBoxLayout(self)
        for part in (self.counts, self.read_as, self.refused, self.changed, self.kept, self.new):
            body.addWidget(part)
        body.setContentsMargins(0, 0, 0, 0)
        body.setSpacing(look().px(14))
        for column, width in enumerate((NUMBER, HEADING)):
            self.refused.table.horizontalHeader().setSectionResizeMode(column, QHeaderView.ResizeMode.Fixed)
            self.refused.table.setColumnWidth(column, look().px(width))

    def show_list(self, opened: FamilyList) -> None:
        """Say which column was taken for what, so that a wrong guess is seen."""
        self.read_as.setText(" ".join(_say_columns(opened)))

    def show_plan(self, plan: FamilyPlan) -> None:
        self.counts.setText(_say_counts(plan))
        self.refused.show_items(plan.rejected)
        self.changed.show_items(plan.changed)
        self.kept.show_items([KeptField(each, difference) for each in plan.kept for difference in each.kept])
        self.new.show_items(plan.new)


def _say_columns(opened: FamilyList) -> Iterator[str]:
    pairs = zip(opened.table.headings, opened.columns, strict=True)
    taken = "; ".join(f"{heading} as {formats().label(field).lower()}" for heading, field in pairs if field)
    yield f"Read as {opened.table.encoding} with {opened.table.separator}: {taken}."
    if opened.unread:
        yield f"Left unread: {', '.join(opened.unread)}."
    if not opened.order_known:
        yield "Dates of birth could be read either way and were read with the day first."


def _say_counts(plan: FamilyPlan) -> str:
    rows = plan.rows_rejected
    refused = f", {rows:,} {'row' if rows == 1 else 'rows'} refused" if rows else ""
    return f"{len(plan.new):,} new, {len(plan.changed):,} changed, {len(plan.unchanged):,} unchanged{refused}"


def _say_changes(planned: PlannedMember) -> str:
    return "; ".join(
        f"{each.label}: {each.before or 'nothing'} → {each.after or 'nothing'}" for each in planned.changes
    )


def _say_responsibility(planned: PlannedMember) -> str:
    said = planned.member.parental_responsibility
    return "Not said" if said is Answer.NOT_KNOWN else said.value.capitalize()


ADULT: Column[PlannedMember] = Column(
    "Adult", lambda planned: f"{planned.member.name}, {planned.member.relationship}"
)
CHILD: Column[PlannedMember] = Column("Child", lambda planned: planned.child.name)
RESPONSIBILITY: Column[PlannedMember] = Column("Parental responsibility", _say_responsibility)
