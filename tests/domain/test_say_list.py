"""Several things in a sentence, as it is read out."""

from __future__ import annotations

import pytest

from dsl_desk.domain.say_list import say_list


@pytest.mark.parametrize(
    ("words", "said"), [([], ""), (["A"], "A"), (["A", "B"], "A and B"), (["A", "B", "C"], "A, B and C")]
)
def test_the_last_one_comes_after_and(words: list[str], said: str) -> None:
    assert say_list(words) == said
