"""The office's list of a mailing: whom each letter is for and how it goes, to tick off."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime

from dsl_desk.documents.blocks import Block, Style
from dsl_desk.documents.moments import say_local
from dsl_desk.documents.press import Sheet, pages
from dsl_desk.documents.slip import lines_to_write_on
from dsl_desk.documents.styles import BODY, TITLE
from dsl_desk.documents.text import para

_RECIPIENT = Style(size=10, leading=1.3, after=3)
_TO_FILL_IN = ("Put into envelopes by, and when", "Checked by, and when")


@dataclass(frozen=True, slots=True)
class Recipient:
    """`number` is the letter's own, `to` whom it is for, `note` what the office has to do or know besides."""

    number: int
    to: str
    note: str = ""


def checklist(
    title: str,
    about: Sequence[str],
    recipients: Sequence[Recipient],
    printed: datetime,
    by: str,
    *,
    demonstration: bool = False,
) -> bytes:
    """`title` is what is sent, `about` what holds for all of it, a line each: audience, counts, what was left out.

    Printed by the person named `by` at `printed` (UTC). Raises DocumentError when something holds characters that no
    embedded font can draw.
    """
    footer = f"Confidential · Printed by {by} on {say_local(printed)}"
    sheet = Sheet("Checklist of letters", printed, footer, demonstration=demonstration)
    return pages(sheet, list(_blocks(title, about, recipients)))


def _blocks(title: str, about: Sequence[str], recipients: Sequence[Recipient]) -> Iterator[Block]:
    yield para(title, TITLE)
    for line in about:
        yield para(line, BODY)
    for each in recipients:
        words = f"{each.to} ({each.note})" if each.note else each.to
        yield para(words, _RECIPIENT, label=str(each.number), bullet="☐")
    yield from lines_to_write_on(_TO_FILL_IN)
