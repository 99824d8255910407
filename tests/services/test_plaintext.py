"""No name and no word of a record ever reaches a disk in the clear: every write of the whole job is read."""

from __future__ import annotations

import sys
from pathlib import Path

from tests.secrets.watching import watch
from tests.services.whole_job import MARKS


def written(folder: Path, *plant: str) -> dict[str, bytes]:
    """Everything the job wrote to any file, also to files that are gone, by path."""
    folder.mkdir()
    job = [sys.executable, "-m", "tests.services.whole_job", str(folder), *plant]
    seen = watch(job, folder.with_suffix(".log"))
    assert (seen.said, seen.complained) == ("", "")
    return seen.written


def marks_in(content: bytes) -> list[str]:
    """The marked names in any case, in UTF-8 or UTF-16."""
    lowered = content.lower()
    return [
        mark for mark in MARKS for form in ("utf-8", "utf-16-le", "utf-16-be") if mark.lower().encode(form) in lowered
    ]


def test_nothing_in_the_clear_is_ever_written(tmp_path: Path) -> None:
    found = written(tmp_path / "job")
    assert {path: marks_in(content) for path, content in found.items() if marks_in(content)} == {}
    names = {Path(path).name for path in found}
    assert {"records.vault", "records.vault-journal", "keys.part", "anchor.part", "manifest.json.part"} <= names
    assert any(name.startswith("DD-2026-") and name.endswith(".zip.part") for name in names)
    kept = [path for path in (tmp_path / "job").rglob("*") if path.is_file()]
    assert [path.name for path in kept if marks_in(path.read_bytes())] == []
    assert not [path.name for path in kept if any(mark.lower() in path.name.lower() for mark in MARKS)]
    assert len([path for path in kept if path.suffix == ".zip"]) == 1
    assert not [path for path in kept if path.suffix == ".part"]


def test_one_name_in_a_file_that_is_gone_would_be_found(tmp_path: Path) -> None:
    found = written(tmp_path / "job", "He is called ZebraFamily")
    assert {path: marks_in(content) for path, content in found.items() if marks_in(content)} == {
        str(tmp_path / "job" / "planted"): [MARKS[0]]
    }


def test_every_encoding_would_be_found() -> None:
    for form in ("utf-8", "utf-16-le", "utf-16-be"):
        assert marks_in(b"\0\0\1" + "zebraSAID".encode(form)) == [MARKS[3]]
