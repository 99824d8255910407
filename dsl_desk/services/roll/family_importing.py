"""A list of families taken in: one deed for the whole list, so that nothing is half imported."""

from __future__ import annotations

from dsl_desk.domain.changed import Changed
from dsl_desk.domain.family import FamilyMember
from dsl_desk.exchange.pupil import Progress
from dsl_desk.services.desk import Desk, changed
from dsl_desk.services.roll.family_plan import FamilyPlan
from dsl_desk.services.roll.import_plan import FAMILIES_IMPORTED
from dsl_desk.services.roll.importing import RollChanged
from dsl_desk.store import records

_STEP = 50  # adults between two reports of progress


def import_families(desk: Desk, plan: FamilyPlan, progress: Progress | None = None) -> Changed:
    """Do what the plan says, all or nothing. Raises RollChanged when the families are no longer as it found them."""
    planned = (*plan.new, *plan.changed)
    with desk.deed() as deed:
        now = {member.id: member for member in records.every(desk.connection, FamilyMember)}
        if any(now.get(each.member.id) != each.before for each in planned):
            raise RollChanged
        for number, each in enumerate(planned):
            if progress and number % _STEP == 0:
                progress("Taking in the list", number / len(planned))
            deed.record(each.member, FAMILIES_IMPORTED)
    return changed(deed, "", [each.child.id for each in planned])
