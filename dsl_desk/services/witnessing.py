"""The seal of the newest entry on paper, kept by someone outside; and whether the records still fit it."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from datetime import datetime
from itertools import islice

from dsl_desk.domain.clock import school_time
from dsl_desk.domain.errors import InvalidRecord, Problem
from dsl_desk.domain.event import Event, Happening
from dsl_desk.domain.when import say_moment
from dsl_desk.services.anchoring import leave_anchor
from dsl_desk.services.desk import Desk
from dsl_desk.services.directory import school
from dsl_desk.store import beside, check, journal

LAST_SLIP = "last-head-slip"
LEAST_DIGITS = 16
"""Of the 64 of a seal that must be typed: no two entries agree in so many by chance."""


@dataclass(frozen=True, slots=True)
class HeadSlip:
    """What is printed; `head` in lower hex, and as it stands there in `groups`."""

    seq: int
    head: str
    groups: tuple[str, ...]
    pdf: bytes = field(repr=False)


@dataclass(frozen=True, slots=True)
class Fit:
    """Whether the records fit a slip, in words for the person."""

    fits: bool
    words: str


def head_slip(desk: Desk) -> HeadSlip:
    """The page for the newest entry, which is the one that says it was printed."""
    from dsl_desk.documents.head_slip import grouped
    from dsl_desk.documents.head_slip import head_slip as page

    with desk.deed() as deed:
        deed.note(Event(desk.vault.identity.id, Happening.PRINTED, "seal of the records"))
        beside.save_setting(desk.connection, LAST_SLIP, desk.clock.now().isoformat())
    leave_anchor(desk)
    head = desk.vault.head()
    pdf = page(school(desk), head.seq, head.hash, desk.clock.now(), demonstration=desk.demonstration)
    return HeadSlip(head.seq, head.hash, grouped(head.hash), pdf)


def last_slip(desk: Desk) -> str:
    """When a slip was last printed, in words, or nothing."""
    printed = beside.setting(desk.connection, LAST_SLIP)
    return say_moment(school_time(datetime.fromisoformat(printed))) if printed else ""


def check_slip(desk: Desk, entry: str, seal: str) -> Fit:
    """Whether every entry up to the one on a slip is as it was: the seal, then link by link back to the first.

    A restored vault goes on in a chain of its own; the slip is looked for in each. Raises InvalidRecord for what
    cannot be on a slip, VaultDamaged when a page cannot be read.
    """
    seq, digits = _read(entry, seal)
    found = journal.head_like(desk.connection, seq, digits)
    if found is None:
        return Fit(
            False,
            f"Entry {seq:,} of these records does not have that seal. Check what you typed. If it is right, these "
            "records are older than the slip or were changed: keep the folder as it is, compare with the newest "
            "backup, and tell the headteacher and whoever looks after your computers.",
        )
    damaged = _damaged_before(desk, found)
    if damaged:
        return Fit(
            False,
            f"Entry {seq:,} has that seal, but {damaged} of the entries before it were changed since. Keep the "
            "folder as it is, compare with the newest backup, and tell whoever looks after your computers.",
        )
    return Fit(True, f"Everything up to entry {seq:,} is as it was when the slip was printed.")


def _damaged_before(desk: Desk, position: int) -> int:
    """Entries up to a position that fail their check; what is sealed needs no signature to be shown unchanged."""
    steps = check.Proof(desk.vault, lambda *_: True).steps()
    return sum(1 for found in islice(steps, position) if found)


def _read(entry: str, seal: str) -> tuple[int, str]:
    number = re.sub(r"[\s,.]", "", entry)
    digits = re.sub(r"[\s-]", "", seal).lower()
    problems = []
    if not re.fullmatch(r"[1-9][0-9]{0,11}", number):
        problems.append(Problem("entry", "Type the number under “Entry”"))
    if not re.fullmatch(f"[0-9a-f]{{{LEAST_DIGITS},64}}", digits):
        problems.append(Problem("seal", "Type at least the first four groups under “Seal”: the letters are A to F"))
    if problems:
        raise InvalidRecord(*problems)
    return int(number), digits
