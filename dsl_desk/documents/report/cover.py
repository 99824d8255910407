"""Page 1: what this is, for whom, about whom, what must be observed, what is in it and why it is shared."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from dsl_desk import codec
from dsl_desk.documents.blocks import Block, Box, Text
from dsl_desk.documents.legend import Legend, say_how_many
from dsl_desk.documents.moments import say_recorded
from dsl_desk.documents.report.face import face_of
from dsl_desk.documents.stated import stated, told
from dsl_desk.documents.styles import BODY, FIELD, HEADING, NOTICE, SUBHEADING, TITLE
from dsl_desk.documents.text import para
from dsl_desk.domain.casefile import CaseFile
from dsl_desk.domain.other_names import NameTreatment, OtherName
from dsl_desk.domain.route import Route, RouteAnswer
from dsl_desk.domain.when import NOT_STATED, say_day, say_when

_NOBODY_NAMED = "the school named nobody. That does not mean that anyone may be told."
_SOURCES = (
    "the records say S1, S2 and so on in place of who told the school. Who they are stands on a sheet apart, where "
    "the school sent one; otherwise ask the school."
)

_REMOVED = "[name removed]"


def cover(casefile: CaseFile, legend: Legend) -> Iterator[Block]:
    """On one page with the seal box, but for long lists and long names: the most needed stands first."""
    face = face_of(casefile)
    yield para(face.title, TITLE)
    yield para(" ".join(filter(None, (face.on_report, face.force))), NOTICE)
    yield para(f"{casefile.form[0].upper()}{casefile.form[1:]}. {face.about}", FIELD, label="Report:")
    yield from _who(casefile)
    yield _caution(casefile, legend)
    yield from _why(casefile)
    yield from _contents(casefile, legend)
    yield from _prepared(casefile)


def summary_by_school(casefile: CaseFile) -> Iterator[Text]:
    """The school's own words, after the cover."""
    if casefile.scope.summary:
        yield para("Summary by the school", HEADING)
        yield para(casefile.scope.summary, BODY)


def not_to_be_told(casefile: CaseFile, legend: Legend) -> Iterator[str]:
    """Who must not be told, and the records on which that is marked: it may be for the sake of one informant."""
    for words in casefile.scope.must_not_be_told:
        marked = (
            found.observation.id
            for found in casefile.records
            if found.observation and found.observation.must_not_be_told.strip() == words
        )
        numbers = legend.say_here(marked)
        yield f"{words} (marked on {numbers})" if numbers else words


def _who(casefile: CaseFile) -> Iterator[Text]:
    school, child = casefile.school, casefile.child
    known_as = f", known as {child.name}" if child.name != f"{child.given_name} {child.family_name}" else ""
    born = f"born {say_day(child.born)}" if child.born else "date of birth not recorded"
    upn = f"UPN {child.upn}" if child.upn else ""
    lead = ", ".join(filter(None, (school.dsl_name, school.dsl_role)))
    yield para(f"{casefile.recipient.name} ({casefile.recipient.kind})", FIELD, label="To:")
    yield para(", ".join((school.name, *school.address)), FIELD, label="From:")
    yield para(" · ".join(filter(None, (lead, school.phone, school.email))), FIELD, label="Ask:")
    name = f"{child.given_name} {child.family_name}{known_as}"
    yield para(" · ".join(filter(None, (name, born, child.place, upn))), FIELD, label="Child:")


def _prepared(casefile: CaseFile) -> Iterator[Text]:
    by, look = casefile.prepared_by, casefile.scope.second
    said = f"{by.name}, {by.role}, on {say_recorded(casefile.prepared)}"
    yield para(said, FIELD, label="Prepared by:")
    if look.who:
        yield para(f"{look.who}, {say_when(look.when)}", FIELD, label="Also read by:")
    else:
        yield from stated("Read by nobody else yet:", look.why_not_yet)


def _caution(casefile: CaseFile, legend: Legend) -> Box:
    scope = casefile.scope
    named = tuple(para(words, FIELD, bullet="•") for words in not_to_be_told(casefile, legend))
    who = para("" if named else _NOBODY_NAMED, FIELD, label="Must not be told of this:")
    heading = para("Before you speak to anyone", SUBHEADING)
    return Box((heading, who, *named, *stated("Handling:", scope.handling)), together=False)


def _why(casefile: CaseFile) -> Iterator[Text]:
    scope = casefile.scope
    yield para("Why it is shared", SUBHEADING)
    if casefile.route:
        yield para(_say_route(casefile.route), FIELD, label="How it was reported:")
    yield para("; ".join(term.wording for term in scope.lawful_basis), FIELD, label="Lawful basis:")
    yield from told("Parents or carers told:", scope.parents)
    yield from told("Child told:", scope.child)
    yield from stated("Other agencies that know:", scope.agencies_told)
    yield para(scope.purpose, BODY, label="Purpose:")


def _say_route(answer: RouteAnswer) -> str:
    police = answer.route in (Route.EMERGENCY, Route.CRIME_REPORT)
    reference = f"reference {answer.reference or 'not given'}" if answer.reference or police else ""
    when = "" if answer.reported == NOT_STATED else say_when(answer.reported)
    told_to = f"told to {answer.told_to}" if answer.told_to else ""
    return " · ".join(filter(None, (answer.route, reference, when, told_to)))


def _contents(casefile: CaseFile, legend: Legend) -> Iterator[Text]:
    yield para("What is in it", SUBHEADING)
    here = ", ".join(say_how_many(Counter(found.kind for found in casefile.records)))
    kept = ", ".join(say_how_many(casefile.scope.left_out))
    records = f"{len(casefile.records)} in this bundle: {here}."
    yield para(f"{records} Kept in the school: {kept}." if kept else records, FIELD, label="Records:")
    if legend.files:
        codes = dict.fromkeys((legend.files[0].code, legend.files[-1].code))
        yield para(f"{len(legend.files)} in 2-payload.zip, {' to '.join(codes)}", FIELD, label="Files:")
    counts = {"subject": len(casefile.subjects), "link": len(casefile.links)}
    yield from stated("People and things:", ", ".join(say_how_many(counts)))
    if any(found.source for found in casefile.records) or any(link.source for link in casefile.links):
        yield para(_SOURCES, FIELD, label="Sources:")
    yield from _other_names(casefile)


def _other_names(casefile: CaseFile) -> Iterator[Text]:
    """What the square brackets in the records stand for."""
    named = _shown(casefile.names, NameTreatment.NAMED)
    labels = [f"[{label}]" for label in _shown(casefile.names, NameTreatment.PSEUDONYM)]
    yield from stated("Other children named, as possible victim or witness:", ", ".join(named))
    if labels:
        said = f"{', '.join(labels)} in place of a name: ask the school who it is."
        yield para(said, FIELD, label="Other children:")
    if any(name.treatment is NameTreatment.REMOVED for name in casefile.names):
        places = codec.encode(casefile).count(_REMOVED.encode())
        said = f"shown as {_REMOVED}, at {places} {'place' if places == 1 else 'places'}."
        yield para(said, FIELD, label="Names of others that were taken out:")


def _shown(names: Sequence[OtherName], treatment: NameTreatment) -> list[str]:
    return [name.shown for name in names if name.treatment is treatment]
