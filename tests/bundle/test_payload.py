from __future__ import annotations

import csv
import io
import json
import os
import subprocess
import sys
import zipfile
from hashlib import sha256
from pathlib import Path

import pytest

from dsl_desk import codec
from dsl_desk.bundle.payload import OPENABLE, Attachment, build_payload
from dsl_desk.bundle.reader import read_payload
from tests.bundle.cases import AWKWARD, FULL_WIDTH, PHOTO, PROGRAM, case_record, casefile, contact, observation


def opened(content: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        assert archive.testzip() is None
        return {name.removeprefix("payload/"): archive.read(name) for name in archive.namelist()}


def test_the_same_case_gives_the_same_bytes_in_another_process() -> None:
    code = (
        "from tests.bundle.cases import *; import sys; "
        "sys.stdout.write(build_payload(casefile(), (PHOTO, PROGRAM)).sha256)"
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
        assert done.stdout == build_payload(casefile(), (PHOTO, PROGRAM)).sha256


def test_a_payload_says_of_itself_what_is_true() -> None:
    payload = build_payload(casefile(), (PHOTO, PROGRAM))
    assert payload.sha256 == sha256(payload.content).hexdigest()
    assert payload.size == len(payload.content)
    assert payload.file_count == len(opened(payload.content)) == 11


def test_reading_gives_back_what_was_written() -> None:
    case = casefile(
        [case_record(n, observation(n, exact_words=text)) for n, text in enumerate((*AWKWARD, FULL_WIDTH))]
    )
    files = tuple(
        Attachment(f"{n:032x}", f"{text[:50]}.pdf", "application/pdf", text.encode(), text[:90])
        for n, text in enumerate((*AWKWARD, FULL_WIDTH))
    )
    payload = build_payload(case, files)
    assert read_payload(payload.content) == (payload, case, files)


def test_a_bundle_without_attachments_has_an_empty_index() -> None:
    files = opened(build_payload(casefile()).content)
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
    attachment = Attachment("1" * 32, name, "x/y", b"content", "the school")
    files = opened(build_payload(casefile(), (attachment,)).content)
    assert files[f"data/attachments/ATT-0001.{ending}"] == b"content"
    assert not {"exe", "html", "js", "cer", "crt", "zip", "lnk", "docm"} & set(OPENABLE)


def test_no_cell_of_a_table_can_run() -> None:
    case = casefile(
        [case_record(n, observation(n, exact_words=text)) for n, text in enumerate((*AWKWARD, FULL_WIDTH))]
    )
    files = opened(build_payload(case, (PROGRAM,)).content)
    for name in ("data/records.csv", "data/index.csv"):
        assert files[name].startswith(b"\xef\xbb\xbf")
        rows = list(csv.reader(io.StringIO(files[name].decode("utf-8-sig"), newline="")))
        assert len({len(row) for row in rows}) == 1
        assert not [cell for row in rows for cell in row if cell.startswith(("=", "+", "-", "@", "\t", "\r", "＝"))]


def test_the_table_of_records_reads_like_the_report() -> None:
    case = casefile([case_record(1, observation(1)), case_record(2, contact(2), "Wrong day")])
    files = opened(build_payload(case).content)
    first, second = csv.DictReader(io.StringIO(files["data/records.csv"].decode("utf-8-sig"), newline=""))
    assert first["happened"] == "Tuesday 24 March 2026 at about 8:40am"
    assert first["indicators"] == "New things nobody can account for\nMissing or home late"
    assert (first["recorded_by"], first["with_whom"], first["version"]) == ("Ines Made-Up", "", "1")
    assert (second["record"], second["kind"], second["correction"]) == ("contact", "call", "Wrong day")
    assert second["recorded"] == "2026-11-17T15:04:05+00:00"


def test_custody_opens_the_digest_of_every_record() -> None:
    files = opened(build_payload(casefile()).content)
    custody = json.loads(files["data/custody.json"])
    records = json.loads(files["data/records.json"])["records"]
    assert custody["journal"] == {"device": "d" * 32, "seq": 210, "head": "9" * 64}
    for line, record in zip(custody["records"], records, strict=True):
        body = codec.encode({"reason": record.get("correction", ""), "record": record[record["kind"]]})
        salt = bytes.fromhex(line["custody"]["salt"])
        assert sha256(salt + body).hexdigest() == line["custody"]["digest"]


def test_what_was_left_out_is_only_counted() -> None:
    selection = json.loads(opened(build_payload(casefile()).content)["data/selection.json"])
    assert selection["left_out"] == {"observation": 2}
    assert selection["chosen"] == [record.record.id for record in casefile().records]
