"""Search: names and notes as people type them, current versions only, whatever stands in the query."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dsl_desk.domain.child import Child
from dsl_desk.domain.clock import SetClock, SystemClock
from dsl_desk.store import search
from dsl_desk.store.vault import Vault
from tests.store.conftest import FINLEY, SEEN, begin, new_vault, record

ROLL = (
    Child("4" * 32, "Łukaszewicz", "Żofia", known_as="Zosia"),
    Child("5" * 32, "O’Brien", "Siân"),
    Child("6" * 32, "Smith-Jones", "Zoë"),
    Child("7" * 32, "الأحمد", "محمد"),
    Child("8" * 32, "100%_\\", "Mark"),
)


@pytest.fixture
def roll(vault: Vault, clock: SetClock) -> Vault:
    record(vault, clock, *ROLL)
    return vault


@pytest.mark.parametrize(
    ("typed", "family_names"),
    [
        ("fin", ["Ward"]),
        ("ward fin", ["Ward"]),
        ("FINLEY WARD", ["Ward"]),
        ("zofia", ["Łukaszewicz"]),
        ("zosia", ["Łukaszewicz"]),
        ("luk", ["Łukaszewicz"]),
        ("Łuk", ["Łukaszewicz"]),
        ("obrien", ["O’Brien"]),
        ("o'brien", ["O’Brien"]),
        ("o’brien sian", ["O’Brien"]),
        ("jones", ["Smith-Jones"]),
        ("smith-jones", ["Smith-Jones"]),
        ("zoe smith jones", ["Smith-Jones"]),
        ("محمد", ["الأحمد"]),
        ("100%", ["100%_\\"]),
        ("%", []),
        ("_", []),
        ("ard", []),
        ("", []),
        ("   ", []),
    ],
)
def test_children_are_found_by_the_beginnings_of_their_names(
    roll: Vault, typed: str, family_names: list[str]
) -> None:
    assert [child.family_name for child in search.children(roll.connection, typed, 9)] == family_names


def test_children_come_by_family_name(roll: Vault) -> None:
    assert [child.given_name for child in search.children(roll.connection, "z", 9)] == ["Żofia", "Zoë"]
    assert [child.given_name for child in search.children(roll.connection, "z", 1)] == ["Żofia"]


def found(vault: Vault, text: str) -> list[str]:
    return [note.id for note in search.notes(vault.connection, text, 9)]


@pytest.mark.parametrize(
    "typed",
    ["zebraphone", "ZEBRA", "ze", "gate zebra", "the gate", "gâte", "«gate»", "gate.", "zebraphone\0", "at-the"],
)
def test_notes_are_found_by_words_with_the_last_one_as_a_beginning(vault: Vault, typed: str) -> None:
    assert found(vault, typed) == [SEEN.id]


@pytest.mark.parametrize(
    "typed", ["", "z", " z ", "bra", "zeb gate", "the gate z", "zebraphone NOT gate", "shop", "\0"]
)
def test_nothing_is_found_by_less(vault: Vault, typed: str) -> None:
    assert found(vault, typed) == []


@pytest.mark.parametrize("note", ["Żofia’s café — naïve", "She said “don’t”", "<b>bold</b> & [link](x)", "a\tb\nc"])
@pytest.mark.parametrize("number", range(3))
def test_any_whole_word_of_a_note_finds_it(vault: Vault, clock: SetClock, note: str, number: int) -> None:
    record(vault, clock, replace(SEEN, what=f"zebraphone {note}"), reason="Said later")
    words = [word for word in note.split() if len(word) > 1 and any(letter.isalnum() for letter in word)] or [
        "zebraphone"
    ]
    assert found(vault, words[number % len(words)]) == [SEEN.id]


def test_accents_do_not_matter_either_way(vault: Vault, clock: SetClock) -> None:
    record(vault, clock, replace(SEEN, what="Café in Gwynedd with Siân"), reason="Said later")
    assert found(vault, "cafe sian") == found(vault, "CAFÉ SIÂN") == [SEEN.id]


def test_markup_in_a_note_is_shown_as_it_was_typed(vault: Vault, clock: SetClock) -> None:
    record(vault, clock, replace(SEEN, what="He wrote <script>alert(1)</script> on it"), reason="Said later")
    (note,) = search.notes(vault.connection, "alert", 9)
    assert note.snippet == f"He wrote <script>{search.MATCH_START}alert{search.MATCH_END}(1)</script> on it"


def test_answer_names_the_record_and_its_child(vault: Vault) -> None:
    (note,) = search.notes(vault.connection, "zebra", 9)
    assert (note.kind, note.id, note.child_id) == ("observation", SEEN.id, FINLEY.id)


def test_newest_first_and_no_more_than_asked(vault: Vault, clock: SetClock) -> None:
    for number in range(5):
        record(vault, clock, replace(SEEN, id=f"{number}" * 32, what="zebraphone again"))
    assert [note.id[0] for note in search.notes(vault.connection, "zebraphone", 3)] == ["4", "3", "2"]


def test_only_the_current_version_is_found(vault: Vault, clock: SetClock) -> None:
    record(vault, clock, replace(SEEN, what="A giraffephone"), reason="Misheard")
    assert found(vault, "zebraphone") == []
    assert found(vault, "giraffephone") == [SEEN.id]
    record(vault, clock, SEEN, reason="Heard right at first")
    assert found(vault, "zebraphone") == [SEEN.id]
    assert found(vault, "giraffephone") == []


def test_the_index_keeps_nothing_of_an_amended_note(vault: Vault, clock: SetClock) -> None:
    """The journal keeps the version; the index, which is not encrypted a second time, must not."""

    def remnants(word: str) -> int:
        held = "SELECT count(*) FROM note_data WHERE instr(block, CAST(? AS BLOB)) > 0"
        kept = "SELECT count(*) FROM note_content WHERE instr(c0, ?) > 0"
        return sum(vault.connection.execute(query, (word,)).fetchone()[0] for query in (held, kept))

    assert remnants("zebraphone") > 0
    record(vault, clock, replace(SEEN, what="A giraffephone"), reason="Misheard")
    assert remnants("zebraphone") == 0
    assert remnants("giraffephone") > 0


ANYTHING = begin(new_vault(None, SetClock(SystemClock().now())), SetClock(SystemClock().now()))


@given(st.text(st.characters(exclude_categories=["Cs"]), max_size=30) | st.text('"*()^:-+{} ANDORNET', max_size=20))
def test_no_query_is_a_mistake(text: str) -> None:
    search.notes(ANYTHING.connection, text, 9)
    search.children(ANYTHING.connection, text, 9)
