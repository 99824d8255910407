"""Tasks of a referral in progress, for the gallery and the gates."""

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QMainWindow

from dsl_desk.domain.other_names import NameTreatment
from dsl_desk.domain.report_form import ReportForm
from dsl_desk.domain.route import Route
from dsl_desk.gui.pages import PAGES
from dsl_desk.gui.referral.page import ReferralPage

if TYPE_CHECKING:
    from tests.gui.stage import Stage

NAMING = "Seen with Jack, who had the phone."


def tasks_listed(on: "Stage") -> QMainWindow:
    return _past_the_gate(on)[0]


def records_ticked(on: "Stage") -> QMainWindow:
    window, page = _past_the_gate(on)
    page.flow.open(page.steps.choosing)
    on.settle()
    return window


def names_refused(on: "Stage") -> QMainWindow:
    """One name with a pseudonym, the others not decided, and words added by hand."""
    window, page = _past_the_gate(on)
    names = page.steps.names
    page.flow.open(names)
    next(iter(names.choices.values())).options.button(NameTreatment.PSEUDONYM.name).click()
    names.typed.setText("Big Lee")
    names.add_words()
    names.go_on()
    on.settle()
    return window


def care_asked(on: "Stage") -> QMainWindow:
    window, page = _past_the_gate(on)
    page.steps.form.form.button(ReportForm.SOCIAL_CARE.value).click()
    page.flow.open(page.steps.care)
    on.settle()
    return window


def _past_the_gate(on: "Stage") -> tuple[QMainWindow, ReferralPage]:
    """With two records ticked and a summary that names a child."""
    window = on.window(next(entry for entry in PAGES if entry.name == "referral"))
    page = window.page
    assert isinstance(page, ReferralPage)
    page.flow.draft.end()  # the next scene starts at the gate
    gate, choosing = page.steps.gate, page.steps.choosing
    gate.route.button(Route.INFORMATION.value).click()
    gate.onward.click()
    on.settle()
    choosing.list.set_text([choosing.rows.index(row).data(256).id for row in (0, 1)])
    page.steps.summary.note.set_text(NAMING)
    page.flow.show_list()
    on.settle()
    return window, page
