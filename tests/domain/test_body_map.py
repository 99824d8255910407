"""A mark on the body map says where and what, and is refused in words."""

from __future__ import annotations

from dataclasses import replace

import pytest

from dsl_desk import codec
from dsl_desk.domain.body_map import MAX_MARKS, BodyMark, BodySide, check_marks
from dsl_desk.domain.errors import InvalidRecord
from dsl_desk.domain.problems import MAX_NOTE, Problems

MARK = BodyMark(1, BodySide.FRONT, 231, 512, "Right forearm", "Yellow and green bruise, about 5 cm across")


@pytest.mark.parametrize(
    ("field", "value", "words"),
    [
        ("note", " ", "write what was seen"),
        ("part", "", "choose the part of the body"),
        ("x", 1001, "not on the drawing"),
        ("y", -1, "not on the drawing"),
        ("number", 0, "not on the drawing"),
        ("note", "a" * (MAX_NOTE + 1), "Shorten it"),
        ("part", "arm\n" * 300, "Shorten it"),
        ("note", "half a letter \ud800", "not text"),
    ],
)
def test_a_mark_that_says_too_little_or_too_much_is_refused_in_words(
    field: str, value: str | int, words: str
) -> None:
    with pytest.raises(InvalidRecord, match=words) as refused:
        replace(MARK, **{field: value})  # type: ignore[arg-type]
    assert {problem.field for problem in refused.value.problems} == {"marks"}


def test_the_edges_of_the_drawing_are_on_it() -> None:
    assert replace(MARK, x=0, y=1000).y == 1000


def test_marks_of_one_observation_are_few_and_have_their_own_numbers() -> None:
    problems = Problems()
    check_marks(problems, [replace(MARK, number=number) for number in range(1, MAX_MARKS + 1)])
    assert not problems.found
    check_marks(problems, [MARK] * (MAX_MARKS + 1))
    assert [problem.field for problem in problems.found] == ["marks", "marks"]


def test_a_mark_is_sealed_without_floats_and_read_back() -> None:
    sealed = codec.encode(MARK)
    assert b'"x":231' in sealed
    assert codec.decode_canonical(BodyMark, sealed) == MARK
