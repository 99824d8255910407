"""Every speed the project promises, against the bare thing in the same run: ``python -m tests.benchmarks``.

Prints one line a figure and ends with 1 when one is over its limit. Machines are noisy, so no test asserts these.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator

from tests.benchmarks import (
    backups,
    chain,
    chronology,
    exporting,
    families,
    growing,
    importing,
    mailing,
    rekeying,
    roll,
    saving,
    starting,
    verifying,
    wording,
)
from tests.benchmarks.figure import Figure

MEASURES: tuple[Callable[[], Iterator[Figure]], ...] = (
    starting.figures,
    saving.figures,
    importing.figures,
    growing.figures,
    chain.figures,
    backups.figures,
    rekeying.figures,
    roll.figures,
    chronology.figures,
    exporting.figures,
    verifying.figures,
    families.figures,
    mailing.figures,
    wording.figures,
)


def main() -> int:
    over = 0
    for measure in MEASURES:
        for figure in measure():
            sys.stdout.write(f"{figure}\n")
            sys.stdout.flush()
            over += not figure.holds
    return int(over > 0)


if __name__ == "__main__":
    sys.exit(main())
