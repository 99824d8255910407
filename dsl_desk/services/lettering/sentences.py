"""The sentences of which some are chosen for a letter to one family, as lists that a speaker confirms whole."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum

from dsl_desk.domain.letter import ENGLISH
from dsl_desk.domain.translation_check import TranslationCheck
from dsl_desk.services.catalogue.letter_words import FamilySign, SchoolStep, family_signs, school_steps
from dsl_desk.services.desk import Desk
from dsl_desk.services.lettering.translation_checks import confirmed


class Sentences(StrEnum):
    """The lists there are; a TranslationCheck of one names it as its `template`."""

    SIGNS = "signs"
    SCHOOL_DOES = "school-does"


def sentences(which: Sentences, language: str) -> Mapping[str, str]:
    """The sentences there are in a language, by code. Raises DeskError when the file is damaged."""
    return {each.code: each.words[language] for each in _every(which) if language in each.words}


def sentences_text(which: Sentences, language: str) -> str:
    """The list as one text, a sentence a line in the order of the English ones; a line is empty where none is."""
    return "\n".join(each.words.get(language, "") for each in _every(which) if ENGLISH in each.words)


def sentence_languages(which: Sentences) -> frozenset[str]:
    """The languages a list has sentences in."""
    return frozenset(language for each in _every(which) for language in each.words)


def sentences_confirmed(desk: Desk, which: Sentences, language: str) -> TranslationCheck | None:
    """The word of a speaker for the list as it stands now, or None."""
    return confirmed(desk, which, language, sentences_text(which, language), sentences_text(which, ENGLISH))


def _every(which: Sentences) -> tuple[FamilySign, ...] | tuple[SchoolStep, ...]:
    return family_signs() if which is Sentences.SIGNS else school_steps()
