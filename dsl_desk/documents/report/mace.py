"""The summary for a child exploitation (MACE) meeting: one page, counted, never scored (practice.md 2.5, 3.4)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import zip_longest

from dsl_desk.documents.blocks import Block, NewPage, Text
from dsl_desk.documents.legend import Legend
from dsl_desk.documents.press import AREA, TEXT_WIDTH
from dsl_desk.documents.report.cover import not_to_be_told
from dsl_desk.documents.report.events import Happened, events
from dsl_desk.documents.report.subjects import groups, say_link
from dsl_desk.documents.rows import height_of
from dsl_desk.documents.styles import FIELD, SUBHEADING, TITLE
from dsl_desk.documents.text import para
from dsl_desk.domain.action import Action
from dsl_desk.domain.casefile import CaseFile
from dsl_desk.domain.contact import Contact
from dsl_desk.domain.decision import Decision
from dsl_desk.domain.link import Link
from dsl_desk.domain.observation import Observation
from dsl_desk.domain.referral import Referral
from dsl_desk.domain.subject import Subject
from dsl_desk.domain.term import NOT_SURE, Term
from dsl_desk.domain.when import say_day

_LINE = replace(FIELD, size=9, after=1)
_HEAD = replace(SUBHEADING, before=6, after=1)
_LONG, _SHORT = 700, 160
"""Most characters of the summary, and of every other line; what is left over is counted in words."""

_NOTHING = "Not recorded here. That does not mean that there is nothing."
_DONE = (Action, Contact, Decision, Referral)


@dataclass(frozen=True, slots=True)
class Section:
    """A heading and lines in the order of their weight: the last ones give way where the page is full."""

    heading: str
    lines: tuple[str, ...]


def mace_body(casefile: CaseFile, legend: Legend) -> Iterator[Block]:
    """One page, whatever the case file holds; what has no room on it is counted, and stands in data/records.json."""
    title = para("Summary for the MACE meeting", TITLE)
    yield NewPage()
    yield title
    yield from fitted(tuple(_sections(casefile, legend)), AREA - height_of(title, TEXT_WIDTH))


def fitted(sections: Sequence[Section], room: float) -> Iterator[Text]:
    """As many lines of each section as stand in `room` points; every section gets its next line in turn."""
    parts = [_Part.of(section) for section in sections]
    room -= sum(part.taken for part in parts)
    grown = True
    while grown:
        grown = False
        for part in parts:
            if part.shown < len(part.lines) and part.next_takes <= room:
                room -= part.next_takes
                part.shown += 1
                grown = True
    for part in parts:
        yield from part.blocks()


@dataclass(slots=True)
class _Part:
    """A section being fitted: the first `shown` of its lines stand on the page, the rest is counted."""

    head: Text
    lines: tuple[Text, ...]
    heights: tuple[float, ...]
    shown: int = 0

    @classmethod
    def of(cls, section: Section) -> _Part:
        lines = tuple(para(words, _LINE, bullet="•") for words in section.lines)
        heights = tuple(height_of(line, TEXT_WIDTH) for line in lines)
        return cls(para(section.heading, _HEAD), lines, heights)

    @property
    def taken(self) -> float:
        """Points of the page with no line shown."""
        return height_of(self.head, TEXT_WIDTH) + height_of(_rest(len(self.lines)), TEXT_WIDTH)

    @property
    def next_takes(self) -> float:
        """Points for one line more; with the last of them the count of the others goes."""
        last = self.shown + 1 == len(self.lines)
        return self.heights[self.shown] - (height_of(_rest(1), TEXT_WIDTH) if last else 0)

    def blocks(self) -> Iterator[Text]:
        yield self.head
        yield from self.lines[: self.shown]
        if self.shown < len(self.lines) or not self.lines:
            yield _rest(len(self.lines) - self.shown)


def _rest(count: int) -> Text:
    return para(f"{count} more in data/records.json, for which this page has no room." if count else _NOTHING, _LINE)


def clipped(words: str, most: int) -> str:
    """On one line; beyond `most` characters it says how many words are left out, unless saying so takes as much."""
    words = " ".join(words.split())
    if len(words) <= most:
        return words
    kept = words[:most].rpartition(" ")[0] or words[:most]
    left = len(words[len(kept) :].split())
    short = f"{kept} … ({left} more {'word' if left == 1 else 'words'})"
    return short if len(short) < len(words) else words


def _sections(casefile: CaseFile, legend: Legend) -> Iterator[Section]:
    told = events(casefile.records, legend)
    scope = casefile.scope
    yield Section("The child", tuple(_child(casefile)))
    yield Section("Before anyone is told", tuple(_cautions(casefile, legend)))
    summary = (clipped(scope.summary, _LONG),) if scope.summary else ()
    yield Section("Why this child is brought, in the school’s words", (*summary, clipped(scope.purpose, _SHORT)))
    yield Section("What is known, counted", tuple(_counted(told)))
    yield Section("People, vehicles, phones, accounts and places", tuple(_around_the_child(casefile)))
    links = tuple(clipped(_say_known(casefile, link), _SHORT) for link in casefile.links)
    yield Section("How they are linked", links)
    yield Section("In the child’s own words, the latest first", tuple(_words(told)))
    yield Section("What makes life harder for the child, and what protects", tuple(_around(told)))
    yield Section("What has been done, the latest first", tuple(_steps(told)))
    statuses = (clipped(status.kind.wording, _SHORT) for status in casefile.details.statuses)
    known = (clipped(f"Told: {scope.agencies_told}", _SHORT),) if scope.agencies_told else ()
    yield Section("Plans and support, and who else knows", (*statuses, *known))


def _child(casefile: CaseFile) -> Iterator[str]:
    child = casefile.child
    born = f"born {say_day(child.born)}" if child.born else "date of birth not recorded"
    names = dict.fromkeys((child.name, f"{child.given_name} {child.family_name}"))
    yield clipped(" · ".join(names), _SHORT)
    yield clipped(" · ".join(filter(None, (born, child.place, casefile.school.name))), _SHORT)


def _cautions(casefile: CaseFile, legend: Legend) -> Iterator[str]:
    yield from (clipped(f"Must not be told of this: {words}", _SHORT) for words in not_to_be_told(casefile, legend))
    if casefile.scope.handling:
        yield clipped(casefile.scope.handling, _SHORT)


def _counted(told: Sequence[Happened]) -> Iterator[str]:
    """Plain counts: how often, in which areas, from when to when. Of the areas all or none: one may be the worst."""
    seen = [(event, event.found.record) for event in told if isinstance(event.found.record, Observation)]
    if not seen:
        return
    areas: dict[Term, list[Happened]] = {}
    for event, observation in seen:
        for domain in observation.domains:
            areas.setdefault(domain, []).append(event)
    unsorted = len(areas.pop(NOT_SURE, ()))
    first, last = say_day(seen[0][0].day), say_day(seen[-1][0].day)
    span = f"on {first}" if first == last else f"from {first} to {last}"
    yield ", ".join(filter(None, (_number(len(seen), "observation"), _number(len(areas), "area"), span)))
    counted = [
        f"{area.wording}: {len(found)}, last on {say_day(found[-1].day)}"
        for area, found in sorted(areas.items(), key=lambda entry: -len(entry[1]))
    ]
    if unsorted:
        counted.append(f"{NOT_SURE.wording}: {unsorted}")
    yield "; ".join(counted)


def _number(count: int, thing: str) -> str:
    return f"{count} {thing}{'' if count == 1 else 's'}" if count else ""


def _around_the_child(casefile: CaseFile) -> Iterator[str]:
    """One of each group, then the next one of each: no kind crowds out another."""
    told = ([f"{group.heading}: {_say(subject)}" for subject in group.subjects] for group in groups(casefile))
    return (clipped(each, _SHORT) for row in zip_longest(*told) for each in row if each)


def _say(subject: Subject) -> str:
    details = (subject.plate, subject.number, subject.handle, subject.age, subject.address, subject.description)
    return " · ".join(filter(None, (subject.label, *subject.aliases, *details)))


def _say_known(casefile: CaseFile, link: Link) -> str:
    return f"{say_link(casefile, link)} ({link.certainty})"


def _words(told: Sequence[Happened]) -> Iterator[str]:
    for event in reversed(told):
        record = event.found.record
        if isinstance(record, Observation) and record.exact_words:
            yield f"{event.moment}: {clipped(record.exact_words, _SHORT)}"


def _around(told: Sequence[Happened]) -> Iterator[str]:
    seen = [event.found.record for event in told if isinstance(event.found.record, Observation)]
    harder = dict.fromkeys(term.wording for record in seen for term in record.vulnerabilities)
    protects = dict.fromkeys(term.wording for record in seen for term in record.protective)
    for label, wordings in (("Harder", harder), ("Protects", protects)):
        yield from (clipped(f"{label}: {wording}", _SHORT) for wording in wordings)


def _steps(told: Sequence[Happened]) -> Iterator[str]:
    for event in reversed(told):
        if isinstance(event.found.record, _DONE):
            yield f"{event.moment}: {clipped(event.what, _SHORT)}"
