"""A confidential address leaves in no bundle, letter or paper: looked for in every part of what was made."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from dsl_desk.documents.front_sheet import front_sheet
from dsl_desk.domain.agency import Agency, AgencyKind
from dsl_desk.domain.care_answers import CareAnswers
from dsl_desk.domain.contact import Contact, ContactKind
from dsl_desk.domain.errors import InvalidRecord
from dsl_desk.domain.family import FamilyMember
from dsl_desk.domain.front_sheet import Address, FrontSheet
from dsl_desk.domain.informed import Informed
from dsl_desk.domain.observation import Observation
from dsl_desk.domain.report_form import ReportForm
from dsl_desk.domain.route import Route, RouteAnswer
from dsl_desk.domain.term import Term
from dsl_desk.services import contacting, directory, exporting, front_sheets, opening, withholding
from dsl_desk.services.audiences import audience
from dsl_desk.services.chronicling import chronology
from dsl_desk.services.chronology_printing import chronology_pdf, gather_chronology
from dsl_desk.services.desk import Desk
from dsl_desk.services.exporting import ExportRequest
from dsl_desk.services.front_sheets import save_family_member, save_front_sheet
from dsl_desk.services.lettering.general import Asked, prepare_general
from tests.bundle.inside import everything_in
from tests.desks import FINLEY, ISLA, SCHOOL, in_memory, observe
from tests.documents.reading import squeezed, text_of

PASSPHRASE = "six words of a passphrase here"
LINE, POSTCODE = "17 Quagmire Street", "ZX9 8QJ"
OPEN = Address((LINE, "Larkford"), POSTCODE)
REFUGE = replace(OPEN, confidential=True, why="Refuge; nobody outside may know")
AUNT = FamilyMember("e1" * 16, ISLA.id, "Dina Begum", "aunt", address=REFUGE)
MOMENT = datetime(2026, 3, 24, 9, 5, tzinfo=UTC)


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    made = in_memory(tmp_path)
    yield made
    opening.lock(made)


def request_for(desk: Desk, *record_ids: str) -> ExportRequest:
    agency = Agency(desk.new_id(), "Northshire Police", AgencyKind.POLICE)
    directory.save_agency(desk, agency)
    answer = RouteAnswer(desk.new_id(), FINLEY.id, Route.INFORMATION)
    exporting.answer_route_gate(desk, answer)
    basis, told = (Term("public-task", "Public task"),), Informed(True)
    return ExportRequest(FINLEY.id, agency.id, answer.id, "To prevent harm", basis, told, told, record_ids)


def told(desk: Desk, said: str) -> Contact:
    contact = Contact(desk.new_id(), ContactKind.CALL, "Dad", said)
    contacting.log_contact(desk, contact, [FINLEY.id])
    return contact


def tells(name: str, content: bytes) -> bool:
    """Whether the address can be found in a file, in any spacing or case."""
    marks = [squeezed(mark).lower() for mark in (LINE, POSTCODE)]
    return any(mark in squeezed(text).lower() for text in everything_in(name, content, PASSPHRASE) for mark in marks)


def test_a_bundle_without_the_address_leaves_without_it(desk: Desk, tmp_path: Path) -> None:
    save_front_sheet(desk, FrontSheet(FINLEY.id, (REFUGE,)))
    save_family_member(desk, AUNT)
    seen, called = observe(desk, "A second new phone", "He sorted it"), told(desk, "No answer")
    _, sealed = exporting.export_bundle(desk, request_for(desk, seen.id, called.id), tmp_path, PASSPHRASE)
    assert not tells("bundle.zip", sealed.target.read_bytes())


def test_the_same_search_finds_an_address_that_may_leave(desk: Desk, tmp_path: Path) -> None:
    save_front_sheet(desk, FrontSheet(FINLEY.id, (OPEN,)))
    called = told(desk, f"He is at {LINE} now")
    _, sealed = exporting.export_bundle(desk, request_for(desk, called.id), tmp_path, PASSPHRASE)
    assert tells("bundle.zip", sealed.target.read_bytes())
    assert tells("1-Report.pdf", sealed.report), "and in the report alone"


@pytest.mark.parametrize(
    "words",
    [
        "He sleeps at 17 Quagmire Street, he says",
        "17, quagmire  STREET",
        "at 17 Quagmire St.",
        "at 17\nQuagmire\u200b Street",
        "somewhere in ZX9 8QJ",
        "zx98qj",
        "ZX9-8QJ",
        "Z X 9 8 Q J",
        "ＺＸ９ ８ＱＪ",
    ],
)
def test_sealed_text_that_tells_it_stops_the_bundle(desk: Desk, words: str) -> None:
    save_family_member(desk, AUNT)
    fine, telling = observe(desk), told(desk, words)
    with pytest.raises(
        InvalidRecord, match=r"contact recorded Tuesday 24 March 2026.*Leave that record out"
    ) as stopped:
        exporting.assemble(desk, request_for(desk, fine.id, telling.id))
    said = str(stopped.value).lower()
    assert "quagmire" not in said
    assert "zx9" not in said
    assert "observation" not in said


def test_an_address_kept_confidential_after_the_preview_stops_the_bundle(desk: Desk, tmp_path: Path) -> None:
    called = told(desk, f"He is at {LINE} now")
    prepared = exporting.preview(exporting.assemble(desk, request_for(desk, called.id)))
    sealed = exporting.seal(prepared, tmp_path, PASSPHRASE)
    save_family_member(desk, AUNT)
    with pytest.raises(InvalidRecord, match="Leave that record out"):
        exporting.record_made(desk, prepared, sealed)
    assert list(tmp_path.glob("*.zip*")) == []


@pytest.mark.parametrize("words", ["117 Quagmire Street", "7 Quagmire Street", "buzzx98qj", "ZX9 8QJK", "Quagmire"])
def test_what_only_looks_like_it_leaves(desk: Desk, words: str) -> None:
    save_family_member(desk, AUNT)
    told(desk, words)
    withholding.stop_confidential_chronology(desk, chronology(desk, FINLEY.id))


@pytest.mark.parametrize(
    ("lines", "telling", "harmless"),
    [
        (("Flat 2", "17 Quagmire Street"), "at 17 Quagmire Street", "in flat 2"),
        (("Flat 2, 17 Quagmire Street",), "17 Quagmire St", "He is in Flat 2"),
        (("Flat 2 17 Quagmire Street",), "17 Quagmire Street", "Flat 2"),
        (("17, Quagmire Street",), "17 Quagmire Street", "17 marks"),
        (("17", "Quagmire Street"), "17 Quagmire Street", "17"),
        (("12a, Quagmire Street",), "12A Quagmire Street", "Room 12a"),
        (("Saint Anne’s Lodge", "3 Wharf Street", "Eastmere"), "St. at 3 Wharf Street", "in Eastmere"),
        (("Saint Anne’s Lodge", "3 Wharf Street", "Eastmere"), "at saint annes lodge", "Wharf Street"),
        (("Unit 5 Mill Road",), "unit 5, Mill Rd", "Mill Road"),
    ],
)
def test_what_tells_the_house_is_found_in_any_line(
    desk: Desk, lines: tuple[str, ...], telling: str, harmless: str
) -> None:
    save_family_member(desk, replace(AUNT, address=replace(REFUGE, lines=lines, postcode="")))
    kept = withholding.withheld(desk)
    assert kept.held_in(telling)
    assert not kept.held_in(harmless)


@pytest.mark.parametrize("field", ["place", "exact_words", "witness", "must_not_be_told"])
def test_every_text_of_a_record_is_read(desk: Desk, field: str) -> None:
    save_family_member(desk, AUNT)
    seen: Observation = replace(observe(desk), **{field: LINE})  # type: ignore[arg-type]
    with desk.deed() as deed:
        deed.record(seen, "Asked again")
    with pytest.raises(InvalidRecord, match="the observation recorded"):
        exporting.assemble(desk, replace(request_for(desk, seen.id), sources=True))


def test_each_record_that_has_to_stay_is_named(desk: Desk) -> None:
    save_family_member(desk, AUNT)
    seen, called = observe(desk, LINE), told(desk, POSTCODE)
    with pytest.raises(InvalidRecord, match=r"observation recorded .* and the contact recorded .* those records out"):
        exporting.assemble(desk, request_for(desk, seen.id, called.id))


def test_what_is_written_for_the_bundle_is_read_too(desk: Desk) -> None:
    save_family_member(desk, AUNT)
    plain = request_for(desk, observe(desk).id)
    care = replace(plain, form=ReportForm.SOCIAL_CARE, care=CareAnswers(where_now=f"With her aunt, {LINE}"))
    for request in (replace(plain, purpose=f"She lives at {LINE}"), care):
        with pytest.raises(InvalidRecord, match="what you wrote for this bundle") as stopped:
            exporting.assemble(desk, request)
        assert [problem.field for problem in stopped.value.problems] == ["purpose"]


def test_an_address_the_family_moved_on_from_stays_confidential(desk: Desk) -> None:
    save_family_member(desk, AUNT)
    save_family_member(desk, replace(AUNT, address=Address(("2 New Road",))), "They moved")
    with pytest.raises(InvalidRecord):
        exporting.assemble(desk, request_for(desk, told(desk, LINE).id))


def test_an_address_leaves_again_once_its_mark_is_taken_off(desk: Desk) -> None:
    save_family_member(desk, AUNT)
    save_family_member(desk, replace(AUNT, address=OPEN), "Marked by mistake")
    told(desk, LINE)
    withholding.stop_confidential_chronology(desk, chronology(desk, FINLEY.id))


def chronology_paper(desk: Desk, without: frozenset[str] = frozenset()) -> bytes:
    return chronology_pdf(gather_chronology(desk, FINLEY.id, audience("conference"), without=without))


def test_a_chronology_is_printed_without_the_entries_that_tell_it(desk: Desk) -> None:
    observe(desk, "A second new phone")
    told(desk, f"He is at {LINE} now")
    assert tells("chronology.pdf", chronology_paper(desk)), "as long as the address may leave"
    save_family_member(desk, AUNT)
    with pytest.raises(withholding.HoldsConfidentialAddress) as stopped:
        chronology_paper(desk)
    printed = chronology_paper(desk, stopped.value.record_ids)
    assert not tells("chronology.pdf", printed)
    assert "A second new phone" in text_of(printed)
    assert "Kept in the school: 1 entry" in text_of(printed)


def test_a_letter_that_tells_it_is_not_made(desk: Desk) -> None:
    school = replace(
        SCHOOL, address=(LINE,), phone="01632 960000", dsl_name="Ruth Patel", local_authority="Northshire"
    )
    directory.set_school(desk, school)
    prepare_general(desk, Asked("warning-signs"))
    save_family_member(desk, AUNT)
    with pytest.raises(InvalidRecord, match="the letter holds an address"):
        prepare_general(desk, Asked("warning-signs"))


def paper(desk: Desk) -> bytes:
    file = withholding.withhold(desk, front_sheets.front_sheet_file(desk, FINLEY.id))
    return front_sheet(file, MOMENT, "Ruth Patel")


def test_a_front_sheet_says_other_words_in_its_place(desk: Desk) -> None:
    save_front_sheet(desk, FrontSheet(FINLEY.id, (REFUGE,), phones=("01632 960001",)))
    save_family_member(desk, replace(AUNT, id="e2" * 16, child_id=FINLEY.id))
    unmarked = FamilyMember("e3" * 16, FINLEY.id, "Kemi Ward", "mother", address=OPEN, until=date(2026, 12, 1))
    save_family_member(desk, unmarked)
    assert not tells("front-sheet.pdf", paper(desk))
    assert text_of(paper(desk)).count("kept confidential by the school") == 3, "also where the mark was forgotten"
    assert "01632 960001" in text_of(paper(desk))


def test_a_front_sheet_prints_an_address_that_may_leave(desk: Desk) -> None:
    save_front_sheet(desk, FrontSheet(FINLEY.id, (OPEN,)))
    assert tells("front-sheet.pdf", paper(desk))


def test_a_front_sheet_that_tells_it_elsewhere_is_not_printed(desk: Desk) -> None:
    save_front_sheet(desk, FrontSheet(FINLEY.id, (REFUGE,), held_where=f"With mum, {LINE}"))
    with pytest.raises(InvalidRecord, match="a line of the front sheet outside the address itself"):
        paper(desk)


def test_same_front_sheet_gives_the_same_bytes(desk: Desk) -> None:
    save_front_sheet(desk, FrontSheet(FINLEY.id, (REFUGE,), languages=("Somali", "English")))
    assert paper(desk) == paper(desk)
