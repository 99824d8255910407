"""What is said about a letter before it is printed: its scores, its long sentences, and the language aid."""

from __future__ import annotations

import pytest

from dsl_desk.documents.letters.content import Part, PartKind
from dsl_desk.services.catalogue.plain_english import plain_english
from dsl_desk.services.catalogue.source import cited
from dsl_desk.services.lettering.readable import letter_reading, remarks_of, say_reading

LONG = "We will " + "help you and " * 9 + "listen."
PLAIN = (
    Part(PartKind.TITLE, "Extraordinarily complicated administrative considerations"),
    Part(PartKind.PARAGRAPH, "Dear parents and carers,"),
    Part(PartKind.PARAGRAPH, "We will listen. You can call us."),
    Part(PartKind.BULLET, "Say what you saw"),
    Part(PartKind.SLIP, "Your name"),
)


def test_only_prose_is_scored() -> None:
    """Neither a hard title nor the short lines around the prose change the score."""
    scores = letter_reading(PLAIN).scores
    assert scores
    assert (scores.sentences, scores.words) == (3, 11)


def test_a_plain_letter_is_said_in_one_sentence() -> None:
    reading = letter_reading(PLAIN)
    assert reading.is_plain
    (said,) = say_reading(reading)
    assert said.startswith("11 words in 3 sentences. Flesch reading ease ")


def test_a_long_sentence_is_marked_where_it_stands() -> None:
    parts = (*PLAIN, Part(PartKind.BULLET, f"Call us. {LONG}"))
    reading = letter_reading(parts)
    (hard,) = reading.hard
    assert parts[hard.part].text[hard.start : hard.end] == LONG
    assert hard.words == 30 > plain_english().sentence_words
    assert not reading.is_plain
    assert say_reading(reading)[1:] == ("One sentence has more than 25 words. Make two sentences of a long one.",)
    assert (
        "2 sentences have more than 25 words"
        in say_reading(letter_reading((*parts, Part(PartKind.BULLET, LONG))))[-1]
    )


def test_hard_words_are_said() -> None:
    words = "Institutional safeguarding considerations necessitate multidisciplinary communication."
    reading = letter_reading((Part(PartKind.PARAGRAPH, words),))
    assert not reading.is_plain
    assert say_reading(reading)[1] == (
        "A letter to families should be grade 7 or less. Use shorter words and sentences."
    )


@pytest.mark.parametrize("language", ["pl", "ur"])
def test_the_formulas_are_for_english_alone_and_long_sentences_for_every_language(language: str) -> None:
    reading = letter_reading((Part(PartKind.PARAGRAPH, "słowo لفظ " * 20 + "۔"),), language)
    assert reading.scores is None
    assert [each.words for each in reading.hard] == [40]
    assert len(say_reading(reading)) == 1


def test_the_language_aid_says_in_which_part() -> None:
    parts = (*PLAIN, Part(PartKind.PARAGRAPH, "She put herself at risk."))
    (found,) = remarks_of(parts)
    assert (found.part, found.remark.entry) == (5, "self-at-risk")


def test_the_limits_say_where_they_come_from() -> None:
    assert cited(plain_english().sources)
