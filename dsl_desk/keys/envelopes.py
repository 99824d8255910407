"""Sealed envelopes: codes that two holders open the vault with together, and neither alone.

Two envelopes make one pair slot; three make three, so that any two of them open.
"""

from __future__ import annotations

import contextlib
import secrets
from dataclasses import dataclass, field
from itertools import combinations
from pathlib import Path

from dsl_desk.domain.errors import InvalidRecord, Problem, WrongKey
from dsl_desk.keys.keyfile import keys_to_change, read_keys
from dsl_desk.keys.recovery import CODE_BYTES, ENVELOPES, Paper, read_envelope, write_code
from dsl_desk.keys.sealing import RandomBytes
from dsl_desk.keys.slots import (
    Lock,
    Slot,
    SlotKind,
    WayIn,
    lock_slot,
    new_halves,
    new_salt,
    new_slot,
    pair_kek,
    seal_data_key,
)
from dsl_desk.keys.unlocked import Unlocked
from dsl_desk.keys.unlocking import open_slot

PAIR_LABEL = "Two sealed envelopes"
FEWEST, MOST = 2, 3

_ID_BYTES = 16


@dataclass(frozen=True, slots=True)
class Pair:
    """A new slot, and the numbers of the two envelopes that open it."""

    slot: Slot
    envelopes: tuple[int, int]


@dataclass(frozen=True, slots=True)
class Envelopes:
    """What `make_envelopes` made: a slot for each pair, and each envelope's code to print, which is kept nowhere."""

    pairs: tuple[Pair, ...]
    codes: tuple[str, ...] = field(repr=False)


def make_envelopes(
    folder: Path, unlocked: Unlocked, count: int, random_bytes: RandomBytes = secrets.token_bytes
) -> Envelopes:
    """Codes for two or three envelopes, and the slots they open, which `changing.put_printed` brings into force.

    Each pair's signing key must be entered in the journal, signed by `unlocked`. Raises VaultDamaged.
    """
    if not FEWEST <= count <= MOST:
        raise ValueError("there are two or three envelopes")
    keys = keys_to_change(folder, unlocked.data_key)
    codes = {paper: random_bytes(CODE_BYTES) for paper in ENVELOPES[:count]}
    pairs = []
    for lower, higher in combinations(codes, 2):
        halves, lock = new_halves(random_bytes), Lock(new_salt(random_bytes))
        slot = new_slot(WayIn(random_bytes(_ID_BYTES).hex(), SlotKind.PAIR, PAIR_LABEL), lock, halves)
        slot = lock_slot(keys.store_id, slot, pair_kek(lock, codes[lower], codes[higher]), halves, random_bytes)
        halves.wipe()
        slot = seal_data_key(keys.store_id, slot, keys.generation, unlocked.data_key, random_bytes)
        pairs.append(Pair(slot, (int(lower), int(higher))))
    return Envelopes(tuple(pairs), tuple(write_code(code, paper) for paper, code in codes.items()))


def open_with_envelopes(folder: Path, one: str, other: str) -> Unlocked:
    """The keys behind the codes of two envelopes, in either order; needs nothing of this computer.

    Raises InvalidRecord naming what was mistyped or mixed up (fields "first_envelope", "second_envelope"), WrongKey
    when the two do not open these records together, VaultDamaged.
    """
    (lower, first), (higher, second) = sorted(_both(one, other))
    if lower == higher:
        again = f"This is the code of envelope {lower} again. Open another envelope and type its code"
        raise InvalidRecord(Problem("second_envelope", again))
    keys = read_keys(folder)
    for slot in keys.slots:
        if slot.kind is SlotKind.PAIR:
            with contextlib.suppress(WrongKey):
                return open_slot(keys, slot, pair_kek(slot.lock, first, second))
    raise WrongKey(
        f"Envelopes {lower} and {higher} do not open these records together. Nothing has changed. Look for the "
        "newest envelopes of this school, which were made on the same day."
    )


def _both(one: str, other: str) -> list[tuple[Paper, bytes]]:
    """Both codes as read; raises InvalidRecord with the problems of both."""
    read: list[tuple[Paper, bytes]] = []
    problems: list[Problem] = []
    for name, typed in (("first_envelope", one), ("second_envelope", other)):
        try:
            read.append(read_envelope(typed, name))
        except InvalidRecord as error:
            problems += error.problems
    if problems:
        raise InvalidRecord(*problems)
    return read
