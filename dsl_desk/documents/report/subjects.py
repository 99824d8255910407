"""People, vehicles, phones, accounts and places in police shape, and what joins them (practice.md 2.2)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from dsl_desk.documents.blocks import Block, Text
from dsl_desk.documents.legend import Legend
from dsl_desk.documents.stated import stated
from dsl_desk.documents.styles import FIELD, HEADING, SUBHEADING
from dsl_desk.documents.text import para
from dsl_desk.domain.casefile import CaseFile
from dsl_desk.domain.front_sheet_facts import say_known
from dsl_desk.domain.link import Link, LinkKind
from dsl_desk.domain.subject import Subject, SubjectKind
from dsl_desk.domain.when import NOT_STATED, say_when

_KINDS = {
    SubjectKind.PERSON: "People",
    SubjectKind.VEHICLE: "Vehicles",
    SubjectKind.PHONE: "Phones",
    SubjectKind.ACCOUNT: "Accounts",
}
_HARMED, _MET, _ELSEWHERE = "Places where harm was done", "Places where they met", "Other places"


@dataclass(frozen=True, slots=True)
class Group:
    """Subjects under one heading. A place stands under each of its own."""

    heading: str
    subjects: tuple[Subject, ...]


def groups(casefile: CaseFile) -> Iterator[Group]:
    """Those that hold something; the place of harm apart from the place of meeting."""
    for kind, heading in _KINDS.items():
        yield from _group(heading, (each for each in casefile.subjects if each.kind is kind))
    places = [each for each in casefile.subjects if each.kind is SubjectKind.PLACE]
    harmed, met = (_joined(casefile, kind) for kind in (LinkKind.HARMED_AT, LinkKind.MET_AT))
    yield from _group(_HARMED, (each for each in places if each.id in harmed))
    yield from _group(_MET, (each for each in places if each.id in met))
    yield from _group(_ELSEWHERE, (each for each in places if each.id not in harmed | met))


def _group(heading: str, found: Iterator[Subject]) -> Iterator[Group]:
    subjects = tuple(found)
    if subjects:
        yield Group(heading, subjects)


def _joined(casefile: CaseFile, kind: LinkKind) -> set[str]:
    return {end for link in casefile.links if link.kind is kind for end in (link.subject_id, link.other_id)}


def subject_blocks(casefile: CaseFile, legend: Legend) -> Iterator[Block]:
    """Everything that was seen around the child, then each link once."""
    for group in groups(casefile):
        yield para(group.heading, HEADING)
        for subject in group.subjects:
            yield para(subject.label, SUBHEADING)
            yield from _details(subject)
            yield from stated("Told of in:", _records(casefile, subject, legend))
    if casefile.links:
        yield para("How they are linked", HEADING)
    for link in casefile.links:
        yield para(f"{say_link(casefile, link)}\n{_known(link, legend)}", FIELD, bullet="•")


def _details(subject: Subject) -> Iterator[Text]:
    yield from stated("Other names:", ", ".join(subject.aliases))
    yield from stated("Age, as said:", subject.age)
    yield from stated("Ethnicity, as reported:", say_known(subject.ethnicity, subject.ethnicity_known))
    yield from stated("Description:", subject.description)
    yield from stated("Number plate (? not seen):", subject.plate)
    yield from stated("Number:", subject.number)
    yield from stated("Platform:", subject.platform)
    yield from stated("Account:", subject.handle)
    yield from stated("Address, or where it is:", subject.address)


def _records(casefile: CaseFile, subject: Subject, legend: Legend) -> str:
    joining = (link for link in casefile.links if subject.id in (link.subject_id, link.other_id))
    return legend.say_here(link.record_id for link in joining)


def say_link(casefile: CaseFile, link: Link) -> str:
    """Such as "Man A · drives · Silver car"."""
    labels = {subject.id: subject.label for subject in casefile.subjects}
    labels[casefile.child.id] = "the child"
    other = labels.get(link.child_id or link.other_id, "someone not named here")
    return f"{labels.get(link.subject_id, 'something not named here')} · {link.kind} · {other}"


def _known(link: Link, legend: Legend) -> str:
    """How certain that is, from when, who said it and where it stands."""
    when = "" if link.when == NOT_STATED else say_when(link.when)
    record = legend.say_here((link.record_id,))
    return " · ".join(filter(None, (link.certainty, when, link.source, record, link.words)))
