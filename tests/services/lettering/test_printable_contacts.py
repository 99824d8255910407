"""A letter carries the contacts that were checked lately; one that it is for makes it wait until it is checked."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from dsl_desk.domain.agency import Agency, AgencyKind, DirectoryEntry, HowChecked
from dsl_desk.domain.errors import InvalidRecord
from dsl_desk.services import directory, opening
from dsl_desk.services.catalogue.number import emergency_fields, freshness_days
from dsl_desk.services.desk import Desk
from dsl_desk.services.lettering.printable_contacts import (
    contact_line,
    letter_contacts,
    purpose_contact,
    purpose_contacts,
    say_checked,
)
from tests.desks import in_memory

FIELD = "line_contact"
AGENCY = Agency("agency", "Larkshire Police", AgencyKind.POLICE)
LINE = DirectoryEntry(
    id="line",
    agency_id=AGENCY.id,
    label="Phone line for parents",
    source="their own page",
    use_for="Parents who are worried about a child",
    phone="01632 960999",
    hours="every day all day",
    for_parents=True,
)


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    made = in_memory(tmp_path)
    yield made
    opening.lock(made)


def keep(desk: Desk, entry: DirectoryEntry) -> None:
    directory.save_directory_entry(desk, entry, AGENCY)


def checked(desk: Desk, days_ago: int = 0) -> DirectoryEntry:
    day = desk.today() - timedelta(days=days_ago)
    return replace(LINE, checked_on=day, checked_by="Ruth Patel", how_checked=HowChecked.RANG)


def test_a_contact_checked_lately_is_printed_with_its_hours(desk: Desk) -> None:
    keep(desk, checked(desk, freshness_days()))
    found = letter_contacts(desk)
    assert (found.left_out, found.entries) == ((), (checked(desk, freshness_days()),))
    assert contact_line(found.entries[0]) == (
        "Phone line for parents: 01632 960999. Parents who are worried about a child. Every day all day."
    )


def test_the_purpose_of_a_letter_is_the_entry_that_was_chosen(desk: Desk) -> None:
    keep(desk, checked(desk))
    assert purpose_contact(desk, LINE.id, FIELD) == checked(desk)


@pytest.mark.parametrize(
    ("entry", "why"),
    [
        (LINE, "its number has not been checked. Ring it, then mark it checked in the directory"),
        (replace(LINE, phone="", web="x.example"), "its page has not been checked. Look at it"),
        (replace(LINE, phone="", email="a@x.example"), "its email address has not been checked. Write to it"),
    ],
)
def test_an_optional_contact_that_nobody_checked_is_dropped_and_a_purpose_waits(
    desk: Desk, entry: DirectoryEntry, why: str
) -> None:
    keep(desk, entry)
    (words,) = letter_contacts(desk).left_out
    assert words.startswith(f"Phone line for parents is left out: {why}")
    assert letter_contacts(desk).entries == ()
    assert purpose_contacts(desk) == (entry,)
    with pytest.raises(InvalidRecord, match=f"This letter waits for Phone line for parents: {why}"):
        purpose_contact(desk, LINE.id, FIELD)


def test_a_purpose_waits_again_when_its_check_is_old(desk: Desk) -> None:
    keep(desk, checked(desk, freshness_days() + 1))
    with pytest.raises(InvalidRecord, match=r"waits for .* was last checked on"):
        purpose_contact(desk, LINE.id, FIELD)


def test_neither_history_nor_what_is_not_for_parents_is_offered_or_printed(desk: Desk) -> None:
    keep(desk, replace(checked(desk), historic=True))
    keep(desk, replace(checked(desk), id="desk", for_parents=False))
    assert letter_contacts(desk) == type(letter_contacts(desk))((), ())
    assert purpose_contacts(desk) == ()
    with pytest.raises(InvalidRecord, match="it is kept as history"):
        purpose_contact(desk, LINE.id, FIELD)
    with pytest.raises(InvalidRecord, match="it is not marked as a contact for parents"):
        purpose_contact(desk, "desk", FIELD)


def test_a_mail_address_that_was_given_up_is_left_out_and_waited_for(desk: Desk) -> None:
    keep(desk, checked(desk))
    with desk.deed() as deed:  # as it was kept before the list of them knew this one
        deed.record(replace(checked(desk), email="desk@force.pnn.police.uk"))
    (left_out,) = letter_contacts(desk).left_out
    assert "its email address is police national network mail, which is retired" in left_out
    with pytest.raises(InvalidRecord, match=r"waits for .* retired"):
        purpose_contact(desk, LINE.id, FIELD)


def test_the_field_that_waits_is_named(desk: Desk) -> None:
    keep(desk, LINE)
    with pytest.raises(InvalidRecord) as refused:
        purpose_contact(desk, LINE.id, FIELD)
    assert [problem.field for problem in refused.value.problems] == [FIELD]


def test_who_prints_is_told_when_it_was_checked_and_whether_it_is_open(desk: Desk) -> None:
    keep(desk, checked(desk))
    words = say_checked(desk, checked(desk))
    assert words.startswith("Phone line for parents: was last checked on")
    assert words.endswith("(rang it). Open now, at all hours.")
    assert say_checked(desk, replace(LINE, hours="")).endswith("has not been checked. Hours not known.")


def test_999_and_101_are_there_whatever_was_checked(desk: Desk) -> None:
    assert emergency_fields() == {"emergency_number": "999", "police_number": "101"}
