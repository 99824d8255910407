"""The school's log of what it shared, what came of it, and what it decided to keep, over all children."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from pathlib import Path

from dsl_desk.domain.changed import Changed
from dsl_desk.domain.child import Child
from dsl_desk.domain.clock import school_time
from dsl_desk.domain.errors import InvalidRecord, Problem
from dsl_desk.domain.event import Happening
from dsl_desk.domain.not_shared import NotShared
from dsl_desk.domain.receipt import Asked
from dsl_desk.domain.second_look import SecondLook
from dsl_desk.domain.sharing import Sharing, SharingState
from dsl_desk.domain.when import NOT_STATED, Certainty, When
from dsl_desk.services.catalogue.clock import clock
from dsl_desk.services.correcting import check_correction, current
from dsl_desk.services.desk import Desk, changed
from dsl_desk.services.looking import note_look
from dsl_desk.services.naming import agency_names
from dsl_desk.store import beside, records

RECEIPT, OUTCOME = "bundle-receipt", "bundle-outcome"
"""Clocks of resources/guidance/clocks.json."""
OPEN = "state NOT IN ('never sent', 'outcome known')"
LOG = "sharing log"
"""What was looked at, in the journal."""


@dataclass(frozen=True, slots=True)
class Shared:
    """One bundle as it stands. `made` is in school time; `ask_by` the day to ask them, if they are waited for.

    `file_gone`: it was made, nobody has said that it was sent, and it is not where it was saved.
    """

    sharing: Sharing
    child: Child
    agency: str
    made: datetime
    ask_by: When | None = None
    file_gone: bool = False

    @property
    def second_owed(self) -> bool:
        """Someone said why it left before a second person read it, and nobody has read it since."""
        second = self.sharing.second
        return bool(second.why_not_yet.strip()) and not second.who.strip()


@dataclass(frozen=True, slots=True)
class Kept:
    """One decision not to share; `recorded` is in school time."""

    record: NotShared
    child: Child
    recorded: datetime


@dataclass(frozen=True, slots=True)
class SharingLog:
    """Everything that left and everything that was kept, each newest first."""

    shared: tuple[Shared, ...]
    kept: tuple[Kept, ...]
    now: datetime


def sharing_log(desk: Desk) -> SharingLog:
    """Over all children, which is a look at the record of each of them."""
    shared = _shared(desk, records.every(desk.connection, Sharing))
    kept = _kept(desk, records.every(desk.connection, NotShared))
    about = [*(each.child.id for each in shared), *(each.child.id for each in kept)]
    note_look(desk, Happening.VIEWED, about, LOG)
    return SharingLog(shared, kept, desk.now())


def log_of_child(desk: Desk, child_id: str) -> SharingLog:
    """What was shared about one child, and what was not."""
    return SharingLog(
        _shared(desk, records.where(desk.connection, Sharing, "child_id = ?", child_id)),
        _kept(desk, records.where(desk.connection, NotShared, "child_id = ?", child_id)),
        desk.now(),
    )


def shared(desk: Desk, sharing_id: str) -> Shared:
    """One bundle as it stands. Raises InvalidRecord when it is not there."""
    return _shared(desk, [current(desk, Sharing, sharing_id)])[0]


def open_bundles(desk: Desk) -> tuple[Shared, ...]:
    """Those that wait for us or for the recipient, and those that a second person has still to read."""
    return _shared(desk, records.where(desk.connection, Sharing, OPEN))


def record_not_sent(desk: Desk, sharing_id: str, why: str) -> Changed:
    """Enter that a bundle was made and never left. Its number stays taken. Raises InvalidRecord."""
    before = current(desk, Sharing, sharing_id)
    if before.state is not SharingState.MADE:
        raise InvalidRecord(Problem("not_sent", "This bundle is recorded as sent. Say what came of it instead"))
    return _update(desk, replace(before, state=SharingState.NOT_SENT, not_sent=why), "Never sent")


def record_outcome(desk: Desk, sharing_id: str, outcome: str, known: When) -> Changed:
    """Enter what came of a bundle, which ends the wait. Raises InvalidRecord."""
    before = current(desk, Sharing, sharing_id)
    _require_sent(before, "outcome")
    after = replace(before, state=SharingState.OUTCOME_KNOWN, outcome=outcome, outcome_known=known, ask_on=None)
    return _update(desk, after, "Outcome known")


def record_second_look(desk: Desk, sharing_id: str, who: str, when: When) -> Changed:
    """Enter who has read it as a second person after it was made; why it did not wait stays. Raises InvalidRecord."""
    before = current(desk, Sharing, sharing_id)
    if not who.strip():
        raise InvalidRecord(Problem("who", "Enter who has read it"))
    if when == NOT_STATED:
        raise InvalidRecord(Problem("when", "Enter when they read it, or type not known"))
    second = SecondLook(who.strip(), when, before.second.why_not_yet)
    return _update(desk, replace(before, second=second), "Read by a second person")


def ask_after(desk: Desk, sharing_id: str, asked: Asked, ask_on: date) -> Changed:
    """Enter a call or letter that asked after a bundle, and the day to ask again. Raises InvalidRecord."""
    before = current(desk, Sharing, sharing_id)
    _require_sent(before, "said")
    if ask_on <= desk.today():
        raise InvalidRecord(Problem("ask_on", "Enter a later day to ask again"))
    return _update(desk, replace(before, asked=(*before.asked, asked), ask_on=ask_on), "Asked after it")


def decide_not_to_share(desk: Desk, record: NotShared, draft_id: str = "") -> Changed:
    """Record that information was kept in the school, and why."""
    with desk.deed() as deed:
        deed.record(record)
        deed.finish_draft(draft_id)
    return changed(deed, record.id, [record.child_id])


def correct_not_shared(desk: Desk, record: NotShared, reason: str) -> Changed:
    """A new version of such a decision with its reason. Raises InvalidRecord."""
    check_correction(current(desk, NotShared, record.id), record, reason)
    with desk.deed() as deed:
        deed.record(record, reason)
    return changed(deed, record.id, [record.child_id])


def _update(desk: Desk, sharing: Sharing, reason: str) -> Changed:
    with desk.deed() as deed:
        deed.record(sharing, reason)
    return changed(deed, sharing.id, [sharing.child_id])


def _require_sent(sharing: Sharing, field: str) -> None:
    if sharing.state in (SharingState.MADE, SharingState.NOT_SENT):
        raise InvalidRecord(Problem(field, "Record first when and how the bundle was sent"))


def _shared(desk: Desk, found: Sequence[Sharing]) -> tuple[Shared, ...]:
    agencies = agency_names(desk)
    return tuple(_as_it_stands(desk, each, agencies.get(each.agency_id, "")) for each in reversed(found))


def _as_it_stands(desk: Desk, sharing: Sharing, agency: str) -> Shared:
    made = school_time(records.first_recorded(desk.connection, Sharing, sharing.id))
    gone = sharing.state is SharingState.MADE and not _saved_at(desk, sharing).is_file()
    return Shared(sharing, _child(desk, sharing.child_id), agency, made, _ask_by(sharing, made), gone)


def _saved_at(desk: Desk, sharing: Sharing) -> Path:
    return Path(beside.setting(desk.connection, beside.bundle_file(sharing.id)))


def _ask_by(sharing: Sharing, made: datetime) -> When | None:
    """Counted from their last reply, else from the sending. One that they returned waits for us, not for them."""
    if sharing.awaits_receipt:
        code = RECEIPT
    elif sharing.awaits_outcome and sharing.state is not SharingState.RETURNED:
        code = OUTCOME
    else:
        return None
    if sharing.ask_on:
        return When(Certainty.EXACT, sharing.ask_on)
    since = sharing.receipts[-1].came if sharing.receipts else sharing.sent
    return clock(code).due(since, made)


def _kept(desk: Desk, found: Iterable[NotShared]) -> tuple[Kept, ...]:
    return tuple(
        Kept(
            each,
            _child(desk, each.child_id),
            school_time(records.first_recorded(desk.connection, NotShared, each.id)),
        )
        for each in reversed(tuple(found))
    )


def _child(desk: Desk, child_id: str) -> Child:
    found = records.current(desk.connection, Child, child_id)
    assert found is not None, "what was shared is about a child on the roll"
    return found
