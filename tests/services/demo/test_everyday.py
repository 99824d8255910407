"""A whole made-up school: twins and siblings, notes of many lengths, and what surrounds them."""

from __future__ import annotations

from collections import Counter
from datetime import date, datetime
from itertools import pairwise
from pathlib import Path
from random import Random

from dsl_desk.domain.clock import SCHOOL_ZONE
from dsl_desk.domain.concern import Concern
from dsl_desk.domain.family import FamilyMember
from dsl_desk.domain.observation import Observation
from dsl_desk.domain.status import Status
from dsl_desk.services.demo import fiction
from dsl_desk.services.demo.everyday import everyday_events
from dsl_desk.services.recording import add_children
from dsl_desk.store import records
from tests.desks import in_memory

TODAY = datetime(2026, 3, 24, 9, 5, tzinfo=SCHOOL_ZONE)
COUNT = 600


def test_a_large_roll_has_twins_siblings_and_children_of_one_name() -> None:
    roll = fiction.children(Random(1), 1_200, TODAY.date())  # noqa: S311 made up
    assert len({child.id for child in roll}) == 1_200
    names = Counter((child.given_name, child.family_name) for child in roll)
    assert names.most_common(1)[0][1] > 1
    pairs = [(a, b) for a, b in pairwise(roll) if a.family_name == b.family_name]
    twins = [(a, b) for a, b in pairs if a.born == b.born]
    assert len(pairs) > 200
    assert twins
    assert all(a.year == b.year for a, b in twins)
    assert {child.year for child in roll} == {str(year) for year in range(7, 14)}
    assert all(child.born and date(2007, 9, 1) <= child.born < date(2014, 9, 1) for child in roll)


def test_the_same_seed_tells_the_same_school() -> None:
    first, second = (fiction.children(Random(7), 50, TODAY.date()) for _ in range(2))  # noqa: S311 made up
    assert first == second


def test_notes_are_of_many_lengths_and_stand_among_plans_families_and_concerns(tmp_path: Path) -> None:
    desk = in_memory(tmp_path)
    random = Random(1)  # noqa: S311 made up
    roll = fiction.children(random, 150, TODAY.date())
    add_children(desk, roll)
    events = list(everyday_events(desk, random, roll, TODAY, COUNT))
    assert len(events) == COUNT
    assert all(moment.weekday() < 5 and moment < TODAY for moment, _ in events)
    for _, deed in events:
        deed()
    lengths = [len(seen.what) for seen in records.every(desk.connection, Observation)]
    assert min(lengths) < 200
    assert max(lengths) > 1_500
    for kind in (Status, FamilyMember, Concern):
        assert records.every(desk.connection, kind)
