"""Comparing what a recipient quoted with the receipt words of a bundle: a slip is pointed at, never put right."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

_WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
_LEAST_ALIKE = 3
"""Of the eight words, in their places, before others among them are called slips: two can stand there by chance."""


@dataclass(frozen=True, slots=True)
class WordsRead:
    """`right`: all the words stand there in order. Else `slips` are the places, from 1, with the word written there.

    Neither right nor slips: nothing there is like the words. `missing` counts the words that the text ends before.
    """

    right: bool
    slips: tuple[tuple[int, str], ...] = ()
    missing: int = 0


def read_words(text: str, words: Sequence[str]) -> WordsRead:
    """Look for `words` in `text`: capitals, punctuation, numbering and line ends between them say nothing."""
    if _letters(" ".join(words)) in _letters(text):
        return WordsRead(True)
    written = [found.lower() for found in _WORD.findall(text)]
    starts = range(-len(words) + 1, len(written))
    alike, start = max(((_alike(written, words, start), -start) for start in starts), default=(0, 0))
    if alike < _LEAST_ALIKE:
        return WordsRead(False)
    found = [(place, _at(written, place - 1 - start)) for place in range(1, len(words) + 1)]
    slips = tuple((place, word) for place, word in found if word and word != words[place - 1])
    return WordsRead(False, slips, sum(not word for _, word in found))


def _alike(written: Sequence[str], words: Sequence[str], start: int) -> int:
    return sum(_at(written, start + place) == word for place, word in enumerate(words))


def _at(written: Sequence[str], place: int) -> str:
    return written[place] if 0 <= place < len(written) else ""


def _letters(text: str) -> str:
    return "".join(_WORD.findall(text.lower())).replace("-", "")
