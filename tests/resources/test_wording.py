"""The language aid's catalogue is whole and sourced, and everything we ship to be read stands up to it."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from dsl_desk import codec
from dsl_desk.domain.errors import DeskError
from dsl_desk.paths import resources
from dsl_desk.services import language
from dsl_desk.services.language import catalogue, remarks
from dsl_desk.wording.catalogue import Catalogue, Entry, Strength

ENTRIES = catalogue().entries
FIRM = {
    "self-at-risk", "lifestyle", "promiscuous", "sexual-activity-with", "prostitute", "child-pornography",
    "why-didnt", "shouldnt-have", "provocative", "attention-seeking", "suicide",
}  # fmt: skip
SOFT = {"consensual", "aggressive", "alleged", "disclosed", "victim", "disabled-noun", "vulnerable", "known-to"}
OURS = {"wording", "words", "spelling", "fonts", "icons"}
"""Folders without text of ours to be read: the aid's own list, word lists, pictures."""

TEXTS = sorted(
    file
    for file in resources().rglob("*")
    if file.suffix in {".json", ".txt"} and file.relative_to(resources()).parts[0] not in OURS
)


def strings(content: object) -> Iterator[str]:
    """Every text in a JSON value."""
    if isinstance(content, str):
        yield content
    elif isinstance(content, dict):
        for value in content.values():
            yield from strings(value)
    elif isinstance(content, list):
        for value in content:
            yield from strings(value)


def test_the_catalogue_has_every_wording_of_the_guides_once() -> None:
    codes = [entry.code for entry in ENTRIES]
    assert len(codes) >= 64
    assert len(set(codes)) == len(codes)
    assert all(catalogue().titles.count(title) == 1 for title in catalogue().titles)


def test_strengths_are_those_decided() -> None:
    assert {entry.code for entry in ENTRIES if entry.strength is Strength.FIRM} == FIRM
    assert {entry.code for entry in ENTRIES if entry.strength is Strength.SOFT} == SOFT


@pytest.mark.parametrize("entry", ENTRIES, ids=lambda entry: entry.code)
def test_an_entry_is_whole(entry: Entry) -> None:
    for words in (entry.heading, entry.why, entry.instead, entry.fine_when):
        assert words.strip() == words != ""
    assert entry.phrases
    assert entry.sources
    assert all(language.sources(entry))
    assert len(set(entry.phrases)) == len(entry.phrases)


def test_a_source_says_what_it_is_and_how_it_was_read() -> None:
    used = {name for entry in ENTRIES for name in entry.sources}
    assert used == catalogue().sources.keys()
    for source in catalogue().sources.values():
        assert source.title
        assert source.edition
        assert source.seen
        assert source.checked_on <= catalogue().checked_on


def test_every_list_is_used() -> None:
    phrases = " ".join(phrase for entry in ENTRIES for phrase in (*entry.phrases, *entry.unless))
    assert [name for name in catalogue().lists if f"{{{name}}}" not in phrases] == []


def test_there_is_something_to_read() -> None:
    assert {file.name for file in TEXTS} >= {"exploitation.json", "en-GB.txt", "routes.json", "story.json"}


@pytest.mark.parametrize("file", TEXTS, ids=lambda file: f"{file.parent.name}/{file.name}")
def test_what_we_ship_needs_no_firm_advice(file: Path) -> None:
    text = file.read_text("utf-8")
    for words in strings(json.loads(text)) if file.suffix == ".json" else [text]:
        assert [remark.text for remark in remarks(words) if remark.strength is Strength.FIRM] == []


@pytest.fixture
def own_catalogue(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A school's own content in place of ours; nothing read before counts."""
    readers = (language.catalogue, language._scanner, language._entries)
    file = tmp_path / "wording" / "catalogue.json"
    file.parent.mkdir()
    monkeypatch.setattr("dsl_desk.paths.resources", lambda: tmp_path)
    for reader in readers:
        reader.cache_clear()
    yield file
    for reader in readers:
        reader.cache_clear()


@pytest.mark.parametrize(
    ("change", "words"),
    [
        ({"entries": [{"phrases": ["(put"]}]}, r"not a phrase: \(put"),
        ({"entries": [{"phrases": ["{nobody}"]}]}, "not a phrase: {nobody}"),
        ({"sources": {}}, "names the sources"),
        ({"entries": "none"}, "cannot be understood"),
    ],
)
def test_a_catalogue_that_is_none_is_refused_in_words(
    own_catalogue: Path, change: dict[str, object], words: str
) -> None:
    whole = json.loads(codec.encode(_one_entry()))
    patched = whole | change
    if isinstance(change.get("entries"), list):
        patched["entries"] = [whole["entries"][0] | change["entries"][0]]  # type: ignore[index]
    own_catalogue.write_text(json.dumps(patched))
    with pytest.raises(DeskError, match=words):
        remarks("text")


def test_a_school_can_replace_the_catalogue(own_catalogue: Path) -> None:
    own_catalogue.write_bytes(codec.encode(_one_entry()))
    assert [remark.entry for remark in remarks("She put herself at risk, and is attention-seeking.")] == [
        "self-at-risk"
    ]


def _one_entry() -> object:
    shipped = codec.decode(Catalogue, SHIPPED)
    return replace(shipped, entries=shipped.entries[:1], titles=())


SHIPPED = (resources() / language.CATALOGUE).read_bytes()
