"""Contacts are taken in unchecked, checked by a person, and printed only then; what is history is never offered."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, datetime, timedelta
from pathlib import Path

import pytest

from dsl_desk.domain.agency import Agency, AgencyKind, DirectoryEntry, HowChecked
from dsl_desk.domain.errors import DeskError, InvalidRecord
from dsl_desk.domain.letter import ENGLISH
from dsl_desk.domain.opening import read_hours
from dsl_desk.domain.school import School
from dsl_desk.domain.school_calendar import Holiday, SchoolCalendar
from dsl_desk.services import directory, opening
from dsl_desk.services.catalogue.force import force_rules
from dsl_desk.services.catalogue.number import freshness_days
from dsl_desk.services.catalogue.pack import history_of, pack, packs
from dsl_desk.services.catalogue.retired import retired
from dsl_desk.services.desk import Desk
from dsl_desk.services.directory_packs import offers, take_from_pack
from dsl_desk.services.lettering.general import Asked, PreparedLetter, prepare_general
from dsl_desk.services.school_days import school_calendar, set_school_calendar
from tests.desks import in_memory

PROFILE = School(
    "Larkfield Academy",
    ("Mill Lane",),
    "01632 960100",
    "office@larkfield.example",
    "Essex",
    "Essex Police",
    "Ruth Patel",
)
OLD_MAIL = "someone@herts.pnn.police.uk"


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    made = in_memory(tmp_path)
    directory.set_school(made, PROFILE)
    yield made
    opening.lock(made)


def entry(desk: Desk, label: str) -> DirectoryEntry:
    return next(each for each in directory.directory(desk) if each.label == label)


def test_a_pack_is_taken_in_unchecked_and_without_its_history(desk: Desk) -> None:
    take_from_pack(desk, "essex")
    taken = directory.directory(desk)
    assert {each.label for each in taken} == {
        contact.label for agency in pack("essex").agencies for contact in agency.entries if not contact.historic
    }
    assert {(each.checked_on, each.checked_by, each.how_checked) for each in taken} == {
        (None, "", HowChecked.NOT_SAID)
    }
    assert all(each.source for each in taken)
    assert {agency.name for agency in directory.agencies(desk)} >= {"Essex County Council", "Thurrock Council"}


def test_a_pack_taken_twice_adds_nothing_and_changes_nothing(desk: Desk) -> None:
    take_from_pack(desk, "national")
    mended = replace(entry(desk, "NSPCC Helpline"), hours="every day 8am to 8pm")
    directory.save_directory_entry(desk, mended)
    before = directory.directory(desk), directory.agencies(desk)
    take_from_pack(desk, "national")
    assert (directory.directory(desk), directory.agencies(desk)) == before
    assert "national" not in {offer.pack.code for offer in offers(desk)}


def test_contacts_join_an_agency_that_is_there_under_the_same_name(desk: Desk) -> None:
    known = Agency(desk.new_id(), "childline", AgencyKind.CHARITY)
    directory.save_agency(desk, known)
    take_from_pack(desk, "national", ["Childline"])
    assert [each.label for each in directory.contacts(desk, known.id)] == ["Childline"]
    assert directory.agencies(desk) == (known,)


def test_history_is_taken_only_by_its_own_name_and_stays_history(desk: Desk) -> None:
    label = "Child exploitation hotline for parents"
    take_from_pack(desk, "essex", [label])
    assert entry(desk, label).historic
    assert list(directory.contacts(desk)) == []
    with pytest.raises(InvalidRecord, match="kept as history"):
        directory.check_entry(desk, entry(desk, label).id, HowChecked.RANG)


def test_the_schools_own_force_comes_first_and_other_areas_last(desk: Desk) -> None:
    assert [(offer.pack.code, offer.local) for offer in offers(desk)] == [
        ("essex", True), ("national", False), ("hertfordshire", False),
    ]  # fmt: skip
    directory.set_school(desk, replace(PROFILE, police_force="Larkshire Police"))
    assert [offer.pack.code for offer in offers(desk)] == ["national", "essex", "hertfordshire"]


def test_a_check_says_who_when_and_how(desk: Desk) -> None:
    take_from_pack(desk, "national", ["Childline"])
    directory.check_entry(desk, entry(desk, "Childline").id, HowChecked.RANG)
    now = entry(desk, "Childline")
    assert (now.checked_on, now.checked_by, now.how_checked) == (desk.today(), desk.person.name, HowChecked.RANG)


def words_of(letter: PreparedLetter) -> str:
    return " ".join(part.text for part in letter.letters[ENGLISH].wordings[0].parts)


def test_no_number_is_printed_before_a_person_has_checked_it(desk: Desk) -> None:
    for each in packs():
        take_from_pack(desk, each.code)
    letter = prepare_general(desk, Asked("warning-signs"))
    printed = words_of(letter)
    for contact in directory.contacts(desk):
        assert not contact.phone or contact.phone == "101" or contact.phone not in printed
        assert not contact.web or contact.web not in printed
    assert "NSPCC Helpline is left out: its number has not been checked" in " ".join(letter.left_out)
    directory.check_entry(desk, entry(desk, "Childline").id, HowChecked.RANG)
    directory.check_entry(desk, entry(desk, "Report Remove").id, HowChecked.READ)
    printed = words_of(prepare_general(desk, Asked("warning-signs")))
    assert "0800 1111" in printed
    assert "childline.org.uk" in printed
    assert "0808 800 5000" not in printed


def test_a_stale_check_and_a_retired_address_leave_a_letter_again(desk: Desk) -> None:
    take_from_pack(desk, "national", ["Childline"])
    childline = entry(desk, "Childline")
    old = desk.today() - timedelta(days=freshness_days() + 1)
    directory.save_directory_entry(desk, replace(childline, checked_on=old, checked_by="Ruth Patel"))
    assert "was last checked on" in prepare_general(desk, Asked("warning-signs")).left_out[0]
    with desk.deed() as deed:  # as an earlier version of this program would have kept it
        deed.record(replace(childline, email=OLD_MAIL, checked_on=desk.today(), checked_by="Ruth Patel"))
    (words,) = prepare_general(desk, Asked("warning-signs")).left_out
    assert "police national network" in words


@pytest.mark.parametrize(
    ("address", "gone"),
    [
        (OLD_MAIL, True), ("FOH@ESSEX.GCSX.GOV.UK ", True), ("a@x.gsi.gov.uk", True), ("a@gsi.gov.uk", True),
        ("a@justice.gsi.gov.uk.", True), ("a@herts.police.uk", False), ("a@essex.gov.uk", False),
        ("a@notpnn.police.uk.example", False), ("a@mypnn.police.uk", False), ("", False),
    ],
)  # fmt: skip
def test_a_retired_domain_is_known_by_its_end(address: str, gone: bool) -> None:
    assert bool(retired(address)) is gone


def test_a_retired_address_is_refused_unless_it_is_history(desk: Desk) -> None:
    agency = Agency(desk.new_id(), "Hertfordshire Constabulary", AgencyKind.POLICE)
    directory.save_agency(desk, agency)
    contact = DirectoryEntry(desk.new_id(), agency.id, "Sergeant", "a letter of 2011", email=OLD_MAIL)
    with pytest.raises(InvalidRecord, match="Nothing sent there is read") as refused:
        directory.save_directory_entry(desk, contact)
    assert [problem.field for problem in refused.value.problems] == ["email"]
    directory.save_directory_entry(desk, replace(contact, historic=True))


def test_every_contact_of_a_pack_says_where_it_was_read_and_what_it_is_not_for() -> None:
    forces = {rules.force for rules in force_rules()}
    for each in packs():
        assert set(each.forces) <= forces
        labels = [contact.label for agency in each.agencies for contact in agency.entries]
        assert len(labels) == len(set(labels))
        for contact in (contact for agency in each.agencies for contact in agency.entries):
            assert contact.source
            assert contact.use_for
            assert contact.not_for
            assert contact.phone or contact.email or contact.web
            assert not contact.hours or read_hours(contact.hours), contact.label
            assert contact.historic or not retired(contact.email)
            assert contact.source_date is None or contact.source_date <= each.gathered
    with pytest.raises(DeskError, match="no pack nowhere"):
        pack("nowhere")


def test_the_number_of_the_old_letter_is_history() -> None:
    (hotline,) = (
        contact
        for each in packs()
        for agency in each.agencies
        for contact in agency.entries
        if "452058" in contact.phone
    )
    assert hotline.historic


@pytest.mark.parametrize(
    ("phone", "email", "label"),
    [
        ("01245452058", "", "Child exploitation hotline for parents"),
        ("", " foh@essex.gcsx.gov.uk", "Family Operations Hub, secure mailbox"),
        ("101", "", None), ("0800 1111", "", None), ("", "", None),
    ],
)  # fmt: skip
def test_the_number_of_an_old_letter_is_known_when_it_is_typed(phone: str, email: str, label: str | None) -> None:
    found = history_of(phone, email)
    assert (found.label if found else None) == label


def test_open_now_knows_the_schools_own_holidays(desk: Desk) -> None:
    assert school_calendar(desk).holidays == ()
    take_from_pack(desk, "hertfordshire", ["Consultation Hub for DSLs"])
    hub = entry(desk, "Consultation Hub for DSLs")
    half_term = datetime(2026, 10, 27, 12)  # noqa: DTZ001 school time
    assert directory.open_now(hub, half_term).startswith("Open now, until 2:45pm")
    calendar = SchoolCalendar((Holiday("Half term", date(2026, 10, 26), date(2026, 10, 30)),))
    set_school_calendar(desk, calendar)
    assert "your school is on holiday" in directory.open_now(hub, half_term, school_calendar(desk))
