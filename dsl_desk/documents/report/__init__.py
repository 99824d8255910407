"""`1-Report.pdf`: what a police officer, and perhaps a court in ten years, reads of a bundle.

Every form of report has the same cover, seal box and receipt page; what stands between them is one module each.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

from dsl_desk.documents.blocks import Block, NewPage
from dsl_desk.documents.legend import Legend
from dsl_desk.documents.press import Sheet, pages
from dsl_desk.documents.receipt import receipt
from dsl_desk.documents.report.cover import cover
from dsl_desk.documents.report.evidential import evidential_body
from dsl_desk.documents.report.information import information_body
from dsl_desk.documents.report.mace import mace_body
from dsl_desk.documents.report.seal_box import seal_box
from dsl_desk.documents.report.social_care import social_care_body
from dsl_desk.documents.report.summary import summary_body
from dsl_desk.documents.report.transfer import transfer_body
from dsl_desk.domain.casefile import CaseFile
from dsl_desk.domain.report_form import ReportForm
from dsl_desk.domain.sealfacts import SealFacts

_BODIES: dict[ReportForm, Callable[[CaseFile, Legend], Iterator[Block]]] = {
    ReportForm.INFORMATION: information_body,
    ReportForm.SOCIAL_CARE: social_care_body,
    ReportForm.MACE: mace_body,
    ReportForm.EVIDENTIAL: evidential_body,
    ReportForm.SUMMARY: summary_body,
    ReportForm.TRANSFER: transfer_body,
}


def report(casefile: CaseFile, facts: SealFacts) -> bytes:
    """The report of one bundle as a PDF; the same case file and facts give the same bytes.

    Raises DocumentError when a record holds characters that no embedded font can draw.
    """
    sheet = Sheet(
        title=f"Report {casefile.bundle}",
        made=casefile.prepared,
        footer=f"Confidential · Bundle {casefile.bundle}",
        demonstration=casefile.demonstration,
    )
    legend = Legend.of(casefile)
    body = _BODIES[casefile.form](casefile, legend)
    blocks = [*cover(casefile, legend), *body, NewPage(), *receipt(casefile, facts)]
    return pages(sheet, blocks, first_foot=(seal_box(facts),))
