"""After an erasure no word of it is left in any page of the file, free ones and the search index included."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import pytest
from cryptography.hazmat.primitives.ciphers import Cipher, algorithms, modes

from dsl_desk.domain.action import Action
from dsl_desk.domain.agency import Agency, AgencyKind
from dsl_desk.domain.attachment import Attachment
from dsl_desk.domain.child import Child
from dsl_desk.domain.concern import Concern, Involvement
from dsl_desk.domain.contact import Contact, ContactKind
from dsl_desk.domain.decision import Decision, DecisionKind
from dsl_desk.domain.duty import Duty
from dsl_desk.domain.encompass import EncompassNotice
from dsl_desk.domain.event import Happening
from dsl_desk.domain.family import FamilyMember
from dsl_desk.domain.front_sheet import FrontSheet
from dsl_desk.domain.informed import Informed
from dsl_desk.domain.link import Link, LinkCertainty, LinkKind
from dsl_desk.domain.not_shared import NotShared
from dsl_desk.domain.observation import HowKnown, Observation
from dsl_desk.domain.police_request import PoliceRequest
from dsl_desk.domain.professional import Professional
from dsl_desk.domain.received import ReceivedFile
from dsl_desk.domain.referral import Referral, ReferralHow
from dsl_desk.domain.restriction import Restriction
from dsl_desk.domain.retention import Keeping, RetentionReview
from dsl_desk.domain.route import Route, RouteAnswer
from dsl_desk.domain.sharing import Sharing
from dsl_desk.domain.significance import Significance
from dsl_desk.domain.status import Status
from dsl_desk.domain.subject import Subject, SubjectKind
from dsl_desk.domain.term import NOT_SURE, Term
from dsl_desk.domain.transfer import Destination, Transfer
from dsl_desk.domain.when import NOT_KNOWN
from dsl_desk.services import drafts, opening
from dsl_desk.services.attaching import attach_file, copy_out
from dsl_desk.services.desk import Desk
from dsl_desk.services.erasing import Target, erase, plan_erasure
from dsl_desk.services.language import keep_wording, keeping_reasons
from dsl_desk.services.looking import note_look
from dsl_desk.services.searching import search
from dsl_desk.services.vault_folder import VAULT_FILE
from dsl_desk.store import beside, erasing, records, sqlcipher
from dsl_desk.store.projections import KINDS
from dsl_desk.store.sqlcipher import PAGE_SIZE
from dsl_desk.store.whole_file import HOW
from tests.desks import FINLEY, ISLA, observe, unlock
from tests.received import received_record
from tests.services.test_erasing import WHY, WITNESS_PASSPHRASE, desk, sound, witness

__all__ = ["desk"]

RESERVED, IV, SALT = 80, 16, 16
"""SQLCipher 4: each page ends with its IV and HMAC; page 1 begins with the salt of the file, in the clear."""

ID = {kind.name: f"{number:032x}" for number, kind in enumerate(KINDS, 0xC0)}
CHILD, NEXT = ID["child"], date(2030, 1, 1)
SHARED = Observation("5" * 32, "Seen by both", HowKnown.SAW, (NOT_SURE,))
OTHERS_SUBJECT = Subject("6" * 32, SubjectKind.VEHICLE, "A grey van")


def mark(kind: str) -> str:
    """A word no record holds but one of this kind; found by its end, since an index leaves out common beginnings."""
    return f"zq{kind.replace('_', '')}q9w"


def marked() -> dict[str, Any]:
    """One record of every kind that can be about a child, with a word of its own; `involvement` has ids only."""
    m = {kind.name: mark(kind.name) for kind in KINDS}
    basis, told = (Term("public-task", "Public task"),), Informed(True)
    return {
        "child": Child(CHILD, m["child"], "Erased", born=date(1998, 2, 28), upn=m["child"]),
        "observation": Observation(ID["observation"], m["observation"], HowKnown.SAW, (NOT_SURE,)),
        "contact": Contact(ID["contact"], ContactKind.CALL, m["contact"], m["contact"], concern_id=ID["concern"]),
        "encompass_notice": EncompassNotice(
            ID["encompass_notice"], m["encompass_notice"], received=NOT_KNOWN, happened=NOT_KNOWN,
        ),
        "police_request": PoliceRequest(
            ID["police_request"], m["police_request"], "Essex Police", NOT_KNOWN, enquiry=m["police_request"],
            scope=m["police_request"],
        ),
        "concern": Concern(ID["concern"], m["concern"]),
        "decision": Decision(
            ID["decision"], DecisionKind.OPEN_CONCERN, m["decision"], "Ruth", ID["concern"],
            records=(ID["observation"],),
        ),
        "action": Action(ID["action"], CHILD, m["action"], "Ruth"),
        "duty": Duty(ID["duty"], CHILD, Term("fgm", "Report"), m["duty"], NOT_KNOWN),
        "referral": Referral(ID["referral"], CHILD, "a" * 32, ReferralHow.ONLINE, m["referral"], NOT_KNOWN),
        "route_answer": RouteAnswer(ID["route_answer"], CHILD, Route.INFORMATION, told_to=m["route_answer"]),
        "sharing": Sharing(
            ID["sharing"], CHILD, "a" * 32, ID["route_answer"], m["sharing"], basis, told, told,
            (ID["observation"],), "DD-2026-0001-01", 1, "1" * 64, "2" * 64,
        ),
        "status": Status(ID["status"], CHILD, Term("cin", "Child in need"), note=m["status"]),
        "family_member": FamilyMember(ID["family_member"], CHILD, m["family_member"], "aunt"),
        "professional": Professional(ID["professional"], CHILD, m["professional"], "nurse"),
        "front_sheet": FrontSheet(CHILD, phones=(m["front_sheet"],)),
        "retention_review": RetentionReview(
            ID["retention_review"], CHILD, Keeping.LONGER, m["retention_review"], NEXT
        ),
        "subject": Subject(ID["subject"], SubjectKind.PERSON, m["subject"]),
        "link": Link(
            ID["link"], ID["subject"], LinkKind.SEEN_WITH, LinkCertainty.SEEN, child_id=CHILD, words=m["link"]
        ),
        "significance": Significance(ID["significance"], ID["observation"], CHILD, words=m["significance"]),
        "not_shared": NotShared(
            ID["not_shared"], CHILD, m["not_shared"], "Nobody", Term("no-role", "No role"), "Why", NOT_KNOWN, "Ruth"
        ),
        "transfer": Transfer(ID["transfer"], CHILD, Destination.SCHOOL, receiver=m["transfer"]),
        "received_file": ReceivedFile(
            ID["received_file"], CHILD, m["received_file"], NOT_KNOWN, "By hand", "Ruth", product="Paper", pages=2
        ),
        "received_record": received_record(
            Observation("7" * 32, m["received_record"], HowKnown.SAW, (NOT_SURE,)),
            ID["received_record"], CHILD, ID["received_file"],
        ),
        "restriction": Restriction(ID["restriction"], ID["concern"], (), m["restriction"]),
    }  # fmt: skip


def fill(desk: Desk) -> None:
    """Every kind in two versions, many of a size that splits pages, beside records of other children."""
    about = ("observation", "contact", "encompass_notice", "police_request", "concern", "decision")
    with desk.deed() as deed:
        deed.record(Agency("a" * 32, "Northshire Police", AgencyKind.POLICE))
        for record in marked().values():
            deed.record(record)
        for kind in about:
            deed.record(Involvement(desk.new_id(), ID[kind], CHILD))
        for record in marked().values():
            deed.record(record, f"{mark('involvement')} why it was corrected")
        deed.record(SHARED)
        deed.record(OTHERS_SUBJECT)
        for child_id in (CHILD, ISLA.id):
            deed.record(Involvement(desk.new_id(), SHARED.id, child_id))
            deed.record(
                Link(desk.new_id(), OTHERS_SUBJECT.id, LinkKind.MET_AT, LinkCertainty.TOLD, child_id=child_id)
            )
    erased = marked()["child"]
    for length in (3, 40, 290, 300, 4_200, 7, 1_200, 7_000):
        observe(desk, f"{mark('observation')} " + f"tail{length}q9w " * length, mark("observation"), erased)
        observe(desk, "Another child’s words " * (length // 2), "", FINLEY)
    attach_file(desk, ID["observation"], f"{mark('attachment')}.txt", f"{mark('attachment')}body ".encode() * 3_000)
    attach_file(desk, CHILD, "kept.txt", b"The same bytes, also attached to another child's record")
    attach_file(desk, SHARED.id, "kept.txt", b"The same bytes, also attached to another child's record")
    drafts.save_draft(desk, "d" * 32, "record", {"child": CHILD, "what": mark("involvement")})
    with desk.vault.transaction():
        beside.keep_file(desk.connection, ID["sharing"], "1-Report.pdf", mark("sharing").encode() * 2_000)
        beside.save_setting(desk.connection, beside.bundle_file(ID["sharing"]), f"/{mark('sharing')}.zip")


def look_and_leave(desk: Desk) -> None:
    """Found by its words, copied, printed, a draft discarded, a wording kept: all of it is entered by ids."""
    word = mark("observation")
    assert search(desk, word).notes
    drafts.save_draft(desk, "e" * 32, "record", {"child": CHILD, "what": mark("involvement")})
    drafts.discard_draft(desk, "e" * 32)
    (attached,) = (each for each in records.every(desk.connection, Attachment) if mark("attachment") in each.name)
    copy_out(desk, attached.id)
    keep_wording(desk, ID["observation"], "code", keeping_reasons()[0])
    for happening in (Happening.VIEWED, Happening.FOUND, Happening.PRINTED):
        note_look(desk, happening, [CHILD], "chronology")


def events(desk: Desk) -> list[str]:
    rows = desk.connection.execute("SELECT content FROM entry JOIN body USING (position) WHERE kind = 'event'")
    return [content for (content,) in rows]


def pages(file: Path, key: bytes) -> bytes:
    """Every page of a closed vault, decrypted: what the database wrote and what it left in free space."""
    content = file.read_bytes()
    plain = []
    for start in range(0, len(content), PAGE_SIZE):
        page = content[start : start + PAGE_SIZE]
        skipped = SALT if start == 0 else 0
        iv = page[PAGE_SIZE - RESERVED : PAGE_SIZE - RESERVED + IV]
        decryptor = Cipher(algorithms.AES(key), modes.CBC(iv)).decryptor()
        plain.append(decryptor.update(page[skipped : PAGE_SIZE - RESERVED]) + decryptor.finalize())
    return b"".join(plain)


def tails(plain: bytes) -> set[str]:
    """The kinds whose word, or its end, stands somewhere in the pages."""
    lowered = plain.lower()
    return {kind.name for kind in KINDS if mark(kind.name)[4:].encode() in lowered}


def read_pages(desk: Desk) -> bytes:
    """Close the vault, read its pages, and open it again in place."""
    folder, key = desk.folder, bytes(desk.keys.db_key())
    assert folder is not None
    opening.lock(desk)
    plain = pages(folder / VAULT_FILE, key)
    again = unlock(folder)
    desk.vault, desk.keys = again.vault, again.keys
    return plain


def test_every_kind_of_record_says_how_it_is_erased() -> None:
    assert set(HOW) == {kind.name for kind in KINDS}
    assert all(bool(how.stays) != bool(how.whole or how.along) for how in HOW.values())
    can_go = {kind for kind, how in HOW.items() if not how.stays}
    assert set(marked()) | {"attachment", "involvement"} == can_go


def test_no_word_of_a_whole_file_is_left_in_any_page(desk: Desk) -> None:
    fill(desk)
    look_and_leave(desk)
    happened = events(desk)
    assert not [content for content in happened if "q9w" in content]
    before = read_pages(desk)
    can_go = {kind for kind, how in HOW.items() if not how.stays}
    assert tails(before) == can_go
    assert b"tail4200q9w" in before
    plan = plan_erasure(desk, Target((CHILD,)))
    assert set(plan.goes) == can_go
    assert plan.staying.shared == {"observation": 1, "subject": 1}
    erase(desk, plan, WHY, witness(desk), WITNESS_PASSPHRASE)
    after = read_pages(desk)
    assert tails(after) == set()
    assert b"q9w" not in after.lower()
    assert events(desk)[: len(happened)] == happened
    assert records.current(desk.connection, Observation, SHARED.id) == SHARED
    assert [each.name for each in records.every(desk.connection, Attachment)] == ["kept.txt"]
    assert desk.connection.execute("SELECT count(*) FROM attached_file").fetchone() == (1,)
    assert desk.connection.execute("SELECT count(*) FROM kept_file").fetchone() == (0,)
    sound(desk)


def test_the_numbers_of_erased_bundles_are_not_given_again(desk: Desk) -> None:
    from dsl_desk.services.exporting import next_number

    fill(desk)
    before = next_number(desk, "a" * 32)
    erase(desk, plan_erasure(desk, Target((CHILD,))), WHY, witness(desk), WITNESS_PASSPHRASE)
    assert next_number(desk, "a" * 32) == before == ("DD-2026-0002-01", 2)


def test_a_file_that_was_not_written_anew_after_an_erasure_is_at_the_next_opening(desk: Desk) -> None:
    """As a kill between the two leaves it."""
    with desk.vault.transaction():
        beside.save_setting(desk.connection, "long", "words " * 50_000)
    with desk.vault.transaction():
        beside.clear_setting(desk.connection, "long")
        beside.save_setting(desk.connection, erasing.UNSWEPT, "yes")
    before = (desk.vault_folder / VAULT_FILE).stat().st_size
    read_pages(desk)
    assert beside.setting(desk.connection, erasing.UNSWEPT) == ""
    assert (desk.vault_folder / VAULT_FILE).stat().st_size < before
    with pytest.raises(sqlcipher.DatabaseError, match="authorization denied"):
        desk.connection.execute("VACUUM")
