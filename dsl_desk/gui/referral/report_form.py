"""Which document the bundle's report is."""

from typing import Any

from dsl_desk.domain.errors import InvalidRecord, Problem
from dsl_desk.domain.report_form import ReportForm
from dsl_desk.gui.forms.options import Option, Options
from dsl_desk.gui.referral.step import Step
from dsl_desk.gui.widgets.field import LabelledField
from dsl_desk.services.catalogue.report_form import report_guides


class WhichReport(Step):
    """Every one leaves in the same way: chosen, read, signed, and answered with a receipt.

    A child's whole file leaves by a page of its own.
    """

    name = "report"

    def __init__(self) -> None:
        super().__init__("Which report it is", "Choose the report")
        self._guides = [guide for guide in report_guides() if guide.form is not ReportForm.TRANSFER]
        self.form = Options(Option(guide.form.value, guide.choice, guide.about) for guide in self._guides)
        self.put("form", LabelledField("What do they need from you?", self.form))

    def is_for_social_care(self) -> bool:
        return self.form.code() == ReportForm.SOCIAL_CARE

    def decided(self) -> dict[str, Any]:
        return {"form": ReportForm(self.form.code())}

    def check(self) -> None:
        if not self.form.code():
            raise InvalidRecord(Problem("form", "Choose which report it is"))

    def detail(self) -> str:
        chosen = next((guide.choice for guide in self._guides if guide.form == self.form.code()), "")
        return chosen or "Information report, referral, one page, or chronology"
