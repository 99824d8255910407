"""The printed recovery code."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime

from dsl_desk.documents.blocks import Block, Box, Code, Style
from dsl_desk.documents.moments import say_local
from dsl_desk.documents.press import Sheet, pages
from dsl_desk.documents.styles import BODY, HEADING, NOTICE, ORIGIN, TITLE
from dsl_desk.documents.text import para

_CODE = Style(size=17, bold=True, leading=1.5, after=8)
_CODE_SIDE = 120

_KEEPING = (
    "Put this page in an envelope, seal it, and sign across the flap.",
    "Keep it in the school's safe. Never keep it with the laptop, and never take a photo or a copy of it.",
    "Tell the headteacher where it is.",
    "When the envelope is found open, or the page is lost, someone else may be able to open the records. "
    "Tell the headteacher and the data protection officer the same day.",
)
_USING = (
    "On the unlock page choose “Use the recovery code” and type it. Capitals, spaces and dashes do not matter.",
    "Then set a new passphrase in Settings, and seal this page again.",
)


def recovery_kit(school_name: str, code: str, made: datetime, *, demonstration: bool = False) -> bytes:
    """One page with the recovery code, grouped as it is typed, and where to keep it. Never kept as a file."""
    sheet = Sheet("Recovery kit", made, footer="Secret · Keep sealed, in a safe", demonstration=demonstration)
    return pages(sheet, list(_kit(school_name, code, made)))


def _kit(school_name: str, code: str, made: datetime) -> Iterator[Block]:
    yield para("Recovery kit", TITLE)
    yield para(f"Safeguarding records of {school_name}. Made on {say_local(made)}.", BODY)
    yield para("Whoever holds this page can open the records, with no passphrase.", NOTICE)
    yield Box((para("Recovery code", HEADING), para(_in_two_lines(code), _CODE), Code(code, _CODE_SIDE)))
    yield from _steps("Where to keep it", _KEEPING)
    yield from _steps("How to use it", _USING)
    yield para("Without a passphrase and without this code nobody can open the records.", ORIGIN)


def _in_two_lines(code: str) -> str:
    groups = code.split("-")
    half = len(groups) // 2
    return "-".join(groups[:half]) + "\n" + "-".join(groups[half:])


def _steps(title: str, steps: tuple[str, ...]) -> Iterator[Block]:
    yield para(title, HEADING)
    for step in steps:
        yield para(step, BODY, bullet="•")
