"""Backup and proof of 100 MB beside SQLCipher's own copy and checks; saves meanwhile; unlocking 100 MB."""

from __future__ import annotations

import contextlib
import secrets
import tempfile
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from pathlib import Path
from statistics import median
from time import perf_counter
from typing import TypeVar

from dsl_desk.domain.observation import HowKnown, Observation
from dsl_desk.domain.term import NOT_SURE
from dsl_desk.keys.kdf import DEFAULT, stretch
from dsl_desk.services.backups.making import enter_backup, prove_backup, start_backup
from dsl_desk.services.opening import Surroundings, lock, open_vault
from dsl_desk.store.sqlcipher import Connection, connect
from tests.benchmarks.figure import Figure, milliseconds, ninety_fifth
from tests.benchmarks.growing import School
from tests.benchmarks.large import large_school, megabytes
from tests.benchmarks.saving import PROSE, save

T = TypeVar("T")

RUNS = 5
UNLOCKS = 20
PASSPHRASE = "tulip barge canyon sofa"


def figures() -> Iterator[Figure]:
    with tempfile.TemporaryDirectory() as place:
        school = large_school(Path(place) / "vault")
        size = f"{megabytes(school.desk):.0f} MB"
        yield from _backups(school, size, Path(place))
        lock(school.desk)
        yield from _unlocks(Path(place) / "vault", size)


def _backups(school: School, size: str, place: Path) -> Iterator[Figure]:
    """The copy holds up saves, the proof does not: it runs on another thread, as in the window."""
    desk, to = school.desk, place / "backups"
    stalls, proofs, bare, saves = [], [], [], list[float]()
    for _ in range(RUNS):
        bare.append(_timed(lambda: _bare(desk.connection, place / "bare"))[0])
        stall, copy = _timed(lambda: start_backup(desk, to))
        proof, kept = _timed(partial(prove_backup, copy))
        enter_backup(desk, kept)
        stalls.append(stall)
        proofs.append(proof)
    with ThreadPoolExecutor(1) as other:
        proving = other.submit(prove_backup, start_backup(desk, to))
        while not proving.done():
            saves.append(milliseconds(lambda: save(desk, school.child, _observation())))
        proving.result()
    whole = [stall + proof for stall, proof in zip(stalls, proofs, strict=True)]
    yield Figure(f"backup and proof of {size}", median(whole), 0, 15_000)
    yield Figure(f"backup and proof of {size} beside SQLCipher's own", median(whole), median(bare), 1.6)
    yield Figure(f"saves held up by the copy of {size}", median(stalls), 0, 5_000)
    yield Figure("save while a backup is proved, 95th percentile", ninety_fifth(saves), 0, 100)


def _unlocks(folder: Path, size: str) -> Iterator[Figure]:
    """Nearly all of an unlock is the deriving of the key, which is slow on purpose; the rest is the opening."""
    surroundings = Surroundings(least_cost=DEFAULT)
    lock(open_vault(folder, surroundings, name="Ruth", passphrase=PASSPHRASE))  # which raises the cost
    took, kdf = [], []
    for _ in range(UNLOCKS):
        kdf.append(milliseconds(lambda: stretch(PASSPHRASE.encode(), bytes(16), DEFAULT)))
        opened, desk = _timed(lambda: open_vault(folder, surroundings, name="Ruth", passphrase=PASSPHRASE))
        took.append(opened)
        lock(desk)
    yield Figure(f"unlock of {size}, 95th percentile", ninety_fifth(took), 0, 1_000)
    yield Figure(f"unlock of {size}: deriving the key alone", median(kdf), 0, 700)
    yield Figure(f"unlock of {size}: opening alone", median(took) - median(kdf), 0, 500)


def _timed(work: Callable[[], T]) -> tuple[float, T]:
    """Milliseconds, and what the work made."""
    started = perf_counter()
    made = work()
    return (perf_counter() - started) * 1000, made


def _bare(source: Connection, target: Path) -> None:
    """What SQLCipher takes to copy the file and to check the copy."""
    key = secrets.token_bytes(32)
    with contextlib.closing(connect(target, bytearray(key), create=True)) as copy:
        source.backup(copy)
    with contextlib.closing(connect(target, bytearray(key))) as copy:
        assert copy.execute("PRAGMA cipher_integrity_check").fetchall() == []
        assert copy.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
    target.unlink()


def _observation() -> Observation:
    return Observation(secrets.token_hex(16), PROSE, HowKnown.SAW, (NOT_SURE,))
