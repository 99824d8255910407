"""Left-to-right and right-to-left in one line (Unicode Standard Annex 9), by python-bidi's tables."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from typing import Any, TypeVar

T = TypeVar("T")

_RIGHT_TO_LEFT = frozenset(("R", "AL", "AN"))
_DIRECTIONS = ("L", "R")
_STRONG = {"L": "L", "R": "R", "AL": "R", "EN": "R", "AN": "R"}
"""How rules N0 to N2 count each type."""

_BRACKETS = {"(": ")", "[": "]", "{": "}", "\u2045": "\u2046", "\u27e8": "\u27e9"}
_MOST_OPEN = 63
"""Definition BD16 stops looking for pairs where more brackets are open."""

_GROUPED_NUMBER = re.compile(r"\+?[0-9][0-9 ()-]*[0-9]")


def has_right_to_left(text: str) -> bool:
    return any(unicodedata.bidirectional(character) in _RIGHT_TO_LEFT for character in set(text))


def runs_right_to_left(text: str) -> bool:
    """Whether the first letter that has a direction runs right to left (rules P2 and P3)."""
    from bidi import algorithm

    return bool(algorithm.get_base_level(text))


def mostly_right_to_left(text: str) -> bool:
    """Whether more of its letters run from the right than from the left."""
    counted = [unicodedata.bidirectional(character) for character in text]
    return sum(found in ("R", "AL") for found in counted) > counted.count("L")


def levels(text: str, base: int | None = None) -> tuple[int, list[int]]:
    """The paragraph's own level, and the embedding level of each character; odd levels run right to left.

    `base` is the paragraph's level where more is known of it than its text (rule HL1).

    As the standard has it, but that a number written in groups is one number (a "higher-level protocol", rule HL3):
    otherwise the parts of a phone number change places between words that run from the right.
    """
    base, found = standard_levels(text, base)
    for number in _GROUPED_NUMBER.finditer(text) if base else ():
        found[number.start() : number.end()] = [base + 1] * len(number[0])
    return base, found


def standard_levels(text: str, base: int | None = None) -> tuple[int, list[int]]:
    """python-bidi's public functions reorder text but keep the levels to themselves; they are read here from the
    steps of its Python algorithm, with rule N0, which that lacks. Control characters never come here: text.py has
    turned them into visible marks.
    """
    from bidi import algorithm

    base = algorithm.get_base_level(text) if base is None else base
    storage = algorithm.get_empty_storage()
    storage["base_level"], storage["base_dir"] = base, _DIRECTIONS[base]
    algorithm.get_embedding_levels(text, storage)
    for position, character in enumerate(storage["chars"]):
        character["position"] = position
    algorithm.explicit_embed_and_overrides(storage)
    algorithm.resolve_weak_types(storage)
    _resolve_brackets(storage["chars"], text, _DIRECTIONS[base])
    algorithm.resolve_neutral_types(storage, False)
    algorithm.resolve_implicit_levels(storage, False)
    found: list[int | None] = [None] * len(text)
    for character in storage["chars"]:
        found[character["position"]] = character["level"]
    return base, _follow(found, base)


def _resolve_brackets(characters: list[dict[str, Any]], text: str, base: str) -> None:
    """Rule N0: the two of a pair of brackets run the same way, that of what they hold if it is the paragraph's."""
    strong = [_STRONG.get(character["type"], "") for character in characters]
    for first, last in _pairs([text[character["position"]] for character in characters], characters):
        inside = set(strong[first + 1 : last]) - {""}
        if not inside:
            continue
        direction = base
        if base not in inside:
            before = next((strong[index] for index in range(first - 1, -1, -1) if strong[index]), base)
            direction = before if before in inside else base
        for index in (first, last):
            characters[index]["type"] = strong[index] = direction


def _pairs(seen: list[str], characters: list[dict[str, Any]]) -> list[tuple[int, int]]:
    """Where brackets open and close, in the order in which they open (definition BD16)."""
    opened: list[tuple[str, int]] = []
    found = []
    for index, character in enumerate(seen):
        if characters[index]["type"] != "ON":
            continue
        if character in _BRACKETS:
            if len(opened) == _MOST_OPEN:
                break
            opened.append((_BRACKETS[character], index))
        elif character in (closing for closing, _ in opened):
            while opened:
                closing, start = opened.pop()
                if closing == character:
                    found.append((start, index))
                    break
    return sorted(found)


def _follow(found: list[int | None], base: int) -> list[int]:
    """Joiners, which the algorithm takes out (rule X9), go with the character before them."""
    filled: list[int] = []
    for level in found:
        filled.append(level if level is not None else (filled[-1] if filled else base))
    return filled


def visual_order(pieces: Sequence[T], level_of: Sequence[int]) -> list[T]:
    """`pieces` of one line as they stand from left to right (rule L2)."""
    order = list(range(len(pieces)))
    for level in range(max(level_of, default=0), 0, -1):
        start = 0
        while start < len(order):
            end = start
            while end < len(order) and level_of[order[end]] >= level:
                end += 1
            order[start:end] = reversed(order[start:end])
            start = max(end, start + 1)
    return [pieces[index] for index in order]
