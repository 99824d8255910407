"""Naming who sees a concern, where the concern is read."""

from collections.abc import Sequence

import pytest
from PySide6.QtCore import Qt

from dsl_desk.domain.concern import Concern, Involvement
from dsl_desk.domain.decision import Decision, DecisionKind
from dsl_desk.gui.children.page import ChildrenPage
from dsl_desk.gui.concern.page import ConcernPage
from dsl_desk.gui.concern.restrict import RestrictConcern
from dsl_desk.gui.concern.sees import EVERYONE, HOUSE_RULE
from dsl_desk.gui.today.finishing import place_of
from dsl_desk.services.deciding import open_concern
from dsl_desk.services.desk import Desk
from dsl_desk.services.drafts import drafts
from dsl_desk.services.people import add_person
from dsl_desk.services.restricting import WhoSees, who_sees
from tests.gui.keys import CTRL, Keys
from tests.gui.small_school import FINLEY
from tests.gui.visit import Visit

CONCERN = Concern("c0" * 16, "An adult in school")
DSL, DEPUTY = "Ruth Patel", "Tomasz Nowak"


def opened(desk: Desk) -> None:
    decision = Decision("d0" * 16, DecisionKind.OPEN_CONCERN, "Two signs", DSL, CONCERN.id)
    open_concern(desk, CONCERN, [Involvement("e0" * 16, CONCERN.id, FINLEY.id)], decision)
    add_person(desk, DEPUTY, "Deputy", "velvet otter lantern quarry")


@pytest.fixture
def page(small: Visit) -> ConcernPage:
    small.read(opened)
    return small.go(ConcernPage, "concern", CONCERN.id)


def restricting(page: ConcernPage) -> RestrictConcern:
    page.restrict.click()
    form = page.slot.form
    assert isinstance(form, RestrictConcern)
    return form


def offered(form: RestrictConcern) -> Sequence[tuple[str, bool]]:
    items = [form.people.item(row) for row in range(form.people.count())]
    return [(item.text(), item.checkState() == Qt.CheckState.Checked) for item in items]


def sees(small: Visit) -> WhoSees:
    return small.read(lambda desk: who_sees(desk, CONCERN.id))


def test_at_first_everyone_sees_it(page: ConcernPage) -> None:
    assert page.sees.people.text() == EVERYONE
    assert page.sees.rule.isHidden()
    assert page.sees.steps.isHidden()
    assert page.head.restricted.isHidden()


def test_it_is_restricted_with_the_keyboard(page: ConcernPage, small: Visit) -> None:
    form = restricting(page)
    assert offered(form) == [
        ("Ruth Patel, Designated safeguarding lead (you)", True),
        ("Tomasz Nowak, Deputy", False),
    ]
    form.reason.setFocus()
    keys = Keys(small.window)
    keys.type("It is about a member of staff")
    keys.press(Qt.Key.Key_Return, CTRL)
    small.settle()
    assert sees(small).people == (DSL,)
    assert page.sees.people.text() == "Only Ruth Patel."
    assert page.sees.rule.text() == HOUSE_RULE
    assert page.sees.rule.isVisible()
    assert page.head.restricted.isVisible()
    assert "Ruth Patel let only Ruth Patel see it. Why: It is about a member of staff" in page.sees.steps.text()
    assert page.sees.looks.rows.model().rowCount() == 1


def test_it_is_widened_and_lifted_with_every_step_in_sight(page: ConcernPage, small: Visit) -> None:
    deputy = next(each.person.id for each, _ in sees(small).choices if not each.is_you)
    you = next(each.person.id for each, _ in sees(small).choices if each.is_you)
    for named, reason in (([you], "First"), ([you, deputy], "Second"), ([], "Third")):
        form = restricting(page)
        form.people.set_text(named)
        form.reason.setText(reason)
        form.save()
        small.settle()
    assert page.sees.people.text() == EVERYONE
    assert page.head.restricted.isHidden()
    days = [line.partition(": ")[2] for line in page.sees.steps.text().split("\n")]
    assert days == [
        "Ruth Patel let everyone see it again. Why: Third",
        "Ruth Patel let only Ruth Patel and Tomasz Nowak see it. Why: Second",
        "Ruth Patel let only Ruth Patel see it. Why: First",
    ]


def test_what_is_missing_is_said_beside_the_field(page: ConcernPage, small: Visit) -> None:
    form = restricting(page)
    form.save()
    small.settle()
    assert form.fields["reason"].error == "Error: Enter why you are changing who can see this"
    form.reason.setText("Why")
    form.people.set_text([])
    form.save()
    small.settle()
    assert form.fields["people"].error == "Error: Nothing has been changed yet"


def test_what_was_ticked_is_kept_and_finished_from_today(page: ConcernPage, small: Visit) -> None:
    form = restricting(page)
    form.reason.setText("It is about")
    small.settle()
    small.go(ChildrenPage, "children")
    (draft,) = small.read(drafts)
    assert place_of(draft) == ("concern", CONCERN.id)
