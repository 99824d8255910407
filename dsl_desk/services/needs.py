"""What needs the DSL: late, today and soon, from every family of records, each with its last moment."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from dsl_desk.domain.action import Action
from dsl_desk.domain.child import Child
from dsl_desk.domain.clock import school_time
from dsl_desk.domain.contact import Contact
from dsl_desk.domain.decision import Decision
from dsl_desk.domain.encompass import EncompassNotice
from dsl_desk.domain.letter import Delivery
from dsl_desk.domain.received import ReceivedFile
from dsl_desk.domain.referral import ReferralState
from dsl_desk.domain.sharing import SharingState
from dsl_desk.domain.transfer import Transfer
from dsl_desk.domain.when import NOT_STATED, Certainty, When
from dsl_desk.services import incoming, referring, sharing_log
from dsl_desk.services.catalogue.clock import clock
from dsl_desk.services.desk import Desk
from dsl_desk.services.duties import open_duties
from dsl_desk.services.incoming import Received
from dsl_desk.services.retaining import reviews_due
from dsl_desk.services.sharing_log import Shared
from dsl_desk.services.transferring.clock import files_waiting, say_limits
from dsl_desk.store import records, worklist

SOON = timedelta(days=7)
"""What is due within a week stands on Today."""


@dataclass(frozen=True, slots=True)
class Need:
    """One line of "needs you today". `kind` says what is to be done with the record `id` about `child`.

    A decision to be reviewed is about the concern `concern_id`, if about any. `due` has a time where a clock runs in
    hours, and no day where no limit is known: then it is due without delay.
    """

    child: Child
    kind: str
    id: str
    words: str
    due: When
    concern_id: str = ""


def needs(desk: Desk) -> tuple[Need, ...]:
    """Everything due up to a week from now, the earliest first."""
    until = desk.today() + SOON
    found = [
        *_due(desk, until), *_shared(desk), *_owed(desk), *_referred(desk), *_sent_by_police(desk, until),
        *_kept_long(desk, until), *_between_schools(desk),
    ]  # fmt: skip
    return tuple(sorted((need for need in found if _day(need) <= until), key=_moment))


def _due(desk: Desk, until: date) -> Iterator[Need]:
    for line in worklist.due(desk.connection, until):
        concern_id = line.record.concern_id if isinstance(line.record, Decision) else ""
        yield Need(_child(desk, line.child_id), *_asked(line.record), _on(line.day), concern_id)


def _asked(record: Action | Contact | Decision) -> tuple[str, str, str]:
    if isinstance(record, Action):
        return "action", record.id, record.what
    if isinstance(record, Contact):
        return _follow_up(record)
    return "decision", record.id, "Review the decision: " + record.kind


def _follow_up(contact: Contact) -> tuple[str, str, str]:
    if contact.letter is None:
        return "contact", contact.id, f"Follow up with {contact.with_whom}"
    if contact.letter.delivery is Delivery.NOT_SENT_YET:
        return "letter", contact.id, f"Record how the letter to {contact.with_whom} was sent"
    return "letter-reply", contact.id, f"Ask {contact.with_whom} about an answer to the letter"


def _shared(desk: Desk) -> Iterator[Need]:
    """Bundles that wait: to be sent, for a receipt, for what came of them, or for a second person to read them."""
    for each in sharing_log.open_bundles(desk):
        bundle = each.sharing
        made = _on(each.made.date())
        if each.file_gone:
            # A kill at the last moment may have left it without a file, or somebody moved it.
            words = f"The file of bundle {bundle.bundle} is not where it was saved. Say what became of it"
            yield Need(each.child, "file-gone", bundle.id, words, made)
        elif bundle.state is SharingState.MADE:
            words = f"Bundle {bundle.bundle} is made. Record how you sent it"
            yield Need(each.child, "sharing", bundle.id, words, made)
        elif bundle.state is SharingState.RETURNED:
            words = f"{each.agency} returned bundle {bundle.bundle}. Say what you do now"
            yield Need(each.child, "bundle-returned", bundle.id, words, bundle.receipts[-1].came)
        elif each.ask_by:
            yield Need(each.child, "bundle", bundle.id, _ask(each), each.ask_by)
        if each.second_owed:
            words = f"Bundle {bundle.bundle} left before a second person read it. Ask somebody to read it"
            yield Need(each.child, "second", bundle.id, words, NOT_STATED)


def _ask(shared: Shared) -> str:
    name, agency = shared.sharing.bundle, shared.agency
    if not shared.sharing.awaits_receipt:
        return f"Ask {agency} what came of bundle {name}"
    if shared.sharing.receipts:
        return f"{agency} replied about bundle {name} without the receipt words. Ask for them"
    return f"Nothing came back for bundle {name}. Ask {agency} whether it arrived"


def _owed(desk: Desk) -> Iterator[Need]:
    for owed in open_duties(desk):
        # First, so that a narrow row cannot cut it off: nobody has confirmed that this time limit is in force.
        unchecked = "" if owed.checked or not owed.due.day else "Status not checked: "
        words = f"{unchecked}{owed.duty.kind.wording}"
        yield Need(_child(desk, owed.duty.child_id), "duty", owed.duty.id, words, owed.due)


def _referred(desk: Desk) -> Iterator[Need]:
    for waiting in referring.open_referrals(desk):
        referral, agency = waiting.referral, waiting.agency
        child = _child(desk, referral.child_id)
        if waiting.written_due:
            words = f"Confirm the referral to {agency} in writing"
            yield Need(child, "written", referral.id, words, waiting.written_due)
        if waiting.reply_due:
            yield Need(child, "reply", referral.id, f"Ask {agency} what they decided", waiting.reply_due)
        if referral.state is ReferralState.RETURNED:
            words = f"{agency} returned the referral. Accept that with a decision, or take it further"
            recorded = school_time(records.first_recorded(desk.connection, type(referral), referral.id))
            yield Need(child, "returned", referral.id, words, _on(referral.replied.day or recorded.date()))


def _sent_by_police(desk: Desk, until: date) -> Iterator[Need]:
    for received in (*incoming.open_incoming(desk), *incoming.follow_ups(desk, until)):
        record = received.record
        if isinstance(record, EncompassNotice):
            kind, words = "notice", "Operation Encompass: see the child today and say what you did"
            if not record.open:
                kind, words = "look-in", "Operation Encompass: look in on the child again"
        else:
            kind, words = "request", f"Answer the police request of {record.officer}"
        others = len(received.children) - 1
        more = f" (and {others} more)" if others > 0 else ""
        yield Need(received.children[0], kind, record.id, words + more, received.due or _came(desk, received))


def _kept_long(desk: Desk, until: date) -> Iterator[Need]:
    """Records whose review has come: nothing is erased by itself."""
    for each in reviews_due(desk, until):
        if each.due:
            yield Need(each.child, "keeping", each.child.id, "Review whether this record is kept", _on(each.due))


def _between_schools(desk: Desk) -> Iterator[Need]:
    """Files that have to go, files that nobody has confirmed, and other schools’ files that we have not."""
    for each in files_waiting(desk):
        yield Need(each.child, "transfer", each.child.id, say_limits(each), _on(each.due) if each.due else NOT_STATED)
    for transfer in records.where(desk.connection, Transfer, "awaits_receipt = 1"):
        due = clock("bundle-receipt").due(transfer.went, desk.now())
        words = "Ask the next school whether the file has arrived"
        yield Need(_child(desk, transfer.child_id), "transfer", transfer.child_id, words, due)
    for file in records.where(desk.connection, ReceivedFile, "receipted = 0"):
        came = school_time(records.first_recorded(desk.connection, ReceivedFile, file.id)).date()
        words = f"Tell {file.school} that its file is here"
        yield Need(_child(desk, file.child_id), "file-receipt", file.id, words, _on(file.received.day or came))


def _came(desk: Desk, received: Received) -> When:
    """A request without a day to answer by is due from the day it came."""
    record = received.record
    recorded = school_time(records.first_recorded(desk.connection, type(record), record.id))
    return _on(record.received.day or recorded.date())


def _child(desk: Desk, child_id: str) -> Child:
    found = records.current(desk.connection, Child, child_id)
    assert found is not None, "a record is about a child on the roll"
    return found


def _on(day: date) -> When:
    return When(Certainty.EXACT, day)


def _day(need: Need) -> date:
    return need.due.day or date.min


def _moment(need: Need) -> tuple[date, str]:
    return _day(need), need.due.time.isoformat() if need.due.time else "24"
