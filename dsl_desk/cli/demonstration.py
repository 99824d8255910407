"""`demo`: a fictional school, and the main job done in it."""

from __future__ import annotations

import argparse
import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from dsl_desk.cli.outcome import Outcome, Window

if TYPE_CHECKING:
    from datetime import datetime

    from dsl_desk.cli.asking import Commands

YEARS = range(2000, 2100)
"""Years a demonstration can be set in."""

DEFAULT_SEED = 1
DEFAULT_RECORDS = 120


def add_command(commands: Commands) -> None:
    demo = commands.add_parser("demo", help="make a fictional school and run the main job")
    demo.add_argument("folder", type=Path, metavar="DIR", help="an empty folder, or one that an earlier demo made")
    demo.add_argument("--no-window", action="store_true", help="do not open the window at the end")
    demo.add_argument(
        "--seed", type=int, default=DEFAULT_SEED, metavar="N", help="the same seed tells the same story"
    )
    demo.add_argument("--records", type=_count, default=DEFAULT_RECORDS, metavar="N", help="about how many records")
    demo.add_argument("--at", type=_moment, default=None, metavar="ISO-TIME", help="the time of the demonstration")
    demo.set_defaults(deed=_demo)


def _demo(options: argparse.Namespace) -> Outcome:
    from datetime import UTC, datetime

    from dsl_desk.services.demo import folder

    made = folder.make(options.folder, options.seed, options.records, options.at or datetime.now(UTC), _progress_line)
    print(made.words())
    if options.no_window or not _has_screen():
        return 0
    return Window(made.folder / "vault", made.passphrase)


def _count(text: str) -> int:
    number = int(text)
    if not 0 <= number <= 1_000_000:
        raise argparse.ArgumentTypeError("give a number from 0 to 1,000,000")
    return number


def _moment(text: str) -> datetime:
    from datetime import datetime

    from dsl_desk.domain.clock import SCHOOL_ZONE

    try:
        moment = datetime.fromisoformat(text)
    except ValueError as error:
        raise argparse.ArgumentTypeError("give a time such as 2026-03-24T09:05") from error
    if moment.year not in YEARS:
        raise argparse.ArgumentTypeError(f"give a year from {YEARS[0]} to {YEARS[-1]}")
    return moment if moment.tzinfo else moment.replace(tzinfo=SCHOOL_ZONE)


def _has_screen() -> bool:
    """Windows and macOS have one; elsewhere an X or Wayland display says so."""
    return sys.platform in ("win32", "darwin") or bool(os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"))


def _progress_line(words: str) -> None:
    print(words, file=sys.stderr)
