"""Search: records as people type them, current versions only, whatever stands in the query."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dsl_desk.domain.action import Action
from dsl_desk.domain.attachment import Attachment
from dsl_desk.domain.clock import SetClock, SystemClock
from dsl_desk.domain.link import Link, LinkCertainty, LinkKind
from dsl_desk.domain.subject import Subject, SubjectKind
from dsl_desk.store import search
from dsl_desk.store.vault import Vault
from tests.store.conftest import FINLEY, SEEN, begin, new_vault, record


def found(vault: Vault, text: str) -> list[str]:
    return [note.id for note in search.notes(vault.connection, text, 9)]


@pytest.mark.parametrize(
    "typed",
    ["zebraphone", "ZEBRA", "ze", "gate zebra", "the gate", "gâte", "«gate»", "gate.", "zebraphone\0", "at-the"],
)
def test_notes_are_found_by_words_with_the_last_one_as_a_beginning(vault: Vault, typed: str) -> None:
    assert found(vault, typed) == [SEEN.id]


@pytest.mark.parametrize("typed", ["lukasz", "ŁUKASZ", "Łuk", "obrien’s", "O'Brien", "strasse", "soren", "aeble"])
def test_letters_that_no_keyboard_here_has_are_found_without_them(vault: Vault, clock: SetClock, typed: str) -> None:
    told = "Seen with Łukasz and Søren in O’Brien’s on the Straße, eating an Æble"
    record(vault, clock, replace(SEEN, what=told), reason="Said later")
    assert found(vault, typed) == [SEEN.id]
    (note,) = search.notes(vault.connection, typed, 9)
    plain = note.snippet.replace(search.MATCH_START, "").replace(search.MATCH_END, "")
    assert plain.strip(" …") in told
    assert note.snippet.count(search.MATCH_START) == 1


def test_a_plain_spelling_is_found_by_the_foreign_one(vault: Vault, clock: SetClock) -> None:
    record(vault, clock, replace(SEEN, what="Seen with Lukasz"), reason="Said later")
    assert found(vault, "łukasz") == [SEEN.id]


def test_a_snippet_of_what_only_folding_found_stands_around_the_first_match() -> None:
    text = " ".join(f"word{number}" for number in range(40)) + " Łódź again " + "then " * 40
    assert search.excerpt(text, ["lodz"]) == (
        "… word34 word35 word36 word37 word38 word39 \x02Łódź\x03 again then then then then then …"
    )
    assert search.excerpt("Short", ["other"]) == "Short"


CAR = Subject("b" * 32, SubjectKind.VEHICLE, "Silver giraffe at the gate")


def test_a_subject_is_no_note_and_knows_how_many_children_it_is_linked_to(vault: Vault, clock: SetClock) -> None:
    link = Link("c" * 32, CAR.id, LinkKind.SEEN_WITH, LinkCertainty.SEEN, child_id=FINLEY.id)
    record(vault, clock, CAR, link, replace(link, id="d" * 32, kind=LinkKind.TRAVELLED_IN))
    assert search.notes(vault.connection, "giraffe", 9) == ()
    assert search.children_linked(vault.connection, CAR.id) == 1
    record(vault, clock, Link("e" * 32, CAR.id, LinkKind.SEEN_WITH, LinkCertainty.SEEN, other_id="f" * 32))
    assert search.children_linked(vault.connection, CAR.id) == 1


@pytest.mark.parametrize(
    "owned",
    [
        Action("b" * 32, FINLEY.id, "Ring the giraffe keeper", "Ruth"),
        Attachment("b" * 32, SEEN.id, "giraffe.pdf", "application/pdf", 1, "0" * 64),
        Attachment("b" * 32, FINLEY.id, "giraffe.pdf", "application/pdf", 1, "0" * 64),
    ],
    ids=["own child", "of a record", "of the child"],
)
def test_a_note_without_involvement_is_of_the_child_it_names(vault: Vault, clock: SetClock, owned: object) -> None:
    record(vault, clock, owned)
    (note,) = search.notes(vault.connection, "giraffe", 9)
    assert (note.child_id, note.title) == (FINLEY.id, FINLEY.name)


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
    assert (note.title, note.day) == ("Finley Ward", "2026-03-24")


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
