"""The roll: children found by the beginnings of their names, narrowed, and read a few at a time."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dsl_desk.domain.child import Child
from dsl_desk.domain.clock import SetClock, SystemClock
from dsl_desk.domain.concern import Concern, ConcernState, Involvement
from dsl_desk.domain.status import Status
from dsl_desk.domain.term import Term
from dsl_desk.store.roll import Wanted, children, ids, kinds_of_status, last_recorded, recent, statuses, years
from dsl_desk.store.vault import Vault
from tests.store.conftest import FINLEY, INVOLVED, SEEN, begin, new_vault, record

TODAY = date(2026, 3, 24)
PLAN = Term("cp-plan", "Child protection plan")
ROLL = (
    Child("4" * 32, "Łukaszewicz", "Żofia", known_as="Zosia"),
    Child("5" * 32, "O’Brien", "Siân"),
    Child("6" * 32, "Smith-Jones", "Zoë"),
    Child("7" * 32, "الأحمد", "محمد"),
    Child("8" * 32, "100%_\\", "Mark"),
)


@pytest.fixture
def roll(vault: Vault, clock: SetClock) -> Vault:
    record(vault, clock, *ROLL)
    return vault


@pytest.mark.parametrize(
    ("typed", "family_names"),
    [
        ("fin", ["Ward"]),
        ("ward fin", ["Ward"]),
        ("FINLEY WARD", ["Ward"]),
        ("zofia", ["Łukaszewicz"]),
        ("zosia", ["Łukaszewicz"]),
        ("luk", ["Łukaszewicz"]),
        ("Łuk", ["Łukaszewicz"]),
        ("obrien", ["O’Brien"]),
        ("o'brien", ["O’Brien"]),
        ("o’brien sian", ["O’Brien"]),
        ("jones", ["Smith-Jones"]),
        ("smith-jones", ["Smith-Jones"]),
        ("zoe smith jones", ["Smith-Jones"]),
        ("محمد", ["الأحمد"]),
        ("100%", ["100%_\\"]),
        ("%", []),
        ("_", []),
        ("ard", []),
    ],
)
def test_children_are_found_by_the_beginnings_of_their_names(
    roll: Vault, typed: str, family_names: list[str]
) -> None:
    assert [child.family_name for child in found(roll, Wanted(typed))] == family_names


def test_children_come_by_family_name(roll: Vault) -> None:
    assert [child.given_name for child in found(roll, Wanted("z"))] == ["Żofia", "Zoë"]
    assert ids(roll.connection, Wanted("z"), TODAY, 1) == (ROLL[0].id,)


def found(vault: Vault, wanted: Wanted) -> list[Child]:
    return list(children(vault.connection, ids(vault.connection, wanted, TODAY)))


def test_no_name_typed_is_everybody(roll: Vault) -> None:
    assert len(found(roll, Wanted("  "))) == len(ROLL) + 1


def test_of_one_year(roll: Vault, clock: SetClock) -> None:
    record(roll, clock, replace(FINLEY, year="9"), replace(ROLL[2], year="10"), reason="Known now")
    assert [child.given_name for child in found(roll, Wanted(year="9"))] == ["Finley"]
    assert set(years(roll.connection, TODAY)) == {"9", "10"}


def test_who_has_left_is_only_among_the_leavers(roll: Vault, clock: SetClock) -> None:
    record(roll, clock, replace(ROLL[0], year="11", left=TODAY), reason="Left")
    record(roll, clock, replace(ROLL[1], left=TODAY + timedelta(days=1)), reason="Leaves tomorrow")
    assert [child.id for child in found(roll, Wanted(left=True))] == [ROLL[0].id]
    assert ROLL[0].id not in {child.id for child in found(roll, Wanted())}
    assert ROLL[1].id in {child.id for child in found(roll, Wanted())}
    assert years(roll.connection, TODAY) == ()


def test_with_a_status_in_force(roll: Vault, clock: SetClock) -> None:
    in_force = Status("b" * 32, ROLL[0].id, PLAN, since=TODAY)
    over = Status("c" * 32, ROLL[1].id, PLAN, since=TODAY - timedelta(days=9), until=TODAY)
    to_come = Status("d" * 32, ROLL[2].id, Term("lac", "Looked after"), since=TODAY + timedelta(days=1))
    record(roll, clock, in_force, over, to_come)
    assert [child.id for child in found(roll, Wanted(status=PLAN.code))] == [ROLL[0].id]
    assert kinds_of_status(roll.connection, TODAY) == (in_force,)
    assert statuses(roll.connection, [child.id for child in ROLL], TODAY) == (in_force,)


@pytest.mark.parametrize("state", ConcernState)
def test_with_a_concern_that_is_not_closed(roll: Vault, clock: SetClock, state: ConcernState) -> None:
    concern = Concern("b" * 32, "At the gate", state, "Ended")
    record(roll, clock, concern, Involvement("c" * 32, concern.id, ROLL[3].id))
    expected = [] if state is ConcernState.CLOSED else [ROLL[3].id]
    assert [child.id for child in found(roll, Wanted(going_on=True))] == expected


def test_children_come_in_the_order_asked_for(roll: Vault) -> None:
    asked = [ROLL[2].id, "f" * 32, ROLL[0].id]
    assert [child.id for child in children(roll.connection, asked)] == [ROLL[2].id, ROLL[0].id]


def test_last_recorded_is_when_the_newest_record_was_written(vault: Vault, clock: SetClock) -> None:
    (written,) = vault.connection.execute("SELECT time FROM entry WHERE entity = ?", (SEEN.id,)).fetchone()
    last = last_recorded(vault.connection, FINLEY.id)
    assert last is not None
    assert last.isoformat(timespec="microseconds") == written
    assert last_recorded(vault.connection, "f" * 32) is None


def test_the_children_of_the_newest_observations_come_first(roll: Vault, clock: SetClock) -> None:
    assert recent(roll.connection, 9) == (FINLEY.id,)
    clock.set(clock.now() + timedelta(minutes=1))
    later = replace(SEEN, id="b" * 32)
    record(roll, clock, later, replace(INVOLVED, id="c" * 32, matter_id=later.id, child_id=ROLL[1].id))
    assert recent(roll.connection, 9) == (ROLL[1].id, FINLEY.id)
    assert recent(roll.connection, 1) == (ROLL[1].id,)


ANYTHING = begin(new_vault(None, SetClock(SystemClock().now())), SetClock(SystemClock().now()))


@given(st.text(st.characters(exclude_categories=["Cs"]), max_size=30))
def test_nothing_typed_is_a_mistake(text: str) -> None:
    ids(ANYTHING.connection, Wanted(text), TODAY)
