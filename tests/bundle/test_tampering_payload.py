"""Every tampering with the payload, each also under the school's own signature and with a report made for it."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from dsl_desk.bundle.container import read_files
from dsl_desk.bundle.identity import SchoolIdentity
from dsl_desk.bundle.layout import PAYLOAD, SUMS, sums
from dsl_desk.bundle.payload import bag, build_payload
from dsl_desk.bundle.stored_zip import stored_zip
from dsl_desk.bundle.verifier import verify
from dsl_desk.documents.sources import source_sheet
from dsl_desk.domain.casefile import CaseFile, SourceSheet
from tests.bundle.cases import BUNDLE, CONTENTS, PASSPHRASE, case_record, casefile, observation
from tests.bundle.forging import Change, Files, edit, rebagged, with_payload, written
from tests.bundle.full import WITNESS, Made, full, told_by
from tests.bundle.refusal import refuse


def changed(change: Change, *, manifests: bool = True) -> bytes:
    return rebagged(bag(casefile(), CONTENTS), change, manifests=manifests)


def rezipped(compression: int) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", compression) as archive:
        for name, content in bag(casefile(), CONTENTS):
            archive.writestr(name, content)
    return out.getvalue()


PAYLOADS: dict[str, Callable[[], bytes]] = {
    "zipped again, stored": lambda: rezipped(zipfile.ZIP_STORED),
    "zipped again, deflated": lambda: rezipped(zipfile.ZIP_DEFLATED),
    "another order": lambda: b"".join(stored_zip(bag(casefile(), CONTENTS)[::-1])),
    "an unlisted file": lambda: changed(lambda files: files.update({"payload/data/x.txt": b"x"}), manifests=False),
    "a listed file too many": lambda: changed(lambda files: files.update({"payload/data/x.txt": b"x"})),
    "a file beside the bag": lambda: changed(lambda files: files.update({"x.txt": b"x"})),
    "a file missing": lambda: changed(lambda files: files.pop("payload/data/custody.json")),
    "no records": lambda: changed(lambda files: files.pop("payload/data/records.json")),
    "no index": lambda: changed(lambda files: files.pop("payload/data/index.csv")),
    "another table": lambda: changed(edit("payload/data/records.csv", b"coat", b"goat")),
    "other records": lambda: changed(edit("payload/data/records.json", b"coat", b"goat")),
    "records with spaces": lambda: changed(edit("payload/data/records.json", b'":"', b'": "')),
    "records with more fields": lambda: changed(
        edit("payload/data/records.json", b'{"attachments"', b'{"a":1,"attachments"')
    ),
    "records cut short": lambda: changed(edit("payload/data/records.json", b"}}", b"")),
    "a record under another kind": lambda: changed(
        edit("payload/data/records.json", b'"kind":"contact"', b'"kind":"decision"')
    ),
    "a record of no kind": lambda: changed(
        edit("payload/data/records.json", b'"kind":"contact"', b'"kind":"__class__"')
    ),
    "a bundle's name that leads elsewhere": lambda: changed(
        edit("payload/data/records.json", BUNDLE.encode(), b"../../bundle")
    ),
    "records nested without end": lambda: changed(
        lambda files: files.update({"payload/data/records.json": b"[" * 100_000})
    ),
    "another selection": lambda: changed(edit("payload/data/selection.json", b'"observation":2', b'"observation":1')),
    "another salt": lambda: changed(edit("payload/data/custody.json", b"0" * 31 + b"1", b"0" * 31 + b"5")),
    "another attachment": lambda: changed(edit("payload/data/attachments/ATT-0001.jpg", b"photo", b"video")),
    "a dangerous ending": lambda: changed(
        lambda files: files.update(
            {"payload/data/attachments/ATT-0002.exe": files.pop("payload/data/attachments/ATT-0002.bin")}
        )
    ),
    "an index of nothing": lambda: changed(edit("payload/data/index.csv", b"ATT-0001.jpg", b"ATT-0009.jpg")),
    "an index with short rows": lambda: changed(edit("payload/data/index.csv", b",a parent brought it", b"")),
    "an index that is not text": lambda: changed(edit("payload/data/index.csv", b"parent", b"p\xffrent")),
    "another date": lambda: changed(edit("payload/bag-info.txt", b"2026-11-20", b"2026-11-21")),
    "a manifest of nothing": lambda: changed(
        lambda files: files.update({"payload/manifest-sha256.txt": b""}), manifests=False
    ),
    "a comment": lambda: changed(lambda files: None)[:-2] + b"\1\0!",
    "nothing": lambda: b"",
    "no zip": lambda: b"%PDF-1.7",
}


def test_the_control_payload_is_the_writer_s_own() -> None:
    assert changed(lambda files: None) == build_payload(casefile(), CONTENTS).content


@pytest.mark.parametrize("kind", PAYLOADS)
def test_a_payload_that_does_not_fit(kind: str, five_files: Files, school: SchoolIdentity, tmp_path: Path) -> None:
    """Also when the report was made for it: its own hash, bytes and file count stand on page 1."""
    refuse(written(tmp_path, with_payload(five_files, school, casefile(), PAYLOADS[kind]())), school, 1, 3)


# Files, sources and names, in a bundle that has all of them


@pytest.fixture(scope="module")
def whole(school: SchoolIdentity, tmp_path_factory: pytest.TempPathFactory) -> Files:
    """The five files of it."""
    return read_files(full().sealed(tmp_path_factory.mktemp("whole"), school).target, PASSPHRASE)[1]


def bag_of(made: Made) -> list[tuple[str, bytes]]:
    pdf = source_sheet(made.casefile, made.sheet) if made.sheet else b""
    return [(name, bytes(content)) for name, content in bag(made.casefile, made.contents, made.sheet, pdf)]


def att(number: int, ending: str) -> str:
    return f"payload/data/attachments/ATT-{number:04}.{ending}"


def swap(one: str, other: str) -> Change:
    def change(files: Files) -> None:
        files[one], files[other] = files[other], files[one]

    return change


def drop(*names: str) -> Change:
    def change(files: Files) -> None:
        for name in names:
            del files[name]

    return change


INDEX, RECORDS, SHEET, SHEET_PDF = (
    f"payload/data/{name}" for name in ("index.csv", "records.json", "sources.json", "sources.pdf")
)

CONTENT_CHANGES: dict[str, Change] = {
    "two files swapped": swap(att(4, "txt"), att(5, "txt")),
    "a file swapped for one of its size": edit(att(4, "txt"), b"file", b"FILE"),
    "an empty file filled": lambda files: files.update({att(8, "jpg"): b"x"}),
    "a file removed": drop(att(8, "jpg")),
    "a file added": lambda files: files.update({att(9, "jpg"): b"x"}),
    "a file's number given twice": lambda files: files.update({att(4, "pdf"): b"x"}),
    "a file under its own name": lambda files: files.update(
        {"payload/data/attachments/CON.txt": files.pop(att(3, "txt"))}
    ),
    "a file that leads out": lambda files: files.update({"payload/data/../../x": b"x"}),
    "the index edited": edit(INDEX, b"CON.txt", b"COM.txt"),
    "the index without its guard": edit(INDEX, b"'=cmd.csv", b"=cmd.csv"),
    "the index in another order": lambda files: files.update(
        {INDEX: b"\r\n".join(reversed(files[INDEX].split(b"\r\n")))}
    ),
    "another name in the records": edit(RECORDS, b"CON.txt", b"COM.txt"),
    "the sheet of sources alone removed": drop(SHEET_PDF),
    "the sources alone removed": drop(SHEET),
    "another witness": edit(SHEET, WITNESS.encode(), WITNESS.replace("opposite", "far from").encode()),
    "a source of no record": edit(SHEET, b'"S1"', b'"S2"'),
    "the sources of another bundle": edit(SHEET, BUNDLE.encode(), b"DD-2026-0002-01"),
    "sources with spaces": edit(SHEET, b'":"', b'": "'),
    "a name put back": edit(RECORDS, b"[Child A]", b"Sam Madeup"),
    "names no longer replaced": edit(RECORDS, b',"names_replaced":1', b""),
    "a witness beside a code": edit(RECORDS, b'"source":"S1"', b'"source":""'),
}


@pytest.mark.parametrize("kind", CONTENT_CHANGES)
def test_a_change_of_files_sources_or_names(kind: str, whole: Files, school: SchoolIdentity, tmp_path: Path) -> None:
    made = full()
    content = rebagged(bag_of(made), CONTENT_CHANGES[kind])
    assert content != whole[PAYLOAD]
    refuse(written(tmp_path, with_payload(whole, school, made.casefile, content, len(bag_of(made)))), school)


def test_the_control_of_files_sources_and_names_is_accepted(
    whole: Files, school: SchoolIdentity, tmp_path: Path
) -> None:
    made = full()
    content = rebagged(bag_of(made), lambda files: None)
    assert content == whole[PAYLOAD]
    folder = written(tmp_path, with_payload(whole, school, made.casefile, content, len(bag_of(made))))
    assert verify(folder, school.root_pem).exit_code == 0


@pytest.mark.parametrize("sources", [True, False], ids=["removed", "added"])
def test_sources_removed_or_added_by_somebody_without_the_key(
    sources: bool, school: SchoolIdentity, tmp_path: Path
) -> None:
    """Each is what a writer may make; only the school may choose between them, before it signs."""
    (tmp_path / "in").mkdir()
    (tmp_path / "out").mkdir()
    files = read_files(full(sources=sources).sealed(tmp_path / "in", school).target, PASSPHRASE)[1]
    files[PAYLOAD] = full(sources=not sources).payload().content
    refuse(written(tmp_path / "out", files), school)
    files[SUMS] = sums(files)
    refuse(written(tmp_path / "out", files), school)


def signed(made: Made, school: SchoolIdentity, tmp_path: Path) -> Path:
    return made.sealed(tmp_path, school, passphrase=None).target


def with_record(change: Callable[[CaseFile], CaseFile]) -> Made:
    made = full(files=False)
    return replace(made, casefile=change(made.casefile))


def salted(case: CaseFile) -> CaseFile:
    """A salt left with a record whose words were replaced: the name could be guessed by it."""
    records = [replace(item, custody=replace(item.custody, salt="00")) for item in case.records]
    return replace(case, records=tuple(records))


def uncounted(case: CaseFile) -> CaseFile:
    return replace(case, records=tuple(replace(item, names_replaced=0) for item in case.records))


def uncoded(case: CaseFile) -> CaseFile:
    return replace(case, records=tuple(replace(item, source="") for item in case.records))


@pytest.mark.parametrize("change", [salted, uncounted, uncoded])
def test_records_that_do_not_say_why_they_cannot_be_opened(
    change: Callable[[CaseFile], CaseFile], school: SchoolIdentity, tmp_path: Path
) -> None:
    refuse(signed(with_record(change), school, tmp_path), school)


def test_one_record_twice_on_the_sheet_of_sources(school: SchoolIdentity, tmp_path: Path) -> None:
    made = full()
    assert made.sheet
    twice = SourceSheet(BUNDLE, made.sheet.sources * 2)
    refuse(signed(replace(made, sheet=twice), school, tmp_path), school)


def test_a_sheet_of_sources_for_records_that_have_none(school: SchoolIdentity, tmp_path: Path) -> None:
    _, sheet = told_by(case_record(2, replace(observation(2), witness=WITNESS)), BUNDLE)
    refuse(signed(Made(casefile(attachments=()), {}, sheet), school, tmp_path), school)
