"""Languages of letters: days, times and page numbers as each says them."""

from __future__ import annotations

from datetime import date, time, timedelta

import pytest

from dsl_desk.documents.fonts import clusters, face_for
from dsl_desk.domain.errors import DeskError
from dsl_desk.domain.letter import ENGLISH
from dsl_desk.domain.when import say_day, say_time
from dsl_desk.services.catalogue.letter_language import (
    LetterLanguage,
    language,
    language_called,
    languages,
    say_day_in,
    say_time_in,
)

DAY = date(2026, 3, 24)
WITH_WORDS = ("en-GB", "pl", "ur", "ro", "lt", "cy", "bn", "ar")


def test_english_comes_first_and_says_days_as_the_rest_of_the_program() -> None:
    english = languages()[0]
    assert english.code == ENGLISH
    for days in range(400):
        day = DAY + timedelta(days)
        assert say_day_in(english, day) == say_day(day)
    assert say_time_in(english, time(15)) == say_time(time(15)) == "3pm"


@pytest.mark.parametrize(
    ("code", "said"),
    [
        ("pl", "wtorek, 24 marca 2026 r."),
        ("ur", "منگل، 24 مارچ 2026"),
        ("ro", "marți, 24 martie 2026"),
        ("lt", "2026 m. kovo 24 d., antradienis"),
        ("cy", "dydd Mawrth 24 Mawrth 2026"),
        ("bn", "মঙ্গলবার, 24 মার্চ 2026"),
        ("ar", "الثلاثاء، 24 مارس 2026"),
        ("so", "24/03/2026"),
    ],
)
def test_a_day_in_the_words_of_the_language_or_in_numbers(code: str, said: str) -> None:
    assert say_day_in(language(code), DAY) == said


@pytest.mark.parametrize(
    ("code", "at", "said"),
    [
        ("pl", time(15, 30), "15:30"),
        ("ur", time(15, 30), "دوپہر 3:30 بجے"),
        ("ur", time(0, 5), "رات 12:05 بجے"),
        ("ur", time(9), "صبح 9:00 بجے"),
        ("ar", time(12), "12:00 مساءً"),
        ("so", time(9, 5), "09:05"),
    ],
)
def test_a_time_by_the_clock_that_the_language_uses(code: str, at: time, said: str) -> None:
    assert say_time_in(language(code), at) == said


@pytest.mark.parametrize("code", WITH_WORDS)
def test_a_language_with_words_of_its_own_has_all_of_them(code: str) -> None:
    found = language(code)
    assert (len(found.weekdays), len(found.months)) == (7, 12)
    assert len(set(found.months)) == 12
    assert found.not_checked
    assert "{number}" in found.page_of
    assert "{count}" in found.copy_of


def test_codes_and_what_people_call_them_are_each_used_once() -> None:
    names = [name.casefold() for each in languages() for name in {each.code, each.name, each.own_name, *each.also}]
    assert len(names) == len(set(names))


@pytest.mark.parametrize("words", ["Polish", " polski ", "PL"])
def test_a_language_is_found_by_what_people_call_it(words: str) -> None:
    assert language_called(words) == language("pl")


def test_a_language_that_is_not_listed() -> None:
    assert language_called("Latin") is None
    with pytest.raises(DeskError, match="holds no language xx"):
        language("xx")


@pytest.mark.parametrize("found", languages(), ids=lambda found: found.code)
def test_a_face_draws_every_word_of_it(found: LetterLanguage) -> None:
    words = " ".join(
        (found.own_name, *found.weekdays, *found.months, found.page_of, found.copy_of, found.not_checked)
    )
    assert all(face_for(cluster, bold=False) for cluster in clusters(words))
