"""The school's own head of a page."""

from __future__ import annotations

from collections.abc import Iterator

from dsl_desk.documents.blocks import Block, Rule, Style
from dsl_desk.documents.text import para
from dsl_desk.domain.school import School

_NAME = Style(size=15, bold=True, leading=1.2, after=2)
_LINE = Style(size=9, leading=1.3, after=1)


def letterhead(school: School) -> Iterator[Block]:
    """Name, address and how to reach the school, over a line."""
    yield para(school.name, _NAME)
    ways = (", ".join(school.address), " · ".join(filter(None, (school.phone, school.email))))
    for line in filter(None, ways):
        yield para(line, _LINE)
    yield Rule(space=10)
