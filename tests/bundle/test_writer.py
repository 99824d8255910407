from __future__ import annotations

import stat
import subprocess
import sys
from dataclasses import replace
from hashlib import sha256
from pathlib import Path

import pytest
from cryptography.exceptions import InvalidSignature

from dsl_desk.bundle.container import read_files
from dsl_desk.bundle.identity import SchoolIdentity
from dsl_desk.bundle.layout import PAYLOAD as PAYLOAD_FILE
from dsl_desk.bundle.layout import REPORT, SUMS
from dsl_desk.bundle.payload import build_payload
from dsl_desk.bundle.writer import Progress, Sealed, part_of, seal_bundle
from dsl_desk.domain.errors import BundleError
from tests.bundle.cases import BUNDLE, CONTENTS, MOMENT, PASSPHRASE, casefile, preview_of
from tests.bundle.identities import new_school

PAYLOAD = build_payload(casefile(), CONTENTS)


def seal(
    folder: Path,
    school: SchoolIdentity,
    passphrase: str | None = PASSPHRASE,
    progress: Progress | None = None,
    *,
    apart: bool = False,
) -> Sealed:
    preview = preview_of(casefile(), PAYLOAD, school.root_pem)
    silent: Progress = lambda done, total: None  # noqa: E731
    return seal_bundle(folder, preview, PAYLOAD, school, passphrase, MOMENT, progress or silent, apart=apart)


def test_what_is_signed_is_what_was_previewed(school: SchoolIdentity, tmp_path: Path) -> None:
    sealed = seal(tmp_path, school)
    preview = preview_of(casefile(), PAYLOAD, school.root_pem)
    assert sealed.report[: len(preview)] == preview
    assert len(sealed.report) > len(preview)


def test_a_bundle_has_its_name_only_after_publishing(school: SchoolIdentity, tmp_path: Path) -> None:
    sealed = seal(tmp_path, school)
    assert [path.name for path in tmp_path.iterdir()] == [f"{BUNDLE}.zip.part"]
    assert stat.S_IMODE(part_of(sealed.target).stat().st_mode) == 0o600
    sealed.publish()
    assert [path.name for path in tmp_path.iterdir()] == [f"{BUNDLE}.zip"]
    folder, files = read_files(sealed.target, PASSPHRASE)
    assert folder == BUNDLE
    assert files[REPORT] == sealed.report
    assert sha256(files[SUMS]).hexdigest() == sealed.sums_sha256
    assert sealed.payload_sha256 == PAYLOAD.sha256


def test_a_discarded_bundle_leaves_nothing(school: SchoolIdentity, tmp_path: Path) -> None:
    seal(tmp_path, school).discard()
    assert not list(tmp_path.iterdir())


def test_what_a_killed_export_left_is_replaced(school: SchoolIdentity, tmp_path: Path) -> None:
    (tmp_path / f"{BUNDLE}.zip.part").write_bytes(bytes(1_000_000))
    seal(tmp_path, school).publish()
    assert (tmp_path / f"{BUNDLE}.zip").stat().st_size < 1_000_000


def test_a_folder_that_goes_away_before_publishing_is_said_in_words(school: SchoolIdentity, tmp_path: Path) -> None:
    sealed = seal(tmp_path, school)
    part_of(sealed.target).unlink()
    with pytest.raises(BundleError, match="make the bundle again"):
        sealed.publish()


def test_nothing_is_ever_replaced(school: SchoolIdentity, tmp_path: Path) -> None:
    sealed = seal(tmp_path, school)
    sealed.target.write_text("somebody's")
    with pytest.raises(BundleError, match="already in that folder"):
        sealed.publish()
    with pytest.raises(BundleError, match="already in that folder"):
        seal(tmp_path, school)
    assert sealed.target.read_text() == "somebody's"


class Cancelled(Exception):
    pass


def cancel_after(calls: int) -> Progress:
    left = iter(range(calls))

    def cancel(done: int, total: int) -> None:
        if next(left, None) is None:
            raise Cancelled

    return cancel


def test_two_zips_unpack_to_the_one_folder_of_five_files(school: SchoolIdentity, tmp_path: Path) -> None:
    sealed = seal(tmp_path, school, apart=True)
    sealed.publish()
    assert sorted(path.name for path in tmp_path.iterdir()) == [f"{BUNDLE}-payload.zip", f"{BUNDLE}.zip"]
    for file in sealed.files:
        subprocess.run(["7z", "x", f"-p{PASSPHRASE}", f"-o{tmp_path / 'out'}", file], check=True, capture_output=True)
    _, files = read_files(tmp_path / "out" / BUNDLE, None)
    assert files[REPORT] == sealed.report
    assert sha256(files[PAYLOAD_FILE]).hexdigest() == PAYLOAD.sha256


def test_of_two_zips_none_keeps_a_name_when_one_cannot_have_its_own(school: SchoolIdentity, tmp_path: Path) -> None:
    sealed = seal(tmp_path, school, apart=True)
    part_of(sealed.target).unlink()
    with pytest.raises(BundleError, match="make the bundle again"):
        sealed.publish()
    assert not list(tmp_path.iterdir())


@pytest.mark.parametrize("apart", [False, True])
@pytest.mark.parametrize("passphrase", [PASSPHRASE, None])
def test_cancelling_at_any_step_leaves_nothing(
    passphrase: str | None, apart: bool, school: SchoolIdentity, tmp_path: Path
) -> None:
    steps: list[tuple[int, int]] = []
    seal(tmp_path, school, passphrase, lambda done, total: steps.append((done, total)), apart=apart).discard()
    assert steps == sorted(steps)
    assert steps[-1][0] == steps[-1][1]
    for last in range(len(steps)):
        with pytest.raises(Cancelled):
            seal(tmp_path, school, passphrase, cancel_after(last), apart=apart)
        assert not list(tmp_path.iterdir())


@pytest.mark.parametrize("passphrase", ["", "   ", "żółw", "tab\tbed", "line\nbreak"])
def test_a_passphrase_that_programs_encode_differently_is_refused(
    passphrase: str, school: SchoolIdentity, tmp_path: Path
) -> None:
    with pytest.raises(BundleError, match="plain letters"):
        seal(tmp_path, school, passphrase)
    assert not list(tmp_path.iterdir())


def test_a_folder_that_cannot_be_written_is_said_in_words(school: SchoolIdentity, tmp_path: Path) -> None:
    (tmp_path / "file").write_bytes(b"")
    for folder in (tmp_path / "missing", tmp_path / "file", Path("/proc/self")):
        with pytest.raises(BundleError, match="could not be written"):
            seal(folder, school)


SEAL_IN_ANOTHER_PROCESS = """
import os, resource, signal, sys
from pathlib import Path
from dsl_desk.bundle.identity import SchoolIdentity
from dsl_desk.domain.errors import DiskFull
from tests.bundle.test_writer import seal
folder = Path(sys.argv[1])
school = SchoolIdentity(*((folder / name).read_bytes() for name in ("root", "leaf", "key")))
calls = iter(range(int(sys.argv[2])))
def die(done, total):
    if next(calls, None) is None:
        os.kill(os.getpid(), signal.SIGKILL)
if sys.argv[3] == "full":
    resource.setrlimit(resource.RLIMIT_FSIZE, (5_000, 5_000))
try:
    seal(folder / "out", school, progress=die).publish()
except DiskFull as error:
    sys.exit(str(error))
"""


def in_another_process(
    tmp_path: Path, school: SchoolIdentity, *wrapper: str, steps: int, disk: str = "free"
) -> subprocess.CompletedProcess[str]:
    for name, content in (("root", school.root_pem), ("leaf", school.leaf_pem), ("key", school.leaf_key_pem)):
        (tmp_path / name).write_bytes(content)
    (tmp_path / "out").mkdir()
    return subprocess.run(
        [*wrapper, sys.executable, "-B", "-c", SEAL_IN_ANOTHER_PROCESS, str(tmp_path), str(steps), disk],
        cwd=Path(__file__).parents[2],
        capture_output=True,
        text=True,
        check=False,
        timeout=60,
    )


@pytest.mark.parametrize("steps", [0, 2, 4])
def test_a_killed_export_leaves_nothing_under_the_final_name(
    steps: int, school: SchoolIdentity, tmp_path: Path
) -> None:
    done = in_another_process(tmp_path, school, steps=steps)
    assert done.returncode == -9, done.stderr
    assert not (tmp_path / "out" / f"{BUNDLE}.zip").exists()


def test_a_full_disk_is_said_in_words_and_leaves_nothing(school: SchoolIdentity, tmp_path: Path) -> None:
    done = in_another_process(tmp_path, school, steps=99, disk="full")
    assert "disk is full" in done.stderr
    assert "Traceback" not in done.stderr
    assert not list((tmp_path / "out").iterdir())


def test_nothing_but_the_locked_zip_is_written(school: SchoolIdentity, tmp_path: Path) -> None:
    trace = tmp_path / "trace"
    done = in_another_process(tmp_path, school, "strace", "-f", "-e", "trace=file", "-o", str(trace), steps=99)
    assert done.returncode == 0, done.stderr
    written = [line for line in trace.read_text().splitlines() if "O_WRONLY" in line or "O_RDWR" in line]
    assert len([line for line in written if f"{BUNDLE}.zip.part" in line]) == 1
    assert not [line for line in written if f"{BUNDLE}.zip.part" not in line and "/dev/" not in line]
    content = (tmp_path / "out" / f"{BUNDLE}.zip").read_bytes()
    assert b"%PDF" in preview_of(casefile(), PAYLOAD, school.root_pem)
    for marker in (b"%PDF", b"PK\3\4\x14\0\0\0\0\0", b"records.json", b"Rowan", b"coat", b"SHA-256"):
        assert marker not in content


def test_a_key_that_does_not_fit_the_certificate_signs_nothing(school: SchoolIdentity, tmp_path: Path) -> None:
    """So a key damaged on its way out of the vault never leaves a bundle that nobody can verify."""
    other = new_school(MOMENT)
    with pytest.raises(InvalidSignature):
        seal(tmp_path, replace(school, leaf_key_pem=other.leaf_key_pem))
    assert not list(tmp_path.iterdir())
