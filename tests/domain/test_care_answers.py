"""What social care asks: any text a note can hold, or nothing."""

from dataclasses import fields, replace

import pytest

from dsl_desk.domain.care_answers import NO_CARE_ANSWERS, CareAnswers
from dsl_desk.domain.errors import InvalidRecord
from dsl_desk.domain.problems import MAX_NOTE

ANSWERS = [each.name for each in fields(CareAnswers)]


@pytest.mark.parametrize("answer", ANSWERS)
@pytest.mark.parametrize("text", ["x" * (MAX_NOTE + 1), "half \ud800", "nul \0"])
def test_an_answer_that_is_no_note_is_refused_where_it_stands(answer: str, text: str) -> None:
    with pytest.raises(InvalidRecord) as refused:
        replace(NO_CARE_ANSWERS, **{answer: text})
    assert [problem.field for problem in refused.value.problems] == [answer]


@pytest.mark.parametrize("answer", ANSWERS)
def test_each_may_be_left_blank_or_be_long(answer: str) -> None:
    assert replace(NO_CARE_ANSWERS, **{answer: "x" * MAX_NOTE}) != NO_CARE_ANSWERS == CareAnswers()
