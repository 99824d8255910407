"""What is not ticked leaves nowhere: words of it are looked for in every decompressed stream of the bundle.

Each thing that is recorded has a word of its own. The same search must find the words of what was ticked.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

import pytest

from dsl_desk.domain.action import Action
from dsl_desk.domain.agency import Agency, AgencyKind
from dsl_desk.domain.attachment import Attachment
from dsl_desk.domain.care_answers import CareAnswers
from dsl_desk.domain.child import Child
from dsl_desk.domain.concern import Concern, Involvement
from dsl_desk.domain.contact import Contact, ContactKind
from dsl_desk.domain.decision import Decision, DecisionKind
from dsl_desk.domain.family import FamilyMember
from dsl_desk.domain.front_sheet import Address, FrontSheet
from dsl_desk.domain.informed import Informed
from dsl_desk.domain.link import Link, LinkCertainty, LinkKind
from dsl_desk.domain.observation import HowKnown, Observation, SourceDetail, SourceKind
from dsl_desk.domain.other_names import NameDecision, NameTreatment
from dsl_desk.domain.professional import Professional
from dsl_desk.domain.report_form import ReportForm
from dsl_desk.domain.route import Route, RouteAnswer
from dsl_desk.domain.status import Status
from dsl_desk.domain.subject import Subject, SubjectKind
from dsl_desk.domain.term import NOT_SURE, Term
from dsl_desk.services import (
    acting,
    attaching,
    contacting,
    deciding,
    directory,
    exporting,
    front_sheets,
    linking,
    opening,
    recording,
    weighing,
)
from dsl_desk.services.desk import Desk
from dsl_desk.services.exporting import ExportRequest
from dsl_desk.services.other_names import names_in
from dsl_desk.store import records
from tests.bundle.inside import everything_in
from tests.desks import FINLEY, in_memory

PASSPHRASE = "six words of a passphrase here"
BASIS, TOLD = (Term("public-task", "Public task"),), Informed(True)
TICKED, LEFT = "Ziggurat", "Zagzagel"
OTHERS = (
    Child("3" * 32, "Quokkason", "Zogisla"),
    Child("4" * 32, "Numbatson", "Zogben"),
    Child("5" * 32, "Bilbyson", "Zogsam"),
)
REMOVED, PSEUDONYM, NAMED = (f"{child.given_name} {child.family_name}" for child in OTHERS)


@dataclass(slots=True)
class School:
    """A desk on which everything there can be is written once ticked and once not; ids of both by what it is."""

    desk: Desk
    ids: dict[tuple[str, str], str] = field(default_factory=dict)

    def ticked(self, *kinds: str) -> tuple[str, ...]:
        return tuple(self.ids[kind, TICKED] for kind in kinds)


@pytest.fixture(scope="module")
def school(tmp_path_factory: pytest.TempPathFactory) -> Iterator[School]:
    desk = in_memory(tmp_path_factory.mktemp("keys"))
    recording.add_children(desk, OTHERS)
    made = School(desk)
    for mark in (TICKED, LEFT):
        _record(made, mark)
    yield made
    opening.lock(desk)


def _record(school: School, mark: str) -> None:
    """One of everything about Finley, each text of it with a word that starts with `mark`."""
    desk, ids = school.desk, school.ids
    seen = Observation(
        desk.new_id(), f"{mark}what with {REMOVED}", HowKnown.TOLD, (NOT_SURE,), SourceKind.STAFF, f"{mark}witness",
        exact_words=f"{mark}words of {PSEUDONYM}", present=NAMED, must_not_be_told=f"{mark}marked",
        source=SourceDetail(danger=f"{mark}danger"),
    )  # fmt: skip
    recording.record_observation(desk, seen, [Involvement(desk.new_id(), seen.id, FINLEY.id)])
    weighing.mark_significance(desk, FINLEY.id, seen.id, None, f"{mark}meaning", key=True)
    name = f"{mark}name of {REMOVED}.txt"
    attaching.attach_file(desk, seen.id, name, f"{mark}content".encode(), what=f"{mark}said of {PSEUDONYM}")
    attaching.attach_file(desk, seen.id, f"{LEFT}beside{mark}.txt", f"{LEFT}beside{mark}".encode())
    called = Contact(desk.new_id(), ContactKind.CALL, f"{mark}whom", f"{mark}said")
    contacting.log_contact(desk, called, [FINLEY.id])
    step = Action(desk.new_id(), FINLEY.id, f"{mark}step", f"{mark}owner")
    acting.add_action(desk, step)
    concern = Concern(desk.new_id(), f"{LEFT}concern{mark}")
    decision = Decision(desk.new_id(), DecisionKind.OPEN_CONCERN, f"{mark}reason", f"{mark}by", concern.id)
    deciding.open_concern(desk, concern, [Involvement(desk.new_id(), concern.id, FINLEY.id)], decision)
    father = FamilyMember(desk.new_id(), FINLEY.id, f"{mark}father", "father", note=f"{mark}note with {PSEUDONYM}")
    front_sheets.save_family_member(desk, father)
    nurse = Professional(desk.new_id(), FINLEY.id, f"{mark}nurse", "nurse")
    front_sheets.save_professional(desk, nurse)
    plan = Status(desk.new_id(), FINLEY.id, Term("cin", "Child in need plan"), reference=f"{mark}plan")
    front_sheets.save_status(desk, plan)
    car = Subject(desk.new_id(), SubjectKind.VEHICLE, f"{mark}car of {REMOVED}", description=f"{mark}colour")
    link = Link(
        desk.new_id(), car.id, LinkKind.TRAVELLED_IN, LinkCertainty.TOLD, FINLEY.id, source=f"{mark}passenger",
        words=f"{mark}lift",
    )  # fmt: skip
    linking.link(desk, link, car)
    to_other = replace(link, id=desk.new_id(), child_id=OTHERS[0].id, source="", words=f"{LEFT}away{mark}")
    linking.link(desk, to_other)
    (file, _) = records.where(desk.connection, Attachment, "matter_id = ?", seen.id)
    made: dict[str, Any] = {
        "observation": seen,
        "contact": called,
        "action": step,
        "decision": decision,
        "family": father,
    }
    made |= {"professional": nurse, "status": plan, "subject": car, "attachment": file}
    ids |= {(kind, mark): record.id for kind, record in made.items()}


@pytest.fixture
def request_(school: School) -> ExportRequest:
    """Everything that is ticked, with sources kept back; names decided one by one."""
    desk = school.desk
    agency = Agency(desk.new_id(), "Northshire Police", AgencyKind.POLICE)
    directory.save_agency(desk, agency)
    answer = RouteAnswer(desk.new_id(), FINLEY.id, Route.INFORMATION)
    exporting.answer_route_gate(desk, answer)
    request = ExportRequest(
        FINLEY.id, agency.id, answer.id, f"{TICKED}purpose and {REMOVED}", BASIS, TOLD, TOLD,
        school.ticked("observation", "contact", "action", "decision"),
        summary=f"{TICKED}summary", attachments=school.ticked("attachment"), subjects=school.ticked("subject"),
        family=school.ticked("family"), professionals=school.ticked("professional"),
        statuses=school.ticked("status"), handling=f"{TICKED}handling of {PSEUDONYM}",
        agencies_told=f"{TICKED}agencies", must_not_be_told=(f"{TICKED}father",),
    )  # fmt: skip
    return replace(request, names=decisions(desk, request))


def decisions(desk: Desk, request: ExportRequest) -> tuple[NameDecision, ...]:
    """Each of the three as its name says; found in the records, or beside them."""
    written = (request.purpose, request.handling, f"note with {PSEUDONYM}", f"car of {REMOVED}")
    found = {
        each.child.id: each.words for each in names_in(desk, FINLEY.id, request.records, request.attachments, written)
    }
    treatments = (NameTreatment.REMOVED, NameTreatment.PSEUDONYM, NameTreatment.NAMED)
    labels = ("", "Child A", "")
    return tuple(
        NameDecision(child.id, found[child.id], treatment, label)
        for child, treatment, label in zip(OTHERS, treatments, labels, strict=True)
    )


def inside(desk: Desk, request: ExportRequest, folder: Path) -> str:
    _, sealed = exporting.export_bundle(desk, request, folder, PASSPHRASE)
    return "\n".join(everything_in("bundle.zip", sealed.target.read_bytes(), PASSPHRASE))


SOURCES = ("witness", "danger", "passenger")
LEAVES = (
    *(
        "what",
        "words",
        "marked",
        "name",
        "said",
        "content",
        "whom",
        "step",
        "owner",
        "reason",
        "by",
        "father",
        "note",
    ),
    *("nurse", "plan", "car", "colour", "lift", "purpose", "summary", "handling", "agencies"),
)


def test_only_what_was_ticked_is_in_any_stream(school: School, request_: ExportRequest, tmp_path: Path) -> None:
    text = inside(school.desk, request_, tmp_path)
    assert [word for word in LEAVES if f"{TICKED}{word}" not in text] == [], "the search finds what leaves"
    assert LEFT not in text
    assert [word for word in (*SOURCES, "meaning") if f"{TICKED}{word}" in text] == []


def test_removed_names_and_pseudonyms_are_in_no_stream(
    school: School, request_: ExportRequest, tmp_path: Path
) -> None:
    text = inside(school.desk, replace(request_, sources=True), tmp_path)
    assert [word for word in f"{REMOVED} {PSEUDONYM}".split() if word in text] == []
    assert all(word in text for word in (NAMED, "[Child A]", "[name removed]"))


def test_a_child_who_is_named_in_nothing_that_leaves_is_not_told_of(
    school: School, request_: ExportRequest, tmp_path: Path
) -> None:
    """Such as a witness, where the sources are kept back: somebody decided about the name all the same."""
    witness = Child(school.desk.new_id(), "Wombatson", "Zogtom")
    recording.add_children(school.desk, (witness,))
    decided = NameDecision(witness.id, ("Zogtom", "Wombatson"), NameTreatment.NAMED)
    text = inside(school.desk, replace(request_, names=(*request_.names, decided)), tmp_path)
    assert "Zogtom" not in text


def test_sources_leave_on_their_own_sheet_alone(school: School, request_: ExportRequest, tmp_path: Path) -> None:
    prepared, sealed = exporting.export_bundle(school.desk, replace(request_, sources=True), tmp_path, PASSPHRASE)
    assert prepared.assembled.sharing.sources_sent
    report = "\n".join(everything_in("1-Report.pdf", sealed.report, PASSPHRASE))
    for word in SOURCES:
        assert f"{TICKED}{word}" not in report
        assert f"{TICKED}{word}" not in prepared.kept["records.json"].decode()
        assert f"{TICKED}{word}" in prepared.kept["sources.json"].decode()
    assert LEFT not in "\n".join(everything_in("bundle.zip", sealed.target.read_bytes(), PASSPHRASE))


def test_nothing_is_made_while_a_name_is_not_decided(school: School, request_: ExportRequest) -> None:
    for number in range(len(OTHERS)):
        names = tuple(each for each in request_.names if each.child_id != OTHERS[number].id)
        with pytest.raises(exporting.NamesUndecided) as refused:
            exporting.assemble(school.desk, replace(request_, names=names))
        assert [each.child.id for each in refused.value.found] == [OTHERS[number].id]


def test_what_social_care_asks_leaves_with_a_referral_to_them_alone_and_without_removed_names(
    school: School, request_: ExportRequest, tmp_path: Path
) -> None:
    asked = replace(request_, care=CareAnswers(where_now=f"{TICKED}aunt of {REMOVED}"))
    assert f"{TICKED}aunt" not in inside(school.desk, asked, tmp_path)
    text = inside(school.desk, replace(asked, form=ReportForm.SOCIAL_CARE), tmp_path)
    assert f"{TICKED}aunt of [name removed]" in text
    assert [word for word in REMOVED.split() if word in text] == []


def test_a_name_in_an_answer_to_social_care_is_asked_about(school: School, request_: ExportRequest) -> None:
    newcomer = Child(school.desk.new_id(), "Dingoson", "Zogkim")
    recording.add_children(school.desk, (newcomer,))
    care = CareAnswers(danger_to_workers=f"The dog of {newcomer.given_name}")
    with pytest.raises(exporting.NamesUndecided) as refused:
        exporting.assemble(school.desk, replace(request_, care=care, form=ReportForm.SOCIAL_CARE))
    assert [each.child.id for each in refused.value.found] == [newcomer.id]


def test_the_confidential_address_of_the_child_is_withheld(
    school: School, request_: ExportRequest, tmp_path: Path
) -> None:
    refuge = Address(("17 Quagmire Street",), "ZX9 8QJ", confidential=True, why="Refuge")
    front_sheets.save_front_sheet(school.desk, FrontSheet(FINLEY.id, (refuge,), languages=("Ziggurattalk",)))
    text = inside(school.desk, replace(request_, front_sheet=True), tmp_path)
    assert "Ziggurattalk" in text
    assert "Quagmire" not in text
    assert "ZX9" not in text
