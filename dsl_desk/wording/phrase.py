"""The little language the catalogue's phrases are written in, and how a phrase is found among words.

A phrase is a few steps, each of a bounded number of words, and all ways through it are followed at once: there is
no regular expression in the catalogue to go wrong, and no text on which finding takes longer than its length.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from dsl_desk.wording.tokens import Tokens, tokens

MARK = re.compile(
    r"\((?P<one>[^()]+)\)|\[(?P<maybe>[^\[\]]+)\]|\{(?P<list>\w+)\}|~(?P<gap>[1-9])|(?P<word>[^\s()\[\]{}|~]+)|(?P<bad>\S)"
)

Run = tuple[str, ...]
"""Words in a row."""


@dataclass(frozen=True, slots=True)
class Step:
    """One of `runs`, by first word; or up to `gap` words of any kind; `needless` where nothing at all will do."""

    runs: Mapping[str, tuple[Run, ...]]
    gap: int = 0
    needless: bool = False


class Phrase:
    """Found by ``end``; it can only begin with one of the words ``openings``."""

    def __init__(self, written: str, lists: Mapping[str, Iterable[str]]) -> None:
        """Raises ValueError where ``written`` is not a phrase or names a list that is not among ``lists``."""
        self._steps = tuple(_step(match, lists) for match in MARK.finditer(written))
        self.openings = frozenset(_openings(self._steps))
        if not self.openings:
            raise ValueError(f"not a phrase: {written}")

    def end(self, text: Tokens, at: int) -> int:
        """The number of the word after the longest way to read this phrase from word ``at`` on; 0 for no way."""
        places = {at}
        for step in self._steps:
            places = {after for place in places for after in _after(step, text, place, at)}
        return max(places, default=0)


def _step(mark: re.Match[str], lists: Mapping[str, Iterable[str]]) -> Step:
    match mark.lastgroup:
        case "one":
            return Step(_runs(mark["one"].split("|")))
        case "maybe":
            return Step(_runs(mark["maybe"].split("|")), needless=True)
        case "list" if mark["list"] in lists:
            return Step(_runs(lists[mark["list"]]))
        case "gap":
            return Step({}, gap=int(mark["gap"]))
        case "word":
            return Step(_runs([mark["word"]]))
    raise ValueError(f"not a phrase: {mark.string}")


def _runs(choices: Iterable[str]) -> dict[str, tuple[Run, ...]]:
    runs: dict[str, tuple[Run, ...]] = {}
    for choice in choices:
        words = tuple(tokens(choice).words)
        if not words:
            raise ValueError("a choice without a word")
        runs[words[0]] = (*runs.get(words[0], ()), words)
    return runs


def _openings(steps: Iterable[Step]) -> Iterator[str]:
    for step in steps:
        if step.gap:
            raise ValueError("a phrase begins with a gap")
        yield from step.runs
        if not step.needless:
            return
    raise ValueError("a phrase needs a word")


def _after(step: Step, text: Tokens, place: int, at: int) -> Iterator[int]:
    """Where reading can go on after this step, when the word to be read next is word ``place``."""
    if step.gap or step.needless:
        yield place
    for count in range(1, step.gap + 1):
        if not _joined(text, at, place + count):
            return
        yield place + count
    if place < len(text.words):
        for run in step.runs.get(text.words[place], ()):
            if tuple(text.words[place : place + len(run)]) == run and _joined(text, at, place + len(run)):
                yield place + len(run)


def _joined(text: Tokens, at: int, end: int) -> bool:
    """Whether the words from ``at`` to before ``end`` stand in one row."""
    return end <= len(text.words) and all(text.joined[at : end - 1])
