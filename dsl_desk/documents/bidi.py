"""Left-to-right and right-to-left in one line (Unicode Standard Annex 9), by python-bidi's tables."""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from typing import TypeVar

T = TypeVar("T")

_RIGHT_TO_LEFT = frozenset(("R", "AL", "AN"))


def has_right_to_left(text: str) -> bool:
    return any(unicodedata.bidirectional(character) in _RIGHT_TO_LEFT for character in set(text))


def runs_right_to_left(text: str) -> bool:
    """Whether the first letter that has a direction runs right to left (rules P2 and P3)."""
    from bidi import algorithm

    return bool(algorithm.get_base_level(text))


def levels(text: str) -> tuple[int, list[int]]:
    """The paragraph's own level, and the embedding level of each character; odd levels run right to left.

    python-bidi's public functions reorder text but keep the levels to themselves; they are read here from the steps
    of its Python algorithm. Control characters never come here: text.py has turned them into visible marks.
    """
    from bidi import algorithm

    base = algorithm.get_base_level(text)
    storage = algorithm.get_empty_storage()
    storage["base_level"], storage["base_dir"] = base, ("L", "R")[base]
    algorithm.get_embedding_levels(text, storage)
    for position, character in enumerate(storage["chars"]):
        character["position"] = position
    algorithm.explicit_embed_and_overrides(storage)
    algorithm.resolve_weak_types(storage)
    algorithm.resolve_neutral_types(storage, False)
    algorithm.resolve_implicit_levels(storage, False)
    found: list[int | None] = [None] * len(text)
    for character in storage["chars"]:
        found[character["position"]] = character["level"]
    return base, _follow(found, base)


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
