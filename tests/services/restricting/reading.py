"""Everything that every service tells about the records."""

from __future__ import annotations

from collections.abc import Callable

from dsl_desk.services import (
    attaching,
    body_maps,
    chronology_printing,
    drafts,
    duties,
    incoming,
    linking,
    referring,
    reviewing,
    seen_together,
    sharing_log,
)
from dsl_desk.services.audiences import AUDIENCES
from dsl_desk.services.chronicling import chronology
from dsl_desk.services.desk import Desk
from dsl_desk.services.roll import listing
from dsl_desk.services.today import today
from tests.desks import FINLEY, ISLA

Seat = Callable[[Desk], Desk]
"""Takes an open desk, and locks it at the end of the test."""


def _shared(desk: Desk, child_id: str) -> tuple[object, ...]:
    log = sharing_log.log_of_child(desk, child_id)
    return log.shared, log.kept


def everything_read(desk: Desk) -> dict[str, object]:
    """What every service tells pages, in words; no ids and no looks, which differ by chance and by sitting."""
    now = today(desk)
    found: dict[str, object] = {
        "roll": [repr(each) for each in listing.roll_rows(desk, listing.roll(desk, listing.Wanted()))],
        "going on": listing.roll(desk, listing.Wanted(going_on=True)),
        "first found": listing.find_children(desk, "i", 9),
        "today": (now.needs, now.drafts, now.latest, now.weeks),
        "groups": repr([(group.words, group.children) for group in seen_together.groups(desk)]),
        "subjects": [each.label for each in linking.every_subject(desk)],
        "duties open": duties.open_duties(desk),
        "referrals open": referring.open_referrals(desk),
        "incoming": incoming.open_incoming(desk),
        "drafts": drafts.drafts(desk),
    }
    for child in (FINLEY, ISLA):
        found |= {
            f"chronology of {child.name}": chronology(desk, child.id),
            f"concerns of {child.name}": reviewing.concerns(desk, child.id),
            f"actions of {child.name}": reviewing.actions(desk, child.id).actions,
            f"sharing of {child.name}": _shared(desk, child.id),
            f"files of {child.name}": (
                attaching.files_of_child(desk, child.id),
                attaching.count_files(desk, child.id),
            ),
            f"links of {child.name}": seen_together.child_links(desk, child.id),
            f"also seen with {child.name}": [each.child for each in seen_together.child_links(desk, child.id).also],
            f"how many links of {child.name}": seen_together.count_links(desk, child.id),
            f"duties of {child.name}": repr(duties.duties_of(desk, child.id).questions),
            f"marks of {child.name}": body_maps.marked_records(desk, child.id),
            f"referrals of {child.name}": referring.referrals(desk, child.id),
        }
        for audience in AUDIENCES:
            printed = chronology_printing.gather_chronology(desk, child.id, audience)
            found[f"{audience.code} about {child.name}"] = printed.chosen
    return found
