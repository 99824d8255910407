"""The ledger's file: one change at a time, all of it or nothing, whatever happens to who writes it."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest

from dsl_desk.bundle.ledger import Ledger
from dsl_desk.domain.errors import BundleError, Unreadable
from dsl_desk.services.ledgers import enter_bundle, read_ledger
from tests.bundle.test_ledger import bundle, ledger
from tests.limits import closed, full_disk

MANY = """
import sys
from pathlib import Path
from dsl_desk.services.ledgers import enter_bundle
from tests.bundle.test_ledger import bundle
sys.stdout.write("began\\n")
sys.stdout.flush()
for number in map(int, sys.argv[2:]):
    enter_bundle(Path(sys.argv[1]), bundle(number))
"""


def entering(file: Path, *numbers: int) -> subprocess.Popen[str]:
    """Another process that enters these bundles one after the other."""
    return subprocess.Popen(
        [sys.executable, "-c", MANY, str(file), *map(str, numbers)],
        stdout=subprocess.PIPE,
        text=True,
        env=os.environ | {"PYTHONPATH": str(Path(__file__).parents[2])},
    )


def test_a_ledger_begins_with_the_first_bundle(tmp_path: Path) -> None:
    file = tmp_path / "desk" / "ledger.json"
    assert read_ledger(file) == Ledger()
    enter_bundle(file, bundle(1))
    enter_bundle(file, bundle(2))
    assert read_ledger(file) == ledger(1, 2)


def test_two_who_check_at_once_lose_nothing(tmp_path: Path) -> None:
    file = tmp_path / "ledger.json"
    both = [entering(file, *range(1, 60, 2)), entering(file, *range(2, 61, 2))]
    for each in both:
        each.communicate()
        assert each.returncode == 0
    assert sorted(each.sequence for each in read_ledger(file).received) == list(range(1, 61))


def test_one_who_is_killed_leaves_the_old_ledger_or_the_new_one(tmp_path: Path) -> None:
    file = tmp_path / "ledger.json"
    numbers = list(range(1, 500))
    for _ in range(3):
        writer = entering(file, *numbers)
        assert writer.stdout
        writer.stdout.readline()
        while not file.exists():
            assert writer.poll() is None
        writer.send_signal(signal.SIGKILL)
        writer.communicate()
        held = read_ledger(file).received
        assert held == ledger(*range(1, len(held) + 1)).received
    assert enter_bundle(file, bundle(1_000)).sequence == 1_000


def test_a_full_disk_and_a_closed_folder_leave_the_ledger_as_it_was(tmp_path: Path) -> None:
    file = tmp_path / "ledger.json"
    enter_bundle(file, bundle(1))
    before = file.read_bytes()
    with full_disk(len(before) + 10), pytest.raises(BundleError):
        enter_bundle(file, bundle(2))
    with closed(tmp_path), pytest.raises(BundleError, match="cannot be written"):
        enter_bundle(file, bundle(2))
    assert file.read_bytes() == before


def test_a_damaged_ledger_is_left_alone(tmp_path: Path) -> None:
    file = tmp_path / "ledger.json"
    file.write_bytes(b"{")
    with pytest.raises(Unreadable):
        enter_bundle(file, bundle(1))
    assert file.read_bytes() == b"{"


def test_what_came_before_is_not_written_again(tmp_path: Path) -> None:
    file = tmp_path / "ledger.json"
    enter_bundle(file, bundle(1))
    before = file.stat().st_mtime_ns, file.stat().st_ino
    assert enter_bundle(file, replace(bundle(1))).again_since
    assert (file.stat().st_mtime_ns, file.stat().st_ino) == before
