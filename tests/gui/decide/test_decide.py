"""Deciding, in the real window on a real vault."""

from PySide6.QtCore import Qt

from dsl_desk.domain.concern import Concern, ConcernState, Involvement, Role
from dsl_desk.domain.decision import Decision, DecisionKind
from dsl_desk.domain.informed import Informed
from dsl_desk.domain.observation import HowKnown, Observation
from dsl_desk.domain.term import NOT_SURE
from dsl_desk.gui.decide.deciding import Deciding
from dsl_desk.gui.decide.page import DecidePage
from dsl_desk.services.catalogue.grounds import Party
from dsl_desk.services.chronicling import chronology
from dsl_desk.services.deciding import decide
from dsl_desk.services.desk import Desk
from dsl_desk.services.drafts import drafts
from dsl_desk.services.recording import record_observation
from dsl_desk.services.reviewing import child_file, involvements
from tests.gui.keys import CTRL, Keys
from tests.gui.small_school import FILSAN, FINLEY
from tests.gui.visit import Visit

SEEN = Observation("0b" * 16, "Away from three lessons.", HowKnown.SAW, (NOT_SURE,))


def observed(desk: Desk) -> None:
    record_observation(desk, SEEN, [Involvement("1b" * 16, SEEN.id, FINLEY.id)])


def open_page(small: Visit, key: str, reason: str) -> DecidePage:
    page = small.go(DecidePage, "decide", FINLEY.id)
    page.form.kind.setFocus()
    keys = Keys(small.window)
    keys.type(key)
    page.form.reason.setFocus()
    keys.type(reason)
    return page


def concerns(small: Visit) -> tuple[Concern, ...]:
    return small.read(lambda desk: child_file(desk, FINLEY.id)).concerns


def open_a_concern(small: Visit) -> None:
    small.read(observed)
    page = open_page(small, "o", "Three in a week")
    page.form.title.setText("Away from lessons")
    page.form.others.set_children([FILSAN])
    page.form.others.set_text([f"{FILSAN.id}/WITNESS"])
    page.form.records.setFocus()
    Keys(small.window).press(Qt.Key.Key_Space)
    page.save()
    small.settle()


def test_a_decision_opens_a_concern_with_a_role_for_each_child(small: Visit) -> None:
    open_a_concern(small)
    (concern,) = concerns(small)
    assert (concern.title, concern.state) == ("Away from lessons", ConcernState.OPEN)
    roles = {each.child_id: each.role for each in small.read(lambda desk: involvements(desk, concern.id))}
    assert roles == {FINLEY.id: Role.ABOUT, FILSAN.id: Role.WITNESS}
    entry = next(e for e in small.read(lambda desk: chronology(desk, FINLEY.id)) if e.kind == "decision")
    assert entry.text.startswith("Three in a week\nDecided by Ruth Patel")


def test_the_records_ticked_are_those_the_decision_rests_on(small: Visit) -> None:
    small.read(observed)
    page = open_page(small, "n", "Explained by the family")
    page.form.records.setFocus()
    Keys(small.window).press(Qt.Key.Key_Space)
    decision = page.form.decision()
    assert (decision.kind, decision.records) == (DecisionKind.NO_FURTHER_ACTION, (SEEN.id,))


def test_closing_needs_the_concern_and_how_it_ended(small: Visit) -> None:
    open_a_concern(small)
    page = open_page(small, "c", "Settled")
    page.save()
    assert [name for name, field in page.form.fields.items() if field.error] == ["concern_id", "outcome"]
    page.form.concern.set_text(concerns(small)[0].id)
    page.form.outcome.set_text("Back in every lesson for six weeks")
    Keys(small.window).press(Qt.Key.Key_Return, CTRL)
    small.settle()
    (concern,) = concerns(small)
    assert (concern.state, concern.outcome) == (ConcernState.CLOSED, "Back in every lesson for six weeks")


def test_watching_a_concern_changes_its_state(small: Visit) -> None:
    open_a_concern(small)
    page = open_page(small, "k", "Quieter now")
    page.form.concern.set_text(concerns(small)[0].id)
    page.save()
    small.settle()
    assert concerns(small)[0].state is ConcernState.MONITORING


def test_a_decision_without_a_reason_is_not_saved(small: Visit) -> None:
    page = small.go(DecidePage, "decide", FINLEY.id)
    page.save()
    assert [name for name, field in page.form.fields.items() if field.error] == ["kind", "reason"]
    assert page.form.decided_by.text() == "Ruth Patel"


def test_only_what_the_decision_needs_is_asked(small: Visit) -> None:
    page = open_page(small, "s", "")
    shown = {name for name, field in page.form.fields.items() if not field.isHidden()}
    assert "concern_id" in shown
    assert not shown & {"title", "role", "others", "outcome"}


def test_an_unfinished_decision_comes_back_and_goes_when_it_is_saved(small: Visit) -> None:
    small.read(observed)
    page = open_page(small, "n", "Explained by the family")
    page.form.records.set_text([SEEN.id])
    before = page.form.state()
    page.leave()
    (draft,) = small.read(drafts)
    page = small.go(DecidePage, "decide", draft.id)
    assert page.form.state() == before
    page.save()
    small.settle()
    assert small.read(drafts) == ()


def test_a_concern_is_opened_again_by_a_decision(small: Visit) -> None:
    open_a_concern(small)
    (concern,) = concerns(small)
    small.read(lambda desk: decide(desk, closing(concern.id), [FINLEY.id], "Settled"))
    page = open_page(small, "o", "Seen again in the same car")
    assert not page.form.fields["again"].isHidden()
    page.form.again.set_text(concern.id)
    page.form.again.edited.emit()
    assert page.form.fields["title"].isHidden()
    page.save()
    small.settle()
    assert [(each.id, each.state) for each in concerns(small)] == [(concern.id, ConcernState.OPEN)]


def test_telling_is_no_part_of_a_decision_until_it_is_answered(small: Visit) -> None:
    page = open_page(small, "n", "Explained by the family")
    decision = page.form.decision()
    assert (decision.parents, decision.child, decision.inform_later) == (None, None, "")


def test_not_told_needs_a_reason_words_and_says_who_tells_later(small: Visit) -> None:
    page = open_page(small, "n", "Explained by the family")
    parents, child = page.form.told[Party.PARENTS], page.form.told[Party.CHILD]
    page.form.open_sections(["parents_told"])
    child.answer.button("yes").click()
    assert page.form.fields["inform_later"].isHidden()
    parents.answer.button("no").click()
    page.save()
    assert [name for name, field in page.form.fields.items() if field.error] == ["parents_told"]
    parents.reasons.button("N10").click()
    parents.words.set_text("Rang at 9, 11 and 3")
    page.form.inform_later.setText("Ruth Patel, tomorrow")
    decision = page.form.decision()
    assert decision.parents
    assert decision.child == Informed(True)
    assert [term.code for term in decision.parents.reasons] == ["N10"]
    assert decision.inform_later == "Ruth Patel, tomorrow"
    child.answer.button("").click()
    assert page.form.decision().child is None


def test_that_they_are_to_be_told_needs_no_reason_and_says_by_whom_and_when(small: Visit) -> None:
    page = open_page(small, "w", "They can help")
    page.save()
    assert [name for name, field in page.form.fields.items() if field.error] == ["parents_told"]
    parents = page.form.told[Party.PARENTS]
    keys = Keys(small.window)
    parents.answer.button("yes").setFocus()
    keys.press(Qt.Key.Key_Space)
    keys.press(Qt.Key.Key_Down)
    assert not page.form.fields["inform_later"].isHidden()
    page.form.inform_later.setText("Ruth Patel, by letter on Friday")
    decision = page.form.decision()
    assert (decision.kind, decision.parents) == (DecisionKind.TELLING, Informed(False, to_be_told=True))
    assert decision.inform_later == "Ruth Patel, by letter on Friday"
    before = page.form.state()
    page.leave()
    (draft,) = small.read(drafts)
    assert small.go(DecidePage, "decide", draft.id).form.state() == before


def test_a_group_decision_needs_its_concern(small: Visit) -> None:
    page = open_page(small, "t", "Both men were named by two children")
    page.save()
    assert [name for name, field in page.form.fields.items() if field.error] == ["concern_id"]


def test_opened_on_a_concern_it_is_about_every_child_in_it_and_goes_back_there(small: Visit) -> None:
    open_a_concern(small)
    (concern,) = concerns(small)
    went: list[tuple[str, object]] = []
    page = small.go(DecidePage, "decide", Deciding(FINLEY.id, concern.id, DecisionKind.NOT_GROUP_BASED))
    page.navigate.connect(lambda name, shown: went.append((name, shown)))
    assert page.form.blank
    page.form.reason.set_text("The two men do not know one another")
    decision = page.form.decision()
    assert (decision.kind, decision.concern_id) == (DecisionKind.NOT_GROUP_BASED, concern.id)
    assert page.form.child_ids() == [FINLEY.id, FILSAN.id]
    page.save()
    small.settle()
    assert went == [("concern", concern.id)]
    roles = {each.child_id: each.role for each in small.read(lambda desk: involvements(desk, decision.id))}
    assert roles == {FINLEY.id: Role.ABOUT, FILSAN.id: Role.WITNESS}


def test_a_draft_keeps_who_was_told(small: Visit) -> None:
    page = open_page(small, "n", "Explained by the family")
    page.form.told[Party.PARENTS].set_text(["no", "Rang twice", "N10"])
    page.form.inform_later.setText("Ruth Patel, tomorrow")
    before = page.form.state()
    page.leave()
    (draft,) = small.read(drafts)
    assert small.go(DecidePage, "decide", draft.id).form.state() == before


def closing(concern_id: str) -> Decision:
    return Decision("c1" * 16, DecisionKind.CLOSE_CONCERN, "Settled", "Ruth Patel", concern_id)
