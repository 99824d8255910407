"""The sharing log on paper, which is a print of the record of every child in it."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from dsl_desk.domain.clock import school_time
from dsl_desk.domain.event import Happening
from dsl_desk.services.describing import describe
from dsl_desk.services.desk import Desk
from dsl_desk.services.directory import school
from dsl_desk.services.looking import note_look
from dsl_desk.services.naming import agency_names
from dsl_desk.services.sharing_log import LOG, Kept, Shared, sharing_log

if TYPE_CHECKING:
    from dsl_desk.documents.sharing_log import LoggedEntry

WHOLE = "Every bundle and every decision that the person who printed it may see."
PART = "A part of the log, as it was chosen on the screen."


@dataclass(frozen=True, slots=True)
class LogPaper:
    """The log as a PDF, and a name to save it under that says nothing of a child."""

    name: str
    pdf: bytes = field(repr=False)


def sharing_log_paper(desk: Desk, chosen: Collection[str]) -> LogPaper:
    """The entries of these ids, newest first. Raises DocumentError where a character cannot be printed."""
    from dsl_desk.documents.sharing_log import PrintedLog, sharing_log_pdf

    log = sharing_log(desk)
    shared = [each for each in log.shared if each.sharing.id in chosen]
    kept = [each for each in log.kept if each.record.id in chosen]
    whole = len(shared) + len(kept) == len(log.shared) + len(log.kept)
    agencies = agency_names(desk)
    pdf = sharing_log_pdf(
        PrintedLog(
            school(desk), WHOLE if whole else PART, [_entry(each, agencies) for each in shared],
            [_entry(each, agencies) for each in kept], desk.person.name, school_time(desk.clock.now()),
            desk.demonstration,
        )
    )  # fmt: skip
    about = [*(each.child.id for each in shared), *(each.child.id for each in kept)]
    note_look(desk, Happening.PRINTED, about, LOG)
    return LogPaper(f"sharing-log-{desk.today():%Y-%m-%d}.pdf", pdf)


def _entry(each: Shared | Kept, agencies: Mapping[str, str]) -> LoggedEntry:
    from dsl_desk.documents.sharing_log import LoggedEntry

    told = describe(each.sharing if isinstance(each, Shared) else each.record, agencies)
    text = (("", told.text),) if told.text else ()
    return LoggedEntry(f"{told.title}, about {each.child.name}", text + told.facts)
