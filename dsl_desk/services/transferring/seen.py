"""People, vehicles, places and phones of another school's file: joined to the child here as they were there."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from dsl_desk.domain.link import Link
from dsl_desk.domain.subject import Subject
from dsl_desk.services.desk import Desk
from dsl_desk.services.transferring.arriving import Judged
from dsl_desk.store import records
from dsl_desk.store.vault import Deed


def put_seen(desk: Desk, deed: Deed, judged: Judged, child_id: str, kept: Mapping[str, str]) -> None:
    """Write down subjects and links; what is word for word the same here is linked and not written twice.

    `kept` are the ids given here to records, by their ids there. Each link says whose file tells of it.
    """
    casefile = judged.casefile
    ids = dict(_subjects(desk, deed, casefile.subjects, f"From the file of {casefile.school.name}"))
    told = _sources(judged)
    for link in casefile.links:
        if link.subject_id in ids and (link.child_id or link.other_id in ids):
            deed.record(
                Link(
                    id=desk.new_id(),
                    subject_id=ids[link.subject_id],
                    kind=link.kind,
                    certainty=link.certainty,
                    child_id=child_id if link.child_id else "",
                    other_id=ids[link.other_id] if link.other_id else "",
                    when=link.when,
                    source=told.get(link.id, link.source) or f"The file of {casefile.school.name}",
                    record_id=kept.get(link.record_id, ""),
                    words=link.words,
                )
            )


def _subjects(desk: Desk, deed: Deed, subjects: tuple[Subject, ...], reason: str) -> Mapping[str, str]:
    """The ids here, by those there."""
    known = {replace(each, id=""): each.id for each in records.every(desk.connection, Subject)}
    ids = {}
    for subject in subjects:
        ids[subject.id] = known.get(replace(subject, id="")) or desk.new_id()
        if ids[subject.id] not in known.values():
            deed.record(replace(subject, id=ids[subject.id]), reason)
    return ids


def _sources(judged: Judged) -> Mapping[str, str]:
    """Who said it, by the id of the link, where the sheet of sources came along."""
    sheet = judged.contents.opened.sources
    return {told.id: told.witness for source in (sheet.sources if sheet else ()) for told in source.records}
