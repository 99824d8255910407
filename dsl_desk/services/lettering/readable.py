"""What is said about a letter before it is printed: how hard it is to read, and what the language aid remarks.

It advises. It never stops a letter and never changes a word.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from dsl_desk.documents.letters.content import Part, PartKind
from dsl_desk.domain.letter import ENGLISH
from dsl_desk.services.catalogue.plain_english import plain_english
from dsl_desk.services.language import remarks
from dsl_desk.wording.readability import Readability, readability, sentences
from dsl_desk.wording.scanner import Remark

_ENDS = tuple(".!?:…۔؟।")
_CLOSES = "”’\"')]»"


@dataclass(frozen=True, slots=True)
class HardSentence:
    """From character `start` up to `end` of the part with this number, more words than a sentence may have."""

    part: int
    start: int
    end: int
    words: int


@dataclass(frozen=True, slots=True)
class PartRemark:
    """What the language aid says about the part with this number."""

    part: int
    remark: Remark


@dataclass(frozen=True, slots=True)
class LetterReading:
    """`scores` are for English alone: the formulas know no other language. Sentences are measured in all."""

    scores: Readability | None
    hard: tuple[HardSentence, ...]

    @property
    def is_plain(self) -> bool:
        return not self.hard and (self.scores is None or self.scores.grade <= plain_english().grade)


def letter_reading(parts: Sequence[Part], language: str = ENGLISH) -> LetterReading:
    """Scores of what is prose, so not of headings, names and slips, which would make any letter look easy."""
    most = plain_english().sentence_words
    hard = tuple(
        HardSentence(number, each.start, each.end, each.words)
        for number, part in enumerate(parts)
        for each in sentences(part.text)
        if each.words > most
    )
    if language != ENGLISH:
        return LetterReading(None, hard)
    return LetterReading(readability(each for text in _prose(parts) for each in sentences(text)), hard)


def say_reading(reading: LetterReading) -> tuple[str, ...]:
    """The scores in words, then what to do where the letter is hard to read."""
    return tuple(_said(reading))


def remarks_of(parts: Iterable[Part]) -> tuple[PartRemark, ...]:
    """The language aid on English parts, as they will be printed."""
    return tuple(PartRemark(number, found) for number, part in enumerate(parts) for found in remarks(part.text))


def _said(reading: LetterReading) -> Iterator[str]:
    limits, scores = plain_english(), reading.scores
    if scores:
        yield (
            f"{scores.words:,} words in {scores.sentences} sentences. Flesch reading ease {scores.flesch:.0f}, "
            f"Flesch-Kincaid grade {scores.grade:.1f}, SMOG {scores.smog:.1f}."
        )
        if scores.grade > limits.grade:
            yield f"A letter to families should be grade {limits.grade:g} or less. Use shorter words and sentences."
    if reading.hard:
        these = "One sentence has" if len(reading.hard) == 1 else f"{len(reading.hard)} sentences have"
        yield f"{these} more than {limits.sentence_words} words. Make two sentences of a long one."


def _prose(parts: Iterable[Part]) -> Iterator[str]:
    for part in parts:
        is_sentence = part.kind is PartKind.PARAGRAPH and part.text.rstrip(_CLOSES).endswith(_ENDS)
        if is_sentence or part.kind is PartKind.BULLET:
            yield part.text
