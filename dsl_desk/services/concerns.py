"""One concern: what stands in it, whom it is about, and what may be changed about it without a decision."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from dsl_desk.domain.changed import Changed
from dsl_desk.domain.child import Child
from dsl_desk.domain.chronology import ChronologyEntry
from dsl_desk.domain.clock import school_time
from dsl_desk.domain.concern import Concern, Involvement, Role
from dsl_desk.domain.decision import Decision, DecisionKind
from dsl_desk.domain.errors import InvalidRecord, Problem
from dsl_desk.domain.event import Happening
from dsl_desk.domain.front_sheet import FrontSheet
from dsl_desk.domain.observation import Observation
from dsl_desk.domain.status import Status
from dsl_desk.domain.subject import Subject
from dsl_desk.domain.term import NOT_SURE, POSITIVE
from dsl_desk.domain.when import say_day
from dsl_desk.services.catalogue.prompt import Prompt, prompts_for
from dsl_desk.services.catalogue.rule import group_rule
from dsl_desk.services.chronicling import entries_of
from dsl_desk.services.correcting import check_correction, current
from dsl_desk.services.desk import Desk, changed
from dsl_desk.services.looking import note_look
from dsl_desk.services.restricting import WhoSees, who_sees
from dsl_desk.services.reviewing import concerns
from dsl_desk.services.seen_together import associated_people
from dsl_desk.store import matters, records

GROUP = (DecisionKind.GROUP_BASED, DecisionKind.NOT_GROUP_BASED)
HAS_SEND = "send"
"""The vulnerability of that code: what a front sheet says of support counts as it."""


@dataclass(frozen=True, slots=True)
class Involved:
    """A child and the role they have in this one concern."""

    child: Child
    role: Role


@dataclass(frozen=True, slots=True)
class GroupQuestion:
    """Whether to ask if the concern is group-based: who is linked to its children, and what was decided so far."""

    people: tuple[Subject, ...]
    decided: Decision | None

    @property
    def asked(self) -> bool:
        return len(self.people) >= group_rule().at_least


@dataclass(frozen=True, slots=True)
class Asked:
    """What a child's facts ask of the DSL."""

    child: Child
    prompts: tuple[Prompt, ...]


@dataclass(frozen=True, slots=True)
class ConcernFile:
    """Everything a concern's page shows.

    `opened` is school time; `about` gives the child of each entry by the entry's id; `others` are concerns it could
    be linked to.
    """

    concern: Concern
    opened: datetime
    involved: tuple[Involved, ...]
    entries: tuple[ChronologyEntry, ...]
    about: Mapping[str, str]
    facts: str
    linked: tuple[Concern, ...]
    others: tuple[Concern, ...]
    group: GroupQuestion
    asked: tuple[Asked, ...]
    sees: WhoSees


def concern_file(desk: Desk, concern_id: str) -> ConcernFile:
    """The concern's page, which is a look at every child in it, and at the concern itself where few see it.

    Raises InvalidRecord when there is none.
    """
    concern = current(desk, Concern, concern_id)
    involved = involved_in(desk, concern_id)
    sees = who_sees(desk, concern_id)
    looked_at = [concern_id] if sees.restricted else []
    note_look(desk, Happening.VIEWED, [*looked_at, *(each.child.id for each in involved)])
    standing = matters.of_concern(desk.connection, concern_id)
    lines = [each.line for each in standing]
    seen = [line for line in lines if isinstance(line.record, Observation)]
    decisions = (line.record for line in lines if isinstance(line.record, Decision))
    others = tuple(each for each in records.every(desk.connection, Concern) if each.id != concern_id)
    return ConcernFile(
        concern,
        school_time(records.versions(desk.connection, Concern, concern_id)[0].recorded),
        involved,
        entries_of(desk, lines, {}),
        {each.line.record.id: each.child_id for each in standing},
        say_facts([(line.record, line.recorded) for line in seen]),
        tuple(each for each in others if each.id in concern.linked or concern_id in each.linked),
        tuple(each for each in others if each.id not in concern.linked and concern_id not in each.linked),
        GroupQuestion(
            associated_people(desk, [each.child.id for each in involved]),
            next((decision for decision in decisions if decision.kind in GROUP), None),
        ),
        _asked(desk, involved, [line.record for line in seen]),
        sees,
    )


def prompts_in(desk: Desk, concern_id: str) -> tuple[Prompt, ...]:
    """The questions that the facts of any child in a concern bring up, each once."""
    standing = matters.of_concern(desk.connection, concern_id)
    seen = [each.line.record for each in standing if isinstance(each.line.record, Observation)]
    asked = _asked(desk, involved_in(desk, concern_id), seen)
    return tuple(dict.fromkeys(prompt for each in asked for prompt in each.prompts))


def involved_in(desk: Desk, concern_id: str) -> tuple[Involved, ...]:
    """The children of a concern, in the order they were added."""
    found = records.involved(desk.connection, concern_id)
    return tuple(Involved(current(desk, Child, each.child_id), each.role) for each in found)


def companions(desk: Desk, child_id: str) -> dict[str, tuple[Involved, ...]]:
    """The other children in each concern about one child, by the concern's id."""
    return {
        concern.id: tuple(each for each in involved_in(desk, concern.id) if each.child.id != child_id)
        for concern in concerns(desk, child_id)
    }


def involve_child(desk: Desk, concern_id: str, child_id: str, role: Role) -> Changed:
    """Add a child to a concern with a role of their own. Raises InvalidRecord when they are in it already."""
    current(desk, Concern, concern_id)
    if not child_id:
        raise InvalidRecord(Problem("child", "Choose the child"))
    before = records.involved(desk.connection, concern_id)
    if any(each.child_id == child_id for each in before):
        raise InvalidRecord(Problem("child", "This child is in the concern already. Choose another one"))
    with desk.deed() as deed:
        deed.record(Involvement(desk.new_id(), concern_id, child_id, role))
    return changed(deed, concern_id, [child_id, *(each.child_id for each in before)])


def revise_concern(desk: Desk, revised: Concern, reason: str) -> Changed:
    """Correct its title, summary, kinds of exploitation or links, with a reason. Raises InvalidRecord.

    Its state and outcome are left as they are: those change by a decision only.
    """
    before = current(desk, Concern, revised.id)
    revised = replace(revised, state=before.state, outcome=before.outcome)
    check_correction(before, revised, reason)
    with desk.deed() as deed:
        deed.record(revised, reason)
    involved = records.involved(desk.connection, revised.id)
    return changed(deed, revised.id, (each.child_id for each in involved))


def standing_terms(desk: Desk, child_id: str) -> frozenset[str]:
    """Codes of what stands on a child's front sheet today and can bring up a question."""
    today = desk.today()
    statuses = records.where(desk.connection, Status, "child_id = ?", child_id)
    codes = {each.kind.code for each in statuses if each.until is None or each.until >= today}
    sheet = records.current(desk.connection, FrontSheet, child_id)
    return frozenset(codes | ({HAS_SEND} if sheet and sheet.send.strip() else set()))


def say_facts(observations: Sequence[tuple[Observation, datetime]]) -> str:
    """Such as "9 observations in 4 domains, first seen 3 March 2026": plain counts, and nothing drawn from them.

    Each observation comes with the UTC time it was recorded, its day where no other is stated.
    """
    if not observations:
        return "No observation in it yet"
    domains = {term.code for each, _ in observations for term in each.domains} - {NOT_SURE.code, POSITIVE.code}
    counted = _count(len(observations), "observation")
    where = f" in {_count(len(domains), 'domain')}" if domains else ""
    first = min(each.happened.day or each.noticed.day or school_time(at).date() for each, at in observations)
    return f"{counted}{where}, first seen {say_day(first)}"


def codes_of(observations: Sequence[Observation]) -> frozenset[str]:
    """Every code ticked on them that can bring up a question."""
    return frozenset(
        term.code for each in observations for term in (*each.domains, *each.indicators, *each.vulnerabilities)
    )


def _asked(desk: Desk, involved: Sequence[Involved], observations: Sequence[Observation]) -> tuple[Asked, ...]:
    """For each child only what their own observations and facts bring up."""
    about = {each.id: {one.child_id for one in records.involved(desk.connection, each.id)} for each in observations}
    found = []
    for child in (each.child for each in involved):
        own = [each for each in observations if child.id in about[each.id]]
        terms = codes_of(own) | standing_terms(desk, child.id)
        found.append(Asked(child, prompts_for(child.born, desk.today(), terms)))
    return tuple(each for each in found if each.prompts)


def _count(count: int, thing: str) -> str:
    return f"{count} {thing}" if count == 1 else f"{count} {thing}s"
