"""What a person chose on the page, and what it becomes: the letter filled, and the families it goes to."""

from dataclasses import dataclass

from dsl_desk.domain.letter import ENGLISH, Delivery
from dsl_desk.services.desk import Desk
from dsl_desk.services.lettering.families import Audience, Families, Family, Way, families
from dsl_desk.services.lettering.general import Asked, PreparedLetter, prepare_general
from dsl_desk.services.lettering.merging import Merge

DELIVERY = {Way.POST: Delivery.POST, Way.IN_CLASS: Delivery.WITH_CHILD}


@dataclass(frozen=True, slots=True)
class Order:
    """One letter to one audience: addressed to families, going one `way`, or so many `copies` with nobody's name."""

    asked: Asked
    audience: Audience
    way: Way | None = None
    copies: int = 0

    @property
    def delivery(self) -> Delivery:
        return DELIVERY[self.way] if self.way else Delivery.NOT_STATED


@dataclass(frozen=True, slots=True)
class Ready:
    """What can be shown and printed. `merge` and `families` are there where letters are addressed."""

    order: Order
    prepared: PreparedLetter
    families: Families | None = None
    merge: Merge | None = None

    @property
    def language(self) -> str:
        """The language of copies with nobody's name."""
        return next(iter(self.order.asked.languages), ENGLISH)

    @property
    def count(self) -> int:
        """How many letters there are."""
        return len(self.families.families) if self.families else self.order.copies

    def language_of(self, family: Family | None) -> str:
        return self.merge.language_of(family) if self.merge and family else self.language


def get_ready(desk: Desk, order: Order) -> Ready:
    """Raises InvalidRecord and DeskError as `prepare_general` does."""
    prepared = prepare_general(desk, order.asked)
    if order.way is None:
        return Ready(order, prepared)
    found = families(desk, order.audience, order.way)
    merge, problems = Merge(prepared.letters, found.families).addressable(_quietly)
    printed = Families(tuple(merge.families), (*problems, *found.problems))
    return Ready(order, prepared, printed, merge)


def _quietly(_step: str, _done: float) -> None:
    """It takes a tenth of a second for a thousand families."""
