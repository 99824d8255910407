"""The check letter of a Unique Pupil Number."""

import pytest

from dsl_desk.exchange.upn import LETTERS, check_letter, problem_with


@pytest.mark.parametrize("number", ["B801200005001", "R674123101121"])
def test_published_examples_are_sound(number: str) -> None:
    assert problem_with(number) == ""


@pytest.mark.parametrize("number", ["A801200005001", "B801200005010", "B810200005001"])
def test_wrong_letter_and_swapped_digits_are_found(number: str) -> None:
    assert "mistyped" in problem_with(number)


@pytest.mark.parametrize(
    "number", ["", "B80120000500", "B8012000050011", "b801200005001", "B8012000O5001", "I801200005001"]
)
def test_other_shapes_are_no_numbers(number: str) -> None:
    assert "a letter and twelve digits" in problem_with(number)


def test_letter_at_the_end_of_a_temporary_number_counts_as_its_place() -> None:
    for place, letter in enumerate(LETTERS):
        assert (
            check_letter("80120000500" + letter)
            == LETTERS[(LETTERS.index(check_letter("80120000500A")) + 13 * place) % 23]
        )
        assert problem_with(check_letter("80120000500" + letter) + "80120000500" + letter) == ""
