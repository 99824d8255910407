"""A correction is a new version with its reason; the earlier one stays."""

from __future__ import annotations

from typing import TypeVar

from dsl_desk.domain.errors import InvalidRecord, Problem
from dsl_desk.domain.problems import Problems
from dsl_desk.services.desk import Desk
from dsl_desk.store import records

R = TypeVar("R")


def current(desk: Desk, kind: type[R], id_: str) -> R:
    """The record as it stands. Raises InvalidRecord when it is not there."""
    found = records.current(desk.connection, kind, id_)
    if found is None:
        raise InvalidRecord(Problem("id", "This is not in these records, so it cannot be corrected. Open it again"))
    return found


def require_reason(reason: str) -> None:
    """Raises InvalidRecord when there is none."""
    _reason_problems(reason).raise_if_any()


def check_correction(before: object, after: object, reason: str) -> None:
    """Raises InvalidRecord when nothing would change or no reason is given."""
    problems = _reason_problems(reason)
    if before == after:
        problems.add("reason", "Nothing has been changed yet")
    problems.raise_if_any()


def _reason_problems(reason: str) -> Problems:
    problems = Problems()
    problems.require("reason", reason, "Enter why you are correcting this")
    problems.note("reason", reason)
    return problems
