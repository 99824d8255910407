"""Search over 100,000 notes from two letters, against the bare FTS5 query on the same index."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from pathlib import Path
from random import Random

from dsl_desk.domain.concern import Involvement
from dsl_desk.domain.observation import HowKnown, Observation
from dsl_desk.domain.term import NOT_SURE
from dsl_desk.services import fiction
from dsl_desk.services.desk import Desk
from dsl_desk.services.opening import lock
from dsl_desk.services.searching import NOTES_SHOWN, search
from tests.benchmarks.figure import Figure, in_turn, milliseconds
from tests.benchmarks.saving import new_desk

NOTES = 100_000
RUNS = 101
TEXTS = 4
TYPED = ("ca", "gr", "late", "grey ca")
BARE = "SELECT rowid, snippet(note, 0, '', '', '…', 12) FROM note WHERE note MATCH ? ORDER BY rowid DESC LIMIT ?"


def figures() -> Iterator[Figure]:
    with tempfile.TemporaryDirectory() as place:
        desk = _filled(Path(place) / "vault")
        for typed in TYPED:
            *whole, last = typed.split()
            query = " ".join([*(f'"{word}"' for word in whole), f'"{last}"*'])
            ours, bare = in_turn(
                RUNS,
                lambda typed=typed: milliseconds(lambda: search(desk, typed)),  # type: ignore[misc]
                lambda query=query: milliseconds(lambda: _bare(desk, query)),  # type: ignore[misc]
            )
            yield Figure(f"search for “{typed}” in {NOTES:,} notes", ours, bare, 1.5)
        lock(desk)


def _bare(desk: Desk, query: str) -> list[tuple[int, str]]:
    found: list[tuple[int, str]] = desk.connection.execute(BARE, (query, NOTES_SHOWN)).fetchall()
    return found


def _filled(folder: Path) -> Desk:
    """Notes of about a hundred words; a thousand in one deed, as the search is measured and not the making."""
    desk, child = new_desk(folder)
    random = Random(1)  # noqa: S311 made-up notes
    for _ in range(NOTES // 1000):
        with desk.deed() as deed:
            for _ in range(1000):
                told = " ".join(fiction.observation(random, child, desk.now()).what for _ in range(TEXTS))
                seen = Observation(desk.new_id(), told, HowKnown.SAW, (NOT_SURE,))
                deed.record(seen)
                deed.record(Involvement(desk.new_id(), seen.id, child.id))
    return desk
