"""Who the letter is for: the households with parental responsibility, each with a letter of its own."""

from dsl_desk.domain.errors import InvalidRecord, Problem
from dsl_desk.gui.family_letter.family_step import ChosenRows
from dsl_desk.gui.family_letter.material import FamilyMaterial
from dsl_desk.gui.referral.tick_rows import TickRow
from dsl_desk.services.lettering.private.households import LetterHousehold

NO_ADDRESS = "No address is recorded: hand it over in person"
APART = "Not by post: somebody who must not be contacted may live there"


class Whom(ChosenRows):
    """Only those who may be written to are offered."""

    name = "to"
    optional = False
    label = "Households that a letter can be for"
    hint = (
        "Each household ticked has a letter of its own, which does not name the others. To invite parents who live "
        "apart to a meeting, write to them one by one."
    )
    nothing = "There is nobody whom a letter can be for. Say on the front sheet who has parental responsibility."
    none_chosen = "Nobody chosen yet"

    def __init__(self) -> None:
        super().__init__("Who it is for", "Choose who it is for")
        self._material: FamilyMaterial | None = None

    def offer_family(self, material: FamilyMaterial) -> None:
        self._material = material
        found = material.households
        blocked = [f"{each.names}: {each.problem}." for each in found.found if each.problem]
        left_out = [f"{each.member.name} ({each.member.relationship}): {each.why}." for each in found.left_out]
        self.show_rows((_row(each) for each in found.found if not each.problem), (*blocked, *left_out))

    def check(self) -> None:
        if not self.codes():
            raise InvalidRecord(Problem("to", "Choose who the letter is for"))

    def chosen(self) -> tuple[LetterHousehold, ...]:
        found = self._material.households.found if self._material else ()
        return tuple(each for each in found if each.adults[0].id in self.codes())

    def detail(self) -> str:
        return "; ".join(each.names for each in self.chosen()) or self.none_chosen


def _row(household: LetterHousehold) -> TickRow:
    address = household.address
    where = ", ".join(filter(None, (*address.lines, address.postcode))) if address else NO_ADDRESS
    text = APART if household.apart else where
    who = ", ".join(f"{adult.name}, {adult.relationship}" for adult in household.adults)
    return TickRow(household.adults[0].id, household.names, text, full="\n".join(dict.fromkeys((who, where, text))))
