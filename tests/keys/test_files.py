from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from dsl_desk.domain.errors import VaultError
from dsl_desk.keys.files import read_file, replace_file

ROOT = Path(__file__).parents[2]
OLD, NEW = b"old" * 1_000, b"new" * 1_500
REPLACE = f"""
import sys
from pathlib import Path
from dsl_desk.domain.errors import DeskError
from dsl_desk.keys.files import replace_file
path = Path(sys.argv[1])
try:
    replace_file(path, {NEW!r})
except DeskError as error:
    print(type(error).__name__, error)
"""


def test_a_file_is_replaced_and_only_ours_to_read(tmp_path: Path) -> None:
    path = tmp_path / "keys"
    replace_file(path, OLD)
    (tmp_path / "keys.part").write_bytes(b"left by a crash")
    replace_file(path, NEW)
    assert read_file(path, 10_000) == NEW
    assert path.stat().st_mode & 0o777 == 0o600
    assert [entry.name for entry in tmp_path.iterdir()] == ["keys"]


def test_reading_stops_one_past_the_cap(tmp_path: Path) -> None:
    (tmp_path / "keys").write_bytes(bytes(1_000_000))
    assert read_file(tmp_path / "keys", 10) == bytes(11)
    assert read_file(tmp_path / "nothing", 10) is None


def test_what_cannot_be_read_or_written_is_words(tmp_path: Path) -> None:
    (tmp_path / "keys").mkdir()
    with pytest.raises(VaultError, match="cannot be read"):
        read_file(tmp_path / "keys", 10)
    with pytest.raises(VaultError, match="What was saved before is safe"):
        replace_file(tmp_path / "no folder" / "keys", NEW)


def _under_strace(path: Path, *options: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        ["strace", "-f", "-o", str(path.with_name("trace")), *options, sys.executable, "-c", REPLACE, str(path)],
        cwd=ROOT,
        env=os.environ | {"PYTHONDONTWRITEBYTECODE": "1"},
        capture_output=True,
        text=True,
        check=False,
    )


def _steps(path: Path) -> list[tuple[str, int]]:
    """The system calls that put the file in place, each with its number among the calls of that name."""
    _under_strace(path, "-e", "trace=openat,write,fsync,rename,unlink")
    counts: dict[str, int] = {}
    steps = []
    for line in path.with_name("trace").read_text().splitlines():
        call = re.match(r"\d+ +(\w+)\(", line)
        if not call:
            continue
        name = call[1]
        counts[name] = counts.get(name, 0) + 1
        if str(path.parent) in line or name in {"write", "fsync"}:
            steps.append((name, counts[name]))
    return steps


@pytest.fixture(scope="module")
def steps(tmp_path_factory: pytest.TempPathFactory) -> list[tuple[str, int]]:
    """Read once from a run that is let through to its end."""
    folder = tmp_path_factory.mktemp("steps")
    return _steps(folder / "keys")


def test_the_steps_are_the_durable_ones(steps: list[tuple[str, int]]) -> None:
    assert [name for name, _ in steps] == ["unlink", "openat", "write", "fsync", "rename", "openat", "fsync"]


def test_a_kill_at_any_step_leaves_the_old_file_or_the_new(steps: list[tuple[str, int]], tmp_path: Path) -> None:
    seen = []
    for name, number in steps:
        path = tmp_path / "keys"
        path.write_bytes(OLD)
        killed = _under_strace(path, "-e", f"inject={name}:signal=KILL:when={number}")
        assert killed.returncode != 0
        seen.append(path.read_bytes())
        replace_file(path, OLD)
        assert path.read_bytes() == OLD
    assert set(seen) == {OLD, NEW}


@pytest.mark.parametrize(
    ("error", "words"),
    [
        ("ENOSPC", "DiskFull This could not be saved because the disk is full"),
        ("EIO", "VaultError The file “keys” beside the records cannot be written"),
        ("EROFS", "VaultError The file “keys” beside the records cannot be written"),
    ],
)
@pytest.mark.parametrize("name", ["write", "fsync", "rename"])
def test_a_failing_disk_is_words_and_keeps_the_old_file(
    name: str, error: str, words: str, steps: list[tuple[str, int]], tmp_path: Path
) -> None:
    path = tmp_path / "keys"
    path.write_bytes(OLD)
    number = dict(reversed(steps))[name]
    failed = _under_strace(path, "-e", f"inject={name}:error={error}:when={number}")
    assert failed.stdout.startswith(words), failed.stderr
    assert path.read_bytes() == OLD


def test_a_new_name_that_the_disk_does_not_confirm_is_taken_back(
    steps: list[tuple[str, int]], tmp_path: Path
) -> None:
    """Else a passphrase that was said not to be set would be the one that opens."""
    path = tmp_path / "keys"
    last = dict(steps)["fsync"]
    for before in (OLD, None):
        path.unlink(missing_ok=True)
        if before:
            path.write_bytes(before)
        failed = _under_strace(path, "-e", f"inject=fsync:error=EIO:when={last}")
        assert failed.stdout.startswith("VaultError"), failed.stderr
        assert (path.read_bytes() if path.exists() else None) == before
