"""A page that someone outside keeps, so that nobody can change the records before it unnoticed."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime

from dsl_desk.documents.blocks import Block, Box, Style
from dsl_desk.documents.letterhead import letterhead
from dsl_desk.documents.moments import say_local
from dsl_desk.documents.press import Sheet, pages
from dsl_desk.documents.slip import lines_to_write_on
from dsl_desk.documents.styles import BODY, HEADING, TITLE
from dsl_desk.documents.text import para
from dsl_desk.domain.school import School

_LARGE = Style(size=15, bold=True, before=4, after=6)
_HEX = Style(size=12, leading=1.5, after=4)
_GROUP = 4

_WITNESS = (
    "Compare the entry and the seal with the screen, sign this page, and keep it where the school office cannot "
    "change it: with the chair of governors, or at the trust.",
    "Whoever must know later whether the records are as they were, opens DSL Desk, chooses “Are the records whole?” "
    "and types the entry and the seal. The program says whether everything up to that entry is unchanged.",
)
_SHOWS = (
    "It shows that no entry up to this one was changed, removed or put in between since the day it was signed. It "
    "does not show that what was written is true, that the computer's clock was right, or who sat at the keyboard."
)
_SIGNED = ("Witness: name and role", "Signed, and when", "Kept where")


def head_slip(school: School, seq: int, head: str, made: datetime, *, demonstration: bool = False) -> bytes:
    """One page with the number and the SHA-256 (lower hex) of the newest entry. It holds nothing about anyone."""
    sheet = Sheet("Seal of the records", made, footer="This page holds no secret", demonstration=demonstration)
    return pages(sheet, [*letterhead(school), *_slip(seq, head, made)])


def _slip(seq: int, head: str, made: datetime) -> Iterator[Block]:
    yield para("Seal of the records", TITLE)
    yield para(f"The newest entry of the safeguarding records, on {say_local(made)}.", BODY)
    yield Box(
        (
            para("Entry", HEADING),
            para(f"{seq:,}", _LARGE),
            para("Seal (SHA-256)", HEADING),
            para(" ".join(grouped(head)), _HEX),
        )
    )
    yield para("What the witness does", HEADING)
    for number, step in enumerate(_WITNESS, 1):
        yield para(step, BODY, bullet=f"{number}.")
    yield para("What it shows, and what not", HEADING)
    yield para(_SHOWS, BODY)
    yield from lines_to_write_on(_SIGNED)


def grouped(digits: str) -> tuple[str, ...]:
    return tuple(digits[start : start + _GROUP].upper() for start in range(0, len(digits), _GROUP))
