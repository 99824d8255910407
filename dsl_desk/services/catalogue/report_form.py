"""What each form of report is, in words for the choice and for the face of the report."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from dsl_desk.domain.report_form import ReportForm
from dsl_desk.services.catalogue.reading import load


@dataclass(frozen=True, slots=True)
class ReportGuide:
    """`about` stands beside the choice and on the report; without a `title` and `on_report` those of the route do."""

    form: ReportForm
    choice: str
    about: str
    sources: tuple[str, ...]
    title: str = ""
    on_report: str = ""


@cache
def report_guides() -> tuple[ReportGuide, ...]:
    """One for each form of report, in the order to offer them."""
    return load(tuple[ReportGuide, ...], "guidance/report_forms.json")
