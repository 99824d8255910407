"""``dsl-desk --self-test``: every part of this installation tried once, a window among them."""

import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtWidgets import QApplication

from dsl_desk import __version__, codec
from dsl_desk.gui.entry_window import EntryWindow
from dsl_desk.gui.theme import ARGUMENTS, Look, wear
from dsl_desk.gui.unlock.page import UnlockPage


@dataclass(frozen=True, slots=True)
class Result:
    """`found` is what the part said, or the kind of error it ended in."""

    part: str
    works: bool
    found: str


@dataclass(frozen=True, slots=True)
class Report:
    version: str
    python: str
    works: bool
    results: tuple[Result, ...]


def self_test(file: Path | None) -> int:
    """Try every part; the report goes to `file`, or to standard output. Returns 0 when everything works."""
    from dsl_desk.services.self_testing import PARTS

    results = tuple(_tried(part, attempt) for part, attempt in (("window", _window), *PARTS))
    report = Report(__version__, sys.version.split()[0], all(result.works for result in results), results)
    if file is None:
        sys.stdout.write(codec.encode(report).decode() + "\n")
    elif not _written(file, codec.encode(report)):
        return 1
    return 0 if report.works else 1


def _written(file: Path, report: bytes) -> bool:
    try:
        file.write_bytes(report)
    except OSError:
        sys.stderr.write(f"The report cannot be written to {file}. Choose a folder that is there.\n")
        return False
    return True


def _tried(part: str, attempt: Callable[[], str]) -> Result:
    try:
        return Result(part, True, attempt())
    except Exception as error:  # whatever an incomplete installation raises is the finding
        return Result(part, False, f"{type(error).__name__}: {error}")


def _window() -> str:
    """The first window, painted, with our font in it."""
    application = QApplication.instance() or QApplication(list(ARGUMENTS))
    assert isinstance(application, QApplication)
    wear(application, Look())
    window = EntryWindow(UnlockPage(["Self-test"]))
    window.resize(1366, 768)
    picture = window.grab()
    family = window.fontInfo().family()
    window.deleteLater()
    return f"{picture.width()} x {picture.height()}, {family}"
