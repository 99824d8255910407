"""Referrals on a child's record and on Today: each verb does what it says, nothing typed is lost."""

from __future__ import annotations

from datetime import timedelta
from typing import TypeVar

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from dsl_desk.domain.contact import ContactKind
from dsl_desk.domain.referral import Referral, ReferralHow, ReferralState
from dsl_desk.domain.when import NOT_STATED, Certainty, When
from dsl_desk.gui.child.page import ChildPage
from dsl_desk.gui.child.sharing import SharingPart
from dsl_desk.gui.deeds.inline_form import InlineForm
from dsl_desk.gui.referring.answer import AskAgain, ConfirmInWriting, RecordReply, TakeFurther
from dsl_desk.gui.referring.make import CorrectReferral, MakeReferral
from dsl_desk.gui.referring.part import ReferralsPart
from dsl_desk.gui.today.page import TodayPage
from dsl_desk.services.desk import Desk
from dsl_desk.services.directory import agencies
from dsl_desk.services.referring import Waiting, make_referral, referrals
from tests.gui.small_school import FINLEY
from tests.gui.visit import Visit

F = TypeVar("F", bound=InlineForm)
ID = "5e" * 16


def refer(desk: Desk) -> None:
    yesterday = When(Certainty.EXACT, desk.today() - timedelta(days=1))
    agency = agencies(desk)[0]
    make_referral(
        desk, Referral(ID, FINLEY.id, agency.id, ReferralHow.PHONE, "Hurt at home", yesterday, told_to="Duty desk")
    )


def only(small: Visit) -> Waiting:
    (found,) = small.read(lambda desk: referrals(desk, FINLEY.id))
    return found


def part_of(small: Visit) -> ReferralsPart:
    page = small.go(ChildPage, "child", FINLEY.id)
    part = page.show_part(SharingPart)
    small.settle()
    return part.referrals


def form_of(small: Visit, kind: type[F]) -> F:
    (found,) = small.page(ChildPage).findChildren(kind)
    return found


def step(small: Visit, kind: type[F]) -> F:
    part = part_of(small)
    part.show_steps(only(small))
    part.steps.buttons[kind].click()
    return form_of(small, kind)


def test_a_referral_by_phone_is_written_down_and_waits_for_its_letter(small: Visit) -> None:
    part_of(small).add_button.click()
    small.settle()
    form = form_of(small, MakeReferral)
    form.agency.setCurrentIndex(1)
    form.agency.activated.emit(1)
    form.how.pick(ReferralHow.PHONE)
    form.made.set_text("today")
    form.told_to.setText("Dee at the duty desk")
    form.why.set_text("Hurt at home")
    QTest.keyClick(form.told_to, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    small.settle()
    waiting = only(small)
    assert (waiting.referral.how, waiting.referral.told_to) == (ReferralHow.PHONE, "Dee at the duty desk")
    assert waiting.written_due
    today = small.go(TodayPage, "today")
    said = str(today.needs.model().index(0, 0).data())
    assert "in writing" in said and said.endswith("Confirm …")


def test_what_is_missing_is_said_beside_the_fields_and_nothing_is_lost(small: Visit) -> None:
    part_of(small).add_button.click()
    form = form_of(small, MakeReferral)
    form.reference.setText("SC-77")
    form.save()
    assert {name for name, field in form.fields.items() if field.error} == {"agency_id", "how", "made", "why"}
    assert form.reference.text() == "SC-77"
    assert small.read(lambda desk: referrals(desk, FINLEY.id)) == ()


def test_today_opens_the_form_that_confirms_in_writing(small: Visit) -> None:
    small.read(refer)
    page = small.go(TodayPage, "today")
    QTest.keyClick(page.needs, Qt.Key.Key_Return)
    small.settle()
    form = page.slot.form
    assert isinstance(form, ConfirmInWriting)
    form.save()
    small.settle()
    assert form.fields["written"].error
    form.written.set_text("today")
    form.save()
    small.settle()
    assert only(small).written_due is None
    assert only(small).referral.written != NOT_STATED


def test_their_answer_ends_the_wait(small: Visit) -> None:
    small.read(refer)
    form = step(small, RecordReply)
    form.state.pick(ReferralState.RETURNED)
    form.replied.set_text("today")
    form.save()
    small.settle()
    assert form.fields["state_reason"].error
    form.reason.set_text("Below their threshold")
    form.save()
    small.settle()
    assert only(small).referral.state is ReferralState.RETURNED
    part = part_of(small)
    part.show_steps(only(small))
    assert part.steps.buttons[AskAgain].isHidden()
    assert not part.steps.buttons[TakeFurther].isHidden()


def test_asking_again_logs_a_contact_and_moves_the_day(small: Visit) -> None:
    small.read(refer)
    form = step(small, AskAgain)
    form.save()
    assert {"kind", "with_whom", "said", "reply_by"} == {name for name, field in form.fields.items() if field.error}
    form.kind.pick(ContactKind.CALL)
    form.with_whom.setText("Duty desk")
    form.said.set_text("Rang to ask")
    form.reply_by.set_text("tomorrow")
    form.save()
    small.settle()
    tomorrow = small.read(lambda desk: desk.today()) + timedelta(days=1)
    assert only(small).referral.reply_by == tomorrow


def test_a_step_further_is_kept_with_the_referral(small: Visit) -> None:
    small.read(refer)
    form = step(small, TakeFurther)
    form.save()
    assert form.fields["step"].error
    form.step.setCurrentIndex(2)
    form.step.activated.emit(2)
    form.with_whom.setText("Team manager")
    form.when.set_text("today")
    form.save()
    small.settle()
    (taken,) = only(small).referral.escalations
    assert taken.with_whom == "Team manager"
    assert "Team manager" in str(part_of(small).list.rows.model().index(0, 0).data())


def test_a_referral_is_corrected_with_a_reason(small: Visit) -> None:
    small.read(refer)
    form = step(small, CorrectReferral)
    small.settle()
    form.why.set_text("Hurt twice at home")
    form.save()
    small.settle()
    assert form.fields["reason"].error
    form.reason.setText("The second time came to light")
    form.save()
    small.settle()
    assert (only(small).referral.why, only(small).referral.told_to) == ("Hurt twice at home", "Duty desk")
