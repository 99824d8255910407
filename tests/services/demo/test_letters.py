"""The made-up school can write to its families at once, and has done so."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import UTC, datetime
from io import BytesIO

import pytest

from dsl_desk.domain.contact import Contact
from dsl_desk.domain.family import ContactRule, FamilyMember
from dsl_desk.domain.front_sheet import FrontSheet
from dsl_desk.domain.letter import Delivery
from dsl_desk.services import opening
from dsl_desk.services.attaching import proved_content
from dsl_desk.services.demo.demonstrating import Demonstration, make_demonstration
from dsl_desk.services.lettering.distributions import distributions
from dsl_desk.services.lettering.families import Audience, ByHand, families
from dsl_desk.services.lettering.general import Asked, prepare_general
from dsl_desk.services.lettering.merging import Merge
from dsl_desk.services.lettering.texts import texts
from dsl_desk.services.needs import needs
from dsl_desk.store import records
from tests.services.lettering.private.family import kept_pages

FOR_DRAMA = re.compile(r"07700 900\d{3}|01632 960\d{3}|020 7946 0\d{3}")
"""Ofcom, "Telephone numbers for use in TV and radio drama programmes"."""


def quietly(_step: str, _done: float) -> None: ...


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Demonstration]:
    folder = tmp_path_factory.mktemp("demo") / "vault"
    demonstration = make_demonstration(folder, 1, 0, datetime(2026, 3, 24, 9, 5, tzinfo=UTC))
    yield demonstration
    opening.lock(demonstration.desk)


def test_every_pupil_has_an_address_and_somebody_to_write_to(made: Demonstration) -> None:
    found = families(made.desk, Audience())
    children = [child_id for family in found.families for child_id in family.child_ids]
    assert len(set(children)) == len(records.every(made.desk.connection, FrontSheet))
    assert all(" " in family.lines[0] for family in found.families)
    assert {family.language for family in found.families} >= {"en-GB", "pl", "ur"}
    assert [family.by_hand for family in found.families if family.by_hand] == [ByHand.CONFIDENTIAL]
    assert len(found.problems) == 1, "that this one is handed over in school"


def test_some_parents_live_apart_and_somebody_must_not_be_contacted(made: Demonstration) -> None:
    found = families(made.desk, Audience()).families
    assert len({child_id for family in found for child_id in family.child_ids}) < sum(
        len(family.child_ids) for family in found
    )
    members = records.every(made.desk.connection, FamilyMember)
    assert {each.name for each in members if each.contact is ContactRule.MUST_NOT} == {"Mark Ellison"}
    assert not any("Ellison" in line for family in found for line in family.lines)


def test_a_year_group_is_merged_at_once_in_the_languages_that_were_confirmed(made: Demonstration) -> None:
    letters = prepare_general(made.desk, Asked("warning-signs", languages=("pl",))).for_families()
    found = families(made.desk, Audience(year="9"))
    merge, problems = Merge(letters, found.families).addressable(quietly)
    assert (found.problems, problems) == ((), ())
    assert {merge.language_of(family) for family in merge.families} == {"en-GB", "pl"}
    merge.write(BytesIO(), quietly)


def test_every_number_is_one_that_rings_nowhere(made: Demonstration) -> None:
    numbers = [each.phone for each in records.every(made.desk.connection, FamilyMember) if each.phone]
    assert len(numbers) > 40
    assert all(map(FOR_DRAMA.fullmatch, numbers))


def test_one_letter_went_to_everyone_and_one_to_a_family(made: Demonstration) -> None:
    desk = made.desk
    (sent,) = distributions(desk)
    assert (sent.pack, sent.distribution.families) == ("warning-signs", len(families(desk, Audience()).families))
    (letter,) = (each for each in records.every(desk.connection, Contact) if each.letter)
    assert letter.letter
    assert letter.letter.delivery is Delivery.HANDED
    assert letter.letter.reply
    assert proved_content(desk, kept_pages(desk, letter.id)).startswith(b"%PDF")
    assert letter.id not in {need.id for need in needs(desk)}


def test_one_text_is_the_schools_own_and_one_translation_was_confirmed(made: Demonstration) -> None:
    found = texts(made.desk)
    assert [(each.template.code, each.language) for each in found if each.in_use.own] == [
        ("parents-session", "en-GB")
    ]
    assert [(each.template.code, each.language) for each in found if each.in_use.confirmed] == [
        ("warning-signs", "pl")
    ]
