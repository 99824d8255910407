"""`1-Report.pdf`: what a police officer, and perhaps a court in ten years, reads of a bundle."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from dsl_desk import codec, paths
from dsl_desk.documents.blocks import Block, Box, NewPage, Text
from dsl_desk.documents.legend import Legend
from dsl_desk.documents.moments import say_recorded
from dsl_desk.documents.press import Sheet, pages
from dsl_desk.documents.receipt import receipt
from dsl_desk.documents.records import record_blocks
from dsl_desk.documents.stated import told
from dsl_desk.documents.styles import BODY, FIELD, HEADING, NOTICE, SEAL, SMALL, TITLE
from dsl_desk.documents.text import para
from dsl_desk.domain.casefile import CaseFile
from dsl_desk.domain.errors import DocumentError
from dsl_desk.domain.route import Route, RouteAnswer
from dsl_desk.domain.sealfacts import FOLDER_RULE, SealFacts
from dsl_desk.domain.when import NOT_STATED, say_day, say_when

_CHECKING = (
    "Open this file in Acrobat: the signature must be valid, certified and cover the whole document, and lead to the "
    "root certificate of the school that you accepted by phone. Then compare the SHA-256 of 2-payload.zip, which "
    "7-Zip shows, with the one above. HOW-TO-CHECK.txt gives each step, and the commands for OpenSSL. The box ties "
    "this page to the other files. It does not show that what the records say is true."
)


@dataclass(frozen=True, slots=True)
class _RouteWords:
    """One entry of resources/guidance/routes.json; the rest of it is for the screen."""

    route: str
    report_title: str
    on_report: str


def report(casefile: CaseFile, facts: SealFacts) -> bytes:
    """The report of one bundle as a PDF; the same case file and facts give the same bytes.

    Raises DocumentError when a record holds characters that no embedded font can draw.
    """
    assert casefile.route, "a child protection file has a report of its own"
    route = _route_words(casefile.route.route)
    sheet = Sheet(
        title=f"Report {casefile.bundle}",
        made=casefile.prepared,
        footer=f"Confidential · Bundle {casefile.bundle}",
        demonstration=casefile.demonstration,
    )
    blocks: list[Block] = [
        *_face(casefile, route),
        NewPage(),
        *record_blocks(casefile.records, Legend.of(casefile)),
        *_people(casefile),
    ]
    return pages(sheet, [*blocks, NewPage(), *receipt(casefile, facts)], first_foot=_seal_box(facts))


def _route_words(route: Route) -> _RouteWords:
    path = paths.resources() / "guidance" / "routes.json"
    try:
        entries = codec.decode(tuple[_RouteWords, ...], path.read_bytes())
        return next(entry for entry in entries if entry.route == route)
    except (OSError, ValueError, StopIteration) as error:
        raise DocumentError(
            "The report could not be made because guidance/routes.json is missing or damaged. "
            "The records are safe. Install DSL Desk again, or put the file back."
        ) from error


def _face(casefile: CaseFile, route: _RouteWords) -> Iterator[Block]:
    yield para(route.report_title, TITLE)
    yield para(route.on_report, NOTICE)
    yield from _who(casefile)
    yield para("How it was reported", HEADING)
    if casefile.route:
        yield from _reported(casefile.route)
    yield para("Why it is shared", HEADING)
    yield from _why(casefile)


def _who(casefile: CaseFile) -> Iterator[Text]:
    school, child = casefile.school, casefile.child
    known_as = f", known as {child.known_as}" if child.known_as else ""
    born = f"born {say_day(child.born)}" if child.born else "date of birth not recorded"
    upn = f"UPN {child.upn}" if child.upn else ""
    lead = ", ".join(filter(None, (school.dsl_name, school.dsl_role)))
    yield para(f"{casefile.recipient.name} ({casefile.recipient.kind})", FIELD, label="To:")
    yield para(", ".join((school.name, *school.address)), FIELD, label="From:")
    yield para(" · ".join(filter(None, (lead, school.phone, school.email))), FIELD, label="Ask:")
    name = f"{child.given_name} {child.family_name}{known_as}"
    yield para(" · ".join(filter(None, (name, born, child.place, upn))), FIELD, label="Child:")
    by = f"{casefile.prepared_by.name}, {casefile.prepared_by.role}"
    yield para(f"{by}, on {say_recorded(casefile.prepared)}", FIELD, label="Prepared by:")


def _reported(answer: RouteAnswer) -> Iterator[Text]:
    yield para(answer.route.value, FIELD, label="Route:")
    if answer.reference or answer.route in (Route.EMERGENCY, Route.CRIME_REPORT):
        yield para(answer.reference or "not given", FIELD, label="Reference:")
    if answer.reported != NOT_STATED:
        yield para(say_when(answer.reported), FIELD, label="When:")
    if answer.told_to:
        yield para(answer.told_to, FIELD, label="Told to:")


def _why(casefile: CaseFile) -> Iterator[Text]:
    scope = casefile.scope
    yield para("; ".join(term.wording for term in scope.lawful_basis), FIELD, label="Lawful basis:")
    yield from told("Parents or carers told:", scope.parents)
    yield from told("Child told:", scope.child)
    kept = sorted((kind, count) for kind, count in scope.left_out.items() if count)
    left = ", ".join(f"{count} {kind}{'s' if count > 1 else ''}" for kind, count in kept)
    chosen = f"{len(casefile.records)} in this report"
    yield para(f"{chosen}. Kept in the school: {left}" if left else chosen, FIELD, label="Records:")
    yield para(scope.purpose, BODY, label="Purpose:")


def _seal_box(facts: SealFacts) -> tuple[Block, ...]:
    rows = tuple(para(value, SEAL, label=f"{label}:") for label, value in facts.rows())
    return (Box((*rows, para(FOLDER_RULE, SEAL, label="Folder:"), para(_CHECKING, SEAL, label="How to check:"))),)


def _people(casefile: CaseFile) -> Iterator[Text]:
    yield para("Who wrote these records", HEADING)
    for person in casefile.people:
        yield para(f"{person.name}, {person.role}", FIELD)
        yield para(person.public_key, SMALL, label="Key that signs their entries (Ed25519):")
