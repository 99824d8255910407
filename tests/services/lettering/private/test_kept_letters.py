"""A letter that was kept: unseen with the restricted concern it belongs to, erased with the child it is about."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from dsl_desk.domain.attachment import Attachment
from dsl_desk.domain.concern import Concern, Involvement
from dsl_desk.domain.contact import Contact
from dsl_desk.domain.decision import Decision, DecisionKind
from dsl_desk.domain.informed import Informed
from dsl_desk.domain.letter import Delivery
from dsl_desk.domain.when import Certainty, When
from dsl_desk.services import deciding, drafts, erasing, opening, people
from dsl_desk.services.attaching import files_of_child
from dsl_desk.services.chronicling import chronology
from dsl_desk.services.desk import Desk
from dsl_desk.services.lettering.distributions import distributions
from dsl_desk.services.lettering.general import Asked, log_general, prepare_general
from dsl_desk.services.lettering.private.logging import log_private, record_letter_sent
from dsl_desk.services.lettering.private.preparing import draw_private, prepare_private
from dsl_desk.services.needs import needs
from dsl_desk.services.restricting import restrict_concern
from dsl_desk.services.searching import search
from dsl_desk.services.sight import hide_restricted
from dsl_desk.store import records
from tests.desks import FINLEY, NAME, NOW, make
from tests.restricted import DEPUTY, DEPUTY_PASSPHRASE
from tests.services.lettering.private.family import ASKED, FATHER, MOTHER, kept_pages, record_family
from tests.services.test_erasing import FILE, WHY, WITNESS, WITNESS_PASSPHRASE, sound

OWN_WORD = "Zebracrossing"
BOTH = replace(
    ASKED,
    to=(MOTHER.id, FATHER.id),
    answers={"own_words": f"We meet you at the {OWN_WORD}."},
    reply_by=date(2026, 4, 1),
)
CONCERN = Concern("c7" * 16, "A member of staff")


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    """With a general letter logged, and nothing private yet."""
    made, _ = make(tmp_path / "vault")
    record_family(made)
    log_general(made, prepare_general(made, Asked("warning-signs")), "All parents and carers", 2)
    yield made
    opening.lock(made)


def send(desk: Desk, concern_id: str = "") -> str:
    """Letters to both households, handed over; the id of the first."""
    drawn = [draw_private(each) for each in prepare_private(desk, replace(BOTH, concern_id=concern_id))]
    first = log_private(desk, drawn).id
    record_letter_sent(desk, first, Delivery.HANDED, NAME, When(Certainty.EXACT, NOW.date()))
    return first


def restricted_letter(desk: Desk) -> str:
    people.add_person(desk, DEPUTY, "Deputy", DEPUTY_PASSPHRASE)
    decided = Decision(desk.new_id(), DecisionKind.OPEN_CONCERN, "Why", NAME, CONCERN.id, parents=Informed(True))
    deciding.open_concern(desk, CONCERN, [Involvement(desk.new_id(), CONCERN.id, FINLEY.id)], decided)
    letter = send(desk, CONCERN.id)
    drafts.save_draft(desk, "d3" * 16, "family-letter", {"concern": CONCERN.id, "own_words": OWN_WORD})
    restrict_concern(desk, CONCERN.id, [desk.person.id], "About a member of staff")
    return letter


def sit(desk: Desk, name: str) -> None:
    """Somebody else of the school at the same desk."""
    desk.person = next(member.person for member in people.members(desk) if member.person.name == name)
    hide_restricted(desk)


def test_who_does_not_see_its_concern_sees_neither_letter_nor_pages(desk: Desk) -> None:
    letter = restricted_letter(desk)
    sit(desk, DEPUTY)
    assert not [each for each in chronology(desk, FINLEY.id) if each.id == letter or OWN_WORD in each.text]
    assert records.every(desk.connection, Contact) == ()
    assert files_of_child(desk, FINLEY.id) == ()
    assert not search(desk, OWN_WORD).notes
    assert letter not in {need.id for need in needs(desk)}
    assert drafts.drafts(desk) == ()
    assert len(distributions(desk)) == 1, "a general letter is the school's, and everyone's"


def test_who_sees_its_concern_has_the_letter_back(desk: Desk) -> None:
    letter = restricted_letter(desk)
    sit(desk, DEPUTY)
    sit(desk, NAME)
    assert kept_pages(desk, letter) in [file.attachment for file in files_of_child(desk, FINLEY.id)]
    assert len(records.every(desk.connection, Contact)) == 2
    assert search(desk, OWN_WORD).notes


@pytest.mark.parametrize("whole", [True, False], ids=["the whole file", "one letter"])
def test_it_is_erased_with_its_pages_and_a_general_letter_stays(desk: Desk, *, whole: bool) -> None:
    people.add_person(desk, WITNESS, "Headteacher", WITNESS_PASSPHRASE)
    (witness,) = (member.person for member in people.members(desk) if member.person.name == WITNESS)
    letter = send(desk)
    target = FILE if whole else replace(FILE, kind="contact", record_id=letter)
    erasing.erase(desk, erasing.plan_erasure(desk, target), WHY, witness.id, WITNESS_PASSPHRASE)
    left = 0 if whole else 1
    assert len(records.every(desk.connection, Contact)) == left
    assert len(records.every(desk.connection, Attachment)) == left
    assert desk.connection.execute("SELECT count(*) FROM attached_file").fetchone() == (left,)
    bodies = "".join(row[0] for row in desk.connection.execute("SELECT content FROM body"))
    assert bodies.count(OWN_WORD) == left, "neither the letter nor an earlier version of it"
    assert len(distributions(desk)) == 1
    sound(desk)
