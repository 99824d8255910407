"""A school with two people, and one case that only one of them is to see: the same word is all over it."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import timedelta
from pathlib import Path

from dsl_desk.domain.action import Action
from dsl_desk.domain.agency import Agency, AgencyKind
from dsl_desk.domain.body_map import BodyMark, BodySide
from dsl_desk.domain.child import Child
from dsl_desk.domain.concern import Concern, Involvement
from dsl_desk.domain.contact import Contact, ContactKind
from dsl_desk.domain.decision import Decision, DecisionKind
from dsl_desk.domain.duty import Duty
from dsl_desk.domain.encompass import EncompassNotice
from dsl_desk.domain.informed import Informed
from dsl_desk.domain.link import Link, LinkCertainty, LinkKind
from dsl_desk.domain.not_shared import NotShared
from dsl_desk.domain.observation import HowKnown, Observation
from dsl_desk.domain.receipt import Answer
from dsl_desk.domain.referral import Referral, ReferralHow
from dsl_desk.domain.route import Route, RouteAnswer
from dsl_desk.domain.sharing import Sharing
from dsl_desk.domain.subject import Subject, SubjectKind
from dsl_desk.domain.term import Term
from dsl_desk.domain.when import Certainty, When
from dsl_desk.services import (
    acting,
    attaching,
    contacting,
    deciding,
    directory,
    drafts,
    exporting,
    incoming,
    linking,
    opening,
    people,
    receipts,
    recording,
    referring,
    sharing_log,
    weighing,
)
from dsl_desk.services.attaching import choose_file
from dsl_desk.services.desk import Desk
from dsl_desk.services.receipts import Reply
from dsl_desk.services.restricting import restrict_concern
from dsl_desk.store import records
from tests.desks import FINLEY, ISLA, NAME, NOW, PASSPHRASE, SCHOOL, make, observe, surroundings

WORD = "Zebrafinch"
"""In every text of the case, and in no other."""

DEPUTY, DEPUTY_PASSPHRASE = "Tomasz Nowak", "velvet otter lantern quarry"
POLICE = Agency("9" * 32, "Larkshire Police", AgencyKind.POLICE)
WHY = f"It is about a member of staff: {WORD}"
OPEN_TO_ALL = Concern("c1" * 16, "Older friends with a car")
TODAY = When(Certainty.EXACT, NOW.date())
BASIS, TOLD = (Term("public-task", "Public task"),), Informed(True)


Sitting = Callable[[Path], Desk]
"""Opens the records in a folder, as somebody."""


@dataclass(frozen=True, slots=True)
class Case:
    """Ids of what the tests ask for; `record_ids` is everything in it that stands in the chronology."""

    concern: Concern
    resting: str
    bundle: str
    draft: str
    file: str
    record_ids: frozenset[str]


@dataclass(frozen=True, slots=True)
class Vaults:
    """The folders of the same school without and with the restricted case, the recovery code, and the case."""

    without: Path
    holding: Path
    code: str
    case: Case


def vaults(place: Path) -> Vaults:
    """Both, in folders of `place`."""
    code = _school(place / "without")
    shutil.copytree(place / "without", place / "holding")
    return Vaults(place / "without", place / "holding", code, _restricted_case(place / "holding"))


def copies(made: Vaults, place: Path) -> Vaults:
    """Vaults of its own for a test that changes them."""
    for folder in (made.without, made.holding):
        shutil.copytree(folder, place / folder.name)
    return replace(made, without=place / "without", holding=place / "holding")


def _school(folder: Path) -> str:
    """The records as both know them."""
    desk, code = make(folder)
    people.add_person(desk, DEPUTY, "Deputy", DEPUTY_PASSPHRASE)
    directory.set_school(desk, replace(SCHOOL, phone="01632 960000", dsl_name=NAME))
    directory.save_agency(desk, POLICE)
    _open(desk, OPEN_TO_ALL, FINLEY)
    seen = observe(desk, "A second new phone")
    car = Subject(desk.new_id(), SubjectKind.VEHICLE, "Silver hatchback")
    linking.link(desk, _link(desk, car, seen.id, FINLEY), car)
    opening.lock(desk)
    return code


def _restricted_case(folder: Path) -> Case:
    """One more case, recorded by the DSL, who then lets nobody else see it."""
    desk = sit_down(folder)
    case = record_case(desk)
    restrict_concern(desk, case.concern.id, [desk.person.id], WHY)
    opening.lock(desk)
    return case


def sit_down(folder: Path, name: str = NAME, passphrase: str = PASSPHRASE) -> Desk:
    return opening.open_vault(folder, surroundings(), name=name, passphrase=passphrase)


def deputy(folder: Path) -> Desk:
    """The desk with the one who is not to see the case."""
    return sit_down(folder, DEPUTY, DEPUTY_PASSPHRASE)


def record_case(desk: Desk) -> Case:
    """Everything that can stand in a concern, open to everyone yet."""
    concern = Concern(desk.new_id(), f"{WORD} allegation", summary=WORD)
    resting = observe(desk, f"{WORD} was named", WORD, FINLEY, ISLA)  # says nothing of the concern
    notice = EncompassNotice(desk.new_id(), WORD, received=TODAY, circumstances=WORD)
    incoming.record_incoming(desk, notice, [ISLA.id])
    _open(desk, concern, FINLEY, ISLA, rests_on=(resting.id, notice.id))
    mark = BodyMark(1, BodySide.FRONT, 500, 300, "Upper arm", WORD)
    within = Observation(
        desk.new_id(), WORD, HowKnown.SAW, (Term("J", "Told us"),), concern_id=concern.id, marks=(mark,)
    )
    recording.record_observation(desk, within, [Involvement(desk.new_id(), within.id, FINLEY.id)])
    attaching.attach_file(desk, within.id, f"{WORD}.txt", WORD.encode())
    (attached,) = attaching.files_of(desk, within.id)
    weighing.mark_significance(desk, FINLEY.id, within.id, None, WORD, key=True)
    called = Contact(
        desk.new_id(), ContactKind.CALL, WORD, WORD, concern_id=concern.id, follow_up=NOW.date(), when=TODAY
    )
    contacting.log_contact(desk, called, [FINLEY.id])
    step = Action(desk.new_id(), FINLEY.id, WORD, WORD, NOW.date(), concern.id)
    acting.add_action(desk, step)
    owed = Duty(desk.new_id(), FINLEY.id, Term("fgm", WORD), WORD, TODAY, concern.id)
    with desk.deed() as deed:
        deed.record(owed)
    chased, referral = _referred(desk, concern)
    answer, sharing = _bundled(desk, within.id)
    ground = Term("no-role", WORD)
    kept = NotShared(desk.new_id(), FINLEY.id, WORD, WORD, ground, WORD, TODAY, WORD, concern_id=concern.id)
    sharing_log.decide_not_to_share(desk, kept)
    person = Subject(desk.new_id(), SubjectKind.PERSON, f"{WORD} of the staff")
    for child in (FINLEY, ISLA):
        linking.link(desk, _link(desk, person, within.id, child, WORD), person if child is FINLEY else None)
    drafts.save_draft(desk, "d" * 32, "contact", {"child": FINLEY.id, "concern_id": concern.id, "said": WORD})
    decided = records.where(desk.connection, Decision, "concern_id = ?", concern.id)[0]
    ids = (resting, notice, within, called, step, owed, chased, referral, answer, sharing, kept, decided)
    return Case(
        concern, resting.id, sharing.bundle, "d" * 32, attached.attachment.id, frozenset(each.id for each in ids)
    )


def _open(desk: Desk, concern: Concern, *children: Child, rests_on: tuple[str, ...] = ()) -> None:
    why = concern.summary or "Two signs"
    decision = Decision(
        desk.new_id(), DecisionKind.OPEN_CONCERN, why, NAME, concern.id, rests_on, review_on=NOW.date()
    )
    involved = [Involvement(desk.new_id(), concern.id, child.id) for child in children]
    deciding.open_concern(desk, concern, involved, decision)


def _link(desk: Desk, subject: Subject, record_id: str, child: Child, words: str = "") -> Link:
    return Link(
        desk.new_id(), subject.id, LinkKind.SEEN_WITH, LinkCertainty.SEEN, child.id, record_id=record_id, words=words
    )


def _referred(desk: Desk, concern: Concern) -> tuple[Contact, Referral]:
    """A referral in the concern, and a call about it that names only the referral."""
    referral = Referral(
        desk.new_id(), FINLEY.id, POLICE.id, ReferralHow.PHONE, WORD, TODAY, WORD, concern_id=concern.id
    )
    referring.make_referral(desk, referral)
    chased = Contact(desk.new_id(), ContactKind.CALL, WORD, WORD, when=TODAY)
    referring.chase_reply(desk, referral.id, chased, NOW.date() + timedelta(days=2))
    return chased, referral


def _bundled(desk: Desk, record_id: str) -> tuple[RouteAnswer, Sharing]:
    """A bundle that left with the record, as the journal keeps it."""
    answer = RouteAnswer(desk.new_id(), FINLEY.id, Route.SOCIAL_CARE, reported=TODAY, told_to=WORD)
    exporting.answer_route_gate(desk, answer)
    request = exporting.ExportRequest(FINLEY.id, POLICE.id, answer.id, WORD, BASIS, TOLD, TOLD, (record_id,))
    assert desk.folder
    exporting.export_bundle(desk, request, desk.folder.parent, None)
    (sharing,) = records.every(desk.connection, Sharing)
    exporting.record_sent(desk, sharing.id, TODAY, WORD)
    slip = desk.folder.with_name(f"{WORD} slip.txt")
    slip.write_text(f"The slip of {WORD}")
    reply = Reply(Answer.ARRIVED, TODAY, WORD, WORD, words=WORD, files=[choose_file(slip)])
    receipts.record_receipt(desk, sharing.id, reply)
    slip.unlink()
    return answer, sharing
