"""A translation goes to families once a speaker confirmed it beside the English, and until one of the two changes."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from dsl_desk.domain.errors import DeskError, InvalidRecord, ReadsOnly
from dsl_desk.domain.letter import ENGLISH
from dsl_desk.services.desk import Desk
from dsl_desk.services.lettering.grammar import BlockKind
from dsl_desk.services.lettering.sentences import Sentences, sentences, sentences_confirmed, sentences_text
from dsl_desk.services.lettering.texts import save_text, text_in_use
from dsl_desk.services.lettering.translation_checks import latest_check
from dsl_desk.services.lettering.translations import confirm_translation, side_by_side
from dsl_desk.store import check, records
from tests.desks import in_memory

LETTER, POLISH = "warning-signs", "pl"


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    return in_memory(tmp_path)


def confirm(desk: Desk, code: str = LETTER, language: str = POLISH) -> None:
    read = side_by_side(desk, code, language)
    confirm_translation(desk, read.confirmed_by(" Maria Nowak", "Polish is her first language", desk.today()))


def test_nobody_has_confirmed_what_is_shipped(desk: Desk) -> None:
    read = side_by_side(desk, LETTER, POLISH)
    assert (read.check, read.is_confirmed, read.differences) == (None, False, ())
    assert text_in_use(desk, LETTER, POLISH).confirmed is None


def test_both_texts_stand_line_by_line(desk: Desk) -> None:
    rows = side_by_side(desk, LETTER, POLISH).rows
    (heading,) = (row for row in rows if row.english == "What is exploitation?")
    assert (heading.kind, heading.translated) == (BlockKind.HEADING, "Czym jest wykorzystywanie?")
    assert next(row for row in rows if row.kind is BlockKind.CONTACTS).translated == "$contacts"


def test_a_speaker_confirms_what_was_read(desk: Desk) -> None:
    confirm(desk)
    found = text_in_use(desk, LETTER, POLISH).confirmed
    assert found
    assert (found.speaker, found.speaks, found.checked_on) == (
        "Maria Nowak", "Polish is her first language", desk.today(),
    )  # fmt: skip
    assert side_by_side(desk, LETTER, POLISH).is_confirmed


@pytest.mark.parametrize("language", [POLISH, ENGLISH])
def test_a_change_of_either_text_makes_it_unconfirmed(desk: Desk, language: str) -> None:
    confirm(desk)
    save_text(desk, LETTER, language, text_in_use(desk, LETTER, language).text + "\nOne line more.\n")
    assert text_in_use(desk, LETTER, POLISH).confirmed is None
    read = side_by_side(desk, LETTER, POLISH)
    assert (read.check, read.is_confirmed) == (latest_check(desk, LETTER, POLISH), False)
    confirm(desk)
    assert side_by_side(desk, LETTER, POLISH).is_confirmed


def test_another_letter_and_another_language_stay_unconfirmed(desk: Desk) -> None:
    confirm(desk)
    assert not side_by_side(desk, LETTER, "ur").is_confirmed
    assert not side_by_side(desk, "project", POLISH).is_confirmed


def test_a_text_that_is_no_longer_as_it_was_read_is_not_confirmed(desk: Desk) -> None:
    read = side_by_side(desk, LETTER, POLISH)
    save_text(desk, LETTER, POLISH, read.text + "\nJeszcze jedno zdanie.\n")
    with pytest.raises(DeskError, match="changed in the meantime"):
        confirm_translation(desk, read.confirmed_by("Maria Nowak", "Polish", desk.today()))
    assert latest_check(desk, LETTER, POLISH) is None


def test_who_how_and_when_have_to_be_said(desk: Desk) -> None:
    read = side_by_side(desk, LETTER, POLISH)
    with pytest.raises(InvalidRecord) as refused:
        read.confirmed_by(" ", "", None)
    assert [problem.field for problem in refused.value.problems] == ["speaker", "speaks", "checked_on"]
    with pytest.raises(InvalidRecord, match="still to come"):
        confirm_translation(desk, read.confirmed_by("M", "P", desk.today() + timedelta(1)))


def test_who_only_reads_confirms_nothing(desk: Desk) -> None:
    read = side_by_side(desk, LETTER, POLISH)
    desk.person = replace(desk.person, reads_only=True)
    with pytest.raises(ReadsOnly):
        confirm_translation(desk, read.confirmed_by("M", "P", desk.today()))
    assert latest_check(desk, LETTER, POLISH) is None


def test_what_differs_is_said(desk: Desk) -> None:
    save_text(desk, LETTER, POLISH, "# Tytuł\n\nNumer: $school_phone. Policja: $police_force.\n")
    differences = side_by_side(desk, LETTER, POLISH).differences
    assert "The English asks for $dsl_name and the translation does not" in differences
    assert "The translation asks for $police_force and the English does not" in differences
    assert "Lines of the kind “contacts”: 1 in the English, 0 in the translation" in differences


@pytest.mark.parametrize("which", Sentences)
def test_sentences_to_choose_from_are_confirmed_as_a_list(desk: Desk, which: Sentences) -> None:
    assert sentences_confirmed(desk, which, POLISH) is None
    rows = side_by_side(desk, which, POLISH).rows
    assert [row.translated for row in rows] == list(sentences(which, POLISH).values())
    confirm(desk, which)
    assert sentences_confirmed(desk, which, POLISH)
    assert sentences_confirmed(desk, which, "ur") is None


def test_sentences_that_are_missing_are_counted(desk: Desk) -> None:
    read = side_by_side(desk, Sentences.SIGNS, "ro")
    assert read.differences == (f"{len(read.rows)} of {len(read.rows)} sentences are missing",)
    assert set(sentences_text(Sentences.SIGNS, "ro")) == {"\n"}


def test_a_confirmation_survives_a_rebuild(desk: Desk) -> None:
    confirm(desk)
    before = latest_check(desk, LETTER, POLISH)
    check.rebuild(desk.vault)
    assert before
    assert latest_check(desk, LETTER, POLISH) == before
    assert records.versions(desk.connection, type(before), before.id)[-1].record == before
