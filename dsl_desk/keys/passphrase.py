"""Passphrases: normalised, generated, and refused when they could be guessed."""

from __future__ import annotations

import math
import re
import secrets
import unicodedata
from collections.abc import Callable, Collection, Sequence

from dsl_desk.domain.errors import InvalidRecord, Problem

WORDS_WITH_KEYRING = 4
WORDS_WITHOUT_KEYRING = 5
WORDS_FOR_BUNDLE = 6
"""Words offered: the device secret makes up for one; a bundle's zip has few key-derivation rounds (bundle.md)."""

FLOOR_BITS = 45.0
"""Guessing work below which a passphrase is refused (vault.md, "Keys")."""

MAX_CHARACTERS = 1_000

_LISTED_WORD_BITS = math.log2(7_776)
_LETTER_IN_WORD_BITS = 2.5
_REPEAT_BITS = 1.0
_CAPITAL_BITS = 1.0
_YEAR_BITS = 7.0
_DIGIT_BITS = math.log2(10)
_LETTER_BITS = math.log2(26)
_OTHER_BITS = math.log2(33)
_SHORTEST_WORD = 4
_YEAR = re.compile(r"(?:19|20)\d\d")
_PART = re.compile(r"[^\W\d_]+|\d+|(?:[^\w\s]|_)+")
_DISGUISED = re.compile(r"(?<=[^\W\d_])[@$!01357](?=[^\W\d_])")
_PLAIN = str.maketrans("@$!01357", "asiolest")
_ROWS = ("abcdefghijklmnopqrstuvwxyz", "qwertyuiop", "asdfghjkl", "zxcvbnm", "01234567890")


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


def check_strength(passphrase: str, words: Collection[str]) -> None:
    """Raises InvalidRecord, with words for the person, when `passphrase` has fewer than 45 bits."""
    if estimated_bits(passphrase, words) < FLOOR_BITS:
        raise InvalidRecord(
            Problem(
                "passphrase",
                "This passphrase could be guessed. Use at least four unrelated words, or take the one offered",
            )
        )


def estimated_bits(passphrase: str, words: Collection[str]) -> float:
    """How much guessing `passphrase` takes, in bits, erring low.

    A word of `words` counts as a draw from that list. Any other run of four letters or more counts 2.5 bits a
    letter: NIST SP 800-63-1, appendix A, allows 2 for text people choose. Repeats, keyboard rows, years and digits
    dressed up as letters count next to nothing; what is left counts as drawn from its class of characters.
    """
    listed = frozenset(words)
    seen: set[str] = set()
    total = 0.0
    text = _DISGUISED.sub(lambda found: found[0].translate(_PLAIN), normalised(passphrase).decode())
    for part in _PART.findall(text):
        plain = part.casefold()
        total += _REPEAT_BITS if plain in seen else _part_bits(part, plain, listed)
        seen.add(plain)
    return total


def _part_bits(part: str, plain: str, listed: frozenset[str]) -> float:
    period = (plain + plain).find(plain, 1)
    if period < len(plain):
        return _part_bits(part[:period], plain[:period], listed) + math.log2(len(plain) / period)
    if _is_row(plain):
        return _DIGIT_BITS + math.log2(len(plain))
    if part.isdecimal():
        return _YEAR_BITS if _YEAR.fullmatch(part) else len(part) * _DIGIT_BITS
    if not part.isalpha():
        return len(part) * _OTHER_BITS
    return _letters_bits(part, plain, listed)


def _letters_bits(part: str, plain: str, listed: frozenset[str]) -> float:
    capital = 0.0 if part == plain else _CAPITAL_BITS
    if plain in listed:
        return _LISTED_WORD_BITS + capital
    if len(part) >= _SHORTEST_WORD:
        return len(part) * _LETTER_IN_WORD_BITS + capital
    return len(part) * (_LETTER_BITS + capital)


def _is_row(plain: str) -> bool:
    """A run along the alphabet, the digits or a row of keys, in either direction."""
    return len(plain) > 2 and any(plain in row or plain[::-1] in row for row in _ROWS)


def _below(limit: int, random_bytes: Callable[[int], bytes]) -> int:
    """An even draw from range(limit), limit <= 65,536: values past the last whole multiple are drawn again."""
    whole = 65_536 - 65_536 % limit
    while (value := int.from_bytes(random_bytes(2))) >= whole:
        pass
    return value % limit
