"""What a police desk runs: programs that we did not write, on a real bundle (bundle.md, "Receiver's commands")."""

from __future__ import annotations

import re
import subprocess
import sys
from itertools import product
from pathlib import Path

import pytest

from dsl_desk.bundle.identity import SchoolIdentity
from dsl_desk.bundle.layout import FILES
from dsl_desk.bundle.writer import Sealed
from dsl_desk.domain.report_form import ReportForm
from tests.bundle.cases import BUNDLE, PASSPHRASE, sealed
from tests.bundle.full import full
from tests.bundle.identities import LAST_YEAR

OPENSSL = (
    "openssl cms -verify -binary -inform DER -in SHA256SUMS.sha256.p7s -content SHA256SUMS.sha256 "
    "-CAfile school-root.pem -out /dev/null"
)
CERTTOOL = (
    "certtool --p7-verify --inder --infile SHA256SUMS.sha256.p7s --load-data SHA256SUMS.sha256 "
    "--load-ca-certificate school-root.pem"
)

BAGIT = Path(sys.executable).parent / "bagit.py"
TRUSTED = ("Signature is Valid", "Certificate is Trusted", "Total document signed")


def run(folder: Path, command: str, *more: str) -> subprocess.CompletedProcess[str]:
    """A missing program fails the test: nobody may believe that it was checked."""
    return subprocess.run(
        [*command.split(), *more], cwd=folder, capture_output=True, text=True, check=False, timeout=60
    )


@pytest.fixture
def desk(bundle: Sealed, school: SchoolIdentity, tmp_path: Path) -> Path:
    """The unpacked folder on the receiver's desk, beside the root certificate enrolled long ago."""
    return unpack(bundle.target, school, tmp_path, f"-p{PASSPHRASE}")


def unpack(path: Path, school: SchoolIdentity, to: Path, *password: str) -> Path:
    done = run(to, "7z x", *password, str(path))
    assert done.returncode == 0, done.stdout + done.stderr
    (to / BUNDLE / "school-root.pem").write_bytes(school.root_pem)
    return to / BUNDLE


def test_seven_zip_opens_exactly_five_files(bundle: Sealed, tmp_path: Path) -> None:
    assert run(tmp_path, "7z x", f"-p{PASSPHRASE}", str(bundle.target)).returncode == 0
    assert sorted(path.relative_to(tmp_path).as_posix() for path in tmp_path.rglob("*.*")) == sorted(
        f"{BUNDLE}/{name}" for name in FILES
    )


def test_seven_zip_refuses_a_wrong_passphrase(bundle: Sealed, tmp_path: Path) -> None:
    assert run(tmp_path, "7z x", "-pwrong", str(bundle.target)).returncode == 2


def test_a_plain_bundle_opens_without_a_passphrase(school: SchoolIdentity, tmp_path: Path) -> None:
    (tmp_path / "in").mkdir()
    plain = sealed(tmp_path / "in", school, passphrase=None)
    assert run(unpack(plain.target, school, tmp_path), OPENSSL).returncode == 0


def test_openssl_accepts_the_seal(desk: Path) -> None:
    done = run(desk, OPENSSL)
    assert (done.returncode, "CMS Verification successful" in done.stderr) == (0, True), done.stderr


def test_openssl_refuses_altered_sums(desk: Path) -> None:
    (desk / "SHA256SUMS.sha256").write_bytes(b"0" * 64 + b"  1-Report.pdf\n")
    assert run(desk, OPENSSL).returncode != 0


def test_openssl_accepts_an_expired_leaf_at_the_signing_time(old: SchoolIdentity, tmp_path: Path) -> None:
    (tmp_path / "in").mkdir()
    bundle = sealed(tmp_path / "in", old, moment=LAST_YEAR)
    desk = unpack(bundle.target, old, tmp_path, f"-p{PASSPHRASE}")
    how_to = (desk / "HOW-TO-CHECK.txt").read_text("ascii")
    attime = re.search(r"-attime \d+", how_to)
    assert attime
    assert run(desk, OPENSSL).returncode != 0
    assert run(desk, f"{OPENSSL} {attime[0]}").returncode == 0


def test_certtool_accepts_the_seal(desk: Path) -> None:
    done = run(desk, CERTTOOL)
    assert (done.returncode, "Signature status: ok" in done.stderr + done.stdout) == (0, True), done.stderr


def test_sha256sum_accepts_the_files(desk: Path) -> None:
    assert run(desk, "sha256sum --strict -c SHA256SUMS.sha256").stdout.count(": OK") == 3


def test_seven_zip_tests_the_sums_as_a_hash_archive(desk: Path) -> None:
    done = run(desk, "7z t -thash SHA256SUMS.sha256")
    assert (done.returncode, "Everything is Ok" in done.stdout) == (0, True)


def test_pdfsig_trusts_the_report(desk: Path) -> None:
    (desk / "nss").mkdir()
    run(desk, "certutil -N -d nss --empty-password").check_returncode()
    run(desk, "certutil -A -d nss -n school -t C,C,C -i school-root.pem").check_returncode()
    lines = run(desk, "pdfsig -nssdir ./nss 1-Report.pdf").stdout
    for line in (*TRUSTED, "ETSI.CAdES.detached"):
        assert line in lines


def test_the_payload_is_a_valid_bag(desk: Path) -> None:
    run(desk, "7z x -opayload 2-payload.zip").check_returncode()
    done = run(desk, f"{BAGIT} --validate payload/payload")
    assert done.returncode == 0, done.stderr
    (desk / "payload/payload/data/records.csv").write_bytes(b"")
    assert run(desk, f"{BAGIT} --validate payload/payload").returncode != 0


# Every kind of bundle

EITHER = (True, False)
OTHERS = [form for form in ReportForm if form is not ReportForm.INFORMATION]
KINDS = [
    *[(ReportForm.INFORMATION, locked, files, sources) for locked, files, sources in product(EITHER, repeat=3)],
    *[(form, each, each, each) for form, each in product(OTHERS, EITHER)],
]


def answers(folder: Path) -> dict[str, bool]:
    """Every command of bundle.md in the unpacked folder, and whether it was content."""
    (folder / "nss").mkdir()
    run(folder, "certutil -N -d nss --empty-password").check_returncode()
    run(folder, "certutil -A -d nss -n school -t C,C,C -i school-root.pem").check_returncode()
    pdfsig = run(folder, "pdfsig -nssdir ./nss 1-Report.pdf").stdout
    unpacked = run(folder, "7z x -opayload 2-payload.zip").returncode == 0
    return {
        "openssl": run(folder, OPENSSL).returncode == 0,
        "certtool": run(folder, CERTTOOL).returncode == 0,
        "sha256sum": run(folder, "sha256sum --strict -c SHA256SUMS.sha256").stdout.count(": OK") == 3,
        "7z": "Everything is Ok" in run(folder, "7z t -thash SHA256SUMS.sha256").stdout,
        "pdfsig": all(line in pdfsig for line in TRUSTED),
        "bagit": unpacked and run(folder, f"{BAGIT} --validate payload/payload").returncode == 0,
    }


@pytest.mark.parametrize(
    ("form", "locked", "files", "sources"),
    KINDS,
    ids=[f"{form.name}-{locked}-{files}-{sources}" for form, locked, files, sources in KINDS],
)
def test_every_program_accepts_every_kind_of_bundle(
    form: ReportForm, locked: bool, files: bool, sources: bool, school: SchoolIdentity, tmp_path: Path
) -> None:
    (tmp_path / "in").mkdir()
    made = full(form, files=files, sources=sources)
    bundle = made.sealed(tmp_path / "in", school, passphrase=PASSPHRASE if locked else None)
    folder = unpack(bundle.target, school, tmp_path, *[f"-p{PASSPHRASE}"] * locked)
    assert {program for program, content in answers(folder).items() if not content} == set()
    bag = folder / "payload" / "payload" / "data"
    assert len(list(bag.glob("attachments/*"))) == len(made.contents)
    assert (bag / "sources.json").exists() == (bag / "sources.pdf").exists() == sources


def test_two_zips_unpack_to_one_folder(school: SchoolIdentity, tmp_path: Path) -> None:
    (tmp_path / "in").mkdir()
    bundle = full().sealed(tmp_path / "in", school, apart=True)
    for path in bundle.files:
        folder = unpack(path, school, tmp_path, f"-p{PASSPHRASE}")
    assert sorted(path.name for path in folder.iterdir()) == sorted([*FILES, "school-root.pem"])
    assert all(answers(folder).values())


def test_a_look_alike_school_is_refused_by_every_program_that_looks_at_keys(
    desk: Path, look_alike: SchoolIdentity
) -> None:
    (desk / "school-root.pem").write_bytes(look_alike.root_pem)
    refused = {program for program, content in answers(desk).items() if not content}
    assert refused == {"openssl", "certtool", "pdfsig"}


def test_the_instructions_give_the_commands_that_were_tested(desk: Path) -> None:
    how_to = (desk / "HOW-TO-CHECK.txt").read_bytes()
    assert how_to.count(b"\n") == how_to.count(b"\r\n") > 30
    text = how_to.decode("ascii")
    for command in (OPENSSL, "sha256sum --strict -c SHA256SUMS.sha256", "7z x -opayload 2-payload.zip", BUNDLE):
        assert command in text
    assert "unpack both zips into the same place" in text
