"""The referral to children's social care: what referral forms ask for, in their order (practice.md 2.6).

What a form asks and the bundle does not say stands as "not recorded here": a blank would read as "no".
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

from dsl_desk.documents.blocks import Block, Text
from dsl_desk.documents.legend import Legend
from dsl_desk.documents.observed import HARDER, INDICATORS, PROTECTS
from dsl_desk.documents.records import record_blocks
from dsl_desk.documents.report.child import titled
from dsl_desk.documents.report.cover import not_to_be_told
from dsl_desk.documents.report.ending import ending
from dsl_desk.documents.report.events import Happened, events
from dsl_desk.documents.report.subjects import subject_blocks
from dsl_desk.documents.stated import told
from dsl_desk.documents.styles import BODY, FIELD, HEADING, QUOTATION, SUBHEADING
from dsl_desk.documents.text import para
from dsl_desk.domain.casefile import CaseFile, CaseRecord
from dsl_desk.domain.front_sheet import FrontSheet
from dsl_desk.domain.front_sheet_facts import OnFrontSheet, say_address, say_known
from dsl_desk.domain.observation import Observation
from dsl_desk.domain.referral import ReferralHow
from dsl_desk.domain.route import Route
from dsl_desk.domain.term import Term
from dsl_desk.domain.when import NOT_STATED, When, say_day, say_when

NOT_HERE = "not recorded here"

_STEPS = frozenset({"contact", "action", "decision", "duty"})
_FORMER = frozenset({"referral"})


def social_care_body(casefile: CaseFile, legend: Legend) -> Iterator[Block]:
    """Each record stands in full under the question that it answers."""
    happened = [found for found in casefile.records if found.kind not in _STEPS | _FORMER]
    former = [found for found in casefile.records if found.kind in _FORMER]
    steps = [found for found in casefile.records if found.kind in _STEPS]
    seen = [event for event in events(happened, legend) if isinstance(event.found.record, Observation)]
    yield para(f"“{NOT_HERE.capitalize()}” means that this referral does not say. It never means “no”.", FIELD)
    yield from _child(casefile)
    yield from _people(casefile, legend)
    yield from _plans(casefile, former, legend)
    yield from _why_now(casefile, legend)
    yield from record_blocks(happened, legend)
    yield from _own_account(casefile, seen)
    yield from _harm_and_strengths(casefile, seen)
    yield from subject_blocks(casefile, legend)
    yield from _told(casefile)
    yield from _safety(casefile, legend)
    yield from _done(steps, legend)
    yield from _referrer(casefile)
    yield from ending(casefile, legend)


def asked(label: str, words: str) -> Text:
    """A question of the form and its answer."""
    return para(words or NOT_HERE, FIELD, label=label)


def _child(casefile: CaseFile) -> Iterator[Block]:
    child, sheet = casefile.child, casefile.details.front_sheet or FrontSheet(casefile.child.id)
    yield para("The child", HEADING)
    yield asked("All names:", " · ".join(dict.fromkeys((f"{child.given_name} {child.family_name}", child.name))))
    yield asked("Date of birth:", say_day(child.born) if child.born else "")
    yield asked("Gender:", "")
    yield asked("Unique pupil number:", child.upn)
    yield asked("Addresses:", "; ".join(say_address(address) for address in sheet.addresses))
    yield asked("Where the child is now, and why:", casefile.scope.care.where_now)
    yield asked("Phones:", ", ".join(sheet.phones))
    yield asked("Ethnicity:", say_known(sheet.ethnicity, sheet.ethnicity_known))
    yield asked("Religion:", sheet.religion)
    yield asked("Languages, the first one first:", ", ".join(sheet.languages))
    yield asked("Interpreter:", sheet.interpreter)
    yield asked("Disability, and how this child is best heard:", say_known(sheet.needs, sheet.needs_known))
    yield asked("SEND support or plan:", sheet.send)
    yield asked("School:", ", ".join(filter(None, (casefile.school.name, child.place))))


def _people(casefile: CaseFile, legend: Legend) -> Iterator[Block]:
    yield from _listed("Household, family and significant others", casefile.details.family)
    yield from _listed("GP and other professionals", casefile.details.professionals)


def _listed(heading: str, found: Iterable[OnFrontSheet]) -> Iterator[Block]:
    lines = [line for record in found for line in titled(record)]
    yield para(heading, HEADING)
    yield from lines or (para(NOT_HERE, FIELD),)


def _plans(casefile: CaseFile, former: list[CaseRecord], legend: Legend) -> Iterator[Block]:
    yield from _listed("Legal status, plans and support", casefile.details.statuses)
    yield para("Earlier referrals, and what came of them", HEADING)
    yield from record_blocks(former, legend) if former else (para(NOT_HERE, FIELD),)


def _why_now(casefile: CaseFile, legend: Legend) -> Iterator[Block]:
    yield para("What has happened, and why now", HEADING)
    yield para(casefile.scope.purpose, BODY, label="Why this referral is made:")
    yield asked("Summary by the school:", casefile.scope.summary)
    files = f"{len(legend.files)}, each named beside its record or after all of them" if legend.files else "none"
    yield asked("Files that go with it:", files)


def _own_account(casefile: CaseFile, seen: list[Happened]) -> Iterator[Block]:
    """The child's words again, together: a panel reads them without the rest."""
    yield para("The child’s own account", HEADING)
    spoken = [event for event in seen if _observation(event).exact_words]
    for event in spoken:
        yield para(f"{event.moment} · record {event.number}", SUBHEADING)
        yield para(_observation(event).exact_words, QUOTATION)
    if not spoken:
        yield asked("Exact words:", "")
    yield asked("What the child wants to happen:", casefile.scope.care.child_wants)


def _harm_and_strengths(casefile: CaseFile, seen: list[Happened]) -> Iterator[Block]:
    yield para("Harm, strengths, family and environment", HEADING)
    yield asked(INDICATORS, _ticked(seen, lambda found: found.indicators))
    yield asked("Impact on the child, in the school’s view:", _impact(seen))
    yield asked(HARDER, _ticked(seen, lambda found: found.vulnerabilities))
    yield asked(PROTECTS, _ticked(seen, lambda found: found.protective))
    yield asked("What the parents or carers can do:", casefile.scope.care.parents_can)
    yield asked("Relationships:", _said_in(seen, lambda found: found.aware.relationships))
    yield asked("Environment:", _said_in(seen, lambda found: found.aware.environment))


def _ticked(seen: list[Happened], of: Callable[[Observation], tuple[Term, ...]]) -> str:
    """Each wording once, with the records it was ticked on."""
    where: dict[str, list[int]] = {}
    for event in seen:
        for term in of(_observation(event)):
            where.setdefault(term.wording, []).append(event.number)
    return "; ".join(f"{wording} (record {_listing(numbers)})" for wording, numbers in where.items())


def _said_in(seen: list[Happened], of: Callable[[Observation], str]) -> str:
    numbers = [event.number for event in seen if of(_observation(event))]
    return f"see record {_listing(numbers)}" if numbers else ""


def _listing(numbers: list[int]) -> str:
    return ", ".join(map(str, sorted(numbers)))


def _impact(seen: list[Happened]) -> str:
    meant = [(event.number, event.found.meaning.words) for event in seen if event.found.meaning]
    return "\n".join(f"{words} (record {number})" for number, words in meant if words)


def _observation(event: Happened) -> Observation:
    record = event.found.record
    assert isinstance(record, Observation), "only observations are asked"
    return record


def _told(casefile: CaseFile) -> Iterator[Block]:
    yield para("Who has been told, and what they said", HEADING)
    yield from told("Parents or carers told:", casefile.scope.parents)
    yield from told("Child told:", casefile.scope.child)
    yield asked("Whether they agree:", casefile.scope.care.agreement)
    yield asked("Other agencies that know:", casefile.scope.agencies_told)


def _safety(casefile: CaseFile, legend: Legend) -> Iterator[Block]:
    siblings = [member.name for member in casefile.details.family if member.sibling_id]
    yield para("Safety now", HEADING)
    yield asked("Whether the child is safe tonight:", casefile.scope.care.safe_tonight)
    yield asked("Brothers and sisters:", ", ".join(siblings))
    yield asked("Who must not be told of this:", "; ".join(not_to_be_told(casefile, legend)))
    yield asked("Any danger to workers:", casefile.scope.care.danger_to_workers)
    yield asked("What else to observe:", casefile.scope.handling)


def _done(steps: list[CaseRecord], legend: Legend) -> Iterator[Block]:
    yield para("What the school has done", HEADING)
    yield from record_blocks(steps, legend) if steps else (para(NOT_HERE, FIELD),)


def _referrer(casefile: CaseFile) -> Iterator[Block]:
    school, by = casefile.school, casefile.prepared_by
    when, told_to, reference = _phoned(casefile)
    yield para("Who refers", HEADING)
    yield asked("Name and role:", f"{by.name}, {by.role}")
    yield asked("School:", ", ".join((school.name, *school.address)))
    yield asked("How to reach them:", " · ".join(filter(None, (school.phone, school.email))))
    yield asked("Told before, and when:", "" if when == NOT_STATED else say_when(when))
    yield asked("Who was spoken to:", told_to)
    yield asked("Reference:", reference)


def _phoned(casefile: CaseFile) -> tuple[When, str, str]:
    """When they were rung about this, who answered, and their reference: as the gate was answered, or as the last
    call to them that the bundle tells of."""
    answer = casefile.route
    if answer and answer.route is Route.SOCIAL_CARE:
        return answer.reported, answer.told_to, answer.reference
    calls = [
        found.referral for found in casefile.records if found.referral and found.referral.how is ReferralHow.PHONE
    ]
    to_them = [call for call in calls if call.agency_id == casefile.recipient.id]
    return (to_them[-1].made, to_them[-1].told_to, to_them[-1].reference) if to_them else (NOT_STATED, "", "")
