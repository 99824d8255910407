"""``dsl-desk check-letter``: what it answers, with which exit code, and one sentence for what it cannot read."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from dsl_desk.cli import run
from dsl_desk.paths import resources

LONG = " ".join(["word"] * 30) + "."
META = {"name": "Visit", "kind": "general", "version": "1", "sources": [], "asks": []}
ASK = {"field": "visit_day", "label": "Day", "hint": "", "kind": "day", "needed": True}


def text(folder: Path, content: str, name: str = "own.txt") -> str:
    (folder / name).write_text(content, "utf-8")
    return str(folder / name)


def test_a_plain_text_gets_its_scores(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["check-letter", text(tmp_path, "# Hello\n\nWe will call you on $date.\n")]) == 0
    assert "Flesch" in capsys.readouterr().out


def test_what_is_shipped_can_be_used(capsys: pytest.CaptureFixture[str]) -> None:
    for file in sorted((resources() / "letters").glob("*/*.txt")):
        assert run(["check-letter", str(file)]) == 0, capsys.readouterr().out


def test_a_refused_text_is_told_with_line_and_name(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["check-letter", text(tmp_path, "Hello\n\nCall $nobody.")]) == 1
    assert capsys.readouterr().out.startswith("Line 3 asks for $nobody, which is not one of $date")


def test_hard_sentences_and_remarks_have_their_line(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["check-letter", text(tmp_path, f"{LONG}\n\nThey put themselves at risk.")]) == 1
    first, second, *_ = capsys.readouterr().out.splitlines()
    assert first == "line 1: a sentence of 30 words"
    assert second.startswith("line 3: put themselves at risk (firm).")


def test_the_answer_in_json(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["check-letter", text(tmp_path, f"{LONG}\n\nThey put themselves at risk."), "--json"]) == 1
    answer = json.loads(capsys.readouterr().out)
    assert (answer["refused"], answer["hard"]) == (None, [{"line": 1, "words": 30}])
    assert answer["scores"].keys() == {"flesch", "grade", "smog"}
    assert [(each["line"], each["text"]) for each in answer["remarks"]] == [(3, "put themselves at risk")]
    assert run(["check-letter", text(tmp_path, "<b>"), "--json"]) == 1
    answer = json.loads(capsys.readouterr().out)
    assert (answer["refused"]["line"], answer["scores"]) == (1, None)


def test_what_a_letter_asks_is_read_from_the_file_named_or_the_one_beside(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = text(tmp_path, "We come on $visit_day.")
    other = text(tmp_path, json.dumps({**META, "asks": [ASK]}), "other.json")
    assert run(["check-letter", file]) == 1
    assert run(["check-letter", file, "--meta", other]) == 0
    text(tmp_path, json.dumps({**META, "asks": [ASK]}), "letter.json")
    assert run(["check-letter", file]) == 0


def test_the_name_of_the_file_says_the_language(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["check-letter", text(tmp_path, "They put themselves at risk.", "pl.txt")]) == 0
    assert "Flesch" not in capsys.readouterr().out


@pytest.mark.parametrize(
    ("meta", "words"),
    [
        ("{}", "letter.json cannot be understood"),
        ("[" * 10_000, "letter.json cannot be understood"),
        (
            json.dumps({**META, "asks": [{**ASK, "field": "date"}]}),
            r"letter.json asks for $date, which every letter has",
        ),
    ],
)
def test_a_damaged_meta_is_unreadable(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], meta: str, words: str
) -> None:
    text(tmp_path, meta, "letter.json")
    assert run(["check-letter", text(tmp_path, "Hello.")]) == 3
    assert words in capsys.readouterr().err


def test_a_file_that_is_not_there_or_no_text_is_unreadable(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(["check-letter", str(tmp_path / "none.txt")]) == 3
    assert run(["check-letter", text(tmp_path, "Hello."), "--meta", str(tmp_path / "none.json")]) == 3
    (tmp_path / "own.txt").write_bytes("Café".encode("utf-16"))
    assert run(["check-letter", str(tmp_path / "own.txt")]) == 3
    assert capsys.readouterr().err.count("Nothing was changed") == 3
