"""Which records come to a review, by which rule, and what a decision changes; nothing is ever erased by a day."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from dsl_desk.domain.child import Child
from dsl_desk.domain.concern import Concern, Involvement
from dsl_desk.domain.decision import Decision, DecisionKind
from dsl_desk.domain.errors import InvalidRecord, ReadsOnly
from dsl_desk.domain.observation import HowKnown, Observation
from dsl_desk.domain.retention import Keeping, RetentionReview
from dsl_desk.domain.term import Term
from dsl_desk.services import deciding, needs, opening, recording
from dsl_desk.services.catalogue.retention import CountedFrom, retention_rules
from dsl_desk.services.desk import Desk
from dsl_desk.services.retaining import decide_keeping, holds, on_hold, reviews_due, standing
from dsl_desk.store import records
from dsl_desk.store.retention import LAST_RECORDED, PERHAPS_DUE, REVIEWED
from tests.desks import FINLEY, in_memory

ADULT = Child("9" * 32, "Grown", "Aisha", born=date(2001, 3, 24))
TODAY = date(2026, 3, 24)


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    made = in_memory(tmp_path)
    recording.add_child(made, ADULT)
    yield made
    opening.lock(made)


def review(desk: Desk, decision: Keeping, day: date | None = None, child: Child = ADULT) -> None:
    decide_keeping(desk, RetentionReview(desk.new_id(), child.id, decision, "A reason", day))


def due(desk: Desk, until: date = TODAY) -> list[str]:
    return [each.child.id for each in reviews_due(desk, until)]


def test_the_general_rule_comes_first_and_counts_from_birth() -> None:
    general, longer = retention_rules()
    assert general.general
    assert (general.counted_from, longer.general) == (CountedFrom.BIRTH, False)
    assert longer.years > general.years


@pytest.mark.parametrize(
    ("born", "ends"),
    [
        (date(2001, 3, 24), date(2026, 3, 24)),
        (date(2004, 2, 29), date(2029, 2, 28)),
        (date(1996, 2, 29), date(2021, 2, 28)),
    ],
)
def test_the_review_comes_on_the_birthday(born: date, ends: date) -> None:
    assert retention_rules()[0].ends(born) == ends


def test_a_record_is_due_on_the_day_and_not_before(desk: Desk) -> None:
    assert due(desk, date(2026, 3, 23)) == []
    assert due(desk) == [ADULT.id]
    (need,) = needs.needs(desk)
    assert (need.kind, need.child, need.due.day) == ("keeping", ADULT, TODAY)


@pytest.mark.parametrize("day", [1, 28, 30, 31])
def test_nobody_is_missed_at_the_end_of_a_month(desk: Desk, day: int) -> None:
    born = Child("7" * 32, "End", "Month", born=date(2001, 1, day))
    recording.add_child(desk, born)
    assert born.id in due(desk, date(2026, 1, 31))
    assert (born.id in due(desk, date(2026, 1, 29))) is (day < 30)


def test_without_a_date_of_birth_nobody_can_say(desk: Desk) -> None:
    assert standing(desk, FINLEY.id).due is None
    assert FINLEY.id not in due(desk)


def test_a_corrected_date_of_birth_moves_the_review(desk: Desk) -> None:
    recording.add_child(desk, replace(ADULT, born=date(2011, 3, 24)))
    assert due(desk) == []
    assert standing(desk, ADULT.id).due == date(2036, 3, 24)


def test_what_speaks_of_sexual_abuse_is_kept_much_longer(desk: Desk) -> None:
    seen = Observation(desk.new_id(), "What she said", HowKnown.TOLD, (Term("G", "Sexual behaviour or language"),))
    recording.record_observation(desk, seen, [Involvement(desk.new_id(), seen.id, ADULT.id)])
    found = standing(desk, ADULT.id)
    assert (found.rule.code, found.due) == ("abuse-file", date(2101, 3, 24))
    assert due(desk) == []


def test_so_is_a_concern_about_sexual_exploitation(desk: Desk) -> None:
    concern = Concern(desk.new_id(), "A concern", exploitation=(Term("sexual", "Sexual exploitation"),))
    opened = Decision(desk.new_id(), DecisionKind.OPEN_CONCERN, "Because", "Ruth", concern.id)
    deciding.open_concern(desk, concern, [Involvement(desk.new_id(), concern.id, ADULT.id)], opened)
    assert standing(desk, ADULT.id).rule.code == "abuse-file"


def test_kept_longer_comes_back_on_its_day(desk: Desk) -> None:
    review(desk, Keeping.LONGER, date(2031, 9, 1))
    assert due(desk) == []
    assert due(desk, date(2031, 9, 1)) == [ADULT.id]
    (said,) = standing(desk, ADULT.id).reviews
    assert (said.reviewer, said.review.reason) == ("Ruth Patel", "A reason")


def test_a_review_may_come_before_the_rule(desk: Desk) -> None:
    """The pupil is a child still, and someone wants to look again in a year."""
    young = Child("8" * 32, "Young", "Noor", born=date(2015, 1, 1))
    recording.add_child(desk, young)
    review(desk, Keeping.LONGER, date(2027, 3, 1), young)
    assert young.id in due(desk, date(2027, 3, 1))


def test_a_hold_stands_until_it_is_ended(desk: Desk) -> None:
    review(desk, Keeping.HOLD)
    assert on_hold(desk, ADULT.id)
    assert [each.child for each in holds(desk)] == [ADULT]
    assert due(desk, date(2099, 1, 1)) == []
    review(desk, Keeping.HOLD_ENDED)
    assert not on_hold(desk, ADULT.id)
    assert holds(desk) == ()
    assert due(desk) == [ADULT.id]


def test_a_hold_can_be_looked_at_again(desk: Desk) -> None:
    review(desk, Keeping.HOLD, date(2027, 1, 1))
    assert due(desk, date(2027, 1, 1)) == [ADULT.id]


def test_what_makes_no_sense_is_refused(desk: Desk) -> None:
    before = desk.vault.head()
    with pytest.raises(InvalidRecord, match="No legal hold"):
        review(desk, Keeping.HOLD_ENDED)
    with pytest.raises(InvalidRecord, match="has passed"):
        review(desk, Keeping.LONGER, TODAY)
    with pytest.raises(InvalidRecord, match="looked at again"):
        review(desk, Keeping.LONGER)
    with pytest.raises(InvalidRecord, match="Say why"):
        RetentionReview("1" * 32, ADULT.id, Keeping.HOLD, " ")
    desk.person = replace(desk.person, reads_only=True)
    with pytest.raises(ReadsOnly):
        review(desk, Keeping.HOLD)
    assert desk.vault.head() == before


def test_no_day_erases_anything(desk: Desk) -> None:
    before = desk.vault.head()
    assert due(desk, date(2199, 1, 1)) == [ADULT.id]
    assert desk.vault.head() == before
    assert records.current(desk.connection, Child, ADULT.id) == ADULT


@pytest.mark.parametrize("query", [PERHAPS_DUE, REVIEWED, LAST_RECORDED])
def test_the_lists_are_read_by_index(desk: Desk, query: str) -> None:
    plan = desk.connection.execute("EXPLAIN QUERY PLAN " + query, ("2000-01-01",) * query.count("?")).fetchall()
    scans = [row[3] for row in plan if row[3].startswith("SCAN") and "INDEX" not in row[3]]
    assert [words for words in scans if "retention_review" not in words] == []
