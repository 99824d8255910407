"""The little language the catalogue's phrases are written in, and how all of them are found in one reading.

A phrase is a few steps, each of a bounded number of words. Every phrase of the catalogue is read at once: a state is
the set of places reached in all of them, and the states are made when they are first met. So there is no regular
expression in the catalogue to go wrong, and no text on which finding takes longer than in proportion to its length.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Generic, TypeVar

from dsl_desk.wording.tokens import Tokens, tokens

M = TypeVar("M")
MARK = re.compile(
    r"\((?P<one>[^()]+)\)|\[(?P<maybe>[^\[\]]+)\]|\{(?P<list>\w+)\}|~(?P<gap>[1-9])"
    r"|(?P<word>[^\s()\[\]{}|~]+)|(?P<bad>\S)"
)


class _Place(Generic[M]):
    """A place in a phrase: where its next words lead, where any word leads, what is meant when it ends here."""

    __slots__ = ("by_word", "meanings", "skips")

    def __init__(self) -> None:
        self.by_word: dict[str, list[_Place[M]]] = {}
        self.skips: list[_Place[M]] = []
        self.meanings: list[M] = []


class _State(Generic[M]):
    """The places reached in all phrases at once."""

    __slots__ = ("_after", "_otherwise", "_places", "meanings")

    def __init__(self, places: frozenset[_Place[M]], otherwise: _State[M] | None) -> None:
        self.meanings = tuple(meaning for place in places for meaning in place.meanings)
        self._places = places
        self._otherwise = otherwise
        self._after: dict[str, _State[M] | None] = dict.fromkeys(word for place in places for word in place.by_word)

    def after(self, word: str) -> _State[M] | None:
        """The state after reading ``word``; None where no phrase goes on."""
        if word not in self._after:
            return self._otherwise
        state = self._after[word]
        if state is None:
            state = self._after[word] = _state(
                skipped for place in self._places for skipped in (*place.by_word.get(word, ()), *place.skips)
            )
        return state


class Phrases(Generic[M]):
    """Phrases and what each means."""

    def __init__(self, lists: Mapping[str, Iterable[str]]) -> None:
        self._lists = lists
        self._start: _Place[M] = _Place()
        self._first: _State[M] | None = None

    def add(self, written: str, meaning: M) -> None:
        """Raises ValueError where ``written`` is not a phrase or names a list that is not known."""
        places = [self._start]
        for mark in MARK.finditer(written):
            places = self._lead_on(places, mark)
        if self._start in places or self._start.skips:
            raise ValueError(f"not a phrase: {written}")
        for place in places:
            place.meanings.append(meaning)
        self._first = None

    def found(self, text: Tokens) -> Iterator[tuple[int, int, M]]:
        """From which word up to which a phrase can be read, and what it means; every way to read it."""
        first = self._first = self._first or _state([self._start])
        words, joined = text.words, text.joined
        for at, word in enumerate(words):
            state, end = first.after(word), at + 1
            while state is not None:
                for meaning in state.meanings:
                    yield at, end, meaning
                if not joined[end - 1]:
                    break
                state, end = state.after(words[end]), end + 1

    def _lead_on(self, places: list[_Place[M]], mark: re.Match[str]) -> list[_Place[M]]:
        """The places after one more step of a phrase."""
        match mark.lastgroup:
            case "one" | "word":
                return _spell(places, mark[0].strip("()").split("|"))
            case "maybe":
                return [*places, *_spell(places, mark["maybe"].split("|"))]
            case "list" if mark["list"] in self._lists:
                return _spell(places, self._lists[mark["list"]])
            case "gap":
                return _skip(places, int(mark["gap"]))
        raise ValueError(f"not a phrase: {mark.string}")


def _spell(places: Iterable[_Place[M]], choices: Iterable[str]) -> list[_Place[M]]:
    """Lead from every place through every choice to one new place."""
    then: _Place[M] = _Place()
    for choice in choices:
        *first, last = tokens(choice).words or [""]
        if not last:
            raise ValueError("a choice without a word")
        for begun in places:
            place = begun
            for word in first:
                following: _Place[M] = _Place()
                place.by_word.setdefault(word, []).append(following)
                place = following
            place.by_word.setdefault(last, []).append(then)
    return [then]


def _skip(places: list[_Place[M]], most: int) -> list[_Place[M]]:
    """Lead on over none to ``most`` words."""
    reached = list(places)
    for _ in range(most):
        then: _Place[M] = _Place()
        for place in places:
            place.skips.append(then)
        places = [then]
        reached.append(then)
    return reached


def _state(places: Iterable[_Place[M]]) -> _State[M]:
    reached = frozenset(places)
    skipped = frozenset(then for place in reached for then in place.skips)
    return _State(reached, _state(skipped) if skipped else None)
