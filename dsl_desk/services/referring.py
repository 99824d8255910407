"""Referrals to agencies: made, confirmed in writing, answered, chased, and taken further."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from dsl_desk.domain.changed import Changed
from dsl_desk.domain.clock import school_time
from dsl_desk.domain.concern import Involvement
from dsl_desk.domain.contact import Contact
from dsl_desk.domain.errors import InvalidRecord, Problem
from dsl_desk.domain.problems import Problems
from dsl_desk.domain.referral import Escalation, Referral, ReferralState
from dsl_desk.domain.when import NOT_STATED, Certainty, When
from dsl_desk.services.catalogue.clock import clock
from dsl_desk.services.correcting import check_correction, current
from dsl_desk.services.desk import Desk, changed
from dsl_desk.services.naming import agency_names
from dsl_desk.store import records

WRITTEN, REPLY = "written-confirmation", "referral-reply"
"""Clocks of resources/guidance/clocks.json."""


@dataclass(frozen=True, slots=True)
class Waiting:
    """What an open referral waits for: `written_due` for our letter, `reply_due` for their answer, if any."""

    referral: Referral
    agency: str
    written_due: When | None
    reply_due: When | None


def make_referral(desk: Desk, referral: Referral, draft_id: str = "") -> Changed:
    """Record a referral that was made. This program sends nothing: the call or the form comes first."""
    with desk.deed() as deed:
        deed.record(referral)
        deed.finish_draft(draft_id)
    return changed(deed, referral.id, [referral.child_id])


def confirm_in_writing(desk: Desk, referral_id: str, written: When, reference: str = "") -> Changed:
    """Record that a referral by phone was confirmed in writing. Raises InvalidRecord."""
    before = current(desk, Referral, referral_id)
    _require_stated(written, "written", "Enter when it was confirmed in writing, or type not known")
    after = replace(before, written=written, reference=reference.strip() or before.reference)
    return _update(desk, after, "Confirmed in writing")


def record_reply(
    desk: Desk, referral_id: str, state: ReferralState, replied: When, reason: str = "", reference: str = ""
) -> Changed:
    """Record what the agency answered, or that the referral was withdrawn. Raises InvalidRecord."""
    before = current(desk, Referral, referral_id)
    _require_stated(replied, "replied", "Enter when they answered, or type not known")
    after = replace(
        before, state=state, replied=replied, state_reason=reason, reference=reference.strip() or before.reference
    )
    return _update(desk, after, f"Now {state}")


def chase_reply(desk: Desk, referral_id: str, contact: Contact, reply_by: date) -> Changed:
    """Log a call or letter that asked for the answer, and the day to ask again, in one deed. Raises InvalidRecord."""
    before = current(desk, Referral, referral_id)
    if reply_by <= desk.today():
        raise InvalidRecord(Problem("reply_by", "Enter a later day to ask again"))
    with desk.deed() as deed:
        deed.record(replace(contact, referral_id=referral_id))
        deed.record(Involvement(desk.new_id(), contact.id, before.child_id))
        deed.record(replace(before, reply_by=reply_by), "Asked for the answer")
    return changed(deed, contact.id, [before.child_id])


def escalate(desk: Desk, referral_id: str, step: Escalation) -> Changed:
    """Add a step taken because the agency's answer was not enough. Raises InvalidRecord."""
    before = current(desk, Referral, referral_id)
    _require_stated(step.when, "when", "Enter when this was done, or type not known")
    return _update(desk, replace(before, escalations=(*before.escalations, step)), step.step.wording)


def correct_referral(desk: Desk, referral: Referral, reason: str) -> Changed:
    """A new version of a referral with its reason. Raises InvalidRecord."""
    check_correction(current(desk, Referral, referral.id), referral, reason)
    return _update(desk, referral, reason)


def referrals(desk: Desk, child_id: str) -> tuple[Waiting, ...]:
    """The referrals of a child with what each waits for, the newest first."""
    return _waiting(desk, records.where(desk.connection, Referral, "child_id = ?", child_id))


def waiting(desk: Desk, referral_id: str) -> Waiting:
    """One referral with what it waits for. Raises InvalidRecord when it is not there."""
    return _waiting(desk, [current(desk, Referral, referral_id)])[0]


def open_referrals(desk: Desk) -> tuple[Waiting, ...]:
    """Every referral that waits for us or for an agency, the newest first."""
    return _waiting(desk, records.where(desk.connection, Referral, "open = 1"))


def _update(desk: Desk, referral: Referral, reason: str) -> Changed:
    with desk.deed() as deed:
        deed.record(referral, reason)
    return changed(deed, referral.id, [referral.child_id])


def _require_stated(when: When, name: str, words: str) -> None:
    problems = Problems()
    if when == NOT_STATED:
        problems.add(name, words)
    problems.raise_if_any()


def _waiting(desk: Desk, found: Sequence[Referral]) -> tuple[Waiting, ...]:
    agencies = agency_names(desk)
    return tuple(
        Waiting(each, agencies.get(each.agency_id, ""), _written_due(desk, each), _reply_due(desk, each))
        for each in reversed(found)
    )


def _written_due(desk: Desk, referral: Referral) -> When | None:
    return _due(desk, WRITTEN, referral) if referral.awaits_writing else None


def _reply_due(desk: Desk, referral: Referral) -> When | None:
    if referral.state is not ReferralState.IN_PROGRESS or referral.replied != NOT_STATED:
        return None
    if referral.reply_by:
        return When(Certainty.EXACT, referral.reply_by)
    return _due(desk, REPLY, referral)


def _due(desk: Desk, code: str, referral: Referral) -> When:
    recorded = records.first_recorded(desk.connection, Referral, referral.id)
    return clock(code).due(referral.made, school_time(recorded))
