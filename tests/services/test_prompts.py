"""Questions that ask for a decision: brought up by facts, with a source, and never an answer."""

import re
from datetime import date

import pytest

from dsl_desk.services.catalogue.entry import statuses, vulnerabilities
from dsl_desk.services.catalogue.prompt import Prompt, prompts, prompts_for
from dsl_desk.services.catalogue.sign import domains, indicators

TODAY = date(2026, 3, 24)


def codes(born: date | None, *terms: str) -> list[str]:
    return [each.code for each in prompts_for(born, TODAY, terms)]


@pytest.mark.parametrize(
    ("born", "asked"),
    [(date(2013, 3, 25), True), (date(2013, 3, 24), False), (date(2016, 2, 29), True), (None, False)],
)
def test_age_is_counted_in_whole_years_and_never_guessed(born: date | None, asked: bool) -> None:
    assert ("under-13" in codes(born)) == asked


def test_a_ticked_fact_brings_up_its_question_only() -> None:
    assert codes(None, "B4") == ["unknown-adult-vehicle"]
    assert codes(None, "ehcp", "J") == ["send-heard", "told-and-took-back"]
    assert codes(None, "A1", "not-sure") == []


def test_every_term_stands_in_a_catalogue() -> None:
    known = {each.code for group in (domains(), indicators(), statuses(), vulnerabilities()) for each in group}
    assert {term for each in prompts() for term in each.terms} <= known


@pytest.mark.parametrize("prompt", prompts(), ids=lambda each: each.code)
def test_it_asks_for_a_decision_with_a_reason_and_concludes_nothing(prompt: Prompt) -> None:
    assert prompt.question.count("?") >= 1
    assert "decided" in prompt.question
    assert "why" in prompt.question
    assert prompt.younger_than or prompt.terms
    assert not re.search(r"\b(safe|at risk|risk|likely|score)\b", f"{prompt.wording} {prompt.question}", re.I)
