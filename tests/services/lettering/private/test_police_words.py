"""What police told reaches a family only when a second person has read it; what must not be told reaches nobody."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from dsl_desk.domain.agency import Agency, AgencyKind
from dsl_desk.domain.concern import Involvement, Role
from dsl_desk.domain.contact import Contact, ContactKind, Whom
from dsl_desk.domain.encompass import EncompassNotice
from dsl_desk.domain.errors import InvalidRecord
from dsl_desk.domain.informed import Informed
from dsl_desk.domain.observation import HowKnown, Observation
from dsl_desk.domain.origin import Origin
from dsl_desk.domain.police_request import PoliceRequest
from dsl_desk.domain.receipt import Answer, Receipt, ReceiptLevel
from dsl_desk.domain.referral import Referral, ReferralHow, ReferralState
from dsl_desk.domain.second_look import NOT_SAID, SecondLook
from dsl_desk.domain.sharing import Sharing
from dsl_desk.domain.term import NOT_SURE, Term
from dsl_desk.domain.when import NOT_KNOWN
from dsl_desk.services import contacting, directory, incoming, opening, recording
from dsl_desk.services.desk import Desk
from dsl_desk.services.lettering.private.origin import from_police, kept_words, stop_not_told, stop_unread
from dsl_desk.services.lettering.private.signs import seen_signs
from tests.desks import FINLEY, ISLA, NAME, in_memory

SAID = "Seen with two older men near the station on Friday"
COPIED = "We heard that he was seen, with TWO older men near the shop."
TOLD_AGAIN = "We heard that he was near the station with two men."
POLICE = Agency("9" * 32, "Northshire Police", AgencyKind.POLICE)
SOCIAL_CARE = Agency("8" * 32, "Northshire children’s services", AgencyKind.SOCIAL_CARE)
PHONE, LATE, OLDER = (Term(code, code) for code in ("C2", "A2", "B2"))


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    made = in_memory(tmp_path)
    yield made
    opening.lock(made)


def observe(desk: Desk, *signs: Term, what: str = SAID, role: Role = Role.ABOUT, **marks: Any) -> None:
    seen = Observation(desk.new_id(), what, HowKnown.REPORTED, (NOT_SURE,), indicators=signs, **marks)
    about = ISLA if role is not Role.ABOUT else FINLEY
    involved = [Involvement(desk.new_id(), seen.id, about.id)]
    if role is not Role.ABOUT:
        involved.append(Involvement(desk.new_id(), seen.id, FINLEY.id, role))
    recording.record_observation(desk, seen, involved)


def told(desk: Desk) -> dict[str, bool]:
    """The signs that can be told, and whether only police told of them."""
    return {sign.code: sign.police for sign in seen_signs(desk, FINLEY.id)}


def by_police(desk: Desk, kind: str, said: str) -> None:
    match kind:
        case "observation":
            observe(desk, what=said, origin=Origin.POLICE)
        case "notice":
            notice = EncompassNotice(desk.new_id(), "NP/1", received=NOT_KNOWN, circumstances=said)
            incoming.record_incoming(desk, notice, [FINLEY.id])
        case "request":
            request = PoliceRequest(desk.new_id(), "DC Hall", "Northshire Police", NOT_KNOWN, enquiry=said)
            incoming.record_incoming(desk, request, [FINLEY.id])
        case "call":
            call = Contact(desk.new_id(), ContactKind.CALL, "DC Hall", said, whom_kind=Whom.OFFICER)
            contacting.log_contact(desk, call, [FINLEY.id])
        case "answer to a bundle":
            bundled(desk, POLICE, receipts=(Receipt(ReceiptLevel.PLAIN, Answer.ARRIVED, NOT_KNOWN, "A", words=said),))
        case "outcome of a bundle":
            bundled(desk, POLICE, outcome=said)
        case "answer to a referral":
            referred(desk, POLICE, said)


def bundled(desk: Desk, agency: Agency, **answered: Any) -> None:
    directory.save_agency(desk, agency)
    sharing = Sharing(
        desk.new_id(), FINLEY.id, agency.id, "", "To ask what they know of a new phone", (PHONE,), Informed(True),
        Informed(True), ("1" * 32,), "DD-2026-0001-01", 1, "0" * 64, "0" * 64, **answered,
    )  # fmt: skip
    with desk.deed() as deed:
        deed.record(sharing)


def referred(desk: Desk, agency: Agency, said: str) -> None:
    directory.save_agency(desk, agency)
    made = Referral(
        desk.new_id(), FINLEY.id, agency.id, ReferralHow.ONLINE, "To ask what they know of a new phone", NOT_KNOWN,
        state=ReferralState.RETURNED, state_reason=said,
    )  # fmt: skip
    with desk.deed() as deed:
        deed.record(made)


@pytest.mark.parametrize(
    "kind",
    [
        "observation", "notice", "request", "call", "answer to a bundle", "outcome of a bundle",
        "answer to a referral",
    ],
)  # fmt: skip
def test_five_words_in_a_row_of_what_police_told_are_found(desk: Desk, kind: str) -> None:
    by_police(desk, kind, SAID)
    kept = kept_words(desk, FINLEY.id)
    assert from_police(kept, ["Nothing here", COPIED])
    assert from_police(kept, ["two ol\u200bder men near-the station"]), "however they are written"
    assert not from_police(kept, [TOLD_AGAIN, "two older men near"]), "four words stand in many texts"


def test_what_the_school_wrote_to_police_or_others_answered_is_none_of_theirs(desk: Desk) -> None:
    bundled(desk, POLICE)
    referred(desk, SOCIAL_CARE, SAID)
    assert not from_police(kept_words(desk, FINLEY.id), ["To ask what they know of a new phone", SAID])


def test_what_the_school_saw_itself_is_the_schools_to_tell(desk: Desk) -> None:
    observe(desk, what=SAID)
    observe(desk, what=SAID, origin=Origin.SCHOOL)
    assert not from_police(kept_words(desk, FINLEY.id), [SAID])


def test_words_of_a_record_that_somebody_must_not_be_told_of_are_refused(desk: Desk) -> None:
    observe(desk, what=SAID, must_not_be_told="The stepfather")
    kept = kept_words(desk, FINLEY.id)
    stop_not_told(kept, [("own_words", TOLD_AGAIN)])
    with pytest.raises(InvalidRecord, match="must not be told") as error:
        stop_not_told(kept, [("own_words", TOLD_AGAIN), ("place", COPIED)])
    assert [problem.field for problem in error.value.problems] == ["place"]
    assert "station" not in str(error.value), "no word of a record stands in an error"


@pytest.mark.parametrize(
    "second",
    [
        NOT_SAID,
        SecondLook(why_not_yet="It is urgent"),
        SecondLook(" ", NOT_KNOWN),
        SecondLook(NAME.upper(), NOT_KNOWN),
    ],
    ids=["nobody", "later", "blank", "the one who writes"],
)
def test_a_second_person_has_read_it_or_it_waits(second: SecondLook) -> None:
    with pytest.raises(InvalidRecord):
        stop_unread(second, NAME)


def test_a_second_person_who_is_named_lets_it_go() -> None:
    stop_unread(SecondLook("Tomasz Nowak, headteacher", NOT_KNOWN), NAME)


def test_signs_are_those_ticked_about_this_child(desk: Desk) -> None:
    observe(desk, PHONE)
    observe(desk, LATE, role=Role.MENTIONED)
    assert told(desk) == {"C2": False}


def test_a_sign_that_only_police_told_of_is_marked_and_one_the_school_saw_too_is_not(desk: Desk) -> None:
    observe(desk, PHONE, OLDER, origin=Origin.POLICE)
    observe(desk, PHONE)
    assert told(desk) == {"B2": True, "C2": False}


def test_nothing_is_offered_of_what_must_not_be_told(desk: Desk) -> None:
    observe(desk, PHONE, LATE, must_not_be_told="The stepfather")
    observe(desk, LATE)
    assert told(desk) == {"A2": False}
