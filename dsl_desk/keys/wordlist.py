"""The EFF large word list: passphrases are drawn from it, fingerprints are spoken with it."""

from __future__ import annotations

from pathlib import Path

WORD_COUNT = 7_776
"""Words in the list: five dice, 6**5 (resources/words/SOURCES.md)."""


def read_words(file: Path) -> tuple[str, ...]:
    """The words of `file`, one a line; raises ValueError unless there are 7,776 different ones."""
    words = tuple(file.read_text("utf-8").split())
    if len(words) != WORD_COUNT or len(set(words)) != WORD_COUNT:
        raise ValueError("the word list is not the EFF large list")
    return words
