"""Every text and sentence that comes in another language says the same as the English, block for block."""

from __future__ import annotations

import pytest

from dsl_desk.documents.fonts import clusters, face_for
from dsl_desk.domain.letter import ENGLISH
from dsl_desk.domain.translation_check import fingerprint
from dsl_desk.services.catalogue.letter_language import languages
from dsl_desk.services.catalogue.letter_words import FamilySign, SchoolStep, family_signs, school_steps
from dsl_desk.services.lettering.grammar import fields_of
from dsl_desk.services.lettering.sentences import Sentences, sentences_text
from dsl_desk.services.lettering.templates import Template, templates

SHIPPED = ("pl", "ur")
TEXTS = [(each, language) for each in templates() for language in each.texts if language != ENGLISH]
TO_CHOOSE: tuple[FamilySign | SchoolStep, ...] = (*family_signs(), *school_steps())
SENTENCES = [each for each in TO_CHOOSE if each.words]

READ_BESIDE = {
    "education-sessions": "092480de8740",
    "family-letter": "8e4ab814aa53",
    "family-meeting": "ead195f37c5a",
    "family-talk": "8e0974afe9d4",
    "information-sharing": "0d67f061c892",
    "officers-visiting": "a3232b238248",
    "parents-session": "b3db7ea0167b",
    "phone-line": "e406b1fb690d",
    "project": "1011bdd479fb",
    "warning-signs": "dfd98b6cc934",
    "signs": "8ceaf535a284",
    "school-does": "94c89c797fad",
}
"""The English that the shipped translations were last read beside: the beginning of its SHA-256."""


@pytest.mark.parametrize("each", templates(), ids=lambda each: each.code)
def test_every_letter_comes_in_the_same_languages(each: Template) -> None:
    assert set(each.texts) == {ENGLISH, *SHIPPED}
    assert set(each.texts) <= {language.code for language in languages()}


@pytest.mark.parametrize(("each", "language"), TEXTS, ids=[f"{each.code}-{language}" for each, language in TEXTS])
def test_a_translation_has_the_blocks_and_fields_of_the_english(each: Template, language: str) -> None:
    english, translated = each.blocks(ENGLISH), each.blocks(language)
    assert [block.kind for block in translated] == [block.kind for block in english]
    for ours, theirs in zip(english, translated, strict=True):
        assert fields_of((theirs,)) == fields_of((ours,)), f"line {theirs.line}"


@pytest.mark.parametrize(("each", "language"), TEXTS, ids=[f"{each.code}-{language}" for each, language in TEXTS])
def test_a_face_draws_every_character_of_a_translation(each: Template, language: str) -> None:
    text = "".join(each.texts[language].split())
    assert all(face_for(cluster, bold) for cluster in clusters(text) for bold in (False, True))


@pytest.mark.parametrize("each", SENTENCES, ids=lambda each: each.code)
def test_what_can_be_chosen_for_a_family_is_one_sentence_in_every_language(each: FamilySign | SchoolStep) -> None:
    assert set(each.words) == {ENGLISH, *SHIPPED}
    ends = {ENGLISH: ".", "pl": ".", "ur": "۔"}
    for language, words in each.words.items():
        assert words.endswith(ends[language])
        assert words.count(ends[language]) == 1


def test_the_english_is_what_the_translations_were_read_beside() -> None:
    """Where this fails, read the translations of that text again, then write down its new beginning."""
    english = {each.code: each.texts[ENGLISH] for each in templates()}
    english |= {which.value: sentences_text(which, ENGLISH) for which in Sentences}
    assert {code: fingerprint(text)[:12] for code, text in english.items()} == READ_BESIDE
