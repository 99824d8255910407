"""``dsl-desk wording``: what it answers, with which exit code, and one sentence for every text it cannot read."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from dsl_desk.services.language import LARGEST
from tests.compiled import compiled

BLAMING = "Tuesday.\nShe put herself at risk again. “He let me,” she said.\n"


def wording(*arguments: object, given: bytes = b"") -> tuple[int, str, str]:
    command = [sys.executable, "-m", "dsl_desk", "wording", *map(str, arguments)]
    done = subprocess.run(command, env=os.environ | compiled(), input=given, capture_output=True, check=False)
    assert b"Traceback" not in done.stderr
    return done.returncode, done.stdout.decode(), done.stderr.decode()


@pytest.fixture
def note(tmp_path: Path) -> Path:
    file = tmp_path / "note.txt"
    file.write_text(BLAMING, "utf-8")
    return file


def test_a_remark_names_its_line_what_why_and_what_instead(note: Path) -> None:
    code, out, err = wording(note)
    assert (code, err) == (1, "")
    assert out.startswith("line 2: put herself at risk (firm). It makes the child the cause of the danger.")
    assert "Instead:" in out
    assert out.count("\n") == 1


def test_json_gives_places_in_the_text(note: Path) -> None:
    code, out, _ = wording(note, "--json")
    answer = json.loads(out)
    (remark,) = answer["remarks"]
    assert code == 1
    assert remark == {
        "start": 13, "end": 32, "text": "put herself at risk", "entry": "self-at-risk", "strength": "firm",
    }  # fmt: skip
    assert BLAMING[remark["start"] : remark["end"]] == remark["text"]
    assert answer["catalogue"]


def test_a_text_can_come_in(note: Path) -> None:
    assert wording("-", given=BLAMING.encode())[0] == 1
    assert wording("-", given="\ufeffHe came in at 9:40.".encode()) == (0, "", "")
    assert wording("-", "--json", given=b"")[0] == 0


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (BLAMING.encode("utf-16"), "plain text in UTF-8"),
        ("café".encode("latin-1"), "plain text in UTF-8"),
        (b"%PDF-1.7\0\0", "plain text in UTF-8"),
        (b"a" * (LARGEST + 1), "longer than"),
    ],
    ids=["utf-16", "latin-1", "binary", "huge"],
)
def test_what_is_no_note_is_refused_in_words(tmp_path: Path, content: bytes, words: str) -> None:
    file = tmp_path / "note.txt"
    file.write_bytes(content)
    for answer in (wording(file), wording("-", given=content)):
        code, out, err = answer
        assert (code, out) == (3, "")
        assert words in err
        assert err.count("\n") == 1


def test_a_file_that_is_not_there_is_refused_in_words(tmp_path: Path) -> None:
    for place in (tmp_path / "none.txt", tmp_path):
        code, out, err = wording(place)
        assert (code, out) == (3, "")
        assert "cannot be read" in err
