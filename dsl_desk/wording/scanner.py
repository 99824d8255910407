"""Finds the catalogue's wordings in a text and says where; time and memory grow with the length of the text."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from dsl_desk.wording.catalogue import Catalogue, Strength
from dsl_desk.wording.phrases import Phrases
from dsl_desk.wording.quotations import Span, quotations
from dsl_desk.wording.tokens import Tokens, tokens

TITLE = ""
"""In place of an entry's code: what is silent here is silent for every entry."""


@dataclass(frozen=True, slots=True)
class Remark:
    """From character `start` up to `end` of the text stands `text`, which the entry with code `entry` is about."""

    start: int
    end: int
    text: str
    entry: str
    strength: Strength


@dataclass(frozen=True, slots=True)
class _Meaning:
    """What finding a phrase means: a remark by this entry, or silence for it."""

    entry: str
    silent: bool


@dataclass(frozen=True, slots=True)
class _Hit:
    """Words `first` up to `after` of the text read as a phrase of the entry."""

    first: int
    after: int
    entry: str


class Scanner:
    """One catalogue made ready; raises ValueError where a phrase of it cannot be read."""

    def __init__(self, catalogue: Catalogue) -> None:
        self._strengths = {entry.code: entry.strength for entry in catalogue.entries}
        ranks = list(Strength)
        self._ranks = {
            entry.code: (ranks.index(entry.strength), number) for number, entry in enumerate(catalogue.entries)
        }
        self._phrases: Phrases[_Meaning] = Phrases(catalogue.lists)
        for title in catalogue.titles:
            self._phrases.add(title, _Meaning(TITLE, True))
        for entry in catalogue.entries:
            for phrase in entry.phrases:
                self._phrases.add(phrase, _Meaning(entry.code, False))
            for phrase in entry.unless:
                self._phrases.add(phrase, _Meaning(entry.code, True))

    def remarks(self, text: str) -> tuple[Remark, ...]:
        """In the order of the text, never overlapping, never inside a quotation, a title or what is right to say."""
        words = tokens(text)
        hits: list[_Hit] = []
        silent: set[tuple[str, int]] = set()
        for first, after, meaning in self._phrases.found(words):
            if meaning.silent:
                silent.update((meaning.entry, word) for word in range(first, after))
            else:
                hits.append(_Hit(first, after, meaning.entry))
        if not hits:
            return ()
        quoted = quotations(text)
        heard = (hit for hit in hits if not _is_silent(hit, silent) and not _is_quoted(_span(hit, words), quoted))
        return tuple(self._remark(text, words, hit) for hit in self._apart(heard))

    def _remark(self, text: str, words: Tokens, hit: _Hit) -> Remark:
        start, end = _span(hit, words)
        return Remark(start, end, text[start:end], hit.entry, self._strengths[hit.entry])

    def _apart(self, hits: Iterable[_Hit]) -> Iterator[_Hit]:
        """The first; of those that begin together the longest, the firmest, the one that the catalogue has first."""
        ranked = sorted(hits, key=lambda hit: (hit.first, -hit.after, self._ranks[hit.entry]))
        free = 0
        for hit in ranked:
            if hit.first >= free:
                yield hit
                free = hit.after


def _span(hit: _Hit, words: Tokens) -> Span:
    return words.starts[hit.first], words.ends[hit.after - 1]


def _is_silent(hit: _Hit, silent: set[tuple[str, int]]) -> bool:
    return any((code, word) in silent for word in range(hit.first, hit.after) for code in (TITLE, hit.entry))


def _is_quoted(span: Span, quoted: Sequence[Span]) -> bool:
    """Whether any of it lies in a quotation."""
    before = bisect_left(quoted, (span[1], 0)) - 1
    return before >= 0 and quoted[before][1] > span[0]
