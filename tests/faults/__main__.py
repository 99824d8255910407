"""``python -m tests.faults [--deed NAME] [--every N] [--kills N]``: every fault at every system call of every deed.

Prints a table by deed and fault, what people would have read, and each point where something did not hold; then kills
processes at random moments. Exit 1 when anything was not as it should be.
"""

from __future__ import annotations

import argparse
import os
import random
import sys
import time
from collections import Counter
from collections.abc import Sequence
from multiprocessing import get_context
from pathlib import Path
from tempfile import TemporaryDirectory

from tests.faults import killing
from tests.faults.deeds import DEEDS
from tests.faults.injecting import Kind
from tests.faults.killing import WORKS
from tests.faults.points import Judged, Point, judge, points


def main(arguments: Sequence[str]) -> int:
    parser = argparse.ArgumentParser(prog="python -m tests.faults", description=__doc__)
    parser.add_argument("--deed", action="append", choices=[deed.name for deed in DEEDS])
    parser.add_argument("--every", type=int, default=1, metavar="N", help="one point in N")
    parser.add_argument("--kills", type=int, default=100, help="processes killed at random at each of two works")
    parser.add_argument("--processes", type=int, default=os.cpu_count() or 1)
    options = parser.parse_args(arguments)
    started = time.monotonic()
    with TemporaryDirectory() as folder:
        prepared = Path(folder)
        found = _found(options.deed or [deed.name for deed in DEEDS], prepared)
        # Mixed, so that a part of them meets every call and every fault; always the same part.
        chosen = random.Random(1).sample(found, len(found) // options.every)  # noqa: S311 no secret
        judged = _all_judged(chosen, prepared, options.processes)
    print(_report(judged, time.monotonic() - started))  # noqa: T201 the answer of this program
    for work in WORKS if options.kills else ():
        killing.main(work, options.kills, seed=1)
    return int(any(each.wrong for each in judged))


def _found(names: Sequence[str], prepared: Path) -> list[Point]:
    found: list[Point] = []
    for deed in DEEDS:
        if deed.name in names:
            (prepared / deed.name).mkdir()
            deed.prepare(prepared / deed.name)
            found += points(deed.name, prepared)
    return found


def _all_judged(chosen: Sequence[Point], prepared: Path, processes: int) -> list[Judged]:
    """Shared out among forks of this process, in which everything is loaded; none of them has a second thread."""
    context = get_context("fork")
    answers = context.SimpleQueue()

    def work(share: Sequence[Point]) -> None:
        for point in share:
            answers.put(judge(point, prepared))

    workers = [context.Process(target=work, args=(chosen[start::processes],)) for start in range(processes)]
    for worker in workers:
        worker.start()
    judged = [answers.get() for _ in chosen]
    for worker in workers:
        worker.join()
    return judged


def _report(judged: Sequence[Judged], seconds: float) -> str:
    tried = Counter((each.point.deed, each.point.fault.kind) for each in judged)
    lines = [f"{'deed':<12}" + "".join(f"{kind.name:>8}" for kind in Kind) + f"{'refused':>9}{'wrong':>7}"]
    for deed in DEEDS:
        here = [each for each in judged if each.point.deed == deed.name]
        if here:
            counts = "".join(f"{tried[deed.name, kind]:>8}" for kind in Kind)
            refused, bad = sum(bool(each.refusals) for each in here), sum(bool(each.wrong) for each in here)
            lines.append(f"{deed.name:<12}{counts}{refused:>9}{bad:>7}  {deed.words}")
    wrong = [each for each in judged if each.wrong]
    lines.append(f"{len(judged)} points, {len(wrong)} wrong, {seconds:.0f} s")
    said = Counter((each.point.deed, words) for each in judged for words in each.refusals)
    lines += ["", "What people read:", *(f"{count:>5}  {deed}: {words}" for (deed, words), count in said.items())]
    lines += [f"\n{each.point}\n{each.wrong}" for each in wrong]
    return "\n".join(lines)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
