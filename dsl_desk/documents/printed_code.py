"""What the pages that carry a secret code have in common."""

from __future__ import annotations

from collections.abc import Iterator

from dsl_desk.documents.blocks import Block, Box, Code, Style
from dsl_desk.documents.styles import BODY, HEADING, SMALL
from dsl_desk.documents.text import para

KEEP_SEALED = "Secret · Keep sealed, in a safe"
"""The foot of every such page."""

_CODE = Style(size=17, bold=True, leading=1.5, after=8)
_CODE_SIDE = 120
_CHECKED = (
    "The last letter or digit of each group is a check: whoever types the code is told which group is wrong. "
    "The square holds the same code, for a scanner that types. Never photograph this page."
)


def code_box(title: str, code: str) -> Box:
    """The code grouped as it is typed, in two lines, and as a QR code."""
    groups = code.split("-")
    half = len(groups) // 2
    in_two_lines = "-".join(groups[:half]) + "\n" + "-".join(groups[half:])
    return Box((para(title, HEADING), para(in_two_lines, _CODE), Code(code, _CODE_SIDE), para(_CHECKED, SMALL)))


def steps(title: str, each: tuple[str, ...]) -> Iterator[Block]:
    """A heading and what to do, one bullet for each."""
    yield para(title, HEADING)
    for step in each:
        yield para(step, BODY, bullet="•")
