"""Children who leave, and those who come back."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import replace
from datetime import date

from dsl_desk.domain.changed import Changed
from dsl_desk.domain.child import Child
from dsl_desk.domain.errors import InvalidRecord, Problem
from dsl_desk.services.desk import Desk, changed
from dsl_desk.store import records


def mark_as_left(desk: Desk, child_ids: Collection[str], day: date | None, left_for: str = "") -> Changed:
    """From `day` on these children are no longer at the school; `left_for` says where they went.

    Their records stay. Raises InvalidRecord when the day is missing or has not come yet.
    """
    if day is None:
        raise InvalidRecord(Problem("left", "Enter the first day the child is no longer at this school"))
    if day > desk.today():
        raise InvalidRecord(Problem("left", "This day has not come yet. Mark the child as left when it has"))
    with desk.deed() as deed:
        for child in _children(desk, child_ids):
            deed.record(replace(child, left=day, left_for=left_for.strip()))
    return changed(deed, "", child_ids)


def return_to_roll(desk: Desk, child_id: str, year: str, form: str) -> Changed:
    """A child who had left is at the school again, in this year and form, or was marked by mistake."""
    with desk.deed() as deed:
        for child in _children(desk, [child_id]):
            deed.record(replace(child, year=year, form=form, left=None, left_for=""))
    return changed(deed, child_id, [child_id])


def _children(desk: Desk, child_ids: Collection[str]) -> tuple[Child, ...]:
    found = (records.current(desk.connection, Child, child_id) for child_id in child_ids)
    return tuple(child for child in found if child)
