"""A pack is letters in an order, with what they ask; a general one holds nothing private."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from dsl_desk.domain.errors import DeskError
from dsl_desk.services.lettering import packs as packs_module
from dsl_desk.services.lettering.packs import pack, packs
from dsl_desk.services.lettering.templates import _template

ASK = {"field": "day", "label": "Day", "hint": "", "kind": "day", "needed": True}


@pytest.fixture
def letters(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """Two letters, one that always goes and one that may, in the place of ours."""
    folder = tmp_path / "resources" / "letters"
    for code in ("first", "second"):
        (folder / code).mkdir(parents=True)
        meta = {"name": code, "kind": "general", "version": "1", "sources": [], "asks": [ASK]}
        (folder / code / "letter.json").write_text(json.dumps(meta))
    texts = [{"template": "second", "optional": True}, {"template": "first", "optional": False}]
    own = {"code": "own", "name": "Own", "about": "", "kind": "general", "texts": texts, "title": "Letter"}
    (folder / "packs.json").write_text(json.dumps([own]))
    monkeypatch.setattr("sys._MEIPASS", str(tmp_path), raising=False)
    _clear()
    yield folder
    _clear()


def _clear() -> None:
    _template.cache_clear()
    packs_module.packs.cache_clear()


def test_what_is_chosen_goes_in_the_order_of_the_pack(letters: Path) -> None:
    assert [each.code for each in pack("own").templates()] == ["first"]
    assert [each.code for each in pack("own").templates(("second", "unknown"))] == ["second", "first"]


def test_what_two_letters_ask_is_asked_once(letters: Path) -> None:
    assert [ask.field for ask in pack("own").asks(("second",))] == ["day"]


def test_a_private_letter_in_a_general_pack_is_damage(letters: Path) -> None:
    file = letters / "first" / "letter.json"
    file.write_text(file.read_text().replace("general", "private"))
    with pytest.raises(DeskError, match=r"packs\.json puts the private letter first into own"):
        packs()


def test_a_letter_that_is_not_there_is_named(letters: Path) -> None:
    (letters / "first" / "letter.json").unlink()
    with pytest.raises(DeskError, match=r"letters/first/letter\.json is missing"):
        packs()


def test_no_file_or_title_of_ours_says_what_the_letter_is_about() -> None:
    assert [each.code for each in packs() if "exploit" in f"{each.code} {each.title}".lower()] == []
