"""The contact log."""

from __future__ import annotations

from collections.abc import Sequence

from dsl_desk.domain.changed import Changed
from dsl_desk.domain.concern import Involvement
from dsl_desk.domain.contact import Contact
from dsl_desk.domain.errors import InvalidRecord, Problem
from dsl_desk.services.correcting import check_correction, current
from dsl_desk.services.desk import Desk, changed
from dsl_desk.store import records


def log_contact(desk: Desk, contact: Contact, child_ids: Sequence[str], draft_id: str = "") -> Changed:
    """Enter a contact about one or more children. Raises InvalidRecord when there is none."""
    if not child_ids:
        raise InvalidRecord(Problem("child", "Choose the child"))
    with desk.deed() as deed:
        deed.record(contact)
        for child_id in dict.fromkeys(child_ids):
            deed.record(Involvement(desk.new_id(), contact.id, child_id))
        deed.finish_draft(draft_id)
    return changed(deed, contact.id, child_ids)


def _printed(contact: Contact) -> tuple[str, object]:
    letter = contact.letter
    return contact.said, letter and (letter.pack, letter.texts, letter.to)


def contact(desk: Desk, contact_id: str) -> Contact | None:
    """The newest version of one contact."""
    return records.current(desk.connection, Contact, contact_id)


def amend_contact(desk: Desk, amended: Contact, reason: str, draft_id: str = "") -> Changed:
    """Add a corrected version with its reason; the earlier version stays.

    Raises InvalidRecord, also for another text of a letter that was printed: what left stays as it was.
    """
    before = current(desk, Contact, amended.id)
    check_correction(before, amended, reason)
    if before.letter and (amended.letter is None or _printed(amended) != _printed(before)):
        raise InvalidRecord(Problem("said", "This is what was printed, and it stays. Add what came of it instead"))
    with desk.deed() as deed:
        deed.record(amended, reason)
        deed.finish_draft(draft_id)
    return changed(deed, amended.id, records.involved_children(desk.connection, amended.id))
