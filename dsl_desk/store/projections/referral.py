"""Referrals and how they were answered."""

from __future__ import annotations

from dsl_desk.domain.referral import Referral
from dsl_desk.store.projections.rows import Place, day, put_note, put_version
from dsl_desk.store.sqlcipher import Connection


def project(connection: Connection, place: Place, referral: Referral) -> None:
    put_version(
        connection, "referral", place, referral.id, referral.made,
        child_id=referral.child_id, concern_id=referral.concern_id, open=int(referral.open),
        reply_by=day(referral.reply_by),
    )  # fmt: skip
    put_note(connection, place, *words(referral))


def words(referral: Referral) -> tuple[str, ...]:
    """What is searched."""
    return (
        referral.why,
        referral.told_to,
        referral.reference,
        referral.state_reason,
        *(step.words for step in referral.escalations),
    )
