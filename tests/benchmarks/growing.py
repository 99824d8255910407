"""The same deeds on a school with 1,000 records and with 100,000, in one run; and search against the bare queries."""

from __future__ import annotations

import tempfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from random import Random
from secrets import token_hex

from dsl_desk.domain.child import Child
from dsl_desk.domain.concern import Involvement
from dsl_desk.domain.observation import HowKnown, Observation
from dsl_desk.domain.term import NOT_SURE
from dsl_desk.services.chronicling import chronology
from dsl_desk.services.demo import fiction
from dsl_desk.services.desk import Desk
from dsl_desk.services.opening import lock
from dsl_desk.services.recording import add_children, record_observation
from dsl_desk.services.searching import CHILDREN_SHOWN, NOTES_SHOWN, search
from tests.benchmarks.figure import Figure, in_turn, milliseconds
from tests.benchmarks.saving import PROSE, new_desk

FEW, MANY = 1_000, 100_000
CHILDREN = 1_200
OF_ONE_CHILD = 20
IN_ONE_DEED = 1_000
RUNS = 101
TEXTS = 4
TYPED = ("ca", "gr", "late", "grey ca")
NOTES = "SELECT rowid, snippet(note, 0, '', '', '…', 12) FROM note WHERE note MATCH ? ORDER BY rowid DESC LIMIT ?"
NAMES = "SELECT name FROM child WHERE {} ORDER BY sort_name LIMIT ?"
GROWTH = BESIDE_BARE = 1.5


@dataclass(frozen=True, slots=True)
class School:
    """An open desk, and one child with the same number of records in every school."""

    desk: Desk
    child: Child


def figures() -> Iterator[Figure]:
    with tempfile.TemporaryDirectory() as place:
        small, large = (filled(Path(place) / str(count), count) for count in (FEW, MANY))
        for typed in TYPED:
            ours, bare = in_turn(RUNS, _timed(search, large.desk, typed), _timed(_bare, large.desk, typed))
            yield Figure(f"search for “{typed}” in {MANY:,} notes", ours, bare, BESIDE_BARE)
        for what, deed in DEEDS.items():
            more, less = in_turn(RUNS, _timed(deed, large), _timed(deed, small))
            yield Figure(f"{what}: {MANY:,} records beside {FEW:,}", more, less, GROWTH)
        for school in (small, large):
            lock(school.desk)


def filled(folder: Path, count: int) -> School:
    """Notes of about a hundred words on a roll of 1,200; a thousand in one deed, as the making is not measured."""
    desk, child = new_desk(folder)
    random = Random(1)  # noqa: S311 made-up notes
    roll = fiction.children(random, CHILDREN, desk.today())
    add_children(desk, roll)
    about = [child] * OF_ONE_CHILD + [random.choice(roll) for _ in range(count - OF_ONE_CHILD)]
    for start in range(0, count, IN_ONE_DEED):
        with desk.deed() as deed:
            for each in about[start : start + IN_ONE_DEED]:
                told = " ".join(fiction.observation(random, each, desk.now()).what for _ in range(TEXTS))
                seen = Observation(desk.new_id(), told, HowKnown.SAW, (NOT_SURE,))
                deed.record(seen)
                deed.record(Involvement(desk.new_id(), seen.id, each.id))
    return School(desk, child)


def _timed(work: Callable[..., object], *arguments: object) -> Callable[[], float]:
    return lambda: milliseconds(lambda: work(*arguments))


def _bare(desk: Desk, typed: str) -> None:
    """The least that answers the same: the names and the notes, each by its own index."""
    *whole, last = typed.split()
    query = " ".join([*(f'"{word}"' for word in whole), f'"{last}"*'])
    desk.connection.execute(NOTES, (query, NOTES_SHOWN)).fetchall()
    starts = [f" {word}" for word in typed.split()]
    names = NAMES.format(" AND ".join("instr(found_as, ?)" for _ in starts))
    desk.connection.execute(names, (*starts, CHILDREN_SHOWN)).fetchall()


def _save(school: School) -> None:
    # About a child of its own, so that the one that is opened keeps its number of records.
    seen = Observation(token_hex(16), PROSE, HowKnown.SAW, (NOT_SURE,))
    other = Child(token_hex(16), "Okafor", "Amelia")
    add_children(school.desk, [other])
    record_observation(school.desk, seen, [Involvement(token_hex(16), seen.id, other.id)])


DEEDS: dict[str, Callable[[School], object]] = {
    "save of a child and an observation": _save,
    "chronology of a child": lambda school: chronology(school.desk, school.child.id),
    "search from two letters": lambda school: search(school.desk, "ca"),
    "search for a word": lambda school: search(school.desk, "phone"),
    "search for two words": lambda school: search(school.desk, "grey car"),
}
