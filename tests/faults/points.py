"""Every point of every deed: where it is disturbed, how, and what came of it."""

from __future__ import annotations

import shutil
import traceback
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from tempfile import TemporaryDirectory

from tests.faults.deeds import DEEDS
from tests.faults.injecting import Call, Fault, Kind, Outcome, calls, disturbed

BY_NAME = {deed.name: deed for deed in DEEDS}
ROOM = frozenset(("write", "pwrite64", "writev", "sendfile", "copy_file_range", "ftruncate", "mkdir", "mkdirat"))
"""The calls that need room on a disk: those that fail again and again when it is full."""


@dataclass(frozen=True, slots=True)
class Point:
    deed: str
    fault: Fault

    def __str__(self) -> str:
        return f"{self.deed}: {self.fault}"


@dataclass(frozen=True, slots=True)
class Judged:
    """`wrong` is empty where everything held; `refusals` is what the person read."""

    point: Point
    refusals: tuple[str, ...]
    wrong: str


def points(deed: str, prepared: Path) -> Iterator[Point]:
    """Every call of the deed with every fault that can befall it; `few` of them where it takes long."""
    with TemporaryDirectory() as scratch:
        place = Path(scratch) / deed
        shutil.copytree(prepared / deed, place)
        found = calls(BY_NAME[deed].work(place), place, Path(scratch) / "log")
    every = (Point(deed, Fault(call, kind)) for call in found for kind in kinds(call))
    yield from islice(every, 0, None, BY_NAME[deed].few)


def kinds(call: Call) -> tuple[Kind, ...]:
    return tuple(kind for kind in Kind if kind is not Kind.FULL or call.name in ROOM)


def judge(point: Point, prepared: Path) -> Judged:
    """Disturb the deed in a fresh copy of its folder, then look at what is there as a person would."""
    deed = BY_NAME[point.deed]
    with TemporaryDirectory() as scratch:
        place = Path(scratch) / deed.name
        shutil.copytree(prepared / deed.name, place)
        outcome = Outcome()
        try:
            disturbed(deed.work(place), point.fault, outcome)
            _assert_plain(outcome, point.fault)
            deed.check(place, outcome)
        except Exception:  # any error of any kind is what this looks for
            return Judged(point, (), f"{outcome}\n{traceback.format_exc()}")
    return Judged(point, tuple(words.replace(scratch, "…") for words in outcome.refusals), "")


def _assert_plain(outcome: Outcome, fault: Fault) -> None:
    """Killed, or done, or refused in words that a person understands; never anything else."""
    assert not outcome.bug
    assert outcome.killed or outcome.acknowledged, "neither done nor, after a refusal, done again"
    assert outcome.killed == (fault.kind is Kind.KILL)
    for words in outcome.refusals:
        assert words[0].isupper() or words[0].isdecimal() or words[0] == "“"
        assert words.endswith(".")
        assert not any(said in words for said in ("Errno", "Error", "sqlite", "Traceback"))
