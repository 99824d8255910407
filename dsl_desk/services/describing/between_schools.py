"""In words: a child's file that leaves for another school, one that came from there, and each entry in it."""

from __future__ import annotations

from collections.abc import Iterator

from dsl_desk.domain.casefile import CaseRecord
from dsl_desk.domain.clock import school_time
from dsl_desk.domain.provenance import Provenance
from dsl_desk.domain.received import ReceivedFile, ReceivedRecord
from dsl_desk.domain.transfer import Transfer
from dsl_desk.domain.when import say_day, say_moment, say_when
from dsl_desk.services.describing.telling import Agencies, Description, describe, labelled, lines, stated

UNSIGNED = "It is not signed. Nobody can tell if it was changed"


@describe.register
def _(record: Transfer, agencies: Agencies) -> Description:
    school = agencies.get(record.agency_id, "")
    if record.none_goes.strip():
        title = "No file goes to another school"
    elif record.open:
        title = f"File to be transferred{f' to {school}' if school else ''}"
    else:
        title = f"File transferred{f' to {school}' if school else ''}"
    return Description(
        title,
        lines(record.none_goes, record.other_way, labelled("Received", record.received)),
        record.went,
        facts=stated(
            ("Where the child goes", record.destination.value),
            ("Counted from", say_day(record.counted_from) if record.counted_from else ""),
            ("Who receives it", record.receiver),
            ("Told in advance", lines(record.advance, say_when(record.advanced) if record.advance else "")),
            ("What no file carries is told", record.untold),
        ),
    )


@describe.register
def _(record: ReceivedFile, agencies: Agencies) -> Description:
    heard = record.heard
    return Description(
        f"Child protection file from {record.school}",
        lines(record.summary, f"{record.product}, {record.pages:,} pages, as a file" if record.product else ""),
        record.received,
        record.school,
        stated(
            ("Received", f"{say_when(record.received)}, by {record.received_by}"),
            ("How it came", record.how),
            ("Its number", record.came.bundle if record.came else ""),
            ("Signed", _signed(record.came) if record.came else UNSIGNED),
            ("Key words read by", f"{heard.read_by}, on {heard.number} ({heard.number_from})" if heard else ""),
            ("Key words heard", say_when(heard.when) if heard else ""),
            ("Receipt", lines(record.receipt, say_when(record.receipted)) if record.receipt else "Not sent yet"),
        ),
    )


@describe.register
def _(record: ReceivedRecord, agencies: Agencies) -> Description:
    """The entry as its own kind is told, under the name of the school that wrote it."""
    came = record.came
    told = describe(came.record, dict(record.agencies))
    meant = came.meaning.words if came.meaning else ""
    return Description(
        f"From {record.school}: {told.title}",
        told.text,
        told.when,
        told.source,
        (
            *told.facts,
            *stated(
                ("Written by", f"{say_author(record)}, {record.school}"),
                ("Written there", say_moment(school_time(came.recorded))),
                ("Corrected there", f"version {came.version}: {came.correction}" if came.version > 1 else ""),
                ("What it meant to them", meant),
                ("Names taken out there", _replaced(came)),
                ("Came by", lines(*_way(came.through))),
            ),
        ),
        told.confidential,
    )


def say_author(record: ReceivedRecord) -> str:
    """Name and role, as they were there."""
    return ", ".join(part for part in (record.author.name, record.author.role) if part)


def _replaced(came: CaseRecord) -> str:
    """Of an earlier bundle also who stood behind its pseudonyms, for which nothing stands there."""
    if not came.names_replaced:
        return ""
    return f"{came.names_replaced}{'' if came.sharing else ', where words stand in square brackets'}"


def _way(steps: tuple[Provenance, ...]) -> Iterator[str]:
    for step in steps:
        yield f"{step.school}, file {step.bundle}. {_signed(step)}"


def _signed(came: Provenance) -> str:
    checked = "its key was checked by phone" if came.accepted else "nobody has checked its key by phone"
    return f"Signed {say_moment(school_time(came.signed))}, as the file says; {checked}"
