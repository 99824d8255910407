"""Adding an action: the kind of step is chosen, with what the guidance says of it."""

from __future__ import annotations

from dsl_desk.domain.action import ActionKind
from dsl_desk.gui.child.actions import ActionsPart
from dsl_desk.gui.child.page import ChildPage
from dsl_desk.gui.deeds.add_action import AddAction
from dsl_desk.services.reviewing import actions
from tests.gui.small_school import FINLEY
from tests.gui.visit import Visit


def test_a_disruption_step_is_kept_as_one_and_its_caution_is_shown(small: Visit) -> None:
    page = small.go(ChildPage, "child", FINLEY.id)
    part = page.show_part(ActionsPart)
    small.settle()
    part.add_button.click()
    (form,) = page.findChildren(AddAction)
    assert form.kind.value() is ActionKind.STEP
    form.kind.pick(ActionKind.DISRUPTION)
    form.kind.chosen.emit()
    assert "do not put the child or staff in danger" in form.advice.text()
    form.what.setText("Gate watched after school")
    form.save()
    small.settle()
    (action,) = small.read(lambda desk: actions(desk, FINLEY.id)).actions
    assert (action.kind, action.what) == (ActionKind.DISRUPTION, "Gate watched after school")
