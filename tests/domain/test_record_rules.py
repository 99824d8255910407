"""The rules of the front sheet, statuses, duties, referrals, what police send, subjects and links."""

from __future__ import annotations

from dataclasses import fields, replace
from datetime import date, time
from typing import Any

import pytest

from dsl_desk.domain.answer import Answer
from dsl_desk.domain.attachment import MOST_BYTES, Attachment
from dsl_desk.domain.body_map import BodyMark, BodySide
from dsl_desk.domain.child import Child
from dsl_desk.domain.concern import Concern
from dsl_desk.domain.decision import Decision, DecisionKind
from dsl_desk.domain.duty import Duty
from dsl_desk.domain.encompass import EncompassNotice
from dsl_desk.domain.errors import InvalidRecord
from dsl_desk.domain.family import ContactRule, FamilyMember
from dsl_desk.domain.front_sheet import Address, BackgroundKnown, FrontSheet
from dsl_desk.domain.informed import Informed
from dsl_desk.domain.link import Link, LinkCertainty, LinkKind
from dsl_desk.domain.observation import Aware, HowKnown, Observation, SourceDetail
from dsl_desk.domain.police_request import PoliceRequest, RequestState
from dsl_desk.domain.professional import Professional
from dsl_desk.domain.referral import Escalation, Referral, ReferralHow, ReferralState
from dsl_desk.domain.significance import Significance
from dsl_desk.domain.status import Status
from dsl_desk.domain.subject import Subject, SubjectKind
from dsl_desk.domain.term import NOT_SURE, POSITIVE, Term
from dsl_desk.domain.when import NOT_KNOWN, Certainty, When

ID, CHILD_ID, OTHER = "1" * 32, "2" * 32, "3" * 32
THEN = When(Certainty.EXACT, date(2026, 3, 24), time(8, 40))
PLAN = Term("child-protection-plan", "Child protection plan")
REFUGE = Address(("The Old Mill",), "NR1 1AA", True, "A refuge")

SHEET = FrontSheet(CHILD_ID)
MUM = FamilyMember(ID, CHILD_ID, "Sarah Ward", "Mother")
WORKER = Professional(ID, CHILD_ID, "Dee Osei", "Social worker")
STATUS = Status(ID, CHILD_ID, PLAN)
FILE = Attachment(ID, OTHER, "note.pdf", "application/pdf", 12, "ab" * 32)
DUTY = Duty(ID, CHILD_ID, Term("fgm", "FGM report"), "Mr Shah, teacher", THEN)
BY_PHONE = Referral(ID, CHILD_ID, OTHER, ReferralHow.PHONE, "Hurt at home", THEN, told_to="Duty desk")
NOTICE = EncompassNotice(ID, "NP-1", received=THEN)
REQUEST = PoliceRequest(ID, "DC 4412 Hall", "Northshire", THEN)
CAR = Subject(ID, SubjectKind.VEHICLE, "Silver hatchback", plate="A?12 ???")
LINK = Link(ID, OTHER, LinkKind.SEEN_WITH, LinkCertainty.SEEN, CHILD_ID)
MEANING = Significance(ID, OTHER, CHILD_ID, words="The third time in a month")
SEEN = Observation(OTHER, "A bruise", HowKnown.SAW, (NOT_SURE,))
MARK = BodyMark(1, BodySide.FRONT, 500, 300, "left upper arm", "Bruise, 2 cm, yellow")
CHILD = Child(CHILD_ID, "Ward", "Finley")
CONCERN = Concern(ID, "Older friends with a car")
DECISION = Decision(ID, DecisionKind.NO_FURTHER_ACTION, "Explained by the fall", "Ruth Patel")

BROKEN: list[tuple[Any, dict[str, Any], set[str]]] = [
    (SHEET, {"addresses": (Address(()),)}, {"addresses"}),
    (SHEET, {"addresses": (replace(REFUGE, why=" "),)}, {"addresses"}),
    (SHEET, {"ethnicity": "White British"}, {"ethnicity_known"}),
    (SHEET, {"needs": "Hears best on the left"}, {"needs_known"}),
    (SHEET, {"languages": ("x" * 1_001,)}, {"languages"}),
    (MUM, {"name": " "}, {"name"}),
    (MUM, {"relationship": ""}, {"relationship"}),
    (MUM, {"child_id": ""}, {"child_id"}),
    (MUM, {"contact": ContactRule.MUST_NOT}, {"contact_reason"}),
    (
        MUM,
        {"contact": ContactRule.MUST_NOT, "contact_reason": "Court order", "emergency": 1, "phone": "1"},
        {"emergency"},
    ),
    (MUM, {"emergency": 1}, {"phone"}),
    (MUM, {"emergency": -1}, {"emergency"}),
    (MUM, {"sibling_id": CHILD_ID}, {"sibling_id"}),
    (MUM, {"address": Address((" ",))}, {"address"}),
    (WORKER, {"name": ""}, {"name"}),
    (WORKER, {"role": ""}, {"role"}),
    (WORKER, {"since": date(2026, 2, 1), "until": date(2026, 1, 1)}, {"until"}),
    (STATUS, {"child_id": ""}, {"child_id"}),
    (STATUS, {"since": date(2026, 2, 1), "until": date(2026, 1, 1)}, {"until"}),
    (FILE, {"matter_id": ""}, {"matter_id"}),
    (FILE, {"name": " "}, {"name"}),
    (FILE, {"size": MOST_BYTES + 1}, {"name"}),
    (DUTY, {"owed_by": ""}, {"owed_by"}),
    (DUTY, {"reported": THEN}, {"reported_to"}),
    (DUTY, {"reported": THEN, "reported_to": "101", "not_needed": "Already known"}, {"not_needed"}),
    (BY_PHONE, {"agency_id": ""}, {"agency_id"}),
    (BY_PHONE, {"how": ""}, {"how"}),
    (BY_PHONE, {"why": ""}, {"why"}),
    (BY_PHONE, {"made": When()}, {"made"}),
    (BY_PHONE, {"told_to": ""}, {"told_to"}),
    (BY_PHONE, {"state": ReferralState.RETURNED}, {"state_reason"}),
    (BY_PHONE, {"state": ReferralState.WITHDRAWN}, {"state_reason"}),
    (BY_PHONE, {"escalations": (Escalation(PLAN, THEN, "", ""),)}, {"escalations"}),
    (NOTICE, {"police_reference": ""}, {"police_reference"}),
    (NOTICE, {"received": When()}, {"received"}),
    (NOTICE, {"responded": THEN}, {"response", "key_adult"}),
    (REQUEST, {"officer": ""}, {"officer"}),
    (REQUEST, {"force": ""}, {"force"}),
    (REQUEST, {"received": When()}, {"received"}),
    (REQUEST, {"state": RequestState.RELEASED}, {"released", "signed_off_by", "answered"}),
    (REQUEST, {"state": RequestState.REFUSED, "answered": THEN}, {"state_reason"}),
    (CAR, {"label": ""}, {"label"}),
    (CAR, {"kind": ""}, {"kind"}),
    (CAR, {"ethnicity": "White"}, {"ethnicity_known"}),
    (LINK, {"subject_id": "", "child_id": CHILD_ID}, {"subject_id"}),
    (LINK, {"child_id": ""}, {"child_id"}),
    (LINK, {"other_id": ID}, {"child_id"}),
    (LINK, {"child_id": "", "other_id": OTHER}, {"other_id"}),
    (MEANING, {"record_id": ""}, {"record_id"}),
    (MEANING, {"words": "x" * 100_001}, {"words"}),
    (SEEN, {"aware": Aware(words="x" * 100_001)}, {"aware"}),
    (SEEN, {"source": SourceDetail(danger="\0")}, {"source"}),
    (SEEN, {"marks": (MARK, MARK)}, {"marks"}),
    (SEEN, {"must_not_be_told": "x" * 1_001}, {"must_not_be_told"}),
    (CHILD, {"left_for": "x" * 1_001}, {"left_for"}),
    (CONCERN, {"linked": (ID,)}, {"linked"}),
    (DECISION, {"parents": Informed(False)}, {"parents"}),
    (DECISION, {"child": Informed(False, (), "Asked us not to")}, {"child"}),
    (DECISION, {"child": Informed(True, to_be_told=True)}, {"child"}),
    (DECISION, {"parents": Informed(False, (PLAN,), "They may hurt him", to_be_told=True)}, {"parents"}),
]

ALLOWED: list[tuple[Any, dict[str, Any]]] = [
    (SHEET, {"addresses": (REFUGE,), "ethnicity": "Roma", "ethnicity_known": BackgroundKnown.SELF}),
    (MUM, {"contact": ContactRule.MUST_NOT, "contact_reason": "Court order of May", "sibling_id": OTHER}),
    (MUM, {"emergency": 1, "phone": "01632 960001", "parental_responsibility": Answer.YES}),
    (FILE, {"size": 0}),
    (FILE, {"size": MOST_BYTES, "name": "=cmd|\u202e.csv"}),
    (DUTY, {"not_needed": "Police already know"}),
    (DUTY, {"reported": NOT_KNOWN, "reported_to": "101"}),
    (BY_PHONE, {"state": ReferralState.ACCEPTED}),
    (BY_PHONE, {"how": ReferralHow.ONLINE, "told_to": ""}),
    (LINK, {"child_id": "", "other_id": ID}),
    (SEEN, {"domains": (POSITIVE,), "marks": (MARK, replace(MARK, number=2))}),
    (DECISION, {"parents": Informed(True), "child": Informed(False, (PLAN,), "He asked us not to")}),
    (DECISION, {"parents": Informed(False, to_be_told=True), "inform_later": "Ruth Patel, by letter on Friday"}),
]


def broken(record: Any, changes: dict[str, Any]) -> set[str]:
    with pytest.raises(InvalidRecord) as refused:
        replace(record, **changes)
    assert all(problem.words[0].isupper() and problem.words[-1] != "." for problem in refused.value.problems)
    return {problem.field for problem in refused.value.problems}


@pytest.mark.parametrize(("record", "changes", "wrong"), BROKEN)
def test_rule(record: Any, changes: dict[str, Any], wrong: set[str]) -> None:
    assert broken(record, changes) == wrong


@pytest.mark.parametrize(("record", "changes"), ALLOWED)
def test_allowed(record: Any, changes: dict[str, Any]) -> None:
    changed = replace(record, **changes)
    assert {name: getattr(changed, name) for name in changes} == changes


RECORDS = (SHEET, MUM, WORKER, STATUS, FILE, DUTY, BY_PHONE, NOTICE, REQUEST, CAR, LINK, MEANING, SEEN, CHILD)
TEXTS = [
    (record, each.name)
    for record in RECORDS
    for each in fields(record)
    if each.type == "str" and each.name != "sha256" and not each.name.endswith("id")
]


@pytest.mark.parametrize(
    ("record", "field"), TEXTS, ids=lambda case: case if isinstance(case, str) else type(case).__name__
)
@pytest.mark.parametrize("text", ["half a \ud83d smile", "nothing\0 after", "x" * 100_001])
def test_every_typed_text_is_storable_or_refused_beside_its_field(record: Any, field: str, text: str) -> None:
    assert field in broken(record, {field: text})


@pytest.mark.parametrize(
    ("since", "until", "current"),
    [
        (None, None, True),
        (date(2026, 3, 24), None, True),
        (date(2026, 3, 25), None, False),
        (None, date(2026, 3, 24), False),
        (date(2026, 1, 1), date(2026, 3, 25), True),
    ],
)
def test_a_status_is_current_from_its_first_day_to_the_day_before_it_ends(
    since: date | None, until: date | None, current: bool
) -> None:
    assert replace(STATUS, since=since, until=until).current(date(2026, 3, 24)) is current


def test_a_duty_is_open_until_it_is_reported_or_not_needed() -> None:
    assert DUTY.open
    assert not replace(DUTY, reported=THEN, reported_to="101, log 12").open
    assert not replace(DUTY, not_needed="Police told us that they know").open


def test_a_referral_by_phone_awaits_writing_while_it_is_open() -> None:
    assert BY_PHONE.open and BY_PHONE.awaits_writing
    assert not replace(BY_PHONE, written=THEN).awaits_writing
    assert not replace(BY_PHONE, how=ReferralHow.ONLINE).awaits_writing
    assert not replace(BY_PHONE, state=ReferralState.WITHDRAWN, state_reason="A mistake").awaits_writing
    assert replace(BY_PHONE, state=ReferralState.RETURNED, state_reason="Below their threshold").open


def test_a_front_sheet_says_whether_an_address_is_confidential() -> None:
    assert not replace(SHEET, addresses=(Address(("1 Long Lane",)),)).confidential
    assert replace(SHEET, addresses=(Address(("1 Long Lane",)), REFUGE)).confidential


def test_what_police_send_is_open_until_it_is_answered() -> None:
    assert NOTICE.open
    assert not replace(NOTICE, responded=THEN, response="Breakfast and a quiet room", key_adult="Ms Lee").open
    assert REQUEST.open
    assert not replace(REQUEST, state=RequestState.WITHDRAWN, state_reason="Sent twice", answered=THEN).open


def test_a_child_is_called_by_the_family_name_in_use() -> None:
    assert replace(CHILD, family_known_as="Osei", known_as="Fin").name == "Fin Osei"
