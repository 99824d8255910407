"""Lines to write on."""

from __future__ import annotations

from collections.abc import Iterator

from dsl_desk.documents.blocks import Block, Rule
from dsl_desk.documents.styles import FIELD
from dsl_desk.documents.text import para

WRITING_SPACE = 20
"""Points of room above a line for handwriting."""


def lines_to_write_on(labels: tuple[str, ...]) -> Iterator[Block]:
    """Each label with a line to write on under it."""
    for label in labels:
        yield para(label, FIELD)
        yield Rule(space=WRITING_SPACE)
