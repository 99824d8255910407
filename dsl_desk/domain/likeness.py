"""Whether two subjects may be the same one: a lead for a person to look at, never a conclusion."""

from __future__ import annotations

import re

from dsl_desk.domain.subject import Subject, SubjectKind

_KNOWN_LEAST = 3
"""Characters of a plate that both have to show: fewer would match half the car park."""

_PHONE_DIGITS = 9
"""Digits compared from the end, so that +44 7700 900123 and 07700 900123 are one number."""


def may_be_same(one: Subject, other: Subject) -> bool:
    """Two subjects of one kind that share a name, plate, number, account or address as far as both are known."""
    if one.id == other.id or one.kind is not other.kind:
        return False
    if _names(one) & _names(other):
        return True
    match one.kind:
        case SubjectKind.VEHICLE:
            return plates_may_match(one.plate, other.plate)
        case SubjectKind.PHONE:
            return bool(_digits(one.number)) and _digits(one.number) == _digits(other.number)
        case SubjectKind.ACCOUNT:
            platforms = {_plain(one.platform), _plain(other.platform)} - {""}
            return bool(_plain(one.handle)) and _plain(one.handle) == _plain(other.handle) and len(platforms) < 2
        case _:
            return bool(_plain(one.address)) and _plain(one.address) == _plain(other.address)


def plates_may_match(one: str, other: str) -> bool:
    """Number plates, each ? standing for one character not seen; a shorter plate may be any part of a longer one."""
    shorter, longer = sorted((_plate(one), _plate(other)), key=len)
    starts = range(len(longer) - len(shorter) + 1)
    return any(_fits(shorter, longer[start : start + len(shorter)]) for start in starts)


def _fits(one: str, other: str) -> bool:
    pairs = [(a, b) for a, b in zip(one, other, strict=True) if "?" not in (a, b)]
    return len(pairs) >= _KNOWN_LEAST and all(a == b for a, b in pairs)


def _plate(plate: str) -> str:
    return re.sub(r"[^A-Z0-9?]", "", plate.upper())


def _digits(number: str) -> str:
    digits = re.sub(r"\D", "", number)
    return digits[-_PHONE_DIGITS:] if len(digits) >= _PHONE_DIGITS else ""


def _plain(text: str) -> str:
    return re.sub(r"[^\w]", "", text.casefold())


def _names(subject: Subject) -> set[str]:
    return {_plain(name) for name in (subject.label, *subject.aliases)} - {""}
