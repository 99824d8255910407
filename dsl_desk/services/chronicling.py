"""A child's chronology, and the earlier versions of what stands in it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import datetime

from dsl_desk.domain.chronology import ChronologyEntry
from dsl_desk.domain.clock import school_time
from dsl_desk.domain.concern import Role
from dsl_desk.domain.kept_file import KeptFile
from dsl_desk.domain.origin import Origin
from dsl_desk.domain.received import ReceivedRecord
from dsl_desk.domain.significance import Significance
from dsl_desk.services.attaching import files_of_child
from dsl_desk.services.describing import Agencies, describe, say_author
from dsl_desk.services.desk import Desk
from dsl_desk.services.naming import agency_names, people_names
from dsl_desk.store import chronology as stored
from dsl_desk.store import records
from dsl_desk.store.chronology import Line
from dsl_desk.store.records import Version


@dataclass(frozen=True, slots=True)
class Edition:
    """One version of a record in words, `recorded` in school time; `reason` says why it corrects the one before."""

    number: int
    recorded: datetime
    author: str
    reason: str
    title: str
    text: str
    exact_words: str
    facts: tuple[tuple[str, str], ...]


def chronology(desk: Desk, child_id: str) -> tuple[ChronologyEntry, ...]:
    """Everything about one child, newest first."""
    meant = {each.record_id: each for each in records.where(desk.connection, Significance, "child_id = ?", child_id)}
    files, others = _files(desk, child_id), stored.other_roles(desk.connection, child_id)
    return tuple(
        _for_child(entry, others.get(entry.id, entry.role), tuple(files[entry.id]))
        if entry.id in others or entry.id in files
        else entry
        for entry in entries_of(desk, stored.of_child(desk.connection, child_id), meant)
    )


def entries_of(desk: Desk, lines: Iterable[Line], meant: Mapping[str, Significance]) -> tuple[ChronologyEntry, ...]:
    """Stored lines as entries, each with what it means, by its id, where that was written down."""
    names, agencies = people_names(desk), agency_names(desk)
    return tuple(_entry(line, names.get(line.author, ""), agencies, meant.get(line.record.id)) for line in lines)


def editions(desk: Desk, kind: str, record_id: str) -> tuple[Edition, ...]:
    """Every version of one record with who recorded it, newest first; `kind` as in the chronology."""
    names, agencies = people_names(desk), agency_names(desk)
    return tuple(
        _edition(version, names.get(version.author_id, ""), agencies)
        for version in reversed(stored.versions(desk.connection, kind, record_id))
    )


def _edition(version: Version[object], author: str, agencies: Agencies) -> Edition:
    record = version.record
    told = describe(record, agencies)
    return Edition(
        version.number,
        school_time(version.recorded),
        author,
        version.reason,
        told.title,
        told.text,
        getattr(record.came.record if isinstance(record, ReceivedRecord) else record, "exact_words", ""),
        told.facts + told.confidential,
    )


def _files(desk: Desk, child_id: str) -> Mapping[str, list[KeptFile]]:
    """What is kept with each record about a child, by its id."""
    files: defaultdict[str, list[KeptFile]] = defaultdict(list)
    for each in files_of_child(desk, child_id):
        files[each.attachment.matter_id].append(each)
    return files


def _for_child(entry: ChronologyEntry, role: Role, files: tuple[KeptFile, ...]) -> ChronologyEntry:
    """With this child's part in it; the marks on a body are those of the child it is about."""
    return replace(entry, role=role, files=files, marks=entry.marks if role is Role.ABOUT else ())


def _entry(line: Line, author: str, agencies: Agencies, meant: Significance | None) -> ChronologyEntry:
    """What another school wrote stands here as it came, with who wrote it there and when."""
    told, received = describe(line.record, agencies), line.record if isinstance(line.record, ReceivedRecord) else None
    record = received.came.record if received else line.record
    if received:
        author = f"{say_author(received)}, {received.school}"
    return ChronologyEntry(
        id=line.record.id,
        kind=line.kind,
        when=told.when,
        recorded=received.came.recorded if received else line.recorded,
        title=told.title,
        text=told.text,
        author=author,
        terms=(*getattr(record, "domains", ()), *getattr(record, "indicators", ())),
        version=line.version,
        role=received.came.role if received else Role.ABOUT,
        exact_words=getattr(record, "exact_words", ""),
        source=told.source,
        origin=getattr(record, "origin", Origin.NOT_STATED),
        must_not_be_told=getattr(record, "must_not_be_told", ""),
        category=meant.category if meant else None,
        significance=meant.words if meant else "",
        key=meant.key if meant else False,
        facts=told.facts,
        confidential=told.confidential,
        marks=getattr(record, "marks", ()),
        school=received.school if received else "",
        came_as=received.came.kind if received else "",
    )
