"""The card that a school hands to a recipient once, so that its bundles can be told from anyone else's."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import datetime

from dsl_desk.documents.blocks import Block, Box, Code, Style
from dsl_desk.documents.letterhead import letterhead
from dsl_desk.documents.moments import say_local
from dsl_desk.documents.press import Sheet, pages
from dsl_desk.documents.slip import lines_to_write_on
from dsl_desk.documents.styles import BODY, HEADING, TITLE
from dsl_desk.documents.text import para
from dsl_desk.domain.school import School

_WORDS = Style(size=15, bold=True, before=4, after=6)
_HEX = Style(size=12, leading=1.5, after=4)
_CODE_SIDE = 120
_GROUP = 4
_GROUPS_IN_LINE = 8

_STEPS = (
    "Find the school's phone number on your own force's list. Never use a number from this card, from the email it "
    "came with, or from a bundle.",
    "Call the school and ask for the designated safeguarding lead.",
    "Ask them to read out the eight words. Compare each word with this card, and with the fingerprint that your "
    "computer shows for school-root.pem.",
    "If they agree, keep the certificate with the date and the name of the person you spoke to. From then on every "
    "bundle of this school must lead to it. If they differ in one word, do not accept it.",
)
_CHECKED = ("Checked by, and when", "Spoke with, on which number")


def key_card(
    school: School, key_sha256: str, key_words: Sequence[str], made: datetime, *, demonstration: bool = False
) -> bytes:
    """One page: SHA-256 of the root certificate (DER) as QR code, in hex and in eight words, and how to check it.

    `openssl x509 -in school-root.pem -noout -fingerprint -sha256` prints the same hex.
    """
    sheet = Sheet("Key card", made, footer="This card holds no secret", demonstration=demonstration)
    return pages(sheet, [*letterhead(school), *_card(key_sha256, key_words, made)])


def _card(key_sha256: str, key_words: Sequence[str], made: datetime) -> Iterator[Block]:
    yield para("Key card: how to know this school's bundles", TITLE)
    yield para(
        "Bundles from this school are signed. This is the fingerprint of the school's root certificate "
        f"(school-root.pem), as of {say_local(made)}.",
        BODY,
    )
    yield Box(
        (
            para("The fingerprint in eight words", HEADING),
            para(" ".join(key_words), _WORDS),
            para("The fingerprint (SHA-256)", HEADING),
            para(_grouped(key_sha256), _HEX),
            Code(key_sha256.upper(), _CODE_SIDE),
        )
    )
    yield para("Check it by phone before you rely on it", HEADING)
    for number, step in enumerate(_STEPS, 1):
        yield para(step, BODY, bullet=f"{number}.")
    yield from lines_to_write_on(_CHECKED)


def _grouped(digits: str) -> str:
    groups = [digits[start : start + _GROUP].upper() for start in range(0, len(digits), _GROUP)]
    lines = [groups[start : start + _GROUPS_IN_LINE] for start in range(0, len(groups), _GROUPS_IN_LINE)]
    return "\n".join("  ".join(line) for line in lines)
