"""What is erased is gone from every table, page and free page; what stays is said before; two people sign."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from dsl_desk.domain.concern import Concern, Involvement
from dsl_desk.domain.decision import Decision, DecisionKind
from dsl_desk.domain.erasure import Ground, Grounds
from dsl_desk.domain.errors import InvalidRecord, ReadsOnly, RecordErased, VaultError, WrongKey
from dsl_desk.domain.event import Happening
from dsl_desk.domain.family import FamilyMember
from dsl_desk.domain.link import Link, LinkCertainty, LinkKind
from dsl_desk.domain.observation import Observation
from dsl_desk.domain.professional import Professional
from dsl_desk.domain.retention import Keeping, RetentionReview
from dsl_desk.domain.subject import Subject, SubjectKind
from dsl_desk.services import (
    audiences,
    chronology_printing,
    concerns,
    deciding,
    drafts,
    examining,
    front_sheet_printing,
    front_sheets,
    opening,
    people,
    recording,
    reviewing,
    searching,
    seen_together,
    today,
)
from dsl_desk.services.attaching import attach_file
from dsl_desk.services.desk import Desk
from dsl_desk.services.erasing import Plan, Target, erase, plan_erasure
from dsl_desk.services.looking import looks_at, looks_by, note_look
from dsl_desk.services.misplaced import beside_chronology
from dsl_desk.services.retaining import decide_keeping
from dsl_desk.services.roll import roll_only
from dsl_desk.services.vault_folder import VAULT_FILE
from dsl_desk.store import records
from dsl_desk.store.vault import copy_before_upgrade
from tests.desks import FINLEY, ISLA, NOW, make, observe

WITNESS, WITNESS_PASSPHRASE = "Tomasz Nowak", "velvet otter lantern quarry"
WHY = Grounds(Ground.RETENTION, "Reviewed, and nothing asks for keeping it", "Headteacher, governors' meeting 12")
FILE = Target((FINLEY.id,))


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    opened, _ = make(tmp_path / "vault")
    people.add_person(opened, WITNESS, "Headteacher", WITNESS_PASSPHRASE, reads_only=True)
    yield opened
    opening.lock(opened)


def witness(desk: Desk) -> str:
    return next(each.person.id for each in people.members(desk) if not each.is_you)


def erase_now(desk: Desk, target: Target = FILE, why: Grounds = WHY) -> Plan:
    plan = plan_erasure(desk, target)
    erase(desk, plan, why, witness(desk), WITNESS_PASSPHRASE)
    return plan


def sound(desk: Desk) -> None:
    examined = examining.examine(desk, rebuild=True)
    assert examined.findings == ()
    assert examined.rebuilt is True


def test_what_is_shared_stays_until_its_last_child(desk: Desk) -> None:
    own, both = observe(desk, "Alone"), observe(desk, "Together", "", FINLEY, ISLA)
    plan = erase_now(desk)
    assert plan.counts == {"observation": 1, "child": 1, "involvement": 2}
    assert plan.staying.shared == {"observation": 1}
    assert records.current(desk.connection, Observation, own.id) is None
    assert records.current(desk.connection, Observation, both.id) == both
    assert [each.child_id for each in records.involved(desk.connection, both.id)] == [ISLA.id]
    sound(desk)
    assert erase_now(desk, Target((ISLA.id,))).counts == {"observation": 1, "child": 1, "involvement": 1}
    assert records.every(desk.connection, Observation) == ()
    sound(desk)


def test_a_record_put_on_the_wrong_child_is_the_same_deed(desk: Desk) -> None:
    own, both = observe(desk, "Alone"), observe(desk, "Together", "", FINLEY, ISLA)
    mistake = replace(WHY, ground=Ground.MISTAKE)
    whole = erase_now(desk, Target((FINLEY.id,), "observation", own.id), mistake)
    part = erase_now(desk, Target((FINLEY.id,), "observation", both.id), mistake)
    assert (whole.counts, whole.only_part) == ({"observation": 1, "involvement": 1}, False)
    assert (part.counts, part.only_part) == ({"involvement": 1}, True)
    assert records.every(desk.connection, Observation) == (both,)
    sound(desk)


def test_files_people_and_links_on_the_wrong_child_are_erased_alone(desk: Desk) -> None:
    seen = observe(desk)
    attach_file(desk, seen.id, "minutes.pdf", b"Minutes")
    attach_file(desk, FINLEY.id, "letter.pdf", b"Letter")
    front_sheets.save_family_member(desk, FamilyMember(desk.new_id(), FINLEY.id, "Ann", "aunt"))
    front_sheets.save_professional(desk, Professional(desk.new_id(), FINLEY.id, "Sam", "nurse"))
    van = Subject(desk.new_id(), SubjectKind.VEHICLE, "A grey van")
    with desk.deed() as deed:
        deed.record(van)
        deed.record(Link(desk.new_id(), van.id, LinkKind.TRAVELLED_IN, LinkCertainty.TOLD, child_id=FINLEY.id))
    found = beside_chronology(desk, FINLEY.id)
    assert {each.name for each in found} == {"minutes.pdf", "letter.pdf", "Ann", "Sam", "A grey van"}
    for each in found:
        assert erase_now(desk, each.target).counts == {each.target.kind: 1}
    assert beside_chronology(desk, FINLEY.id) == ()
    assert desk.connection.execute("SELECT count(*) FROM attached_file").fetchone() == (0,)
    assert records.current(desk.connection, Observation, seen.id) == seen
    sound(desk)


@pytest.mark.parametrize("held", [FINLEY, ISLA])
def test_a_legal_hold_refuses_also_where_another_child_shares_a_record(desk: Desk, held: object) -> None:
    observe(desk, "Together", "", FINLEY, ISLA)
    plan = plan_erasure(desk, FILE)
    decide_keeping(desk, RetentionReview(desk.new_id(), held.id, Keeping.HOLD, "An inquiry asked for it"))  # type: ignore[attr-defined]
    assert "legal hold" in plan_erasure(desk, FILE).refused
    before = desk.vault.head()
    with pytest.raises(InvalidRecord, match="legal hold"):
        erase(desk, plan, WHY, witness(desk), WITNESS_PASSPHRASE)
    assert desk.vault.head() == before
    decide_keeping(desk, RetentionReview(desk.new_id(), held.id, Keeping.HOLD_ENDED, "It is over"))  # type: ignore[attr-defined]
    erase_now(desk)
    sound(desk)


def test_nothing_is_erased_without_the_second_person(desk: Desk) -> None:
    observe(desk)
    plan, before = plan_erasure(desk, FILE), desk.vault.head()
    with pytest.raises(WrongKey):
        erase(desk, plan, WHY, witness(desk), "another passphrase")
    with pytest.raises(InvalidRecord, match="second person"):
        erase(desk, plan, WHY, desk.person.id, "tulip barge canyon sofa")
    with pytest.raises(InvalidRecord, match="second person"):
        erase(desk, plan, WHY, "", "")
    assert desk.vault.head() == before


@pytest.mark.parametrize("words", ["Finley's mother asked", "FINLEY", "request of the Ward family"])
def test_the_grounds_name_no_child(desk: Desk, words: str) -> None:
    with pytest.raises(InvalidRecord, match="Leave the name out"):
        erase(desk, plan_erasure(desk, FILE), replace(WHY, reason=words), witness(desk), WITNESS_PASSPHRASE)


@pytest.mark.parametrize("missing", ["reason", "authority"])
def test_grounds_are_typed(missing: str) -> None:
    with pytest.raises(InvalidRecord):
        replace(WHY, **{missing: " "})  # type: ignore[arg-type]


def test_what_changed_since_it_was_read_is_not_erased(desk: Desk) -> None:
    plan = plan_erasure(desk, FILE)
    observe(desk)
    with pytest.raises(InvalidRecord, match="Read it again"):
        erase(desk, plan, WHY, witness(desk), WITNESS_PASSPHRASE)


def test_a_form_about_another_child_too_is_finished_first(desk: Desk) -> None:
    drafts.save_draft(desk, "d1" * 16, "record", {"child": FINLEY.id, "what": "Half a word"})
    assert plan_erasure(desk, FILE).drafts == 1
    drafts.save_draft(desk, "d2" * 16, "record", {"child": FINLEY.id, "others": [ISLA.id]})
    assert "unfinished form" in plan_erasure(desk, FILE).refused
    drafts.discard_draft(desk, "d2" * 16)
    erase_now(desk)
    assert drafts.drafts(desk) == ()


def test_a_page_left_open_cannot_bring_anything_back(desk: Desk) -> None:
    seen = observe(desk)
    erase_now(desk)
    before = desk.vault.head()
    for again in (lambda: recording.add_child(desk, FINLEY), lambda: observe(desk)):
        with pytest.raises(RecordErased):
            again()
    with pytest.raises(RecordErased), desk.deed() as deed:
        deed.record(seen)
    assert desk.vault.head() == before
    sound(desk)


def test_someone_who_reads_only_signs_as_the_second_and_cannot_begin(desk: Desk, tmp_path: Path) -> None:
    desk.person = replace(desk.person, reads_only=True)
    plan = plan_erasure(desk, FILE)
    assert plan.refused == str(ReadsOnly())


def test_who_looked_stays_and_holds_no_words(desk: Desk) -> None:
    note_look(desk, Happening.VIEWED, [FINLEY.id])
    assert plan_erasure(desk, FILE).staying.looks == 1
    erase_now(desk)
    (look,) = looks_at(desk, FINLEY.id).shown
    assert (look.happening, look.child) == (Happening.VIEWED, None)


def test_the_copy_an_upgrade_left_goes_first(desk: Desk) -> None:
    observe(desk)
    assert desk.folder is not None
    copy = copy_before_upgrade(desk.folder / VAULT_FILE)
    copy.mkdir()  # what cannot be removed as a file
    before = desk.vault.head()
    with pytest.raises(VaultError, match="Nothing was erased"):
        erase_now(desk)
    assert desk.vault.head() == before
    copy.rmdir()
    copy.write_bytes(b"what the records were")
    erase_now(desk)
    assert not copy.exists()


def test_whoever_shared_something_reads_on_as_before(desk: Desk) -> None:
    """Ids that other records quote lead nowhere now, and no page minds."""
    both = observe(desk, "Together", "", FINLEY, ISLA)
    alone = observe(desk, "Alone")
    concern = Concern(desk.new_id(), "About both")
    other = Concern(desk.new_id(), "About Isla", linked=(concern.id,))
    for about, children in ((concern, (FINLEY,)), (other, (FINLEY, ISLA))):
        opened = Decision(
            desk.new_id(), DecisionKind.OPEN_CONCERN, "Because", "Ruth", about.id, (both.id, alone.id), NOW.date()
        )
        involved = [Involvement(desk.new_id(), about.id, child.id) for child in children]
        deciding.open_concern(desk, about, involved, opened)
    van = Subject(desk.new_id(), SubjectKind.VEHICLE, "A grey van")
    driver = Subject(desk.new_id(), SubjectKind.PERSON, "The driver")
    with desk.deed() as deed:
        for subject in (van, driver):
            deed.record(subject)
        seen_in = LinkKind.TRAVELLED_IN, LinkCertainty.TOLD
        deed.record(Link(desk.new_id(), van.id, *seen_in, child_id=FINLEY.id, record_id=alone.id))
        deed.record(Link(desk.new_id(), van.id, *seen_in, child_id=ISLA.id, record_id=both.id))
        deed.record(Link(desk.new_id(), driver.id, *seen_in, other_id=van.id))
    sibling = FamilyMember(desk.new_id(), ISLA.id, "Finley", "brother", sibling_id=FINLEY.id)
    front_sheets.save_family_member(desk, sibling)
    plan = erase_now(desk)
    assert plan.staying.sibling_entries == 1
    assert plan.staying.shared == {"observation": 1, "decision": 1, "concern": 1, "subject": 1}
    read = (
        lambda: reviewing.child_head(desk, ISLA.id), lambda: reviewing.child_file(desk, ISLA.id),
        lambda: concerns.concern_file(desk, other.id), lambda: concerns.companions(desk, ISLA.id),
        lambda: seen_together.child_links(desk, ISLA.id), lambda: seen_together.subject_file(desk, van.id),
        lambda: seen_together.shown_groups(desk), lambda: today.today(desk),
        lambda: searching.search(desk, "together"), lambda: looks_by(desk, desk.person.id),
        lambda: looks_at(desk, ISLA.id), lambda: roll_only.roll_only(desk),
        lambda: chronology_printing.gather_chronology(desk, ISLA.id, audiences.AUDIENCES[0], 1),
        lambda: front_sheet_printing.gather_front_sheet(desk, ISLA.id),
    )  # fmt: skip
    for each in read:
        each()
    assert [member.name for member in front_sheets.front_sheet_file(desk, ISLA.id).family] == ["Finley"]
    assert [entry.id for entry in reviewing.child_file(desk, ISLA.id).entries if entry.kind == "observation"] == [
        both.id
    ]
    sound(desk)
