"""No query behind a page reads a whole table that grows with the years."""

from __future__ import annotations

import re
from datetime import date

import pytest

from dsl_desk.domain.concern import Role
from dsl_desk.services import duties, front_sheets, sharing_log
from dsl_desk.store import attached, body_maps, chronology, confidential, matters, roll, search, subjects, worklist
from dsl_desk.store.bare import BARE
from dsl_desk.store.vault import Vault
from tests.store.conftest import FINLEY

Values = tuple[object, ...] | dict[str, object]

WHERE = "SELECT content FROM {} JOIN body USING (position) WHERE {} ORDER BY position"
"""As records.where asks."""

PLANS: dict[str, tuple[str, Values, set[str]]] = {
    "former pupils without a record": (WHERE.format("child", BARE), ("2026-03-24",), {"child"}),
    "chronology of a child": (chronology.OF_CHILD, (FINLEY.id,), {"c"}),  # c: the few rows the view has just found
    "what stands in a concern": (
        matters.OF_CONCERN,
        {"concern": FINLEY.id, "child": FINLEY.id},
        {"c", "resting", "json_each"},
    ),
    "a child's other roles": (chronology.OTHER_ROLES, (FINLEY.id, Role.ABOUT.value), set()),
    "marks on a child's body": (body_maps.OF_CHILD, (FINLEY.id, Role.ABOUT.value), set()),
    "files of a record": (attached.OF_MATTER, (FINLEY.id,), set()),
    "files of a child": (attached.OF_CHILD, (FINLEY.id,), {"c"}),
    "how many files": (attached.COUNT_OF_CHILD, (FINLEY.id,), {"c"}),
    "what is due": (worklist.DUE, ("2026-03-24",) * 3, set()),
    "duties of a child": (WHERE.format("duty", "child_id = ?"), (FINLEY.id,), set()),
    "duties still open": (WHERE.format("duty", "open = 1"), (), {"duty"}),  # by the index that holds open ones only
    "bundles of a child": (WHERE.format("sharing", "child_id = ?"), (FINLEY.id,), set()),
    "bundles still open": (WHERE.format("sharing", sharing_log.OPEN), (), {"sharing"}),  # by the index of open ones
    "decisions not to share": (WHERE.format("not_shared", "child_id = ?"), (FINLEY.id,), set()),
    "observations of a child": (WHERE.format("observation", duties.ABOUT_CHILD), (FINLEY.id,), set()),
    "concerns of a child": (WHERE.format("concern", duties.ABOUT_CHILD), (FINLEY.id,), set()),
    "family of a child": (WHERE.format("family_member", "child_id = ?"), (FINLEY.id,), set()),
    "who names a child as sibling": (WHERE.format("family_member", front_sheets.NAMES_SIBLING), (FINLEY.id,), set()),
    "professionals of a child": (WHERE.format("professional", "child_id = ?"), (FINLEY.id,), set()),
    "statuses of a child": (WHERE.format("status", "child_id = ?"), (FINLEY.id,), set()),
    "confidential addresses of children": (confidential.MARKED.format(table="front_sheet"), (), {"t"}),
    "confidential addresses of families": (confidential.MARKED.format(table="family_member"), (), {"t"}),
    "links of a child": (subjects.OF_CHILD, (FINLEY.id,), set()),
    "links of a subject": (subjects.OF_SUBJECT, (FINLEY.id,), set()),
    "who is also seen": (subjects.ALSO_SEEN, (FINLEY.id,), set()),
    "what was found": (search.NOTES, ("<", ">", '"ab"*', 20), {"note"}),  # note: by its own full-text index
}


ROLLS = {
    "everybody": (roll.Wanted(), "SCAN child USING COVERING INDEX child_by_name"),
    "by name and year": (roll.Wanted("fi wa", "9"), "SCAN child USING COVERING INDEX child_by_name"),
    "who has left": (roll.Wanted(left=True), "SCAN child USING COVERING INDEX child_by_name"),
    "with a status": (roll.Wanted(status="cp-plan"), "SEARCH child USING PRIMARY KEY (id=?)"),
    "with a concern": (roll.Wanted(going_on=True), "SEARCH child USING PRIMARY KEY (id=?)"),
}


def plan(vault: Vault, query: str, values: Values) -> list[str]:
    return [row[3] for row in vault.connection.execute(f"EXPLAIN QUERY PLAN {query}", values)]


@pytest.mark.parametrize(("query", "values", "allowed"), PLANS.values(), ids=PLANS)
def test_query_searches_and_does_not_scan(vault: Vault, query: str, values: Values, allowed: set[str]) -> None:
    steps = plan(vault, query, values)
    assert any(step.startswith(("SEARCH", "SCAN note VIRTUAL TABLE INDEX")) for step in steps)
    assert {step.split()[1] for step in steps if step.startswith("SCAN")} <= allowed


def test_the_latest_come_from_the_end_of_an_index(vault: Vault) -> None:
    """A scan that stops after a few rows, because the index has the order that is asked for."""
    steps = plan(vault, worklist.LATEST, (5,))
    assert steps[0] == "SCAN o USING INDEX observation_by_recorded"
    assert all(re.match(r"SEARCH i |USE TEMP B-TREE FOR LAST TERM", step) for step in steps[1:])


@pytest.mark.parametrize(("wanted", "first"), ROLLS.values(), ids=ROLLS)
def test_the_roll_is_read_from_one_index_in_its_order_or_from_the_few_wanted(
    vault: Vault, wanted: roll.Wanted, first: str
) -> None:
    sql, values = roll.query(wanted, date(2026, 3, 24))
    steps = plan(vault, sql, tuple(values))
    assert steps[0] == first
    assert [step for step in steps[1:] if "SCAN" in step] in ([], ["SCAN c USING INDEX concern_going_on"])
    assert ("USE TEMP B-TREE FOR ORDER BY" in steps) is ("PRIMARY KEY" in first)


def test_the_last_record_of_a_child_is_read_from_the_indexes(vault: Vault) -> None:
    steps = plan(vault, roll.LAST, (FINLEY.id,))
    assert [step for step in steps if step.startswith("SCAN")] == []


def test_the_children_of_the_latest_come_from_the_end_of_an_index(vault: Vault) -> None:
    steps = plan(vault, roll.RECENT, (200,))
    assert steps[0] == "SCAN o USING COVERING INDEX observation_by_recorded"
    assert all(step.startswith("SEARCH i ") for step in steps[1:])


def test_the_weeks_are_counted_from_an_index(vault: Vault) -> None:
    (step,) = plan(vault, "SELECT recorded FROM observation WHERE recorded >= ? ORDER BY recorded", ("2026",))
    assert step == "SEARCH observation USING COVERING INDEX observation_by_recorded (recorded>?)"


def test_open_duties_are_found_without_those_that_are_dealt_with(vault: Vault) -> None:
    steps = plan(vault, WHERE.format("duty", "open = 1"), ())
    assert steps[0] == "SCAN duty USING INDEX duty_open"


def test_a_scan_would_be_seen(vault: Vault) -> None:
    steps = plan(vault, "SELECT * FROM entry WHERE author = ?", ("x",))
    assert steps == ["SCAN entry"]
