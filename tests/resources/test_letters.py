"""Every letter can be read by every parent (practice: short sentences, plain words, two sides)."""

import re
from pathlib import Path

import pytest

from dsl_desk.documents.letters.content import Part, PartKind
from dsl_desk.domain.letter import ENGLISH
from dsl_desk.domain.school import School
from dsl_desk.paths import resources
from dsl_desk.services.lettering.filling import Filling, fill, school_fields
from dsl_desk.services.lettering.templates import template

LETTERS = ["warning-signs"]
SCHOOL = School("Larkfield Academy", ("Mill Lane",), "01632 960100", dsl_name="Ruth Adeyemi")

LINE_OF_TWO_SIDES = 2 * 46
"""Lines on two A4 sides at 12 pt with 25 mm margins and 15 pt from line to line."""
CHARACTERS_IN_A_LINE = 80


VOWELS = re.compile(r"[aeiouy]+")
SILENT_ENDING = re.compile(r"(?<=[^aeiouytd])ed$|(?<=[^aeioulysxzcg])es$|(?<=[^aeiouyl])e$|(?<=[aeiouy]l)e$")


def sentences(text: str) -> list[list[str]]:
    """The words of each sentence; the end of a line (a heading, a bullet) closes one too."""
    pieces = re.split(r"[.!?]+[”\"]?(?:\s|$)|\n", text)
    return [words for piece in pieces if (words := re.findall(r"[A-Za-z’']+|[\d ]*\d", piece))]


def syllables(word: str) -> int:
    """Groups of vowels without a silent ending; a number counts as one syllable a digit."""
    if word[-1].isdigit():
        return sum(character.isdigit() for character in word)
    return max(1, len(VOWELS.findall(SILENT_ENDING.sub("", word.lower()))))


def grade(text: str) -> float:
    """Flesch-Kincaid grade level: 0.39 words per sentence + 11.8 syllables per word - 15.59 (Kincaid, 1975)."""
    parts = sentences(text)
    words = [word for part in parts for word in part]
    return 0.39 * len(words) / len(parts) + 11.8 * sum(map(syllables, words)) / len(words) - 15.59


def text_of(name: str) -> tuple[Part, ...]:
    return fill(template(name).blocks(ENGLISH), Filling(school_fields(SCHOOL, "Sunday 22 November 2026")))


@pytest.mark.parametrize("name", LETTERS)
class TestLetter:
    def test_reads_at_grade_seven_or_below(self, name: str) -> None:
        assert grade("\n".join(block.text for block in text_of(name))) <= 7

    def test_has_no_sentence_above_twenty_words(self, name: str) -> None:
        text = "\n".join(block.text for block in text_of(name))
        assert [" ".join(words) for words in sentences(text) if len(words) > 20] == []

    def test_fits_two_sides(self, name: str) -> None:
        lines = sum(1.4 + (len(block.text) - 1) // CHARACTERS_IN_A_LINE for block in text_of(name))
        assert lines <= LINE_OF_TWO_SIDES

    def test_puts_999_and_101_first_and_says_signs_are_not_proof(self, name: str) -> None:
        text = "\n".join(block.text for block in text_of(name))
        assert text.index("999") < text.index("101") < text.index(SCHOOL.phone)
        assert "not proof" in text
        assert "other causes" in text

    def test_is_general(self, name: str) -> None:
        """No field of a child may be asked for."""
        file = Path(resources(), "letters", name, f"{ENGLISH}.txt")
        assert "child_" not in file.read_text("utf-8")
        assert [block.kind for block in text_of(name)].count(PartKind.TITLE) == 1


@pytest.mark.parametrize(
    ("word", "count"),
    [
        ("child", 1),
        ("exploitation", 4),
        ("forced", 1),
        ("wanted", 2),
        ("someone", 2),
        ("people", 2),
        ("places", 2),
        ("999", 3),
    ],
)
def test_syllables(word: str, count: int) -> None:
    assert syllables(word) == count


def test_grade_tells_hard_from_easy() -> None:
    hard = (
        "Perpetrators systematically manipulate vulnerable individuals through sophisticated psychological coercion."
    )
    assert grade("Call the police. They will help.") < 3
    assert grade(hard) > 15
