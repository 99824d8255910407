"""What taking in a list of families would do, and how the list was read."""

from collections.abc import Iterator

from dsl_desk.domain.answer import Answer
from dsl_desk.gui.importing.list_review import ListReview, changed_card, kept_card
from dsl_desk.gui.widgets.table import Column
from dsl_desk.gui.widgets.table_card import TableCard
from dsl_desk.gui.widgets.words import Kind, Words
from dsl_desk.services.roll.family_lists import FamilyList, formats
from dsl_desk.services.roll.family_plan import PlannedMember

EMPTIED = "nothing"


class FamiliesReview(ListReview[PlannedMember]):
    """Shows how a list was read, and a plan."""

    def __init__(self) -> None:
        super().__init__(
            changed_card((ADULT, CHILD), EMPTIED),
            kept_card(
                "What someone typed here stays. Change it on the front sheet where the list is right.",
                lambda planned: planned.member.name,
                EMPTIED,
            ),
            TableCard("New on front sheets", "", (ADULT, CHILD, RESPONSIBILITY)),
        )
        self.read_as = Words("", Kind.MUTED)
        self.body.insertWidget(self.body.indexOf(self.refused), self.read_as)

    def show_list(self, opened: FamilyList) -> None:
        """Say which column was taken for what, so that a wrong guess is seen."""
        self.read_as.setText(" ".join(_say_columns(opened)))


def _say_columns(opened: FamilyList) -> Iterator[str]:
    pairs = zip(opened.table.headings, opened.columns, strict=True)
    taken = "; ".join(f"{heading} as {formats().label(field).lower()}" for heading, field in pairs if field)
    yield f"Read as {opened.table.encoding} with {opened.table.separator}: {taken}."
    if opened.unread:
        yield f"Left unread: {', '.join(opened.unread)}."
    if not opened.order_known:
        yield "Dates of birth could be read either way and were read with the day first."


def _say_responsibility(planned: PlannedMember) -> str:
    said = planned.member.parental_responsibility
    return "Not said" if said is Answer.NOT_KNOWN else said.value.capitalize()


ADULT: Column[PlannedMember] = Column(
    "Adult", lambda planned: f"{planned.member.name}, {planned.member.relationship}"
)
CHILD: Column[PlannedMember] = Column("Child", lambda planned: planned.child.name)
RESPONSIBILITY: Column[PlannedMember] = Column("Parental responsibility", _say_responsibility)
