"""What is known of the child and of those around, as far as it was ticked; a confidential address stays."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import replace

from dsl_desk.domain.casefile import Details
from dsl_desk.domain.errors import InvalidRecord, Problem
from dsl_desk.domain.front_sheet import FrontSheet
from dsl_desk.domain.link import Link
from dsl_desk.domain.subject import Subject
from dsl_desk.services.desk import Desk
from dsl_desk.services.front_sheets import front_sheet_file
from dsl_desk.services.seen_together import child_links
from dsl_desk.services.withholding import withhold


def details(
    desk: Desk,
    child_id: str,
    *,
    front_sheet: bool,
    family: Collection[str],
    professionals: Collection[str],
    statuses: Collection[str],
) -> Details:
    """The particulars of the front sheet, and who and what of these ids stands on it.

    Raises InvalidRecord for what does not stand there, and when a confidential address is told outside its field.
    """
    file = front_sheet_file(desk, child_id)
    chosen = replace(
        file,
        sheet=file.sheet if front_sheet else FrontSheet(child_id),
        family=tuple(each for each in file.members if each.id in family),
        siblings=(),
        professionals=tuple(each for each in file.professionals if each.id in professionals),
        statuses=tuple(each for each in file.statuses if each.id in statuses),
    )
    found = len(chosen.family) + len(chosen.professionals) + len(chosen.statuses)
    if found != len({*family, *professionals, *statuses}):
        raise InvalidRecord(Problem("details", "Choose only what stands on this child’s front sheet now"))
    shown = withhold(desk, chosen)
    return Details(shown.sheet if front_sheet else None, shown.family, shown.professionals, shown.statuses)


def subjects_and_links(
    desk: Desk, child_id: str, ids: Collection[str], record_ids: Collection[str]
) -> tuple[tuple[Subject, ...], tuple[Link, ...]]:
    """Subjects seen around a child, by what they are called, with the links that join them to it or to each other.

    A link says which record it was taken from only where that leaves too. Raises InvalidRecord for a subject that
    nothing links to the child.
    """
    ties = [tie for tie in child_links(desk, child_id).ties if not tie.link.withdrawn]
    near = {each.id: each for tie in ties for each in (tie.subject, tie.other) if each}
    if not set(ids) <= near.keys():
        raise InvalidRecord(Problem("subjects", "Choose only people, vehicles and places linked to this child"))
    subjects = sorted((near[id_] for id_ in set(ids)), key=lambda each: (each.label.casefold(), each.id))
    links = {tie.link.id: tie.link for tie in ties if _joins(tie.link, child_id, ids)}
    return tuple(subjects), tuple(_without_others(links.values(), record_ids))


def _joins(link: Link, child_id: str, ids: Collection[str]) -> bool:
    return link.subject_id in ids and (link.child_id == child_id or link.other_id in ids)


def _without_others(links: Collection[Link], record_ids: Collection[str]) -> Iterator[Link]:
    for link in links:
        yield link if link.record_id in record_ids else replace(link, record_id="")
