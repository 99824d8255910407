"""What the DSL makes of an entry: beside the facts, in versions, for each child by itself."""

from __future__ import annotations

from pathlib import Path

import pytest

from dsl_desk.domain.errors import InvalidRecord
from dsl_desk.domain.observation import Observation
from dsl_desk.domain.significance import Significance
from dsl_desk.domain.term import Term
from dsl_desk.services.chronicling import chronology
from dsl_desk.services.desk import Desk
from dsl_desk.services.weighing import mark_significance, significance
from dsl_desk.store import records
from tests.desks import FINLEY, ISLA, in_memory, observe

GOOD = Term("positive", "Something good")


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    return in_memory(tmp_path)


def test_what_it_means_stands_beside_the_facts_and_the_record_stays_sealed(desk: Desk) -> None:
    seen = observe(desk, "He laughed with his brother")
    changed = mark_significance(desk, FINLEY.id, seen.id, GOOD, "He is at ease again", key=True)
    assert (changed.id, changed.child_ids) == (seen.id, frozenset({FINLEY.id}))
    (entry,) = chronology(desk, FINLEY.id)
    assert (entry.category, entry.significance, entry.key) == (GOOD, "He is at ease again", True)
    assert (entry.text, entry.version) == ("He laughed with his brother", 1)
    assert records.versions(desk.connection, Observation, seen.id)[-1].record == seen


def test_each_time_is_a_new_version_and_the_earlier_one_stays(desk: Desk) -> None:
    seen = observe(desk)
    mark_significance(desk, FINLEY.id, seen.id, None, "First thought", key=False)
    mark_significance(desk, FINLEY.id, seen.id, None, "Second thought", key=False)
    meant = significance(desk, FINLEY.id, seen.id)
    assert meant is not None
    versions = records.versions(desk.connection, Significance, meant.id)
    assert [version.record.words for version in versions] == ["First thought", "Second thought"]


def test_another_child_in_the_same_record_has_a_meaning_of_its_own(desk: Desk) -> None:
    seen = observe(desk, "Both at the gate", "", FINLEY, ISLA)
    mark_significance(desk, FINLEY.id, seen.id, None, "The third time", key=True)
    (entry,) = chronology(desk, ISLA.id)
    assert (entry.significance, entry.key) == ("", False)
    mark_significance(desk, ISLA.id, seen.id, None, "The first time", key=False)
    assert [each.significance for child in (FINLEY, ISLA) for each in chronology(desk, child.id)] == [
        "The third time", "The first time",
    ]  # fmt: skip


def test_saying_nothing_new_is_refused(desk: Desk) -> None:
    seen = observe(desk)
    for _ in range(2):
        with pytest.raises(InvalidRecord, match="Nothing has been changed"):
            mark_significance(desk, FINLEY.id, seen.id, None, "  ", key=False)
    mark_significance(desk, FINLEY.id, seen.id, GOOD, "", key=False)
    with pytest.raises(InvalidRecord, match="Nothing has been changed"):
        mark_significance(desk, FINLEY.id, seen.id, GOOD, "", key=False)
