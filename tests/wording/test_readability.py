"""Words, syllables and sentences are counted as a reader counts them, and the published formulas follow."""

from __future__ import annotations

import pytest

from dsl_desk.wording.readability import Readability, readability, sentences, syllables


@pytest.mark.parametrize(
    ("word", "count"),
    [
        ("a", 1), ("child", 1), ("called", 1), ("wanted", 2), ("times", 1), ("places", 2), ("someone", 2),
        ("people", 2), ("little", 2), ("quiet", 2), ("easier", 3), ("staying", 2), ("serious", 3), ("didn’t", 2),
        ("safeguarding", 3), ("exploitation", 4), ("confidentiality", 7), ("drop-in", 2), ("Wł", 1),
    ],
)  # fmt: skip
def test_syllables(word: str, count: int) -> None:
    assert syllables(word) == count


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Call us. We will listen.", ["Call us.", "We will listen."]),
        ("  Is he safe? Call 999 now!", ["Is he safe?", "Call 999 now!"]),
        ("He said: “Are you well? I care.” He left.", ["He said: “Are you well?", "I care.”", "He left."]),
        ("Speak to Mrs. Okafor at 8.30 a.m. on Monday.", ["Speak to Mrs. Okafor at 8.30 a.m. on Monday."]),
        ("No full stop\nand a new line", ["No full stop\n", "and a new line"]),
        ("کیا بچہ خطرے میں ہے؟ فون کریں۔ بات کریں۔", ["کیا بچہ خطرے میں ہے؟", "فون کریں۔", "بات کریں۔"]),
        ("999", []),
        ("", []),
    ],
)  # fmt: skip
def test_sentences_end_where_a_reader_stops(text: str, found: list[str]) -> None:
    assert [text[each.start : each.end] for each in sentences(text)] == [each.strip() for each in found]


def test_numbers_and_addresses_are_not_words() -> None:
    (sentence,) = sentences("Call 0800 1111 or look at www.childline.example/help, or write to help@x.example, now.")
    assert sentence.words == 8


def test_the_formulas_are_the_published_ones() -> None:
    scores = Readability(sentences=30, words=300, syllables=450, long_words=30, longest=12)
    assert scores.flesch == pytest.approx(206.835 - 1.015 * 10 - 84.6 * 1.5)
    assert scores.grade == pytest.approx(0.39 * 10 + 11.8 * 1.5 - 15.59)
    assert scores.smog == pytest.approx(1.043 * 30**0.5 + 3.1291)


def test_scores_tell_hard_from_easy() -> None:
    easy = readability(sentences("Call the police. They will help."))
    hard = readability(
        sentences("Perpetrators systematically manipulate individuals through sophisticated psychological coercion.")
    )
    assert (easy.sentences, easy.words, easy.longest, hard.long_words) == (2, 6, 3, 7)
    assert easy.grade < 0
    assert hard.grade > 30
    assert easy.flesch > 90
    assert hard.flesch < 0
    assert easy.smog < 4
    assert hard.smog > 13


def test_a_text_without_words_is_no_trouble() -> None:
    nothing = readability(sentences("999"))
    assert (nothing.words, nothing.longest) == (0, 0)
    assert nothing.grade < 0


def test_a_long_text_is_read_in_time() -> None:
    """Eighty thousand words in one paragraph, and a run of marks that could send an expression astray."""
    assert readability(sentences("We will help you. " * 20_000)).sentences == 20_000
    assert list(sentences("." * 100_000)) == []
