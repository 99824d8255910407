"""Eight words a person can read out by phone in place of a SHA-256."""

from __future__ import annotations

from collections.abc import Sequence

WORD_COUNT = 8
WORD_BITS = 12


def spoken_words(digest: bytes, words: Sequence[str]) -> tuple[str, ...]:
    """The first 96 bits of `digest`, 12 bits a word, most significant first, as indices into the first 4,096 `words`.

    `words` is the EFF large word list in its published order (resources/words). FORMAT.md fixes this rule: the words
    of a key (on the key card) and the receipt words of a payload (in the report) are both made so.
    """
    number = int.from_bytes(digest[: WORD_COUNT * WORD_BITS // 8])
    shifts = range((WORD_COUNT - 1) * WORD_BITS, -1, -WORD_BITS)
    return tuple(words[number >> shift & (1 << WORD_BITS) - 1] for shift in shifts)
