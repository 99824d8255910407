"""A fixed part of all points, on every run; ``python -m tests.faults`` tries each of them."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

from tests.faults.deeds import DEEDS
from tests.faults.injecting import Kind
from tests.faults.points import BY_NAME, judge, points

PART = 100
"""One point in so many."""


def test_no_fault_loses_what_was_acknowledged_or_leaves_anything_half_made() -> None:
    command = [sys.executable, "-m", "tests.faults", "--every", str(PART), "--kills", "0", "--processes", "1"]
    tried = subprocess.run(command, capture_output=True, text=True, check=False)
    assert (tried.returncode, tried.stderr) == (0, ""), tried.stdout
    assert [line for line in tried.stdout.splitlines() if line.startswith(tuple(f"{deed.name} " for deed in DEEDS))]


def test_a_letter_that_has_its_name_is_saved_whatever_fails_after_that(tmp_path: Path) -> None:
    """It would be counted as not saved, and then stand in the way of going on."""
    deed = BY_NAME["merge each"]
    (tmp_path / deed.name).mkdir()
    deed.prepare(tmp_path / deed.name)
    tried = [
        point
        for point in points(deed.name, tmp_path)
        if point.fault.call.name.startswith("unlink") and point.fault.kind is Kind.EIO
    ]
    assert tried
    assert [judged.wrong for point in tried if (judged := judge(point, tmp_path)).wrong] == []
