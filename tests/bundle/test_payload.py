from __future__ import annotations

import csv
import io
import json
import os
import re
import subprocess
import sys
import zipfile
from dataclasses import replace
from hashlib import sha256
from pathlib import Path

import pytest

from dsl_desk import codec
from dsl_desk.bundle.payload import OPENABLE, build_payload
from dsl_desk.bundle.reader import read_payload
from dsl_desk.bundle.tables import FORMULA_STARTS
from dsl_desk.domain.agency import Agency, AgencyKind
from dsl_desk.domain.casefile import CaseFile, Source, SourceSheet
from dsl_desk.domain.concern import Concern
from dsl_desk.domain.errors import Tampered
from dsl_desk.domain.not_shared import NotShared
from dsl_desk.domain.observation import SourceKind
from dsl_desk.domain.referral import Referral, ReferralHow
from dsl_desk.domain.report_form import ReportForm
from dsl_desk.domain.route import RouteAnswer
from dsl_desk.domain.sharing import Sharing
from dsl_desk.domain.significance import Significance
from dsl_desk.domain.term import Term
from dsl_desk.domain.when import NOT_KNOWN
from tests.bundle.cases import (
    AWKWARD,
    CONTENTS,
    EVERY_KIND,
    FULL_WIDTH,
    PHOTO,
    PHOTO_BYTES,
    attachment,
    case_record,
    casefile,
    contact,
    observation,
)


def opened(content: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        assert archive.testzip() is None
        return {name.removeprefix("payload/"): archive.read(name) for name in archive.namelist()}


def table_of(case: CaseFile) -> list[dict[str, str]]:
    text = opened(build_payload(case, CONTENTS).content)["data/records.csv"].decode("utf-8-sig")
    return list(csv.DictReader(io.StringIO(text, newline="")))


def test_the_same_case_gives_the_same_bytes_in_another_process() -> None:
    code = (
        "from tests.bundle.cases import *; import sys; sys.stdout.write(build_payload(casefile(), CONTENTS).sha256)"
    )
    for seed, zone in (("1", "UTC"), ("2", "Pacific/Auckland")):
        done = subprocess.run(
            [sys.executable, "-c", code],
            cwd=Path(__file__).parents[2],
            env={**os.environ, "PYTHONHASHSEED": seed, "TZ": zone},
            capture_output=True,
            text=True,
            check=True,
            timeout=60,
        )
        assert done.stdout == build_payload(casefile(), CONTENTS).sha256


def test_a_payload_says_of_itself_what_is_true() -> None:
    payload = build_payload(casefile(), CONTENTS)
    assert payload.sha256 == sha256(payload.content).hexdigest()
    assert payload.size == len(payload.content)
    assert payload.file_count == len(opened(payload.content)) == 11


def test_reading_gives_back_what_was_written() -> None:
    awkward = list(enumerate((*AWKWARD, FULL_WIDTH)))
    files = [attachment(n, f"{text[:50]}.pdf", text.encode(), what=text[:90], matter=n) for n, text in awkward]
    case = casefile([case_record(n, observation(n, exact_words=text)) for n, text in awkward], attachments=files)
    contents = {file.id: text.encode() for file, (_, text) in zip(files, awkward, strict=True)}
    payload = build_payload(case, contents)
    read = read_payload(payload.content)
    assert (read.casefile, read.contents, read.sources) == (case, contents, None)
    assert (read.payload.content, read.payload.sha256) == (payload.content, payload.sha256)


WHOLE_FILE_ONLY = [
    case_record(7, each) for each in EVERY_KIND if isinstance(each, (Concern, Sharing, NotShared, RouteAnswer))
]
IN_NONE = {
    "a record twice": casefile([case_record(1, observation(1))] * 2),
    "a file twice": casefile(attachments=(PHOTO, PHOTO)),
    "a file under a record's id": casefile(attachments=(replace(PHOTO, id=observation(1).id),)),
}
IN_A_CHILD_S_FILE = {"no route": replace(casefile(), route=None)} | {
    item.kind: casefile([item], attachments=()) for item in WHOLE_FILE_ONLY
}


@pytest.mark.parametrize("kind", [*IN_NONE, *IN_A_CHILD_S_FILE])
def test_what_the_types_cannot_say_is_refused(kind: str) -> None:
    case = (IN_NONE | IN_A_CHILD_S_FILE)[kind]
    contents = CONTENTS | {observation(1).id: PHOTO_BYTES}
    with pytest.raises(Tampered):
        read_payload(build_payload(case, contents).content)
    whole = build_payload(replace(case, form=ReportForm.TRANSFER), contents).content
    if kind in IN_A_CHILD_S_FILE:
        assert read_payload(whole).casefile.form is ReportForm.TRANSFER


@pytest.mark.parametrize("wrong", [{PHOTO.id: b"other"}, {PHOTO.id: PHOTO_BYTES + b"!"}])
def test_the_bytes_of_an_attachment_are_proved(wrong: dict[str, bytes]) -> None:
    with pytest.raises(ValueError, match="not the bytes"):
        build_payload(casefile(), {**CONTENTS, **wrong})
    with pytest.raises(KeyError):
        build_payload(casefile(), wrong)


AWKWARD_NAMES = (
    *("=cmd.csv", "../x", "..\\..\\x.pdf", "CON.txt", "con.txt", "nul", ".", "..", "/etc/passwd", "C:\\x.doc"),
    *("a" * 296 + ".pdf", "\u202efdp.exe", "שלום.pdf", "tab\t.txt", "line\nbreak.txt", '"quoted",.csv', "\x7f.txt"),
)


def test_awkward_names_stand_in_the_index_alone(tmp_path: Path) -> None:
    """Neutral names in the bag: nothing of the original becomes a path, two of one name differ, nothing runs."""
    files = [attachment(n, name, b"" if n == 3 else name.encode()) for n, name in enumerate(AWKWARD_NAMES)]
    contents = {file.id: b"" if n == 3 else file.name.encode() for n, file in enumerate(files)}
    payload = build_payload(casefile(attachments=files), contents)
    with zipfile.ZipFile(io.BytesIO(payload.content)) as archive:
        names = archive.namelist()
        archive.extractall(tmp_path)
    inside = [name for name in names if name.startswith("payload/data/attachments/")]
    assert len(inside) == len(files) == len(list((tmp_path / "payload/data/attachments").iterdir()))
    assert all(re.fullmatch(r"payload/data/attachments/ATT-\d{4}\.[a-z0-9]{2,4}", name) for name in inside)
    rows = list(csv.reader(io.StringIO(opened(payload.content)["data/index.csv"].decode("utf-8-sig"), newline="")))
    assert [row[2].removeprefix("'") for row in rows[1:]] == list(AWKWARD_NAMES)
    assert not [cell for row in rows for cell in row if cell.startswith(FORMULA_STARTS)]
    assert read_payload(payload.content).contents == contents


def test_the_sources_are_two_files_apart() -> None:
    sheet = SourceSheet(casefile().bundle, (Source("S1", SourceKind.STAFF, ()),))
    with_them = opened(build_payload(casefile(), CONTENTS, sheet, b"%PDF").content)
    without = opened(build_payload(casefile(), CONTENTS).content)
    added = {name for name in with_them if name not in without}
    assert added == {"data/sources.json", "data/sources.pdf"}
    changed = {name for name in without if with_them[name] != without[name]}
    assert changed == {"bag-info.txt", "manifest-sha256.txt", "tagmanifest-sha256.txt"}


def test_a_bundle_without_attachments_has_an_empty_index() -> None:
    files = opened(build_payload(casefile(attachments=()), {}).content)
    assert files["data/index.csv"].count(b"\r\n") == 1
    assert not [name for name in files if name.startswith("data/attachments")]


@pytest.mark.parametrize(
    ("name", "ending"),
    [
        ("a.JPG", "jpg"), ("a.tar.pdf", "pdf"), ("run.exe", "bin"), ("page.html", "bin"), ("none", "bin"),
        ("x.pdf ", "bin"), ("..", "bin"), ("a/../../b.docx", "docx"), ("name.\u202efdp", "bin"),
        ("school.cer", "bin"), ("x.pdf\n", "bin"), (".png", "png"),
    ],
)  # fmt: skip
def test_attachments_get_neutral_names(name: str, ending: str) -> None:
    file = attachment(1, name, b"content")
    files = opened(build_payload(casefile(attachments=[file]), {file.id: b"content"}).content)
    assert files[f"data/attachments/ATT-0001.{ending}"] == b"content"
    assert not {"exe", "html", "js", "cer", "crt", "zip", "lnk", "docm"} & set(OPENABLE)


def test_no_cell_of_a_table_can_run() -> None:
    case = casefile(
        [case_record(n, observation(n, exact_words=text)) for n, text in enumerate((*AWKWARD, FULL_WIDTH))]
    )
    files = opened(build_payload(case, CONTENTS).content)
    for name in ("data/records.csv", "data/index.csv"):
        assert files[name].startswith(b"\xef\xbb\xbf")
        rows = list(csv.reader(io.StringIO(files[name].decode("utf-8-sig"), newline="")))
        assert len({len(row) for row in rows}) == 1
        assert not [cell for row in rows for cell in row if cell.startswith(("=", "+", "-", "@", "\t", "\r", "＝"))]


def test_the_table_of_records_reads_like_the_report() -> None:
    case = casefile([case_record(1, observation(1)), case_record(2, contact(2), "Wrong day")])
    first, second = table_of(case)
    assert first["when"] == "Tuesday 24 March 2026 at about 8:40am"
    assert "indicators: New things nobody can account for; Missing or home late" in first["other"].splitlines()
    assert (first["recorded_by"], first["who"], first["version"]) == ("Ines Made-Up", "", "1")
    assert (first["number"], first["attachments"]) == ("1", "ATT-0001")
    assert (second["record"], second["who"], second["correction"]) == ("contact", "Duty officer", "Wrong day")
    assert second["other"].splitlines() == ["kind: call", "follow_up: 2026-04-01"]
    assert second["recorded"] == "2026-11-17T15:04:05+00:00"


def test_a_table_holds_every_word_of_every_kind_once() -> None:
    """Each text of a record stands in its row, whichever column its field has."""
    for record in EVERY_KIND:
        (row,) = table_of(replace(casefile([case_record(7, record)]), attachments=()))
        cells = "\n".join(value for name, value in row.items() if name not in ("number", "id"))
        for text in re.findall(r'"(word[a-z]+)"(?!:)', codec.encode(record).decode()):
            assert len(re.findall(rf"\b{text}\b", cells)) == 1, text


def test_agencies_and_meaning_are_said_in_words() -> None:
    referral = Referral("7" * 32, "e" * 32, "b" * 32, ReferralHow.ONLINE, "wordwhy", NOT_KNOWN)
    meaning = Significance("8" * 32, "7" * 32, "e" * 32, Term("police", "Police"), "wordmeaning")
    record = replace(case_record(7, referral), meaning=meaning)
    (row,) = table_of(replace(casefile([record]), agencies=(Agency("b" * 32, "wordagency", AgencyKind.POLICE),)))
    assert "agency_id: wordagency" in row["other"].splitlines()
    assert row["meaning"] == "Police\nwordmeaning"


def test_custody_opens_the_digest_of_every_record() -> None:
    files = opened(build_payload(casefile(), CONTENTS).content)
    custody = json.loads(files["data/custody.json"])
    records = json.loads(files["data/records.json"])["records"]
    assert custody["journal"] == {"device": "d" * 32, "seq": 210, "head": "9" * 64}
    for line, record in zip(custody["records"], records, strict=True):
        body = codec.encode({"reason": record.get("correction", ""), "record": record[record["kind"]]})
        salt = bytes.fromhex(line["custody"]["salt"])
        assert sha256(salt + body).hexdigest() == line["custody"]["digest"]


def test_what_was_left_out_is_only_counted() -> None:
    selection = json.loads(opened(build_payload(casefile(), CONTENTS).content)["data/selection.json"])
    assert selection["left_out"] == {"observation": 2}
    assert selection["chosen"] == [record.record.id for record in casefile().records]
