"""The printed recovery code: 160 random bits that a person can copy by hand, and be told where they slipped."""

from __future__ import annotations

import re

from dsl_desk.domain.errors import InvalidRecord, Problem

CODE_BYTES = 20
GROUPS = 8
GROUP_LENGTH = 5
"""Four symbols of the code and one check symbol."""

_ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"  # Crockford's base 32: no I, L, O, U
_LOOKALIKES = str.maketrans("OIL", "011")
_SYMBOL_BITS = 5
_POLYNOMIAL = 0b100101  # x^5 + x^2 + 1, primitive over GF(2)


def write_code(secret: bytes) -> str:
    """The 20 bytes of `secret` as eight groups of five, joined by dashes.

    The fifth symbol of a group makes the group's polynomial over GF(32), led by the group's number, vanish at the
    primitive element: it finds every single wrong symbol, every swap of neighbours and every group out of place.
    """
    if len(secret) != CODE_BYTES:
        raise ValueError("a recovery code carries 20 bytes")
    number = int.from_bytes(secret)
    count = CODE_BYTES * 8 // _SYMBOL_BITS
    symbols = [number >> _SYMBOL_BITS * place & 31 for place in range(count - 1, -1, -1)]
    data = GROUP_LENGTH - 1
    groups = [symbols[start : start + data] for start in range(0, count, data)]
    return "-".join(
        "".join(_ALPHABET[symbol] for symbol in (*group, _times_primitive(_remainder(index, group))))
        for index, group in enumerate(groups)
    )


def read_code(typed: str) -> bytes:
    """The 20 bytes behind a code as typed: case, spaces and dashes do not matter; O is 0, I and L are 1.

    Raises InvalidRecord naming each group that does not match the printed one.
    """
    groups = _groups(typed.upper().translate(_LOOKALIKES))
    wrong = [index + 1 for index, group in enumerate(groups) if not _matches(index, group)]
    if wrong:
        raise _problem(_say_wrong(wrong))
    number = 0
    for group in groups:
        for symbol in group[:-1]:
            number = number << _SYMBOL_BITS | _ALPHABET.index(symbol)
    return number.to_bytes(CODE_BYTES)


def _groups(text: str) -> list[str]:
    """As the person separated them if there are eight, else every five symbols."""
    separated = [group for group in re.split(r"[\s\-–—_.,]+", text) if group]
    if len(separated) == GROUPS:
        return separated
    joined = "".join(separated)
    if len(joined) != GROUPS * GROUP_LENGTH:
        raise _problem(
            f"The recovery code has {GROUPS} groups of {GROUP_LENGTH} letters and digits, "
            f"{GROUPS * GROUP_LENGTH} in all. What was typed has {len(joined)}"
        )
    return [joined[start : start + GROUP_LENGTH] for start in range(0, len(joined), GROUP_LENGTH)]


def _matches(index: int, group: str) -> bool:
    if len(group) != GROUP_LENGTH or any(symbol not in _ALPHABET for symbol in group):
        return False
    return _remainder(index, [_ALPHABET.index(symbol) for symbol in group]) == 0


def _remainder(index: int, symbols: list[int]) -> int:
    """The polynomial (index, symbols...) at the primitive element, by Horner's rule."""
    value = index
    for symbol in symbols:
        value = _times_primitive(value) ^ symbol
    return value


def _times_primitive(value: int) -> int:
    value <<= 1
    return value ^ _POLYNOMIAL if value & 32 else value


def _say_wrong(wrong: list[int]) -> str:
    if len(wrong) == 1:
        return f"Group {wrong[0]} of the recovery code does not match. Compare it with the printed sheet"
    numbers = ", ".join(str(number) for number in wrong[:-1]) + f" and {wrong[-1]}"
    return f"Groups {numbers} of the recovery code do not match. Compare them with the printed sheet"


def _problem(words: str) -> InvalidRecord:
    return InvalidRecord(Problem("recovery_code", words))
