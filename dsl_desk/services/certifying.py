"""Certificates of what was erased."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime

from dsl_desk.domain.clock import school_time
from dsl_desk.domain.erasure import Erasure
from dsl_desk.domain.school import Person
from dsl_desk.services.backups.place import standing
from dsl_desk.services.backups.rotating import kept_until
from dsl_desk.services.backups.rules import rules
from dsl_desk.services.correcting import current
from dsl_desk.services.desk import Desk
from dsl_desk.services.directory import school
from dsl_desk.services.tombstones import erasures
from dsl_desk.store import records


@dataclass(frozen=True, slots=True)
class Done:
    """An erasure, when it was done (school time), and by whom."""

    erasure: Erasure
    at: datetime
    first: str
    second: str


@dataclass(frozen=True, slots=True)
class ErasurePaper:
    """The certificate as a PDF, and a name to save it under that says nothing of a child."""

    name: str
    pdf: bytes = field(repr=False)


def done(desk: Desk) -> tuple[Done, ...]:
    """What was erased from these records, newest first."""
    return tuple(_done(desk, erasure) for erasure in reversed(erasures(desk)))


def erasure_paper(desk: Desk, erasure_id: str) -> ErasurePaper:
    """The certificate of one erasure. Raises InvalidRecord when there is none, DocumentError."""
    from dsl_desk.documents.certificate import Certificate, certificate

    erasure = current(desk, Erasure, erasure_id)
    (version,) = records.versions(desk.connection, Erasure, erasure_id)
    about = Certificate(
        school=school(desk),
        erasure=erasure,
        erased=version.recorded,
        first=current(desk, Person, version.author_id),
        second=current(desk, Person, erasure.second),
        device=version.custody.device,
        seq=version.custody.seq,
        entry=version.custody.hash,
        backups_until=kept_until(version.recorded, rules().keep) if standing(desk).last else None,
        made=desk.clock.now(),
        demonstration=desk.demonstration,
    )
    return ErasurePaper(f"erasure-{version.recorded:%Y-%m-%d}-{erasure_id[:8]}.pdf", certificate(about))


def _done(desk: Desk, erasure: Erasure) -> Done:
    (version,) = records.versions(desk.connection, Erasure, erasure.id)
    first, second = (current(desk, Person, id_).name for id_ in (version.author_id, erasure.second))
    return Done(erasure, school_time(version.recorded), first, second)
