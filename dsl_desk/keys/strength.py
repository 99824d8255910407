"""How hard a passphrase is to guess, and the refusal of those that are not.

Two estimates that err in different places: zxcvbn (Wheeler, USENIX Security 2016) knows how often people choose a
word or a pattern; the count by classes knows repeats, years and words of our list. The lower one stands.
"""

from __future__ import annotations

import math
import re
import secrets
from collections.abc import Callable, Collection, Iterable, Sequence

from dsl_desk.domain.errors import InvalidRecord, Problem
from dsl_desk.keys.passphrase import generate, normalised

FLOOR_BITS = 45.0
"""Guessing work below which a passphrase is refused (vault.md, "Keys")."""

_MOST_CHARACTERS = 72  # of those that zxcvbn looks at, whose work grows with the square; more only adds
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


def offer(words: Sequence[str], count: int, random_bytes: Callable[[int], bytes] = secrets.token_bytes) -> str:
    """`count` words drawn from `words`: drawn again in the one case of eighty in which they are too common ones."""
    while estimated_bits(offered := generate(words, count, random_bytes), words) < FLOOR_BITS:
        pass
    return offered


def check_strength(passphrase: str, words: Collection[str], names: Iterable[str] = ()) -> None:
    """Raises InvalidRecord, with words for the person, when `passphrase` has fewer than 45 bits."""
    if estimated_bits(passphrase, words, names) < FLOOR_BITS:
        raise InvalidRecord(
            Problem(
                "passphrase",
                "This passphrase could be guessed. Use at least four unrelated words, not only everyday ones, or "
                "take the one offered",
            )
        )


def estimated_bits(passphrase: str, words: Collection[str], names: Iterable[str] = ()) -> float:
    """How much guessing `passphrase` takes, in bits, erring low.

    `words` is the list that passphrases are drawn from; `names` are those of the school and its people, which someone
    who knows them tries first.
    """
    text = normalised(passphrase).decode()
    return min(_counted_bits(text, words), _pattern_bits(text, names))


def _pattern_bits(text: str, names: Iterable[str]) -> float:
    """zxcvbn's guesses, without spaces, which it would take for random characters.

    Where it finds no pattern at all it counts ten guesses a character, and says nothing: infinitely many bits.
    """
    from zxcvbn import zxcvbn

    joined = "".join(text.split())[:_MOST_CHARACTERS]
    known = {part for name in names for part in (*name.casefold().split(), "".join(name.casefold().split()))}
    if not joined:
        return 0.0
    found = zxcvbn(joined, sorted(known))
    if all(part["pattern"] == "bruteforce" for part in found["sequence"]):
        return math.inf
    return math.log2(found["guesses"])


def _counted_bits(text: str, words: Collection[str]) -> float:
    """Bits part by part.

    A word of `words` counts as a draw from that list. Any other run of four letters or more counts 2.5 bits a
    letter: NIST SP 800-63-1, appendix A, allows 2 for text people choose. Repeats, keyboard rows, years and digits
    dressed up as letters count next to nothing; what is left counts as drawn from its class of characters.
    """
    listed = frozenset(words)
    seen: set[str] = set()
    total = 0.0
    for part in _PART.findall(_DISGUISED.sub(lambda found: found[0].translate(_PLAIN), text)):
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
