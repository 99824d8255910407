"""The letters that are shipped: every text can be read, and a damaged file is named."""

import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from dsl_desk.domain.errors import DeskError
from dsl_desk.domain.letter import ENGLISH
from dsl_desk.services.lettering.templates import _template, shipped, template, templates

META = '{"name": "T", "kind": "general", "version": "1", "sources": [], "asks": []}'


@pytest.fixture
def letters(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A school's own letter `own`, in the place of ours."""
    folder = tmp_path / "resources" / "letters" / "own"
    folder.mkdir(parents=True)
    (folder / "letter.json").write_text(META)
    monkeypatch.setattr("sys._MEIPASS", str(tmp_path), raising=False)
    _template.cache_clear()
    yield folder
    _template.cache_clear()


def test_every_shipped_text_can_be_read() -> None:
    assert [each.code for each in templates() if not all(each.blocks(language) for language in each.texts)] == []
    assert all(ENGLISH in each.texts for each in templates())


def test_a_damaged_file_is_named_with_its_line(letters: Path) -> None:
    (letters / "en-GB.txt").write_text("Hello\n$nothing")
    with pytest.raises(DeskError, match=r"damaged: letters/own/en-GB\.txt, line 2, asks for \$nothing.*install"):
        template("own").blocks(ENGLISH)


def test_text_in_another_encoding_is_refused(letters: Path) -> None:
    (letters / "en-GB.txt").write_bytes("Café".encode("latin-1"))
    with pytest.raises(DeskError, match=r"letters/own/en-GB\.txt is not plain text"):
        template("own")


def test_a_letter_or_language_that_is_not_there_is_refused(letters: Path) -> None:
    with pytest.raises(DeskError, match=r"letters/own/pl\.txt is missing"):
        shipped("own", "pl")
    (letters / "letter.json").unlink()
    _template.cache_clear()
    with pytest.raises(DeskError, match=r"letters/own/letter\.json is missing"):
        template("own")


@pytest.mark.parametrize(
    ("asks", "words"),
    [
        ([("date", "Day")], r"asks for \$date, which every letter has"),
        ([("child_name", "Name")], r"asks for \$child_name, which every letter has"),
        ([("contacts", "Numbers")], r"asks for \$contacts, which every letter has"),
        ([("a day", "Day")], r"asks for \$a day, which is no name of a field"),
        ([("day", "Day"), ("day", "The day")], r"asks for \$day twice"),
    ],
)
def test_a_letter_that_asks_wrongly_is_damaged(letters: Path, asks: list[tuple[str, str]], words: str) -> None:
    asked = [{"field": field, "label": label, "hint": "", "kind": "line", "needed": True} for field, label in asks]
    (letters / "letter.json").write_text(json.dumps({**json.loads(META), "asks": asked}))
    with pytest.raises(DeskError, match=rf"letters/own/letter\.json {words}"):
        template("own")
