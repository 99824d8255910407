"""The Unique Pupil Number and its check letter.

Source: Department for Education, Common Basic Data Set, pupil item P1 (100001), and UK Government Data Standards
Catalogue, "Unique Pupil Number", version 2.0, 18 November 2004: a check letter, then twelve digits, the last of which
is a letter in a temporary number. Each character times its place (2 to 13), summed, modulo 23, is the place of the
check letter in the alphabet without I, O and S; a letter at the end counts as its place in that alphabet.
"""

from __future__ import annotations

import re

LETTERS = "ABCDEFGHJKLMNPQRTUVWXYZ"
_SHAPE = re.compile(rf"[{LETTERS}][0-9]{{11}}[0-9{LETTERS}]")


def check_letter(rest: str) -> str:
    """The letter that belongs before the other twelve characters."""
    values = (LETTERS.index(each) if each in LETTERS else int(each) for each in rest)
    return LETTERS[sum(place * value for place, value in enumerate(values, 2)) % len(LETTERS)]


def problem_with(upn: str) -> str:
    """What is wrong with a number, in words, or nothing."""
    if not _SHAPE.fullmatch(upn):
        return "A unique pupil number is a letter and twelve digits, the last of which may be a letter"
    if upn[0] != check_letter(upn[1:]):
        return "The first letter of this number does not fit its digits, so one of them is mistyped"
    return ""
