"""The journal proved while somebody works: its newest entries at opening, all of it in slices behind the window.

A slice holds up no save, a finding is said loudly and stops nothing, and locking leaves it where it is: the next
sitting begins anew.
"""

from __future__ import annotations

import contextlib
from collections.abc import Callable, Collection
from dataclasses import dataclass
from datetime import datetime
from time import perf_counter

from dsl_desk.domain.clock import school_time
from dsl_desk.domain.errors import DiskFull, VaultDamaged
from dsl_desk.domain.when import say_moment
from dsl_desk.keys.signing import is_signed
from dsl_desk.keys.unlocked import wiped
from dsl_desk.services.desk import Desk
from dsl_desk.services.vault_folder import VAULT_FILE
from dsl_desk.store import beside, check
from dsl_desk.store.check import Finding, Proof, Proving
from dsl_desk.store.vault import Vault

CHECKED_AT_OPENING = 1_000
"""Entries proved before the window shows; it takes about a sixth of a second."""

SLICE = 0.03
"""Seconds on the vault thread at a time: with the entry it ends in, a save waits a third of what it may."""

LAST_PROOF = "last-proof"

UNREADABLE = (
    "Part of the records file cannot be read any more. What you can open is as it was saved. Make a backup now, to a "
    "new place, keep the folder as it is, and tell whoever looks after your computers today."
)


@dataclass(frozen=True, slots=True)
class Standing:
    """How far the proof has got; `finished` says in words when all of it last passed, in any sitting."""

    proved: int
    entries: int
    done: bool
    finished: str
    notices: tuple[str, ...]


def verify(public_key: str, message: bytes, signature: bytes) -> bool:
    """How the journal's signatures are checked."""
    return is_signed(bytes.fromhex(public_key), message, signature)


def begin_proving(vault: Vault) -> Proving:
    """Prove the newest entries. Raises VaultDamaged when they cannot be read."""
    after = max(0, check.last_position(vault) - CHECKED_AT_OPENING)
    proving = Proving(Proof(vault, verify, after), Proof(vault, verify))
    proving.damaged = {found.position for step in proving.newest.steps() for found in step}
    return proving


def prove_on(desk: Desk, seconds: float = SLICE, now: Callable[[], float] = perf_counter) -> Standing:
    """Prove the whole journal a little further."""
    proving, end = _proving(desk), now() + seconds
    if not proving.finished:
        try:
            for found in proving.whole.steps():
                _enter(desk, found)
                if now() >= end:
                    return standing(desk)
            _remember(desk)
        except VaultDamaged:
            _say_unreadable(desk)
        proving.finished = True
    return standing(desk)


def standing(desk: Desk) -> Standing:
    """What can be said of the proof now."""
    proving = _proving(desk)
    last = beside.setting(desk.connection, LAST_PROOF)
    return Standing(
        proving.whole.position,
        check.last_position(desk.vault),
        proving.finished,
        say_moment(school_time(datetime.fromisoformat(last))) if last else "",
        tuple(desk.notices),
    )


def prove_for_export(desk: Desk, entities: Collection[str]) -> None:
    """Prove what was written in this sitting and the records that are to leave.

    What is found is among the notices; it never stops a referral about a child.
    """
    try:
        for found in _proving(desk).newest.steps():
            _enter(desk, found)
        _enter(desk, tuple(check.record_findings(desk.vault, verify, entities)))
    except VaultDamaged:
        _say_unreadable(desk)


def damage_notice(damaged: int) -> str:
    """What the person is told of entries that do not pass."""
    what = "1 entry does not pass its" if damaged == 1 else f"{damaged} entries do not pass their"
    return (
        f"{what} check: changed outside DSL Desk, or damaged. Everything can still be read, and what you save now is "
        "kept. Keep the folder as it is, compare with the newest backup, and tell whoever looks after your computers."
    )


def _proving(desk: Desk) -> Proving:
    """Of records in memory, which nobody opened, from the first question on."""
    desk.proving = desk.proving or begin_proving(desk.vault)
    return desk.proving


def _remember(desk: Desk) -> None:
    """When all of it passed; a full disk is said where something is lost by it."""
    if not _proving(desk).damaged:
        with contextlib.suppress(DiskFull), desk.vault.transaction():
            beside.save_setting(desk.connection, LAST_PROOF, desk.clock.now().isoformat())


def _enter(desk: Desk, found: Collection[Finding]) -> None:
    proving = _proving(desk)
    new = {each.position for each in found} - proving.damaged
    if new:
        before = damage_notice(len(proving.damaged))
        proving.damaged |= new
        desk.notices[:] = [notice for notice in desk.notices if notice != before]
        _say(desk, damage_notice(len(proving.damaged)))


def _say_unreadable(desk: Desk) -> None:
    """And let what is typed now be saved all the same."""
    if desk.folder:
        with wiped(desk.keys.db_key()) as key:
            desk.vault.reopen(desk.folder / VAULT_FILE, key)
    _say(desk, UNREADABLE)


def _say(desk: Desk, notice: str) -> None:
    if notice not in desk.notices:
        desk.notices.append(notice)
