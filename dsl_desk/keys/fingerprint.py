"""Hashes in a form that two people can compare over the telephone."""

from __future__ import annotations

from collections.abc import Sequence

SPOKEN_WORDS = 8
BITS_PER_WORD = 12
"""Three hex digits a word, so that anyone can look a word up by hand: 8 words carry 96 bits."""


def spoken_words(digest: bytes, words: Sequence[str]) -> tuple[str, ...]:
    """The first 96 bits of a SHA-256 `digest` as eight words.

    Each 12 bits, most significant first, are an index from 0 into the first 4,096 words of the EFF large list:
    the word on line (three hex digits + 1) of resources/words/eff_large.txt. Used for the school's root
    certificate (key card) and for the hash of a payload (receipt words).
    """
    bits = SPOKEN_WORDS * BITS_PER_WORD
    number = int.from_bytes(digest[: bits // 8])
    shifts = range(bits - BITS_PER_WORD, -1, -BITS_PER_WORD)
    return tuple(words[number >> shift & (1 << BITS_PER_WORD) - 1] for shift in shifts)


def hex_groups(digest: bytes) -> str:
    """Upper-case hex in groups of four digits, for print."""
    return digest.hex(" ", 2).upper()
