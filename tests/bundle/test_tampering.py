"""Every tampering with files that bundle.md lists; those of the payload are in test_tampering_payload."""

from __future__ import annotations

import asyncio
import io
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from dsl_desk.bundle.certificates import read_certificate
from dsl_desk.bundle.container import read_files
from dsl_desk.bundle.identity import SchoolIdentity
from dsl_desk.bundle.layout import FILES, HOW_TO, PAYLOAD, REPORT, SEAL, SUMS, sums
from dsl_desk.bundle.payload import build_payload
from dsl_desk.bundle.signing import sign_report, sign_sums, signer_of
from dsl_desk.bundle.verifier import verify
from tests.bundle.cases import CONTENTS, MOMENT, PASSPHRASE, casefile, preview_of, sealed
from tests.bundle.forging import Files, appended, sealed_anew, written
from tests.bundle.identities import two_leaves
from tests.bundle.refusal import refuse

# Changes to a file of the folder, by somebody without the key

FLIPS: dict[str, Callable[[bytes], bytes]] = {
    "first byte": lambda data: bytes([data[0] ^ 1]) + data[1:],
    "middle byte": lambda data: (
        data[: len(data) // 2] + bytes([data[len(data) // 2] ^ 1]) + data[len(data) // 2 + 1 :]
    ),
    "last byte": lambda data: data[:-1] + bytes([data[-1] ^ 1]),
    "cut short": lambda data: data[:-1],
    "cut to nothing": lambda data: b"",
    "one byte more": lambda data: data + b"\n",
    "line ends": lambda data: data.replace(b"\n", b"\r\n") if b"\n" in data else data * 2,
}


@pytest.mark.parametrize("name", FILES)
@pytest.mark.parametrize("change", FLIPS)
def test_a_change_to_any_of_the_five_files(name: str, change: str, unpacked: Path, school: SchoolIdentity) -> None:
    file = unpacked / name
    file.write_bytes(FLIPS[change](file.read_bytes()))
    refuse(unpacked, school)


def test_a_changed_bit_anywhere_in_the_seal(five_files: Files, unpacked: Path, school: SchoolIdentity) -> None:
    for at in range(0, len(five_files[SEAL]), 61):
        seal = bytearray(five_files[SEAL])
        seal[at] ^= 1 << at % 8
        (unpacked / SEAL).write_bytes(seal)
        refuse(unpacked, school)


def test_a_changed_root_inside_the_seal(five_files: Files, unpacked: Path, school: SchoolIdentity) -> None:
    """Nothing that the school signs covers the root's own signature; only the root does."""
    root = read_certificate(school.root_pem).dump()
    assert root in five_files[SEAL]
    changed = root[:-1] + bytes([root[-1] ^ 1])
    (unpacked / SEAL).write_bytes(five_files[SEAL].replace(root, changed))
    refuse(unpacked, school)


@pytest.mark.parametrize("name", FILES)
def test_a_missing_file(name: str, unpacked: Path, school: SchoolIdentity) -> None:
    (unpacked / name).unlink()
    refuse(unpacked, school)


@pytest.mark.parametrize("name", ["Thumbs.db", "school-root.cer", ".hidden", "1-Report (1).pdf"])
def test_a_file_too_many(name: str, unpacked: Path, school: SchoolIdentity) -> None:
    (unpacked / name).write_bytes(b"")
    refuse(unpacked, school)


def test_a_renamed_file(unpacked: Path, school: SchoolIdentity) -> None:
    (unpacked / HOW_TO).rename(unpacked / HOW_TO.lower())
    refuse(unpacked, school)


def test_a_link_in_place_of_a_file(unpacked: Path, tmp_path: Path, school: SchoolIdentity) -> None:
    (unpacked / REPORT).rename(tmp_path / REPORT)
    (unpacked / REPORT).symlink_to(tmp_path / REPORT)
    refuse(unpacked, school)


def test_a_folder_in_place_of_a_file(unpacked: Path, school: SchoolIdentity) -> None:
    (unpacked / REPORT).unlink()
    (unpacked / REPORT).mkdir()
    refuse(unpacked, school)


@pytest.mark.parametrize(
    "names", [(REPORT,), (PAYLOAD,), (SUMS,), (SEAL,), (SUMS, SEAL), (REPORT, PAYLOAD), (HOW_TO,)]
)
def test_files_of_another_bundle_of_the_same_school(
    names: tuple[str, ...], unpacked: Path, school: SchoolIdentity, tmp_path: Path
) -> None:
    other = sealed(tmp_path, school, casefile(bundle="DD-2026-0002-01"))
    for name, content in read_files(other.target, PASSPHRASE)[1].items():
        if name in names:
            (unpacked / name).write_bytes(content)
    refuse(unpacked, school)


def test_sums_made_again_without_the_key(unpacked: Path, five_files: Files, school: SchoolIdentity) -> None:
    altered = {**five_files, HOW_TO: b"Trust me.\r\n"}
    (unpacked / HOW_TO).write_bytes(altered[HOW_TO])
    (unpacked / SUMS).write_bytes(sums(altered))
    refuse(unpacked, school)


def test_everything_signed_again_with_a_look_alike_key(
    school: SchoolIdentity, look_alike: SchoolIdentity, tmp_path: Path
) -> None:
    refuse(sealed(tmp_path, look_alike).target, school, 2, passphrase=PASSPHRASE)


@pytest.mark.parametrize("line", ["\ufeff", "# comment\n", "\r\n"])
def test_sums_spelled_otherwise_though_signed(
    line: str, five_files: Files, school: SchoolIdentity, tmp_path: Path
) -> None:
    text = line.encode() + five_files[SUMS]
    files = {**five_files, SUMS: text, SEAL: sign_sums(text, school, MOMENT)}
    refuse(written(tmp_path, files), school)


# Parts that do not belong together, under sums that the school's own key has signed


def resigned(folder: Path, five_files: Files, school: SchoolIdentity, **changed: bytes) -> Path:
    return written(folder, sealed_anew(five_files, school, **changed))


def test_resigning_what_was_not_changed_is_accepted(
    five_files: Files, school: SchoolIdentity, tmp_path: Path
) -> None:
    """The control for the tests below."""
    assert verify(resigned(tmp_path, five_files, school), school.root_pem).exit_code == 0


def good_preview(school: SchoolIdentity) -> bytes:
    return preview_of(casefile(), build_payload(casefile(), CONTENTS), school.root_pem)


def signed_otherwise(school: SchoolIdentity, **options: object) -> bytes:
    """As the writer signs, but for `options`."""
    from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
    from pyhanko.sign.fields import MDPPerm, SigSeedSubFilter
    from pyhanko.sign.signers import PdfSignatureMetadata, PdfSigner
    from pyhanko.sign.signers.pdf_cms import PdfCMSSignedAttributes

    ours = {"field_name": "Seal", "md_algorithm": "sha256", "certify": True, "subfilter": SigSeedSubFilter.PADES}
    meta = PdfSignatureMetadata(**{**ours, "docmdp_permissions": MDPPerm.NO_CHANGES, **options})  # type: ignore[arg-type]
    writer = IncrementalPdfFileWriter(io.BytesIO(good_preview(school)))
    session = PdfSigner(meta, signer=signer_of(school)).init_signing_session(writer)
    session.system_time = MOMENT
    document = session.prepare_tbs_document(validation_info=None, bytes_reserved=16_384)
    prepared, output = document.digest_tbs_document()
    asyncio.run(document.perform_signature(prepared.document_digest, PdfCMSSignedAttributes()))
    assert isinstance(output, io.BytesIO)
    return output.getvalue()


def open_to_form_filling(school: SchoolIdentity) -> bytes:
    from pyhanko.sign.fields import MDPPerm

    return signed_otherwise(school, docmdp_permissions=MDPPerm.FILL_FORMS)


def test_the_control_report_is_accepted(five_files: Files, school: SchoolIdentity, tmp_path: Path) -> None:
    folder = resigned(tmp_path, five_files, school, report=signed_otherwise(school))
    assert verify(folder, school.root_pem).exit_code == 0


def test_report_and_sums_signed_with_two_leaves_of_one_school(tmp_path: Path) -> None:
    this_year, next_year = two_leaves(MOMENT)
    bundle = sealed(tmp_path, this_year)
    files = read_files(bundle.target, PASSPHRASE)[1]
    (tmp_path / "folder").mkdir()
    refuse(resigned(tmp_path / "folder", files, next_year), this_year)


REPORTS: dict[str, Callable[[bytes, SchoolIdentity, SchoolIdentity], bytes]] = {
    "incremental update": lambda report, school, other: appended(report),
    "junk at the end": lambda report, school, other: report + b"\n% junk\n",
    "signature stripped": lambda report, school, other: good_preview(school),
    "not certified": lambda report, school, other: signed_otherwise(school, certify=False),
    "open to form filling": lambda report, school, other: open_to_form_filling(school),
    "signed by a look-alike": lambda report, school, other: sign_report(good_preview(school), other, MOMENT),
    "signed at another time": lambda report, school, other: sign_report(
        good_preview(school), school, MOMENT.replace(minute=11)
    ),
    "of another payload": lambda report, school, other: sign_report(
        preview_of(casefile(), build_payload(casefile(attachments=()), {}), school.root_pem), school, MOMENT
    ),
    "of another journal": lambda report, school, other: sign_report(
        preview_of(replace(casefile(), journal_seq=211), build_payload(casefile(), CONTENTS), school.root_pem),
        school,
        MOMENT,
    ),
    "with another key's fingerprint": lambda report, school, other: sign_report(
        preview_of(casefile(), build_payload(casefile(), CONTENTS), other.root_pem), school, MOMENT
    ),
    "no PDF": lambda report, school, other: b"Dear police",
}


@pytest.mark.parametrize("kind", REPORTS)
def test_a_report_that_does_not_fit(
    kind: str, five_files: Files, school: SchoolIdentity, look_alike: SchoolIdentity, tmp_path: Path
) -> None:
    report = REPORTS[kind](five_files[REPORT], school, look_alike)
    refuse(resigned(tmp_path, five_files, school, report=report), school)
