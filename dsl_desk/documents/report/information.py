"""The information report: what police ask partners for (practice.md 2.2), then the chosen records in full."""

from __future__ import annotations

from collections.abc import Iterator

from dsl_desk.documents.blocks import Block
from dsl_desk.documents.legend import Legend
from dsl_desk.documents.records import record_blocks
from dsl_desk.documents.report.child import child_blocks
from dsl_desk.documents.report.cover import summary_by_school
from dsl_desk.documents.report.ending import ending
from dsl_desk.documents.report.subjects import subject_blocks
from dsl_desk.domain.casefile import CaseFile


def information_body(casefile: CaseFile, legend: Legend) -> Iterator[Block]:
    """The child and everyone around them first, then what happened."""
    yield from summary_by_school(casefile)
    yield from child_blocks(casefile)
    yield from subject_blocks(casefile, legend)
    yield from record_blocks(casefile.records, legend)
    yield from ending(casefile, legend)
