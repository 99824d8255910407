"""The forms on a child's page say which concern a record belongs to, so that it is restricted with it."""

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest

from dsl_desk.domain.action import Action
from dsl_desk.domain.concern import Concern, ConcernState, Involvement
from dsl_desk.domain.decision import Decision, DecisionKind
from dsl_desk.domain.duty import Duty
from dsl_desk.domain.link import Link, LinkCertainty, LinkKind
from dsl_desk.domain.referral import Referral, ReferralHow
from dsl_desk.domain.subject import SubjectKind
from dsl_desk.gui.child.page import ChildPage
from dsl_desk.gui.concern.page import ConcernPage
from dsl_desk.gui.deeds.add_action import AddAction
from dsl_desk.gui.deeds.inline_form import InlineForm
from dsl_desk.gui.duties.record import RecordDuty
from dsl_desk.gui.forms.choice_box import ChoiceBox
from dsl_desk.gui.forms.part_of_concern import PartOfConcern
from dsl_desk.gui.links.add_link import AddLink
from dsl_desk.gui.referring.make import MakeReferral
from dsl_desk.gui.tasks import Tasks
from dsl_desk.services.deciding import open_concern
from dsl_desk.services.desk import Desk
from dsl_desk.store import records
from tests.gui.small_school import FINLEY, POLICE
from tests.gui.visit import Visit

CONCERN = Concern("c0" * 16, "An adult in school")
CLOSED = Concern("c1" * 16, "Long ago", ConcernState.CLOSED, "Unfounded")


def opened(desk: Desk) -> None:
    for number, concern in enumerate((CONCERN, CLOSED)):
        decision = Decision(f"d{number}" * 16, DecisionKind.OPEN_CONCERN, "Two signs", "Ruth Patel", concern.id)
        involved = [Involvement(f"e{number}" * 16, concern.id, FINLEY.id)]
        open_concern(desk, replace(concern, state=ConcernState.OPEN, outcome=""), involved, decision)
        with desk.deed() as deed:
            deed.record(concern)


def action(tasks: Tasks) -> InlineForm:
    form = AddAction(tasks, FINLEY.id, "Ruth Patel")
    form.what.setText("Ring the designated officer")
    return form


def duty(tasks: Tasks) -> InlineForm:
    form = RecordDuty(tasks, FINLEY.id)
    form.owed_by.setText("The headteacher")
    return form


def referral(tasks: Tasks) -> InlineForm:
    form = MakeReferral(tasks, FINLEY.id)
    form.agency.set_text(POLICE.id)
    form.how.pick(ReferralHow.ONLINE)
    form.made.set_text("not known")
    form.why.set_text("He was hurt")
    return form


def link(tasks: Tasks) -> InlineForm:
    form = AddLink(tasks, child_id=FINLEY.id)
    form.new.kind.pick(SubjectKind.PERSON)
    form.new.lines["label"].setText("Sports coach")
    form.how.set_text(LinkKind.KNOWS.value)
    form.certainty.pick(LinkCertainty.SEEN)
    return form


FORMS = {Action: action, Duty: duty, Referral: referral, Link: link}


def choose(small: Visit, make: Callable[[Tasks], InlineForm]) -> tuple[InlineForm, PartOfConcern]:
    page = small.go(ConcernPage, "concern", CONCERN.id)
    form = make(page.tasks)
    page.slot.open(form, page.restrict)
    small.settle()
    (field,) = form.findChildren(PartOfConcern)
    return form, field


@pytest.mark.parametrize("kind", FORMS, ids=lambda kind: kind.__name__)
def test_what_is_recorded_says_which_concern_it_is_in(small: Visit, kind: type) -> None:
    small.read(opened)
    form, field = choose(small, FORMS[kind])
    box = field.control
    assert isinstance(box, ChoiceBox)
    assert [box.itemText(row) for row in range(box.count())] == ["No concern", CONCERN.title]
    box.set_text(CONCERN.id)
    form.save()
    small.settle()
    made: Any
    (made,) = small.read(lambda desk: records.every(desk.connection, kind))
    assert (made.record_id if isinstance(made, Link) else made.concern_id) == CONCERN.id


def test_nothing_is_asked_where_the_child_has_no_concern(small: Visit) -> None:
    page = small.go(ChildPage, "child", FINLEY.id)
    field = PartOfConcern(page.tasks, FINLEY.id)
    field.setParent(page)
    small.settle()
    assert field.isHidden()
    assert field.concern_id() == ""
