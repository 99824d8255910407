"""The files and particulars of a bundle: only what was ticked and belongs to it, and the bytes that were added."""

from __future__ import annotations

import csv
import io
import zipfile
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from dsl_desk.domain.agency import Agency, AgencyKind
from dsl_desk.domain.errors import InvalidRecord
from dsl_desk.domain.family import FamilyMember
from dsl_desk.domain.informed import Informed
from dsl_desk.domain.link import Link, LinkCertainty, LinkKind
from dsl_desk.domain.report_form import ReportForm
from dsl_desk.domain.route import Route, RouteAnswer
from dsl_desk.domain.subject import Subject, SubjectKind
from dsl_desk.domain.term import Term
from dsl_desk.services import attaching, directory, exporting, front_sheets, linking, opening, weighing
from dsl_desk.services.desk import Desk
from dsl_desk.services.exporting import ExportRequest
from tests.desks import FINLEY, ISLA, in_memory, observe

AWKWARD_NAMES = ("=cmd.csv", "CON.txt", "con.txt", "a" * 296 + ".pdf", "\u202efdp.exe", "שלום.pdf", "..", "same.txt")


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Desk]:
    made = in_memory(tmp_path_factory.mktemp("keys"))
    yield made
    opening.lock(made)


def request_for(desk: Desk, *record_ids: str) -> ExportRequest:
    agency = Agency(desk.new_id(), "Northshire Police", AgencyKind.POLICE)
    directory.save_agency(desk, agency)
    answer = RouteAnswer(desk.new_id(), FINLEY.id, Route.INFORMATION)
    exporting.answer_route_gate(desk, answer)
    told = Informed(True)
    return ExportRequest(
        FINLEY.id,
        agency.id,
        answer.id,
        "To prevent harm",
        (Term("public-task", "Public task"),),
        told,
        told,
        record_ids,
    )


def attach(desk: Desk, matter_id: str, name: str, content: bytes) -> str:
    return attaching.attach_file(desk, matter_id, name, content).id


def test_files_leave_under_neutral_names_with_the_bytes_that_were_added(desk: Desk, tmp_path: Path) -> None:
    first, second = observe(desk), observe(desk)
    added = [attach(desk, second.id, name, name.encode()) for name in AWKWARD_NAMES]
    early = attach(desk, first.id, "same.txt", b"same.txt")
    request = replace(request_for(desk, second.id, first.id), attachments=(*reversed(added), early))
    prepared, _ = exporting.export_bundle(desk, request, tmp_path, None)
    with zipfile.ZipFile(io.BytesIO(prepared.payload.content)) as bag:
        text = bag.read("payload/data/index.csv").decode("utf-8-sig")
        rows = list(csv.DictReader(io.StringIO(text, newline="")))
        content = [bag.read(f"payload/{row['file']}") for row in rows]
    names = ["same.txt", *AWKWARD_NAMES]
    assert [row["original_name"].removeprefix("'") for row in rows] == names, "in the order of the records"
    assert content == [name.encode() for name in names]
    assert [row["record"] for row in rows] == [first.id, *[second.id] * len(AWKWARD_NAMES)]


def test_a_file_of_a_record_that_stays_is_refused(desk: Desk) -> None:
    seen, other = observe(desk), observe(desk)
    files = (attach(desk, other.id, "other.txt", b"x"), attach(desk, FINLEY.id, "child.txt", b"y"), "0" * 32)
    for file in files:
        with pytest.raises(InvalidRecord, match="kept with the records you chose"):
            exporting.assemble(desk, replace(request_for(desk, seen.id), attachments=(file,)))


def test_a_damaged_file_is_named_by_its_place_and_can_be_left_out(tmp_path: Path) -> None:
    desk = in_memory(tmp_path)
    seen = observe(desk)
    files = (attach(desk, seen.id, "Secret.txt", b"good"), attach(desk, seen.id, "Secret two.txt", b"bad"))
    desk.connection.set_authorizer(None)  # as another program would open it, with the key
    desk.connection.execute("DROP TRIGGER attached_file_stays")
    desk.connection.execute("UPDATE attached_file SET content = ? WHERE content = ?", (b"BAD", b"bad"))
    request = replace(request_for(desk, seen.id), attachments=files)
    with pytest.raises(InvalidRecord, match="File 2 of those you chose is damaged") as refused:
        exporting.assemble(desk, request)
    assert "Secret" not in str(refused.value)
    assert exporting.assemble(desk, replace(request, attachments=files[:1])).contents == {files[0]: b"good"}
    opening.lock(desk)


def test_only_what_stands_on_the_child_s_own_front_sheet_is_taken(desk: Desk) -> None:
    aunt = FamilyMember(desk.new_id(), ISLA.id, "Dina Begum", "aunt")
    front_sheets.save_family_member(desk, aunt)
    for field in ("family", "professionals", "statuses"):
        request = replace(request_for(desk, observe(desk).id), **{field: (aunt.id,)})  # type: ignore[arg-type]
        with pytest.raises(InvalidRecord, match="front sheet now"):
            exporting.assemble(desk, request)


def test_subjects_bring_the_links_among_them_and_to_the_child_alone(desk: Desk) -> None:
    seen, stays = observe(desk), observe(desk)
    car = Subject(desk.new_id(), SubjectKind.VEHICLE, "Silver car")
    man = Subject(desk.new_id(), SubjectKind.PERSON, "Man A")
    park = Subject(desk.new_id(), SubjectKind.PLACE, "The park")
    rides = Link(desk.new_id(), car.id, LinkKind.TRAVELLED_IN, LinkCertainty.SEEN, FINLEY.id, record_id=stays.id)
    drives = Link(desk.new_id(), man.id, LinkKind.DRIVES, LinkCertainty.TOLD, other_id=car.id, record_id=seen.id)
    meets = Link(desk.new_id(), man.id, LinkKind.MET_AT, LinkCertainty.TOLD, other_id=park.id)
    for link, subject in ((rides, car), (drives, man), (meets, park)):
        linking.link(desk, link, subject)
    linking.link(desk, replace(rides, id=desk.new_id(), child_id=ISLA.id))
    linking.link(desk, replace(meets, id=desk.new_id(), child_id=FINLEY.id, other_id=""))
    request = replace(request_for(desk, seen.id), subjects=(car.id, man.id))
    casefile = exporting.assemble(desk, request).casefile
    assert casefile.subjects == (man, car)
    assert {(link.subject_id, link.child_id, link.other_id, link.record_id) for link in casefile.links} == {
        (car.id, FINLEY.id, "", ""),
        (man.id, "", car.id, seen.id),
        (man.id, FINLEY.id, "", ""),
    }
    stranger = Subject(desk.new_id(), SubjectKind.PERSON, "Somebody else")
    linking.save_subject(desk, stranger)
    with pytest.raises(InvalidRecord, match="linked to this child"):
        exporting.assemble(desk, replace(request, subjects=(stranger.id,)))


def test_the_dsl_s_own_view_leaves_only_where_the_report_tells_it(desk: Desk) -> None:
    seen = observe(desk)
    weighing.mark_significance(desk, FINLEY.id, seen.id, None, "It fits the autumn", key=True)
    for form in set(ReportForm) - {ReportForm.TRANSFER}:
        (item,) = exporting.assemble(desk, replace(request_for(desk, seen.id), form=form)).casefile.records
        assert (item.meaning is not None) == (form in (ReportForm.SUMMARY, ReportForm.SOCIAL_CARE))
