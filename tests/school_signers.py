"""Roots and leaves of the school of `desks`, made once for a run, and put into a vault in place of making them."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from functools import cache

from dsl_desk.keys.identity import Signer, Subject, issue_leaf, make_root
from dsl_desk.services.desk import Desk
from dsl_desk.services.school_keys import LEAF, ROOT, SIGNING_ROLE, keep
from tests.desks import SCHOOL
from tests.ready_keys import keys_of_its_own

SUBJECT = Subject(SCHOOL.name, SIGNING_ROLE, SCHOOL.email)


def root(years_ago: int = 0) -> Signer:
    return _root(years_ago)


def leaf(months_ago: int = 0, root_years_ago: int = 0) -> Signer:
    """Under the root of that age."""
    return _leaf(months_ago, root_years_ago)


def give(desk: Desk, root: Signer, leaf: Signer) -> None:
    """Let the school have had these keys all along."""
    with desk.deed():
        keep(desk, ROOT, root)
        keep(desk, LEAF, leaf)


@cache
def _root(years_ago: int) -> Signer:
    with keys_of_its_own():
        return make_root(SUBJECT, datetime.now(UTC) - timedelta(days=366 * years_ago))


@cache
def _leaf(months_ago: int, root_years_ago: int) -> Signer:
    with keys_of_its_own():
        return issue_leaf(_root(root_years_ago), SUBJECT, datetime.now(UTC) - timedelta(days=30 * months_ago))
