"""What needs the DSL: late, today and soon, from every family of records, each with its last moment."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path

from dsl_desk.domain.action import Action
from dsl_desk.domain.child import Child
from dsl_desk.domain.clock import school_time
from dsl_desk.domain.contact import Contact
from dsl_desk.domain.decision import Decision
from dsl_desk.domain.encompass import EncompassNotice
from dsl_desk.domain.referral import ReferralState
from dsl_desk.domain.sharing import Sharing
from dsl_desk.domain.when import Certainty, When
from dsl_desk.services import incoming, referring
from dsl_desk.services.desk import Desk
from dsl_desk.services.duties import open_duties
from dsl_desk.services.incoming import Received
from dsl_desk.services.retaining import reviews_due
from dsl_desk.store import beside, records, worklist

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
        *_due(desk, until), *_unsent(desk), *_owed(desk), *_referred(desk), *_sent_by_police(desk, until),
        *_kept_long(desk, until),
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
        return "contact", record.id, f"Follow up with {record.with_whom}"
    return "decision", record.id, "Review the decision: " + record.kind


def _unsent(desk: Desk) -> Iterator[Need]:
    """Bundles made and not yet said to be sent; a kill at the last moment may have left one without a file."""
    for sharing in records.where(desk.connection, Sharing, "state = 'made'"):
        words = f"Bundle {sharing.bundle} is made. Record how you sent it"
        if not Path(beside.setting(desk.connection, beside.bundle_file(sharing.id))).is_file():
            words = (
                f"Bundle {sharing.bundle} was made, but its file is not where it was saved. Record how you sent it"
            )
        made = school_time(records.first_recorded(desk.connection, Sharing, sharing.id))
        yield Need(_child(desk, sharing.child_id), "sharing", sharing.id, words, _on(made.date()))


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
