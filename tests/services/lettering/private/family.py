"""A child whose parents may be told, with two households, two signs and a number that was checked."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import date
from pathlib import Path

from dsl_desk.domain.agency import Agency, AgencyKind, DirectoryEntry
from dsl_desk.domain.answer import Answer
from dsl_desk.domain.attachment import Attachment
from dsl_desk.domain.concern import Involvement
from dsl_desk.domain.decision import Decision, DecisionKind
from dsl_desk.domain.family import ContactRule, FamilyMember
from dsl_desk.domain.front_sheet import Address, FrontSheet
from dsl_desk.domain.informed import Informed
from dsl_desk.domain.observation import HowKnown, Observation
from dsl_desk.domain.origin import Origin
from dsl_desk.domain.term import NOT_SURE, Term
from dsl_desk.services import deciding, directory, opening, recording
from dsl_desk.services.attaching import files_of
from dsl_desk.services.desk import Desk
from dsl_desk.services.front_sheets import save_family_member, save_front_sheet
from dsl_desk.services.lettering.private.asked import PrivateAsked
from tests.desks import FINLEY, NAME, SCHOOL, in_memory

HOME = Address(("1 High Street", "Larkford"), "LK1 1AA")
AWAY = Address(("2 Low Road", "Larkford"), "LK2 2BB")
MOTHER = FamilyMember(
    "a1" * 16, FINLEY.id, "Anna Ward", "mother", Answer.YES, ContactRule.MAY, lives_with_child=Answer.YES
)
FATHER = FamilyMember("a2" * 16, FINLEY.id, "Ben Ward", "father", Answer.YES, address=AWAY)
CHARITY = Agency("b7" * 16, "A charity", AgencyKind.CHARITY)
HELPLINE = DirectoryEntry(
    "b8" * 16, CHARITY.id, "Parents’ line", "its website", "Parents who worry about a child", phone="01632 960999",
    checked_on=date(2026, 3, 20), checked_by=NAME, for_parents=True,
)  # fmt: skip
LATE, PHONE, HARM = Term("A2", "Arrived late"), Term("C2", "New phone"), Term("J4", "Harm was seen")
ASKED = PrivateAsked(
    FINLEY.id,
    (MOTHER.id,),
    signs=("C2",),
    school_does=("key-adult",),
    contacts=(HELPLINE.id,),
    answers={"own_words": "We will meet you whenever it suits you."},
)


@contextmanager
def family(folder: Path) -> Iterator[Desk]:
    """The desk, in memory."""
    desk = in_memory(folder)
    record_family(desk)
    yield desk
    opening.lock(desk)


def record_family(desk: Desk) -> None:
    """All of it, at a desk where Finley is on the roll."""
    profile = replace(
        SCHOOL, phone="01632 960000", address=("9 School Lane", "Larkford"), dsl_name=NAME,
        dsl_role="Designated safeguarding lead", local_authority="Northshire", police_force="Northshire Police",
    )  # fmt: skip
    directory.set_school(desk, profile)
    directory.save_directory_entry(desk, HELPLINE, CHARITY)
    save_front_sheet(desk, FrontSheet(FINLEY.id, (HOME,)))
    for member in (MOTHER, FATHER):
        save_family_member(desk, member)
    seen(desk, "A second new phone in the lunch queue today", PHONE)
    decide(desk, Informed(True))


def seen(desk: Desk, what: str, *signs: Term, origin: Origin = Origin.NOT_STATED, not_told: str = "") -> Observation:
    """An observation about Finley with these signs ticked."""
    found = Observation(
        desk.new_id(),
        what,
        HowKnown.REPORTED,
        (NOT_SURE,),
        indicators=signs,
        origin=origin,
        must_not_be_told=not_told,
    )
    recording.record_observation(desk, found, [Involvement(desk.new_id(), found.id, FINLEY.id)])
    return found


def decide(desk: Desk, parents: Informed) -> None:
    """A decision, in no concern, on whether Finley's parents are told."""
    made = Decision(desk.new_id(), DecisionKind.SUPPORT, "Why", NAME, parents=parents)
    deciding.decide(desk, made, [FINLEY.id])


def kept_pages(desk: Desk, letter_id: str) -> Attachment:
    """The file of the pages that were printed."""
    (kept,) = files_of(desk, letter_id)
    return kept.attachment
