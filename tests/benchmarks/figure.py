"""One measured figure, and the ways of measuring that several figures share."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from statistics import median
from time import perf_counter, process_time


@dataclass(frozen=True, slots=True)
class Figure:
    """`ours` and `bare` in `unit`; `limit` is the most that ours may be, times bare, or alone where bare is 0."""

    what: str
    ours: float
    bare: float
    limit: float
    unit: str = "ms"

    @property
    def holds(self) -> bool:
        return self.ours <= self.limit * (self.bare or 1)

    def __str__(self) -> str:
        verdict = "holds" if self.holds else "OVER"
        if self.bare:
            measured = f"{self.ours:8.1f} / {self.bare:8.1f} {self.unit:3} = {self.ours / self.bare:5.2f}x"
            return f"{self.what:58} {measured}  (limit {self.limit:g}x)  {verdict}"
        return f"{self.what:58} {self.ours:8.1f} {self.unit:22}  (limit {self.limit:g} {self.unit})  {verdict}"


def in_turn(runs: int, *works: Callable[[], float]) -> tuple[float, ...]:
    """The median of each work's own figure, the works taking turns so that noise falls on all of them."""
    found: list[list[float]] = [[] for _ in works]
    for _ in range(runs):
        for results, work in zip(found, works, strict=True):
            results.append(work())
    return tuple(median(results) for results in found)


def milliseconds(work: Callable[[], object]) -> float:
    started = perf_counter()
    work()
    return (perf_counter() - started) * 1000


def cpu(work: Callable[[], object]) -> float:
    """Milliseconds of this process's own time: what else runs on the machine does not count."""
    started = process_time()
    work()
    return (process_time() - started) * 1000


def ninety_fifth(values: list[float]) -> float:
    return sorted(values)[int(len(values) * 0.95)]


def peak() -> float:
    """Megabytes this process held at most. Not getrusage's figure: a child begins with its parent's."""
    status = Path("/proc/self/status").read_text(encoding="ascii")
    (held,) = (line.split()[1] for line in status.splitlines() if line.startswith("VmHWM:"))
    return int(held) / 1024


def python(script: str, *arguments: str) -> str:
    """What a fresh Python prints for `script`; offscreen, with compiled files as any installation has."""
    environment = os.environ | {"QT_QPA_PLATFORM": "offscreen"}
    environment.pop("PYTHONDONTWRITEBYTECODE", None)
    done = subprocess.run(
        [sys.executable, "-c", script, *arguments],
        env=environment,
        capture_output=True,
        text=True,
        check=True,
    )
    return done.stdout
