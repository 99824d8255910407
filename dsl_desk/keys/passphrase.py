"""Passphrases: normalised, and generated."""

from __future__ import annotations

import secrets
import unicodedata
from collections.abc import Callable, Sequence

from dsl_desk.domain.errors import InvalidRecord, Problem

WORDS_WITH_KEYRING = 4
WORDS_WITHOUT_KEYRING = 5
WORDS_FOR_BUNDLE = 6
"""Words offered: the device secret makes up for one; a bundle's zip has few key-derivation rounds (bundle.md)."""

MAX_CHARACTERS = 1_000


def normalised(passphrase: str) -> bytes:
    """NFKC, UTF-8: the same passphrase typed on any keyboard gives the same bytes.

    Raises InvalidRecord for text that is too long to derive a key from or is not text at all.
    """
    try:
        if len(passphrase) <= MAX_CHARACTERS:
            return unicodedata.normalize("NFKC", passphrase).encode()
    except UnicodeEncodeError:
        pass
    raise InvalidRecord(Problem("passphrase", "This cannot be a passphrase. Type it again, in plain characters"))


def generate(words: Sequence[str], count: int, random_bytes: Callable[[int], bytes] = secrets.token_bytes) -> str:
    """`count` different words drawn evenly from `words`, one space between: log2(len(words)) bits each."""
    drawn: dict[str, None] = {}
    while len(drawn) < count:
        drawn[words[_below(len(words), random_bytes)]] = None
    return " ".join(drawn)


def _below(limit: int, random_bytes: Callable[[int], bytes]) -> int:
    """An even draw from range(limit), limit <= 65,536: values past the last whole multiple are drawn again."""
    whole = 65_536 - 65_536 % limit
    while (value := int.from_bytes(random_bytes(2))) >= whole:
        pass
    return value % limit
