"""Twenty processes killed at random moments; ``python -m tests.faults`` kills two hundred."""

from __future__ import annotations

import subprocess
import sys

import pytest

from tests.faults.killing import WORKS

KILLS = 20


@pytest.mark.parametrize("work", WORKS)
def test_killed_processes_lose_nothing_and_leave_nothing_half_made(work: str) -> None:
    command = [sys.executable, "-m", "tests.faults.killing", work, str(KILLS), "1"]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.startswith(f"{work}: {KILLS} killed, ")
