"""A fixed part of all points, on every run; ``python -m tests.faults`` tries each of them."""

from __future__ import annotations

import subprocess
import sys

from tests.faults.deeds import DEEDS

PART = 80
"""One point in so many."""


def test_no_fault_loses_what_was_acknowledged_or_leaves_anything_half_made() -> None:
    command = [sys.executable, "-m", "tests.faults", "--every", str(PART), "--kills", "0", "--processes", "1"]
    tried = subprocess.run(command, capture_output=True, text=True, check=False)
    assert (tried.returncode, tried.stderr) == (0, ""), tried.stdout
    assert [line for line in tried.stdout.splitlines() if line.startswith(tuple(f"{deed.name} " for deed in DEEDS))]
