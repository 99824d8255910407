"""A pupil list taken in: one deed for the whole list, so that nothing is half imported."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import replace

from dsl_desk.domain.changed import Changed
from dsl_desk.domain.child import Child
from dsl_desk.domain.errors import DeskError
from dsl_desk.domain.front_sheet import FrontSheet
from dsl_desk.exchange.pupil import Progress
from dsl_desk.services.desk import Desk, changed
from dsl_desk.services.roll.import_plan import IMPORTED, ImportPlan, Planned
from dsl_desk.store import records

_STEP = 50  # children between two reports of progress


class RollChanged(DeskError):
    words = "The roll has changed since this list was read. Nothing was taken in. Read the list again, then import."


def import_pupils(
    desk: Desk, plan: ImportPlan, leavers: Collection[str] = (), progress: Progress | None = None
) -> Changed:
    """Do what the plan says, all or nothing; `leavers` are those of the absent who left, from today.

    Raises RollChanged when the roll is no longer as the plan found it.
    """
    planned = (*plan.new, *plan.changed)
    gone = [child for child in plan.absent if child.id in leavers]
    with desk.deed() as deed:
        _check(desk, planned, gone)
        for number, each in enumerate(planned):
            if progress and number % _STEP == 0:
                progress("Taking in the list", number / len(planned))
            if each.child != each.before:
                deed.record(each.child, IMPORTED)
            if each.sheet is not None and each.sheet != each.sheet_before:
                deed.record(each.sheet, IMPORTED)
        for child in gone:
            deed.record(replace(child, left=desk.today()), IMPORTED)
    return changed(deed, "", [each.child.id for each in planned] + [child.id for child in gone])


def _check(desk: Desk, planned: Collection[Planned], gone: Collection[Child]) -> None:
    roll = {child.id: child for child in records.every(desk.connection, Child)}
    sheets = {sheet.id: sheet for sheet in records.every(desk.connection, FrontSheet)}
    same = all(
        roll.get(each.child.id) == each.before and sheets.get(each.child.id) == each.sheet_before for each in planned
    )
    if not same or any(roll.get(child.id) != child for child in gone):
        raise RollChanged
