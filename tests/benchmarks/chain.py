"""The journal of a school of many years: proved, replayed, and added to while it is proved."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from time import perf_counter, sleep

from dsl_desk.gui.proving.prover import BETWEEN
from dsl_desk.services.desk import Desk
from dsl_desk.services.opening import Surroundings, lock, open_vault
from dsl_desk.services.proving import prove_on, verify
from dsl_desk.store import check
from tests.benchmarks.figure import Figure, cpu, ninety_fifth
from tests.benchmarks.growing import DEEDS, School, filled

RECORDS = 20_000
MILLION = 1_000_000
SIGNATURES = 2_000
BETWEEN_SAVES = 0.037  # seconds, so that they fall on every part of a slice
PASSPHRASE = "tulip barge canyon sofa"


def figures() -> Iterator[Figure]:
    with tempfile.TemporaryDirectory() as place:
        folder = Path(place) / "vault"
        school = filled(folder, RECORDS)
        desk = school.desk
        entries = desk.vault.head().seq
        chain = cpu(lambda: list(check.journal_findings(desk.vault, lambda *_: True)))
        yield Figure("chain of 1,000,000 entries without signatures", chain / entries * MILLION / 1000, 0, 30, "s")
        yield Figure("a signature", _a_signature(desk), 0, 0.3)
        rebuilt = cpu(lambda: check.rebuild(desk.vault))
        yield Figure("replay of 3,000 entries", rebuilt / entries * 3_000, 0, 1_000)
        lock(desk)
        waits = _waits(folder, school)
        yield Figure("a save waits while the chain is proved, 95th percentile", ninety_fifth(waits), 0, 60)
        yield Figure("a save waits while the chain is proved, at most", max(waits), 0, 100)


def _waits(folder: Path, school: School) -> list[float]:
    """Milliseconds until the vault thread takes up a save, asked for at any moment of a whole proof."""
    waits: list[float] = []
    with ThreadPoolExecutor(1) as vault_thread, ThreadPoolExecutor(1) as window:
        desk = vault_thread.submit(_open, folder).result()
        proof = window.submit(_prove, desk, vault_thread)
        while not proof.done():
            waits.append(vault_thread.submit(_save, School(desk, school.child), perf_counter()).result())
            sleep(BETWEEN_SAVES)
        vault_thread.submit(lock, desk).result()
    return waits


def _prove(desk: Desk, vault_thread: ThreadPoolExecutor) -> None:
    """As the window does."""
    while not vault_thread.submit(prove_on, desk).result().done:
        sleep(BETWEEN / 1000)


def _save(school: School, asked: float) -> float:
    waited = (perf_counter() - asked) * 1000
    DEEDS["save of a child and an observation"](school)
    return waited


def _a_signature(desk: Desk) -> float:
    message = bytes(32)
    signed = desk.keys.sign(message)
    return cpu(lambda: [verify(desk.person.public_key, message, signed) for _ in range(SIGNATURES)]) / SIGNATURES


def _open(folder: Path) -> Desk:
    return open_vault(folder, Surroundings(), name="Ruth", passphrase=PASSPHRASE)
