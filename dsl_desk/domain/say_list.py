"""Several things in a sentence."""

from __future__ import annotations

from collections.abc import Iterable


def say_list(words: Iterable[str]) -> str:
    """`Kemi Ward, Tom Ward and Jon Hall`; nothing where there are none."""
    *first, last = tuple(words) or ("",)
    return f"{', '.join(first)} and {last}" if first else last
