"""The printed codes: 160 random bits that a person can copy by hand, and be told where they slipped.

There is one recovery code, which opens by itself, and one code in each sealed envelope, two of which open together.
"""

from __future__ import annotations

import re
from enum import IntEnum

from dsl_desk.domain.errors import InvalidRecord, Problem

CODE_BYTES = 20
GROUPS = 8
GROUP_LENGTH = 5
"""Four symbols of the code and one check symbol."""

_ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"  # Crockford's base 32: no I, L, O, U
_LOOKALIKES = str.maketrans("OIL", "011")
_SYMBOL_BITS = 5
_POLYNOMIAL = 0b100101  # x^5 + x^2 + 1, primitive over GF(2)


class Paper(IntEnum):
    """Which page a code stands on. Four pages of eight groups take up GF(32): no group passes for another's."""

    RECOVERY = 0
    FIRST_ENVELOPE = 1
    SECOND_ENVELOPE = 2
    THIRD_ENVELOPE = 3


ENVELOPES = (Paper.FIRST_ENVELOPE, Paper.SECOND_ENVELOPE, Paper.THIRD_ENVELOPE)


def write_code(secret: bytes, paper: Paper = Paper.RECOVERY) -> str:
    """The 20 bytes of `secret` as eight groups of five, joined by dashes.

    The fifth symbol of a group makes the group's polynomial over GF(32), led by the group's number among those of
    all papers, vanish at the primitive element: it finds every single wrong symbol, every swap of neighbours, and
    every group that belongs elsewhere or on another paper.
    """
    if len(secret) != CODE_BYTES:
        raise ValueError("a printed code carries 20 bytes")
    number = int.from_bytes(secret)
    count = CODE_BYTES * 8 // _SYMBOL_BITS
    symbols = [number >> _SYMBOL_BITS * place & 31 for place in range(count - 1, -1, -1)]
    data = GROUP_LENGTH - 1
    groups = [symbols[start : start + data] for start in range(0, count, data)]
    return "-".join(
        "".join(_ALPHABET[symbol] for symbol in (*group, _times_primitive(_remainder(_lead(paper, index), group))))
        for index, group in enumerate(groups)
    )


def read_code(typed: str) -> bytes:
    """The 20 bytes behind a recovery code as typed: case, spaces and dashes do not matter; O is 0, I and L are 1.

    Raises InvalidRecord naming each group that does not match the printed one, or the paper it was read from.
    """
    return _read(typed, (Paper.RECOVERY,), "recovery_code")[1]


def read_envelope(typed: str, field: str) -> tuple[Paper, bytes]:
    """As `read_code`, for the code of whichever envelope; problems stand beside `field`."""
    return _read(typed, ENVELOPES, field)


def same_group(typed: str, printed: str) -> bool:
    """Whether one group was typed as it is printed, as forgiving as `read_code`."""
    return _plain(typed).strip() == printed


def _read(typed: str, expected: tuple[Paper, ...], field: str) -> tuple[Paper, bytes]:
    wanted = "recovery code" if Paper.RECOVERY in expected else "code of an envelope"
    groups = _groups(_plain(typed))
    if len(groups) != GROUPS:
        raise _problem(
            field,
            f"The {wanted} has {GROUPS} groups of {GROUP_LENGTH} letters and digits, "
            f"{GROUPS * GROUP_LENGTH} in all. What was typed has {sum(map(len, groups))}",
        )
    wrong = {
        paper: [index + 1 for index, group in enumerate(groups) if not _matches(_lead(paper, index), group)]
        for paper in Paper
    }
    mistaken = next((paper for paper in Paper if paper not in expected and len(wrong[paper]) < GROUPS / 2), None)
    if mistaken is not None:
        raise _problem(field, _say_mistaken(mistaken))
    paper = min(expected, key=lambda paper: len(wrong[paper]))
    if wrong[paper]:
        raise _problem(field, _say_wrong(wrong[paper], wanted))
    return paper, _bytes(groups)


def _plain(typed: str) -> str:
    return typed.upper().translate(_LOOKALIKES)


def _groups(text: str) -> list[str]:
    """As the person separated them if there are eight or the count is not right, else every five symbols."""
    separated = [group for group in re.split(r"[\s\-–—_.,]+", text) if group]
    joined = "".join(separated)
    if len(separated) == GROUPS or len(joined) != GROUPS * GROUP_LENGTH:
        return separated
    return [joined[start : start + GROUP_LENGTH] for start in range(0, len(joined), GROUP_LENGTH)]


def _bytes(groups: list[str]) -> bytes:
    number = 0
    for group in groups:
        for symbol in group[:-1]:
            number = number << _SYMBOL_BITS | _ALPHABET.index(symbol)
    return number.to_bytes(CODE_BYTES)


def _lead(paper: Paper, index: int) -> int:
    return paper * GROUPS + index


def _matches(lead: int, group: str) -> bool:
    if len(group) != GROUP_LENGTH or any(symbol not in _ALPHABET for symbol in group):
        return False
    return _remainder(lead, [_ALPHABET.index(symbol) for symbol in group]) == 0


def _remainder(lead: int, symbols: list[int]) -> int:
    """The polynomial (lead, symbols...) at the primitive element, by Horner's rule."""
    value = lead
    for symbol in symbols:
        value = _times_primitive(value) ^ symbol
    return value


def _times_primitive(value: int) -> int:
    value <<= 1
    return value ^ _POLYNOMIAL if value & 32 else value


def _say_mistaken(paper: Paper) -> str:
    if paper is Paper.RECOVERY:
        return "This is the recovery code. It opens the records by itself: choose “Use the recovery code”"
    return (
        f"This is the code of envelope {paper}, not the recovery code. It opens the records together with the code "
        "of another envelope: choose “Use two sealed envelopes”"
    )


def _say_wrong(wrong: list[int], wanted: str) -> str:
    if len(wrong) == 1:
        return f"Group {wrong[0]} of the {wanted} does not match. Compare it with the printed sheet"
    numbers = ", ".join(str(number) for number in wrong[:-1]) + f" and {wrong[-1]}"
    return f"Groups {numbers} of the {wanted} do not match. Compare them with the printed sheet"


def _problem(field: str, words: str) -> InvalidRecord:
    return InvalidRecord(Problem(field, words))
