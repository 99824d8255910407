"""The people, cars and places of the made-up story, and which children are linked to them."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime, time, timedelta

from dsl_desk.domain.child import Child
from dsl_desk.domain.clock import SCHOOL_ZONE
from dsl_desk.domain.link import Link, LinkCertainty, LinkKind
from dsl_desk.domain.subject import Subject, SubjectKind
from dsl_desk.domain.when import Certainty, When
from dsl_desk.services import linking
from dsl_desk.services.catalogue.reading import load
from dsl_desk.services.demo.telling import TimedDeed
from dsl_desk.services.desk import Desk

WRITTEN_DOWN = time(16, 40)


@dataclass(frozen=True, slots=True)
class SubjectLine:
    key: str
    kind: SubjectKind
    label: str
    aliases: tuple[str, ...] = ()
    description: str = ""
    plate: str = ""
    address: str = ""
    age: str = ""


@dataclass(frozen=True, slots=True)
class LinkLine:
    """`child` counts the children of the story from 0; `to` is the key of another subject instead."""

    subject: str
    kind: LinkKind
    certainty: LinkCertainty
    days_ago: int
    source: str
    child: int | None = None
    to: str = ""
    words: str = ""


@dataclass(frozen=True, slots=True)
class LinkStory:
    subjects: tuple[SubjectLine, ...]
    links: tuple[LinkLine, ...]


def link_events(desk: Desk, children: Sequence[Child], today: datetime) -> list[TimedDeed]:
    """Each link at its own time, with its subject where that is new; one for each line of links.json."""
    story = load(LinkStory, "demo/links.json")
    subjects = {line.key: _subject(desk, line) for line in story.subjects}
    events: list[TimedDeed] = []
    for subject in subjects.values():
        first = max(
            line.days_ago for line in story.links if subject in (subjects[line.subject], subjects.get(line.to))
        )
        events.append((_at(today, first, WRITTEN_DOWN), _saving(desk, subject)))
    for line in story.links:
        day = today.date() - timedelta(days=line.days_ago)
        made = Link(
            desk.new_id(), subjects[line.subject].id, line.kind, line.certainty,
            child_id=children[line.child].id if line.child is not None else "",
            other_id=subjects[line.to].id if line.to else "",
            when=When(Certainty.EXACT, day), source=line.source, words=line.words,
        )  # fmt: skip
        events.append((_at(today, line.days_ago, WRITTEN_DOWN, minutes=5), _linking(desk, made)))
    return events


def _subject(desk: Desk, line: SubjectLine) -> Subject:
    return Subject(
        desk.new_id(), line.kind, line.label, line.aliases, line.description, line.plate,
        address=line.address, age=line.age,
    )  # fmt: skip


def _saving(desk: Desk, subject: Subject) -> Callable[[], object]:
    return lambda: linking.save_subject(desk, subject)


def _linking(desk: Desk, made: Link) -> Callable[[], object]:
    return lambda: linking.link(desk, made)


def _at(today: datetime, days_ago: int, at: time, minutes: int = 0) -> datetime:
    moment = datetime.combine(today.date() - timedelta(days=days_ago), at, SCHOOL_ZONE)
    return moment + timedelta(minutes=minutes)
