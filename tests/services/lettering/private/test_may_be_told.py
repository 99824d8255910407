"""May the parents be told: the newest word in each matter, and what stops a letter."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, time, timedelta
from pathlib import Path

import pytest

from dsl_desk.domain.clock import SetClock
from dsl_desk.domain.concern import Concern, Involvement
from dsl_desk.domain.contact import Contact, ContactKind, Whom
from dsl_desk.domain.decision import Decision, DecisionKind
from dsl_desk.domain.errors import InvalidRecord
from dsl_desk.domain.informed import Informed
from dsl_desk.domain.letter import Delivery, SentLetter, TextUsed
from dsl_desk.domain.sharing import Sharing
from dsl_desk.domain.term import Term
from dsl_desk.domain.when import NOT_KNOWN, Certainty, When
from dsl_desk.services import deciding, directory, opening, people
from dsl_desk.services.catalogue.grounds import Party, not_informed_reasons
from dsl_desk.services.desk import Desk
from dsl_desk.services.lettering.private.logging import record_letter_sent, record_reply
from dsl_desk.services.lettering.private.standing import UNDECIDED, UNSEEN, standing, stop_untold
from dsl_desk.services.restricting import restrict_concern
from tests import restricted
from tests.desks import FINLEY, ISLA, NAME, NOW, in_memory, make, observe

TOLD, TO_BE_TOLD = Informed(True), Informed(False, to_be_told=True)
LETTER = SentLetter("family", (TextUsed("family-letter", "2026-11"),), ("d1" * 16,), Delivery.NOT_SENT_YET)
CONCERN = Concern("c3" * 16, "Older friends")
ANOTHER = Concern("c4" * 16, "Late to lessons")
CODES = [reason.code for reason in not_informed_reasons(Party.PARENTS) if reason.code != "N10"]


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    made = in_memory(tmp_path)
    yield made
    opening.lock(made)


def not_told(*codes: str) -> Informed:
    return Informed(False, tuple(Term(code, "Why not") for code in codes), "In words")


def decide(desk: Desk, parents: Informed | None, concern: Concern | None = None) -> Decision:
    concern_id = concern.id if concern else ""
    made = Decision(desk.new_id(), DecisionKind.SUPPORT, "Why", NAME, concern_id, parents=parents)
    deciding.decide(desk, made, [FINLEY.id])
    return made


def open_concern(desk: Desk, concern: Concern) -> None:
    decision = Decision(desk.new_id(), DecisionKind.OPEN_CONCERN, "Why", NAME, concern.id)
    deciding.open_concern(desk, concern, [Involvement(desk.new_id(), concern.id, FINLEY.id)], decision)


def printed_letter(desk: Desk, concern: Concern | None = None) -> str:
    """A letter that is in the record and has not gone."""
    contact = Contact(
        desk.new_id(), ContactKind.LETTER, "Anna Ward", "Dear Anna Ward", concern_id=concern.id if concern else "",
        whom_kind=Whom.PARENT, letter=LETTER,
    )  # fmt: skip
    with desk.deed() as deed:
        deed.record(contact)
        deed.record(Involvement(desk.new_id(), contact.id, FINLEY.id))
    return contact.id


def send(desk: Desk, letter_id: str, sent: When = NOT_KNOWN) -> None:
    record_letter_sent(desk, letter_id, Delivery.HANDED, NAME, sent)


def bundle(desk: Desk, parents: Informed, *record_ids: str) -> None:
    """One that left with these records."""
    directory.save_agency(desk, restricted.POLICE)
    sharing = Sharing(
        desk.new_id(), FINLEY.id, restricted.POLICE.id, "", "Why", (Term("public-task", "Public task"),),
        parents, TOLD, record_ids, "DD-2026-0001-01", 1, "0" * 64, "0" * 64,
    )  # fmt: skip
    with desk.deed() as deed:
        deed.record(sharing)


def said(desk: Desk) -> list[str]:
    return [word.say() for word in standing(desk, FINLEY.id).words]


def later(desk: Desk) -> None:
    desk.clock = SetClock(desk.clock.now() + timedelta(hours=1))


def refused(desk: Desk, override: str = "") -> str:
    with pytest.raises(InvalidRecord) as error:
        stop_untold(standing(desk, FINLEY.id), override)
    return str(error.value)


def allowed(desk: Desk, override: str = "") -> bool:
    stop_untold(standing(desk, FINLEY.id), override)
    return True


def test_without_a_decision_no_letter_is_written_and_no_override_helps(desk: Desk) -> None:
    decide(desk, None)
    assert UNDECIDED in refused(desk)
    assert UNDECIDED in refused(desk, "They should know")


def test_once_they_are_told_a_letter_may_follow(desk: Desk) -> None:
    decide(desk, TOLD)
    assert allowed(desk)


def test_where_the_letter_is_the_first_telling_the_decision_says_that_they_are_to_be_told(desk: Desk) -> None:
    made = Decision(desk.new_id(), DecisionKind.TELLING, "Why", NAME, parents=TO_BE_TOLD, inform_later="By letter")
    deciding.decide(desk, made, [FINLEY.id])
    assert allowed(desk)
    assert said(desk) == ["Decision, Tuesday 24 March 2026: they are to be told. By letter."]


def test_a_letter_tells_them_on_the_day_it_went_and_not_before(desk: Desk) -> None:
    decide(desk, TO_BE_TOLD)
    later(desk)
    letter_id = printed_letter(desk)
    assert said(desk) == ["Decision, Tuesday 24 March 2026: they are to be told."]
    desk.clock = SetClock(desk.clock.now() + timedelta(days=3))
    send(desk, letter_id, When(Certainty.EXACT, date(2026, 3, 25)))
    assert said(desk) == ["Letter to Anna Ward, Wednesday 25 March 2026: it told them."]
    record_reply(desk, letter_id, NOT_KNOWN, "They will come")
    assert said(desk) == ["Letter to Anna Ward, Wednesday 25 March 2026: it told them."]
    assert allowed(desk)


@pytest.mark.parametrize(
    "sent", [NOT_KNOWN, When(Certainty.EXACT, NOW.date()), When(Certainty.EXACT, NOW.date(), time(23))]
)
def test_a_letter_told_them_at_the_latest_when_that_was_recorded(desk: Desk, sent: When) -> None:
    decide(desk, TO_BE_TOLD)
    later(desk)
    send(desk, printed_letter(desk), sent)
    assert said(desk) == ["Letter to Anna Ward, Tuesday 24 March 2026: it told them."]
    later(desk)
    decide(desk, not_told("N9"))
    assert refused(desk), "what is decided after it counts"


def test_a_letter_to_one_household_does_not_lift_what_keeps_another_from_being_told(desk: Desk) -> None:
    decide(desk, not_told("N6"))
    later(desk)
    send(desk, printed_letter(desk))
    assert said(desk)[0].startswith("Letter to Anna Ward")
    assert refused(desk), "the next household may be whom the reason is about"
    later(desk)
    decide(desk, TOLD)
    assert allowed(desk)
    assert len(said(desk)) == 1


def test_a_letter_answers_for_its_own_matter_alone(desk: Desk) -> None:
    open_concern(desk, CONCERN)
    decide(desk, TO_BE_TOLD)
    decide(desk, TO_BE_TOLD, CONCERN)
    later(desk)
    send(desk, printed_letter(desk, CONCERN))
    assert [(word.concern, word.parents.told) for word in standing(desk, FINLEY.id).words] == [
        (CONCERN.title, True),
        ("", False),
    ]


@pytest.mark.parametrize("code", CODES)
def test_every_reason_not_to_tell_them_waits_for_an_override_with_its_reason(desk: Desk, code: str) -> None:
    decide(desk, not_told(code))
    assert "decided that the parents are not told" in refused(desk)
    assert refused(desk, " \n")
    assert allowed(desk, "Social care asked us to write today")


def test_the_reasons_are_the_nine_of_the_guidance() -> None:
    assert [f"N{number}" for number in range(1, 10)] == CODES


def test_that_they_could_not_be_reached_never_stops_a_letter(desk: Desk) -> None:
    decide(desk, not_told("N10"))
    assert allowed(desk)
    later(desk)
    decide(desk, not_told("N10", "N3"))
    assert refused(desk), "beside another reason it excuses nothing"


def test_a_reason_that_this_version_does_not_know_stops_it(desk: Desk) -> None:
    decide(desk, not_told("N99"))
    assert refused(desk)


def test_whether_the_child_was_told_is_another_question(desk: Desk) -> None:
    made = Decision(desk.new_id(), DecisionKind.SUPPORT, "Why", NAME, parents=TOLD, child=not_told("C1"))
    deciding.decide(desk, made, [FINLEY.id])
    assert allowed(desk)


def test_the_newest_word_counts_in_each_matter(desk: Desk) -> None:
    for concern in (CONCERN, ANOTHER):
        open_concern(desk, concern)
    decide(desk, not_told("N6"), CONCERN)
    later(desk)
    decide(desk, TOLD, ANOTHER)
    assert refused(desk), "the other matter says nothing of this one"
    later(desk)
    decide(desk, TOLD, CONCERN)
    assert allowed(desk)
    later(desk)
    decide(desk, not_told("N9"), ANOTHER)
    assert refused(desk)
    assert [word.concern for word in standing(desk, FINLEY.id).words] == [ANOTHER.title, CONCERN.title]


def test_of_two_words_of_one_moment_the_later_one_counts(desk: Desk) -> None:
    decide(desk, TOLD)
    decide(desk, not_told("N1"))
    assert refused(desk)


def test_a_slip_that_is_put_right_in_an_old_decision_does_not_make_its_word_new(desk: Desk) -> None:
    old = decide(desk, TOLD)
    later(desk)
    decide(desk, not_told("N3"))
    later(desk)
    deciding.amend_decision(desk, replace(old, reason="Why, spelled right"), "A slip")
    assert refused(desk)
    later(desk)
    deciding.amend_decision(desk, replace(old, parents=not_told("N10")), "It was not so")
    assert allowed(desk), "what it says of the parents is said anew"


def test_what_a_bundle_says_counts_for_the_concerns_of_its_records(desk: Desk) -> None:
    open_concern(desk, CONCERN)
    decide(desk, TOLD, CONCERN)
    later(desk)
    inside, beside = decide(desk, None, CONCERN), observe(desk)
    bundle(desk, not_told("N3"), inside.id, beside.id)
    (word,) = standing(desk, FINLEY.id).words
    assert (word.concern, word.where) == (CONCERN.title, "Bundle DD-2026-0001-01")
    assert refused(desk)


def test_another_childs_decision_is_no_answer(desk: Desk) -> None:
    made = Decision(desk.new_id(), DecisionKind.SUPPORT, "Why", NAME, parents=TOLD)
    deciding.decide(desk, made, [ISLA.id])
    assert UNDECIDED in refused(desk)


@pytest.mark.parametrize(("parents", "stops"), [(not_told("N6"), True), (not_told("N10"), False), (TOLD, False)])
@pytest.mark.parametrize("by", ["decision", "bundle"])
def test_what_the_person_does_not_see_stops_it_whatever_they_say(
    tmp_path: Path, by: str, parents: Informed, stops: bool
) -> None:
    desk, _ = make(tmp_path / "vault")
    people.add_person(desk, restricted.DEPUTY, "Deputy", restricted.DEPUTY_PASSPHRASE)
    open_concern(desk, CONCERN)
    decided = decide(desk, parents if by == "decision" else None, CONCERN)
    if by == "bundle":
        bundle(desk, parents, decided.id)
    restrict_concern(desk, CONCERN.id, [desk.person.id], "It is about a member of staff")
    decide(desk, TOLD)
    opening.lock(desk)
    deputy = restricted.deputy(tmp_path / "vault")
    found = standing(deputy, FINLEY.id)
    assert len(found.words) == 1, "nothing else of it is told"
    if stops:
        assert UNSEEN in refused(deputy, "They should know")
    else:
        assert allowed(deputy)
    opening.lock(deputy)


def test_what_is_said_on_the_screen_has_the_day_and_the_reasons(desk: Desk) -> None:
    decide(desk, not_told("N3"))
    (word,) = standing(desk, FINLEY.id).words
    assert word.say() == "Decision, Tuesday 24 March 2026: they are not told. Why not. In words."
    assert word.said.date() == NOW.date()
