"""Bundles that break one rule each, and hold every rule before it."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from hashlib import sha256
from pathlib import Path
from typing import Any

import pyzipper

from dsl_desk.bundle.certificates import read_certificate
from dsl_desk.bundle.identity import SchoolIdentity
from dsl_desk.bundle.layout import FILES, FIRST_FILES, HOW_TO, PAYLOAD, REPORT, SEAL, SUMS, sums
from dsl_desk.bundle.payload import bag, build_payload
from dsl_desk.bundle.sealbox import seal_facts
from dsl_desk.bundle.signing import sign_report, sign_sums
from dsl_desk.bundle.stored_zip import stored_zip
from dsl_desk.documents.report import report
from dsl_desk.domain.casefile import CaseFile
from dsl_desk.domain.report_form import ReportForm
from tests.bundle.cases import BUNDLE, MOMENT, PASSPHRASE, preview_of
from tests.bundle.forging import Change, Files, appended, edit, rebagged, sealed_anew, with_payload
from tests.bundle.full import Made, full
from tests.bundle.identities import LAST_YEAR
from tests.vectors.holding import small
from tests.vectors.schools import Schools
from tests.vectors.vector import Vector

DATA = "payload/data/"


@dataclass(frozen=True, slots=True)
class Broken:
    """A rule of FORMAT.md 7, how it is broken, the zip, and what our own reader ends with."""

    rule: str
    name: str
    what: str
    content: bytes
    exit_code: int = 1
    passphrase: str | None = None
    root: str = "school-root.pem"


def breaking(schools: Schools, folder: Path) -> Iterator[Vector]:
    for part in (_containers, _lists, _reports, _payloads, _records, _schools):
        for each in part(schools):
            file = f"{each.rule}-{each.name}.zip"
            (folder / file).write_bytes(each.content)
            yield Vector(
                f"{each.rule}-{each.name}", (file,), each.rule, each.what, each.exit_code, each.root, each.passphrase
            )


def plain(files: Files, folder: str = BUNDLE, names: tuple[str, ...] = FILES) -> bytes:
    return b"".join(stored_zip([(f"{folder}/{name}", files[name]) for name in names]))


def five_files(
    made: Made, school: SchoolIdentity, preview: bytes | None = None, signed: Any = MOMENT, moment: Any = MOMENT
) -> Files:
    """Also what a writer refuses: the report `signed` at one time, the list at `moment`."""
    payload = made.payload()
    files = {
        REPORT: sign_report(preview or preview_of(made.casefile, payload, school.root_pem), school, signed),
        PAYLOAD: payload.content,
        HOW_TO: b"How to check\r\n",
    }
    files[SUMS] = sums(files)
    files[SEAL] = sign_sums(files[SUMS], school, moment)
    return files


def _containers(schools: Schools) -> Iterator[Broken]:
    files = five_files(small(), schools.school)
    named = [(f"{BUNDLE}/{name}", files[name]) for name in FILES]
    yield Broken("C1", "file-missing", "no signature of the list", plain(files, names=FILES[:-1]))
    more = b"".join(stored_zip([*named, (f"{BUNDLE}/school-root.cer", schools.school.root_pem)]))
    yield Broken("C1", "file-too-many", "a certificate beside the five files", more)
    yield Broken("C1", "half", "the first of two zips alone", plain(files, names=FIRST_FILES))
    yield Broken("C2", "deflated", "compressed", _zipped(named, zipfile.ZIP_DEFLATED))
    yield Broken("C2", "bytes-behind", "a byte after the end record", plain(files) + b"\0")
    yield Broken("C2", "folder-names-a-child", "the folder has no bundle's name", plain(files, "Rowan Madeup"))
    yield Broken("C2", "way-out", "names that lead out of the folder", plain(files, f"../{BUNDLE}"))
    yield Broken("C2", "aes-128", "locked with AES-128", _locked(named, nbits=128), passphrase=PASSPHRASE)
    locked = _locked(named)
    yield Broken(
        "C2",
        "authentication-code",
        "a changed byte in a locked zip",
        _flipped(locked, len(locked) // 2),
        passphrase=PASSPHRASE,
    )
    yield Broken("C3", "passphrase-missing", "locked, and no passphrase given", locked, 3)
    yield Broken(
        "C3", "passphrase-wrong", "locked with another passphrase", locked, 3, "six words that are not these"
    )
    yield Broken("C3", "no-zip", "a letter", b"Dear police\n", 3)


def _lists(schools: Schools) -> Iterator[Broken]:
    school = schools.school
    files = five_files(small(), school)
    yield Broken(
        "L1", "report-changed", "a byte of the report", plain({**files, REPORT: _flipped(files[REPORT], 999)})
    )
    payload = small("DD-2026-0002-01").payload().content
    yield Broken("L1", "payload-of-another", "another bundle's payload", plain({**files, PAYLOAD: payload}))
    text = b"# made by hand\n" + files[SUMS]
    by_hand = {**files, SUMS: text, SEAL: sign_sums(text, school, MOMENT)}
    yield Broken("L1", "comment", "a signed list with a comment in it", plain(by_hand))
    altered = {**files, HOW_TO: b"Trust me.\r\n"}
    altered[SUMS] = sums(altered)
    yield Broken("S1", "list-made-anew", "a file and the list changed, the signature not", plain(altered))
    root = read_certificate(school.root_pem).dump()
    forged = files[SEAL].replace(root, _flipped(root, -1))
    yield Broken("S1", "root-changed", "the root inside does not sign itself", plain({**files, SEAL: forged}))
    yield Broken(
        "S2", "unsigned-attribute", "something added to the signature", plain({**files, SEAL: _added_to(files[SEAL])})
    )


def _reports(schools: Schools) -> Iterator[Broken]:
    school, made = schools.school, small()
    files = five_files(made, school)
    update = sealed_anew(files, school, report=appended(files[REPORT]))
    yield Broken("R1", "update", "an incremental update after the signature", plain(update))
    unsigned = sealed_anew(files, school, report=preview_of(made.casefile, made.payload(), school.root_pem))
    yield Broken("R1", "unsigned", "the report without its signature", plain(unsigned))
    yield Broken(
        "R2",
        "another-time",
        "the report signed a minute later",
        plain(five_files(made, school, signed=MOMENT.replace(minute=11))),
    )
    later = sealed_anew(files, school, report=five_files(made, schools.later)[REPORT])
    yield Broken("R2", "another-leaf", "the report signed with another leaf of the school", plain(later))
    other = preview_of(replace(made.casefile, journal_seq=211), made.payload(), school.root_pem)
    yield Broken(
        "R3", "another-journal", "page 1 tells of another journal entry", plain(five_files(made, school, other))
    )
    facts = seal_facts(made.casefile, made.payload(), school.root_pem, sequence=1, previous_sums_sha256="")
    words = report(made.casefile, replace(facts, receipt_words=("abacus",) * 8))
    yield Broken("R3", "receipt-words", "other receipt words", plain(five_files(made, school, words)))
    for name, what, sequence, previous in (
        ("first-after-another", "number 1 that names one before it", 1, sha256(b"before").hexdigest()),
        ("third-after-nothing", "number 3 that names none before it", 3, ""),
    ):
        preview = preview_of(made.casefile, made.payload(), school.root_pem, sequence, previous)
        yield Broken("R4", name, what, plain(five_files(made, school, preview)))


def _payloads(schools: Schools) -> Iterator[Broken]:
    made = full(ReportForm.MACE)  # the shortest report
    files = five_files(made, schools.school)
    content = dict(bag(made.casefile, made.contents, made.sheet, b"%PDF of the sources"))
    first = made.casefile.attachments[0].sha256.encode()

    def changed(change: Change) -> bytes:
        anew = rebagged(content.items(), change)
        return plain(with_payload(files, schools.school, made.casefile, anew, len(content)))

    yield Broken(
        "P1", "newer-format", "format 2", changed(edit("payload/bag-info.txt", b"Format: 1", b"Format: 2")), 3
    )
    for name, what, change in (
        ("unlisted-file", "a file more than a writer makes", lambda bag: bag.update({f"{DATA}x.txt": b"x"})),
        ("index-edited", "an attachment under another name", edit(f"{DATA}index.csv", b"CON.txt", b"COM.txt")),
        ("index-without-guard", "a formula in the index", edit(f"{DATA}index.csv", b"'=cmd", b"=cmd")),
        ("table-edited", "other words in the table of records", edit(f"{DATA}records.csv", b"coat", b"goat")),
        ("sources-alone", "the sources without their sheet", lambda bag: bag.pop(f"{DATA}sources.pdf")),
        ("not-canonical", "a space in records.json", edit(f"{DATA}records.json", b'":"', b'": "')),
    ):
        yield Broken("P2", name, what, changed(change))
    swapped = edit(f"{DATA}attachments/ATT-0004.txt", b"file", b"FILE")
    yield Broken("P3", "attachment-swapped", "an attachment of the same size", changed(swapped))

    def other_hash(bag: Files) -> None:
        for name in ("records.json", "index.csv"):
            edit(f"{DATA}{name}", first, b"0" * 64)(bag)

    yield Broken("P3", "another-hash", "the case file gives another hash", changed(other_hash))
    case = small().casefile
    few = five_files(small(), schools.school)
    for name, what, other in (
        ("no-route", "not said how it was reported, which only a child protection file may leave out",
         replace(case, route=None)),
        ("id-twice", "one record twice", replace(case, records=case.records * 2)),
    ):  # fmt: skip
        payload = build_payload(other, {})
        anew = with_payload(few, schools.school, case, payload.content, payload.file_count)
        yield Broken("P3", name, what, plain(anew))


def _records(schools: Schools) -> Iterator[Broken]:
    school, made, told = schools.school, small(), full(files=False)

    def with_case(change: Callable[[CaseFile], CaseFile]) -> bytes:
        return plain(five_files(replace(made, casefile=change(made.casefile)), school))

    yield Broken(
        "C4",
        "folder-of-another",
        "the folder is named as another bundle",
        plain(five_files(made, school), "DD-2026-0009-01"),
    )
    yield Broken(
        "D1",
        "real-records",
        "a demonstration signed by a school that is none",
        with_case(lambda case: replace(case, demonstration=True)),
    )

    def salts(salt: str) -> Callable[[CaseFile], CaseFile]:
        return lambda case: replace(
            case, records=tuple(replace(item, custody=replace(item.custody, salt=salt)) for item in case.records)
        )

    yield Broken("P4", "wrong-salt", "records that do not open their digests", with_case(salts("00")))
    yield Broken("P4", "no-salt", "records that do not say why they cannot be opened", with_case(salts("")))
    assert told.sheet
    (source,) = told.sheet.sources
    others = tuple(replace(each, witness="Somebody else") for each in source.records)
    other = replace(told, sheet=replace(told.sheet, sources=(replace(source, records=others),)))
    yield Broken("P4", "another-witness", "the sheet names another source", plain(five_files(other, school)))


def _schools(schools: Schools) -> Iterator[Broken]:
    made = small()
    demonstration = five_files(small(demonstration=True), schools.made_up)
    yield Broken(
        "D2", "made-up", "a made-up school, not asked for", plain(demonstration), 2, None, "made-up-root.pem"
    )
    forged = SchoolIdentity(schools.school.root_pem, schools.look_alike.leaf_pem, schools.look_alike.leaf_key_pem)
    yield Broken(
        "A1", "leaf-of-another", "a leaf that the root inside did not issue", plain(five_files(made, forged)), 2
    )
    early = five_files(made, schools.school, signed=LAST_YEAR, moment=LAST_YEAR)
    yield Broken("A1", "before-its-time", "signed before the leaf was valid", plain(early), 2)
    yield Broken(
        "A2", "look-alike", "another key under the same name", plain(five_files(made, schools.look_alike)), 2
    )


def _zipped(named: list[tuple[str, bytes]], compression: int) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", compression) as archive:
        for name, content in named:
            archive.writestr(zipfile.ZipInfo(name), content, compression)
    return out.getvalue()


def _locked(named: list[tuple[str, bytes]], **options: int) -> bytes:
    out = io.BytesIO()
    with pyzipper.AESZipFile(out, "w", pyzipper.ZIP_STORED) as archive:
        archive.setpassword(PASSPHRASE.encode())
        archive.setencryption(pyzipper.WZ_AES, **options)
        for name, content in named:
            entry = archive.zipinfo_cls(name)
            entry.create_system, entry.external_attr = 3, 0o100600 << 16
            archive.writestr(entry, content)
    return out.getvalue()


def _flipped(data: bytes, at: int) -> bytes:
    changed = bytearray(data)
    changed[at] ^= 1
    return bytes(changed)


def _added_to(seal: bytes) -> bytes:
    """The CMS with an unsigned attribute, which its signature does not cover."""
    from asn1crypto import cms, core

    content = cms.ContentInfo.load(seal)
    attribute = cms.CMSAttribute({"type": "1.2.826.0.1.1", "values": [core.UTF8String("anything")]})
    content["content"]["signer_infos"][0]["unsigned_attrs"] = cms.CMSAttributes([attribute])
    added: bytes = content.dump(force=True)
    return added
