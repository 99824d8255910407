"""What a person does on the referral page, task by task, in the window of a Visit."""

from dataclasses import replace

from dsl_desk.domain.agency import AgencyKind
from dsl_desk.domain.changed import Changed
from dsl_desk.domain.child import Child
from dsl_desk.domain.concern import Involvement
from dsl_desk.domain.observation import Observation
from dsl_desk.domain.other_names import NameTreatment
from dsl_desk.domain.report_form import ReportForm
from dsl_desk.domain.route import Route
from dsl_desk.gui.referral.page import ReferralPage
from dsl_desk.services.catalogue.grounds import Party, lawful_bases
from dsl_desk.services.desk import Desk
from dsl_desk.services.directory import agencies
from dsl_desk.services.recording import record_observation
from dsl_desk.store import records
from tests.gui.visit import Visit

PURPOSE = "So that police can find who gave him the phone."


def pass_gate(visitor: Visit, page: ReferralPage) -> None:
    gate = page.steps.gate
    gate.route.button(Route.CRIME_REPORT.value).click()
    gate.reference.setText("42/1234/26")
    gate.reported.set_text("not known")
    gate.onward.click()
    visitor.settle()


def choose_agency(visitor: Visit, page: ReferralPage) -> None:
    police = next(each for each in visitor.read(agencies) if each.kind is AgencyKind.POLICE)
    agency = page.steps.recipient.agency
    at = agency.findData(police.id)
    agency.setCurrentIndex(at)
    agency.activated.emit(at)
    page.steps.recipient.go_on()


def give_reasons(page: ReferralPage) -> None:
    reasons, told = page.steps.reasons, page.steps.told
    reasons.purpose.set_text(PURPOSE)
    reasons.grounds["lawful_basis"].button(lawful_bases()[0].code).click()
    reasons.go_on()
    for party in Party:
        told.informed[party].answer.button("yes").click()
    told.go_on()


def tick(page: ReferralPage, *rows: int) -> None:
    choosing = page.steps.choosing
    for row in rows:
        choosing.rows.toggle(choosing.rows.index(row))
    choosing.go_on()


def decide_every_name(visitor: Visit, page: ReferralPage, treatment: NameTreatment = NameTreatment.NAMED) -> None:
    visitor.settle()
    for choice in page.steps.names.choices.values():
        choice.options.button(treatment.name).click()
    page.steps.names.go_on()


def keep_sources(page: ReferralPage) -> None:
    page.steps.sources.answer.button("none").click()
    page.steps.sources.go_on()


def fill_in(visitor: Visit, page: ReferralPage) -> None:
    """Every task that has to be done, with the two newest records."""
    pass_gate(visitor, page)
    choose_agency(visitor, page)
    page.steps.form.form.button(ReportForm.INFORMATION.value).click()
    page.steps.form.go_on()
    give_reasons(page)
    tick(page, 0, 1)
    keep_sources(page)
    decide_every_name(visitor, page)


def read_report(visitor: Visit, page: ReferralPage) -> None:
    checking = page.steps.checking
    page.flow.open(checking)
    visitor.wait_for(checking.onward.isEnabled)
    checking.onward.click()


def record_naming(child: Child, other: Child, desk: Desk) -> Changed:
    """An observation about ``child`` whose words name ``other``."""
    seen = replace(records.every(desk.connection, Observation)[0], id=desk.new_id(), what=f"Seen with {other.name}.")
    return record_observation(desk, seen, [Involvement(desk.new_id(), seen.id, child.id)])
