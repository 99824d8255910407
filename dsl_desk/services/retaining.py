"""Reviewing whether children's records are still kept: when, under which rule, and what was decided before.

Nothing ends by itself: a day that has come makes a task for a person.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from dsl_desk.domain.changed import Changed
from dsl_desk.domain.child import Child
from dsl_desk.domain.clock import school_time
from dsl_desk.domain.concern import Concern
from dsl_desk.domain.errors import InvalidRecord, Problem
from dsl_desk.domain.observation import Observation
from dsl_desk.domain.received import ReceivedRecord
from dsl_desk.domain.retention import Keeping, RetentionReview
from dsl_desk.services.catalogue.retention import CountedFrom, RetentionRule, retention_rules
from dsl_desk.services.correcting import current
from dsl_desk.services.desk import Desk, changed
from dsl_desk.services.naming import people_names
from dsl_desk.services.reviewing import concerns
from dsl_desk.store import records, retention


@dataclass(frozen=True, slots=True)
class Reviewed:
    """One decision of the past, `at` in school time."""

    at: datetime
    reviewer: str
    review: RetentionReview


@dataclass(frozen=True, slots=True)
class Standing:
    """How long one child's record is kept: under which rule, until which review, and what was decided so far.

    `due` is None where nobody can say: under a hold without a day, or with no date of birth.
    """

    child: Child
    rule: RetentionRule
    due: date | None
    reviews: tuple[Reviewed, ...]

    @property
    def held(self) -> bool:
        return bool(self.reviews) and self.reviews[0].review.decision is Keeping.HOLD


def standing(desk: Desk, child_id: str) -> Standing:
    """The rule for one child's record. Raises InvalidRecord when there is no such child."""
    child, reviews = current(desk, Child, child_id), _reviews(desk, child_id)
    rule, ends = _rule(desk, child)
    newest = reviews[0].review if reviews else None
    held = newest is not None and newest.decision is Keeping.HOLD
    return Standing(child, rule, newest.next_review if newest and (newest.next_review or held) else ends, reviews)


def reviews_due(desk: Desk, until: date) -> tuple[Standing, ...]:
    """The records whose review has come by a day, the one longest due first."""
    shortest = min(rule.years for rule in retention_rules())
    born_by = date(until.year - shortest, until.month, 1) + timedelta(days=31)  # too many rather than too few
    found = (standing(desk, id_) for id_ in retention.perhaps_due(desk.connection, born_by, until))
    due = [(each.due, each) for each in found if each.due and each.due <= until]
    return tuple(each for _, each in sorted(due, key=lambda pair: pair[0]))


def holds(desk: Desk) -> tuple[Standing, ...]:
    """The records under a legal hold."""
    found = (standing(desk, id_) for id_ in retention.reviewed(desk.connection))
    return tuple(each for each in found if each.held)


def on_hold(desk: Desk, child_id: str) -> bool:
    """Whether a legal hold stands on a child's record."""
    reviews = records.where(desk.connection, RetentionReview, "child_id = ?", child_id)
    return bool(reviews) and reviews[-1].decision is Keeping.HOLD


def decide_keeping(desk: Desk, review: RetentionReview) -> Changed:
    """Enter what was decided at a review. Raises InvalidRecord for a day that has passed or a hold that is not."""
    if review.next_review and review.next_review <= desk.today():
        raise InvalidRecord(Problem("next_review", "This day has passed. Enter one that is still to come"))
    if review.decision is Keeping.HOLD_ENDED and not on_hold(desk, review.child_id):
        raise InvalidRecord(Problem("decision", "No legal hold stands on this record"))
    with desk.deed() as deed:
        deed.record(review)
    return changed(deed, review.id, [review.child_id])


def _reviews(desk: Desk, child_id: str) -> tuple[Reviewed, ...]:
    names = people_names(desk)
    found = records.where(desk.connection, RetentionReview, "child_id = ?", child_id)
    return tuple(_reviewed(desk, each, names) for each in reversed(found))


def _reviewed(desk: Desk, review: RetentionReview, names: dict[str, str]) -> Reviewed:
    (version,) = records.versions(desk.connection, RetentionReview, review.id)
    return Reviewed(school_time(version.recorded), names.get(version.author_id, ""), review)


def _rule(desk: Desk, child: Child) -> tuple[RetentionRule, date | None]:
    """The rule that keeps the record longest, and when it ends."""
    ends = [(rule, _ends(desk, rule, child)) for rule in retention_rules() if rule.general or _for(desk, rule, child)]
    return max(ends, key=lambda pair: pair[1] or date.min)


def _ends(desk: Desk, rule: RetentionRule, child: Child) -> date | None:
    if rule.counted_from is CountedFrom.BIRTH:
        return rule.ends(child.born) if child.born else None
    last = retention.last_recorded(desk.connection, child.id)
    return rule.ends(school_time(last).date()) if last else None


def _for(desk: Desk, rule: RetentionRule, child: Child) -> bool:
    types = {term.code for concern in _concerns(desk, child.id) for term in concern.exploitation}
    return bool(types & set(rule.exploitation)) or any(
        term.code in rule.domains for seen in _observations(desk, child.id) for term in seen.domains
    )


def _observations(desk: Desk, child_id: str) -> Iterator[Observation]:
    """Those of other schools too: what was suspected there keeps the record as long as here."""
    about = "id IN (SELECT matter_id FROM involvement WHERE child_id = ?)"
    yield from records.where(desk.connection, Observation, about, child_id)
    for received in records.where(desk.connection, ReceivedRecord, "child_id = ?", child_id):
        if received.came.observation:
            yield received.came.observation


def _concerns(desk: Desk, child_id: str) -> Iterator[Concern]:
    yield from concerns(desk, child_id)
    for received in records.where(desk.connection, ReceivedRecord, "child_id = ?", child_id):
        if received.came.concern:
            yield received.came.concern
