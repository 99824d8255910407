"""Every rule of every record: one record that keeps all of them, and each rule broken by itself."""

from __future__ import annotations

from dataclasses import fields, replace
from datetime import date, datetime, time, timedelta
from typing import Any

import pytest

from dsl_desk.domain.action import Action
from dsl_desk.domain.agency import Agency, AgencyKind, DirectoryEntry
from dsl_desk.domain.child import Child
from dsl_desk.domain.concern import Concern, ConcernState, Involvement
from dsl_desk.domain.contact import Contact, ContactKind
from dsl_desk.domain.decision import Decision, DecisionKind
from dsl_desk.domain.errors import InvalidRecord
from dsl_desk.domain.informed import Informed
from dsl_desk.domain.letter import Distribution
from dsl_desk.domain.observation import HowKnown, Observation
from dsl_desk.domain.problems import MAX_LINE, MAX_NOTE
from dsl_desk.domain.route import Route, RouteAnswer
from dsl_desk.domain.school import Person, School
from dsl_desk.domain.sharing import Sharing, SharingState
from dsl_desk.domain.term import NOT_SURE, Term
from dsl_desk.domain.when import NOT_KNOWN, NOT_STATED, Certainty, When

ID, OTHER = "1" * 32, "2" * 32
DRUGS = Term("D", "Drugs and county lines")
THEN = When(Certainty.EXACT, date(2026, 3, 24), time(8, 40))
TOLD, NOT_TOLD = (
    Informed(True),
    Informed(False, (Term("N1", "Telling them could put the child at risk"),), "He asked"),
)

ACTION = Action(ID, OTHER, "Ring home", "Mr Shah")
AGENCY = Agency(ID, "Northshire Police", AgencyKind.POLICE)
CHILD = Child(ID, "Ward", "Finley")
CONCERN = Concern(ID, "Older friends with a car")
INVOLVEMENT = Involvement(ID, OTHER, "3" * 32)
CONTACT = Contact(ID, ContactKind.CALL, "Sarah Ward, mum", "She has seen the phone too")
DECISION = Decision(ID, DecisionKind.REFER, "Three signs in two weeks", "Ruth Patel")
DISTRIBUTION = Distribution(ID, "warning-signs", "1", "Warning signs", "All parents", 1)
ENTRY = DirectoryEntry(ID, OTHER, "Front desk", "Their website", phone="01632 960001")
OBSERVATION = Observation(ID, "A second new phone", HowKnown.SAW, (DRUGS,))
ANSWER = RouteAnswer(ID, OTHER, Route.INFORMATION)
REPORTED = RouteAnswer(ID, OTHER, Route.CRIME_REPORT, "NP-1", reported=THEN)
TOLD_CARE = RouteAnswer(ID, OTHER, Route.SOCIAL_CARE, reported=NOT_KNOWN, told_to="Duty desk")
PERSON = Person(ID, "Ruth Patel", "DSL", "ab" * 32)
SCHOOL = School("Larkfield Academy")
SHARING = Sharing(
    ID, OTHER, "3" * 32, "4" * 32, "To prevent harm", (Term("public-task", "Public task"),), TOLD, NOT_TOLD,
    ("5" * 32,), "DD-2026-0001-01", 1, "6" * 64, "7" * 64,
)  # fmt: skip

REQUIRED = [
    (ACTION, "child_id"), (ACTION, "what"), (ACTION, "owner"),
    (AGENCY, "name"),
    (CHILD, "family_name"), (CHILD, "given_name"),
    (CONCERN, "title"),
    (INVOLVEMENT, "child_id"),
    (CONTACT, "kind"), (CONTACT, "with_whom"), (CONTACT, "said"),
    (DECISION, "kind"), (DECISION, "reason"), (DECISION, "decided_by"),
    (DISTRIBUTION, "audience"),
    (ENTRY, "agency_id"), (ENTRY, "label"), (ENTRY, "source"),
    (OBSERVATION, "what"), (OBSERVATION, "how_known"),
    (ANSWER, "child_id"), (ANSWER, "route"),
    (TOLD_CARE, "told_to"),
    (PERSON, "name"), (SCHOOL, "name"),
    (SHARING, "purpose"),
]  # fmt: skip

NOTES = [
    (ACTION, "what"), (ACTION, "outcome"),
    (CONCERN, "outcome"),
    (CONTACT, "said"), (CONTACT, "agreed"), (CONTACT, "outcome"),
    (DECISION, "reason"),
    (OBSERVATION, "what"), (OBSERVATION, "exact_words"),
    (SHARING, "purpose"),
]  # fmt: skip

LINES = [
    (ACTION, "owner"), (AGENCY, "name"),
    *((CHILD, name) for name in ("family_name", "given_name", "known_as", "year", "form", "upn")),
    (CONCERN, "title"), (CONTACT, "with_whom"), (CONTACT, "reference"), (DECISION, "decided_by"),
    (DISTRIBUTION, "audience"),
    *((ENTRY, name) for name in ("label", "source", "use_for", "not_for", "phone", "email", "hours", "checked_by")),
    (OBSERVATION, "witness"), (OBSERVATION, "place"), (REPORTED, "reference"), (ANSWER, "told_to"),
    (PERSON, "name"), (PERSON, "role"),
    *((SCHOOL, name) for name in ("name", "phone", "email", "local_authority", "police_force")),
    (SCHOOL, "dsl_name"), (SCHOOL, "dsl_role"),
    (SHARING, "sent_how"),
]  # fmt: skip

OTHER_RULES: list[tuple[Any, dict[str, Any], set[str]]] = [
    (ENTRY, {"phone": " "}, {"phone"}),
    (ENTRY, {"checked_on": date(2026, 1, 1)}, {"checked_by"}),
    (CONCERN, {"state": ConcernState.CLOSED}, {"outcome"}),
    (DISTRIBUTION, {"copies": 0}, {"copies"}),
    (OBSERVATION, {"domains": ()}, {"domains"}),
    (OBSERVATION, {"domains": (NOT_SURE, DRUGS)}, {"domains"}),
    (REPORTED, {"reference": " "}, {"reference"}),
    (REPORTED, {"reference_not_given": True}, {"reference"}),
    (REPORTED, {"reported": NOT_STATED}, {"reported"}),
    (REPORTED, {"route": Route.EMERGENCY, "reference": "", "reported": NOT_STATED}, {"reference", "reported"}),
    (TOLD_CARE, {"reported": NOT_STATED}, {"reported"}),
    (SCHOOL, {"address": ("1 Long Lane", "x" * (MAX_LINE + 1))}, {"address"}),
    (SHARING, {"records": ()}, {"records"}),
    (SHARING, {"lawful_basis": ()}, {"lawful_basis"}),
    (SHARING, {"parents": Informed(False)}, {"parents"}),
    (SHARING, {"child": Informed(False, (), "He asked")}, {"child"}),
    (SHARING, {"parents": Informed(False, to_be_told=True)}, {"parents"}),
    (SHARING, {"child": Informed(False, NOT_TOLD.reasons, " ")}, {"child"}),
    (SHARING, {"child": Informed(True, (), "x" * (MAX_NOTE + 1))}, {"child"}),
    (SHARING, {"state": SharingState.SENT, "sent": THEN}, {"sent_how"}),
    (SHARING, {"state": SharingState.SENT, "sent_how": "By hand"}, {"sent"}),
]

ALLOWED: list[tuple[Any, dict[str, Any]]] = [
    (REPORTED, {"reference": "", "reference_not_given": True}),
    (REPORTED, {"reported": NOT_KNOWN}),
    (CONCERN, {"state": ConcernState.CLOSED, "outcome": "Moved school"}),
    (CONCERN, {"state": ConcernState.MONITORING}),
    (OBSERVATION, {"domains": (NOT_SURE,)}),
    (ENTRY, {"phone": "", "email": "spoc@police.example"}),
    (SHARING, {"state": SharingState.SENT, "sent_how": "Secure mail", "sent": NOT_KNOWN}),
    (CHILD, {"given_name": "Żofia", "family_name": "O’Brien-Łukasz"}),
    (CHILD, {"given_name": "محمد", "family_name": "Gwên 👩‍👧"}),
]


def broken(record: Any, changes: dict[str, Any]) -> set[str]:
    """The fields that a changed record is refused for, in words that a person can act on."""
    with pytest.raises(InvalidRecord) as refused:
        replace(record, **changes)
    assert all(problem.words[0].isupper() and problem.words[-1] != "." for problem in refused.value.problems)
    return {problem.field for problem in refused.value.problems}


def ids(case: Any) -> str:
    return case if isinstance(case, str) else type(case).__name__


@pytest.mark.parametrize("empty", ["", " \t\n "])
@pytest.mark.parametrize(("record", "field"), REQUIRED, ids=ids)
def test_required_field_may_not_be_blank(record: Any, field: str, empty: str) -> None:
    assert broken(record, {field: empty}) == {field}


@pytest.mark.parametrize(("record", "field"), NOTES, ids=ids)
def test_note_holds_100_000_characters_and_no_more(record: Any, field: str) -> None:
    assert getattr(replace(record, **{field: "ż" * 100_000}), field) == "ż" * 100_000
    assert broken(record, {field: "ż" * 100_001}) == {field}


@pytest.mark.parametrize(("record", "field"), LINES, ids=ids)
def test_line_holds_1_000_characters_and_no_more(record: Any, field: str) -> None:
    assert getattr(replace(record, **{field: "ż" * 1_000}), field) == "ż" * 1_000
    assert broken(record, {field: "ż" * 1_001}) == {field}


@pytest.mark.parametrize("text", ["half a \ud83d smile", "nothing\0 after"])
@pytest.mark.parametrize(("record", "field"), [*NOTES, *LINES], ids=ids)
def test_what_no_file_can_hold_is_refused(record: Any, field: str, text: str) -> None:
    assert broken(record, {field: text}) == {field}


@pytest.mark.parametrize(("record", "changes", "fields"), OTHER_RULES)
def test_rule(record: Any, changes: dict[str, Any], fields: set[str]) -> None:
    assert broken(record, changes) == fields


@pytest.mark.parametrize(("record", "changes"), ALLOWED)
def test_allowed(record: Any, changes: dict[str, Any]) -> None:
    changed = replace(record, **changes)
    assert {name: getattr(changed, name) for name in changes} == changes


def test_everything_wrong_is_said_at_once_in_sentences() -> None:
    with pytest.raises(InvalidRecord) as refused:
        Observation(ID, "", HowKnown.SAW, (), witness="x" * 1_001)
    assert [problem.field for problem in refused.value.problems] == ["what", "domains", "witness"]
    assert str(refused.value).startswith("Enter what was seen or told. Choose what it is about")
    assert "1,001 characters" in str(refused.value)


@pytest.mark.parametrize("record", [ACTION, CHILD, CONCERN, CONTACT, DECISION, OBSERVATION, SHARING], ids=ids)
def test_records_do_not_change(record: Any) -> None:
    with pytest.raises(AttributeError):
        setattr(record, fields(record)[0].name, "other")


def test_child_is_called_by_the_known_as_name() -> None:
    assert CHILD.name == "Finley Ward"
    assert replace(CHILD, known_as="Fin").name == "Fin Ward"


@pytest.mark.parametrize(
    ("year", "form", "place"), [("9", "9A", "Year 9 · 9A"), ("9", "", "Year 9"), ("", "9A", "9A"), ("", "", "")]
)
def test_child_stands_where_it_is_known(year: str, form: str, place: str) -> None:
    assert replace(CHILD, year=year, form=form).place == place


def test_action_is_open_until_it_is_said_when_it_was_done() -> None:
    assert ACTION.open
    assert not replace(ACTION, done=NOT_KNOWN).open
    assert not replace(ACTION, done=THEN).open


@pytest.mark.parametrize(("age", "fresh"), [(0, True), (180, True), (181, False), (-1, False)])
def test_directory_entry_is_fresh_for_so_many_days(age: int, fresh: bool) -> None:
    today = date(2026, 11, 22)
    checked = replace(ENTRY, checked_on=today - timedelta(days=age), checked_by="Ruth Patel")
    assert checked.is_fresh(today, 180) is fresh


def test_unchecked_directory_entry_is_never_fresh() -> None:
    assert not ENTRY.is_fresh(datetime(2026, 11, 22).date(), 10_000)  # noqa: DTZ001 a day has no zone
