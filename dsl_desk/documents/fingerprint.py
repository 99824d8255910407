"""The fingerprint of a school's root certificate on paper: words to read out, digits, and a QR code."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from dsl_desk.documents.blocks import Box, Code, Style, Text
from dsl_desk.documents.head_slip import grouped
from dsl_desk.documents.styles import FIELD, HEADING, SMALL, SUBHEADING
from dsl_desk.documents.text import para

STEP_FIND = (
    "Find the school's phone number on your own organisation's list. Never use a number from this page, from the "
    "email it came with, or from a bundle."
)
STEP_CALL = "Call the school and ask for the designated safeguarding lead."
CHECKED = "Checked by, when, with whom, and on which number from whose list"

_WORDS = Style(size=15, bold=True, before=2, after=4)
_HEX = Style(size=12, after=2)
_FORMER_WORDS = Style(size=11, bold=True, after=2)
_CODE_SIDE = 108
_GROUPS_IN_LINE = 8


def fingerprint_box(title: str, key_sha256: str, key_words: Sequence[str]) -> Box:
    """To be checked: `key_sha256` is that of the certificate in DER, and stands here as a QR code as well."""
    return Box(
        (
            para(f"{title} in eight words", HEADING),
            para(" ".join(key_words), _WORDS),
            para("The same in digits (SHA-256)", SUBHEADING),
            para(_in_lines(key_sha256), _HEX),
            Code(key_sha256.upper(), _CODE_SIDE),
        )
    )


def former_box(title: str, key_sha256: str, key_words: Sequence[str]) -> Box:
    """To be recognised and no longer accepted."""
    words, digits = para(" ".join(key_words), _FORMER_WORDS), para(_in_lines(key_sha256), SMALL)
    return Box((para(title, SUBHEADING), words, digits))


def numbered(steps: Sequence[str]) -> Iterator[Text]:
    """What to do, in order."""
    for number, step in enumerate(steps, 1):
        yield para(step, FIELD, bullet=f"{number}.")


def _in_lines(digits: str) -> str:
    groups = grouped(digits)
    lines = [groups[start : start + _GROUPS_IN_LINE] for start in range(0, len(groups), _GROUPS_IN_LINE)]
    return "\n".join("  ".join(line) for line in lines)
