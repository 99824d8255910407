"""A bundle that came as two zips, and what is no file at all."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

import pytest

from dsl_desk.bundle.container import read_files
from dsl_desk.bundle.identity import SchoolIdentity
from dsl_desk.bundle.layout import FILES, FIRST_FILES, MOST_BYTES, PAYLOAD, REPORT
from dsl_desk.bundle.payload import build_payload
from dsl_desk.bundle.stored_zip import stored_zip
from dsl_desk.bundle.verifier import verify
from dsl_desk.bundle.writer import Sealed, seal_bundle
from dsl_desk.domain.errors import Tampered, Unreadable
from tests.bundle.cases import BUNDLE, CONTENTS, MOMENT, PASSPHRASE, casefile, preview_of
from tests.bundle.refusal import refuse

Files = dict[str, bytes]


@pytest.fixture(scope="module", params=[PASSPHRASE, None], ids=["locked", "plain"])
def halves(
    request: pytest.FixtureRequest, school: SchoolIdentity, tmp_path_factory: pytest.TempPathFactory
) -> tuple[Path, Path, str | None]:
    """Both zips and their passphrase."""
    payload = build_payload(casefile(), CONTENTS)
    folder = tmp_path_factory.mktemp("halves")
    preview = preview_of(casefile(), payload, school.root_pem)
    sealed = seal_bundle(folder, preview, payload, school, request.param, MOMENT, apart=True)
    sealed.publish()
    assert sealed.apart
    return sealed.target, sealed.apart, request.param


def part(path: Path, files: Files, names: tuple[str, ...], folder: str = BUNDLE) -> Path:
    path.write_bytes(b"".join(stored_zip([(f"{folder}/{name}", files[name]) for name in names])))
    return path


def test_two_zips_are_one_bundle_in_any_order(
    halves: tuple[Path, Path, str | None], school: SchoolIdentity, bundle: Sealed
) -> None:
    first, second, passphrase = halves
    verdict = verify(first, school.root_pem, passphrase, apart=second)
    assert (verdict.exit_code, verdict.problems) == (0, ())
    assert verdict == verify(second, school.root_pem, passphrase, apart=first)
    assert verdict.contents
    assert verdict.contents.seal.payload_sha256 == bundle.payload_sha256


def test_one_of_two_zips_is_said_to_be_half(halves: tuple[Path, Path, str | None], school: SchoolIdentity) -> None:
    first, second, passphrase = halves
    for half in (first, second):
        verdict = verify(half, school.root_pem, passphrase)
        assert (verdict.exit_code, "one of the two zips" in verdict.problems[0]) == (1, True)


PAIRS: dict[str, Callable[[Path, Files], tuple[Path, Path]]] = {
    "the first twice": lambda place, files: (
        part(place / "a.zip", files, FIRST_FILES),
        part(place / "b.zip", files, FIRST_FILES),
    ),
    "the whole and a half": lambda place, files: (
        part(place / "a.zip", files, FILES),
        part(place / "b.zip", files, (PAYLOAD,)),
    ),
    "of another name": lambda place, files: (
        part(place / "a.zip", files, FIRST_FILES),
        part(place / "b.zip", files, (PAYLOAD,), "DD-2026-0002-01"),
    ),
    "cut elsewhere": lambda place, files: (
        part(place / "a.zip", files, (REPORT,)),
        part(place / "b.zip", files, FILES[1:]),
    ),
    "another payload": lambda place, files: (
        part(place / "a.zip", files, FIRST_FILES),
        part(place / "b.zip", {**files, PAYLOAD: build_payload(casefile(), CONTENTS).content + b"\0"}, (PAYLOAD,)),
    ),
}


@pytest.mark.parametrize("kind", PAIRS)
def test_two_zips_that_do_not_belong_together(
    kind: str, five_files: Files, school: SchoolIdentity, tmp_path: Path
) -> None:
    first, second = PAIRS[kind](tmp_path, five_files)
    verdict = verify(first, school.root_pem, apart=second)
    assert (verdict.exit_code, bool(verdict.problems), verdict.accepted) == (1, True, False)


def test_a_folder_with_files_of_one_zip_missing_is_refused(
    five_files: Files, school: SchoolIdentity, tmp_path: Path
) -> None:
    for name in FIRST_FILES:
        (tmp_path / name).write_bytes(five_files[name])
    refuse(tmp_path, school)


def test_a_pipe_does_not_hold_up_the_reader(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "bundle.zip")
    with pytest.raises(Unreadable):
        read_files(tmp_path / "bundle.zip", None)


def test_a_file_that_never_ends_is_not_read() -> None:
    with pytest.raises(Unreadable):
        read_files(Path("/dev/zero"), None)


def test_a_file_larger_than_any_bundle_s_is_not_taken_in(unpacked: Path) -> None:
    """Sparse: it says a size that is not there."""
    os.truncate(unpacked / PAYLOAD, MOST_BYTES[PAYLOAD] + 1)
    with pytest.raises(Tampered, match="larger than any"):
        read_files(unpacked, None)
