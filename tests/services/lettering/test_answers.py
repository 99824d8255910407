"""Answers are checked all at once and said in the language of the letter; words are never translated."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from dsl_desk.domain.letter import ENGLISH
from dsl_desk.domain.problems import Problems
from dsl_desk.services.catalogue.letter_language import languages
from dsl_desk.services.desk import Desk
from dsl_desk.services.lettering.answers import NO_OWN_WORDS, OwnWords, check_answers, check_own_words, say_answers
from dsl_desk.services.lettering.grammar import Ask, AskKind
from tests.desks import in_memory

ASKS = (
    Ask("day", "Day", "", AskKind.DAY, True),
    Ask("at", "Time", "", AskKind.TIME, False),
    Ask("place", "Place", "", AskKind.LINE, False),
    Ask("plan", "Plan", "", AskKind.TEXT, False),
)
GIVEN = {"day": "2026-12-01", "at": "18:30", "place": " The  hall ", "plan": "One.\nTwo."}


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    return in_memory(tmp_path)


def checked(answers: dict[str, str]) -> dict[str, str]:
    problems = Problems()
    check_answers(ASKS, answers, problems)
    return {each.field: each.words for each in problems.found}


def own_checked(answers: dict[str, str], own: OwnWords) -> list[str]:
    problems = Problems()
    check_own_words(ASKS, answers, "pl", own, problems)
    return [each.field for each in problems.found]


def test_what_is_missing_or_wrong_is_said_by_field() -> None:
    assert checked(GIVEN) == {}
    assert checked({"day": "2026-12-01"}) == {}
    assert checked({}) == {"day": "Answer “Day”"}
    wrong = checked({"day": "1 December", "at": "half past six", "place": "x" * 2_000, "plan": "\0"})
    assert wrong.keys() == {"day", "at", "place", "plan"}


def test_what_no_font_draws_is_said_where_it_is_typed() -> None:
    assert checked({**GIVEN, "place": "你 Hall", "plan": "好"}) == {
        "place": "This holds “你” (U+4F60), which no font here can draw",
        "plan": "This holds “好” (U+597D), which no font here can draw",
    }
    assert own_checked(GIVEN, OwnWords({"plan": "你"}, "M")) == ["plan/pl"]


def test_a_number_comes_from_the_directory_only() -> None:
    assert checked({**GIVEN, "place": "Hall, 01632 960100", "plan": "Write to x@school.example"}).keys() == {
        "place",
        "plan",
    }
    assert own_checked(GIVEN, OwnWords({"plan": "Tel. 01632 960100"}, "M")) == ["plan/pl"]


def test_another_language_needs_what_was_written_and_by_whom() -> None:
    assert own_checked({"day": "2026-12-01"}, NO_OWN_WORDS) == []
    assert own_checked(GIVEN, NO_OWN_WORDS) == ["plan/pl"]
    assert own_checked(GIVEN, OwnWords({"plan": "Raz."})) == ["written_by/pl"]
    assert own_checked(GIVEN, OwnWords({"plan": "Raz."}, "Maria Nowak")) == []
    assert own_checked({}, OwnWords({"place": "Aula"})) == ["written_by/pl"]
    assert own_checked({}, OwnWords({"place": "\0"}, "M")) == ["place/pl"]


def test_english_is_said_as_it_was_typed(desk: Desk) -> None:
    assert say_answers(desk, ASKS, GIVEN, ENGLISH, OwnWords({"plan": "Raz."}, "M")) == {
        "day": "Tuesday 1 December 2026",
        "at": "6:30pm",
        "place": "The hall",
        "plan": "One.\nTwo.",
    }


def test_another_language_says_days_itself_and_words_as_they_were_typed_in_it(desk: Desk) -> None:
    assert say_answers(desk, ASKS, GIVEN, "pl", OwnWords({"plan": "Raz.", "place": " "}, "M")) == {
        "day": "wtorek, 1 grudnia 2026 r.",
        "at": "18:30",
        "place": "The hall",
        "plan": "Raz.",
    }
    assert say_answers(desk, ASKS, {"day": "2026-12-01"}, "pl", NO_OWN_WORDS)["plan"] == ""


@given(
    answers=st.fixed_dictionaries(
        {"day": st.dates().map(str) | st.text(max_size=12), "at": st.times().map(str) | st.text(max_size=8)},
        optional={"place": st.text(), "plan": st.text()},
    )
)
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_what_passes_the_check_can_be_said_in_every_language(desk: Desk, answers: dict[str, str]) -> None:
    if not checked(answers):
        for language in languages():
            said = say_answers(desk, ASKS, answers, language.code, NO_OWN_WORDS)
            assert said["day"]
            assert said["plan"] == answers.get("plan", "").strip()
