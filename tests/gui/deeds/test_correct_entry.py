"""A decision and an action are corrected where they are read."""

from __future__ import annotations

from typing import TypeVar

from dsl_desk.domain.action import Action
from dsl_desk.domain.changed import Changed
from dsl_desk.domain.decision import Decision, DecisionKind
from dsl_desk.gui.child.chronology_part import ChronologyPart
from dsl_desk.gui.child.page import ChildPage
from dsl_desk.gui.deeds.correct_entry import CorrectAction, CorrectDecision
from dsl_desk.gui.deeds.inline_form import InlineForm
from dsl_desk.services.acting import action, add_action
from dsl_desk.services.chronicling import chronology
from dsl_desk.services.deciding import decide, decision
from dsl_desk.services.desk import Desk
from tests.gui.small_school import FINLEY
from tests.gui.visit import Visit

F = TypeVar("F", bound=InlineForm)
DECISION = Decision("de" * 16, DecisionKind.NO_FURTHER_ACTION, "Explained by teh fall", "Ruth Patel")
ACTION = Action("ac" * 16, FINLEY.id, "Ring hoem", "Mr Shah")


def decided(desk: Desk) -> Changed:
    return decide(desk, DECISION, [FINLEY.id])


def acted(desk: Desk) -> Changed:
    return add_action(desk, ACTION)


def correcting(small: Visit, kind: type[F]) -> F:
    page = small.go(ChildPage, "child", FINLEY.id)
    part = page.show_part(ChronologyPart)
    small.settle()
    (entry,) = small.read(lambda desk: chronology(desk, FINLEY.id))
    part.view.chosen.emit(entry)
    small.settle()
    assert part.entry.amend.isVisible()
    part.entry.amend.click()
    small.settle()
    assert isinstance(part.entry.slot.form, kind)
    return part.entry.slot.form


def test_the_words_of_a_decision_are_corrected_and_what_was_decided_stays(small: Visit) -> None:
    small.read(decided)
    form = correcting(small, CorrectDecision)
    form.words.set_text("")
    form.save()
    assert form.fields["words"].error
    form.words.set_text("Explained by the fall")
    form.save()
    small.settle()
    assert form.fields["reason"].error
    form.why.setText("A slip of the keys")
    form.save()
    small.settle()
    corrected = small.read(lambda desk: decision(desk, DECISION.id))
    assert (corrected.reason, corrected.kind) == ("Explained by the fall", DecisionKind.NO_FURTHER_ACTION)
    (entry,) = small.read(lambda desk: chronology(desk, FINLEY.id))
    assert entry.version == 2


def test_an_action_is_corrected_where_it_is_read(small: Visit) -> None:
    small.read(acted)
    form = correcting(small, CorrectAction)
    form.what.setText("Ring home")
    form.due.set_text("1/4/2030")
    form.why.setText("A slip of the keys")
    form.save()
    small.settle()
    corrected = small.read(lambda desk: action(desk, ACTION.id))
    assert corrected.what == "Ring home"
    assert corrected.due
    assert corrected.due.year == 2030
