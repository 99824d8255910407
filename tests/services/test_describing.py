"""Every kind of record that stands in a chronology, in words."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dsl_desk.domain.decision import Decision, DecisionKind
from dsl_desk.domain.encompass import EncompassNotice
from dsl_desk.domain.informed import Informed
from dsl_desk.domain.observation import Basis, HowKnown, Observation
from dsl_desk.domain.police_request import PoliceRequest
from dsl_desk.domain.referral import Escalation, Referral, ReferralHow
from dsl_desk.domain.term import NOT_SURE, Term
from dsl_desk.domain.when import NOT_KNOWN
from dsl_desk.gui.child.kinds import KINDS
from dsl_desk.services.describing import ASKED_BY, PROMPTS, describe
from dsl_desk.store.projections import BY_NAME
from tests.strategies import RECORDS


@pytest.mark.parametrize("kind", KINDS)
def test_every_kind_of_the_chronology_has_words(kind: str) -> None:
    @settings(max_examples=20, database=None)
    @given(st.data())
    def check(data: st.DataObject) -> None:
        told = describe(data.draw(RECORDS[BY_NAME[kind].record]), {})
        assert told.title or told.text
        assert all(name and text for name, text in told.facts + told.confidential)

    check()


def test_what_is_not_stated_is_left_out_and_what_is_stated_is_there() -> None:
    seen = Observation("0" * 32, "He had two phones", HowKnown.TOLD, (NOT_SURE,), witness="Mr Osei")
    facts = dict(describe(seen, {}).facts)
    assert PROMPTS not in facts
    assert "Fact, opinion or second-hand" not in facts
    asked = Observation(
        "0" * 32, "He had two phones", HowKnown.TOLD, (NOT_SURE,), prompts="Whose are they?", basis=Basis.OPINION
    )
    told = dict(describe(asked, {}).facts)
    assert (told[PROMPTS], told["Fact, opinion or second-hand"]) == ("Whose are they?", "opinion")
    assert describe(seen, {}).source == "Mr Osei; I was told"


def test_a_decision_to_tell_the_parents_says_that_nobody_has_yet() -> None:
    decision = Decision(
        "4" * 32, DecisionKind.TELLING, "They can help", "Ruth Patel", parents=Informed(False, to_be_told=True),
        inform_later="Ruth Patel, by letter on Friday",
    )  # fmt: skip
    facts = dict(describe(decision, {}).facts)
    assert facts["Parents or carers"] == "To be told"
    assert facts["Who tells them later"] == "Ruth Patel, by letter on Friday"


def test_what_police_told_of_an_incident_is_kept_apart() -> None:
    notice = EncompassNotice("0" * 32, "LP/77", received=NOT_KNOWN, circumstances="Shouting", place="14 Elm Road")
    told = describe(notice, {})
    open_words = " ".join([told.title, told.text, *(text for _, text in told.facts)])
    assert "LP/77" in open_words
    assert "Shouting" not in open_words
    assert "Elm Road" not in open_words
    assert ("What happened", "Shouting") in told.confidential


def test_who_of_the_police_asks_is_said() -> None:
    request = PoliceRequest("0" * 32, "DC Hall", "Northshire", NOT_KNOWN)
    assert dict(describe(request, {}).facts)[ASKED_BY] == "DC Hall, Northshire"


def test_what_was_agreed_at_each_step_of_a_referral_is_said() -> None:
    step = Escalation(Term("their-manager", "Raised with their manager"), NOT_KNOWN, "Mr Bell", "He reads it again")
    referral = Referral(
        "0" * 32, "1" * 32, "2" * 32, ReferralHow.WRITING, "No bed", made=NOT_KNOWN, escalations=(step,)
    )
    steps = dict(describe(referral, {}).facts)["Steps taken since"]
    assert steps.startswith("Raised with their manager: Mr Bell")
    assert steps.endswith("He reads it again")
