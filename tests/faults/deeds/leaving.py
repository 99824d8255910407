"""Deeds by which something leaves the records: to the police, who answer, or for good."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from dsl_desk.domain.agency import Agency, AgencyKind
from dsl_desk.domain.attachment import Attachment
from dsl_desk.domain.child import Child
from dsl_desk.domain.erasure import Ground, Grounds
from dsl_desk.domain.informed import Informed
from dsl_desk.domain.observation import Observation
from dsl_desk.domain.receipt import Answer
from dsl_desk.domain.route import Route, RouteAnswer
from dsl_desk.domain.sharing import Sharing, SharingState
from dsl_desk.domain.term import Term
from dsl_desk.services import directory, erasing, exporting, opening, people, receipts
from dsl_desk.services.attaching import attach_file, choose_file
from dsl_desk.services.desk import Desk
from dsl_desk.services.receipts import Reply
from dsl_desk.services.searching import search
from dsl_desk.services.verifying import Handed, check
from dsl_desk.store import attached, beside, records
from dsl_desk.store.erasing import UNSWEPT
from tests import school_signers
from tests.desks import FINLEY, make, observe
from tests.faults.deed import VAULT, DeedAtDesk
from tests.faults.injecting import Tell
from tests.shared_bundles import MONDAY, shared, words

NEW_PASSPHRASE = "orbit velvet pepper igloo"
WITNESS = "Helen Marsh"
CANARY = "zebraphone"
BUNDLE_PASSPHRASE = "six words of a passphrase here"
ATTACHED = b"zebraletter " * 20_000
LETTER = b"We have it. " * 100
TOO_LITTLE = 1  # byte that the recipient takes in one message: the bundle comes in two zips


class Export(DeedAtDesk):
    name, words = "export", "a signed bundle in two zips with a file, and its entry in the record"

    def prepare(self, place: Path) -> None:
        desk, _ = make(place / VAULT)
        directory.save_agency(desk, Agency("a" * 32, "Northshire Police", AgencyKind.POLICE))
        exporting.answer_route_gate(desk, RouteAnswer("b" * 32, FINLEY.id, Route.INFORMATION))
        attach_file(desk, observe(desk).id, "letter.txt", ATTACHED)
        school_signers.give(desk, school_signers.root(), school_signers.leaf())
        (place / "root.pem").write_bytes(school_signers.root().certificate)
        (place / "out").mkdir()
        opening.lock(desk)

    def do(self, at: Desk, tell: Tell) -> None:
        assert at.folder
        (seen,) = records.every(at.connection, Observation)
        told, basis = Informed(True), (Term("public-task", "Public task"),)
        (kept,) = records.every(at.connection, Attachment)
        request = exporting.ExportRequest(
            FINLEY.id, "a" * 32, "b" * 32, "To prevent harm", basis, told, told, (seen.id,), attachments=(kept.id,)
        )  # fmt: skip
        prepared = exporting.preview(exporting.assemble(at, request))
        sealed = exporting.seal(prepared, at.folder.with_name("out"), BUNDLE_PASSPHRASE, most=TOO_LITTLE)
        exporting.record_made(at, prepared, sealed)
        tell(sealed.target.stem)

    def kept(self, desk: Desk, acknowledged: Iterable[str]) -> None:
        assert desk.folder
        out, root = desk.folder.with_name("out"), desk.folder.with_name("root.pem").read_bytes()
        made = {each.bundle for each in records.every(desk.connection, Sharing)}
        named = [path for path in out.iterdir() if path.suffix != ".part"]
        assert not [path for path in named if ATTACHED in path.read_bytes()], "nothing lies there in the clear"
        finished = {path.stem: path for path in named if not path.stem.endswith("-payload")}
        assert set(acknowledged) <= finished.keys() <= made, "what left is entered, and what is acknowledged left"
        for path in finished.values():
            handed = Handed(path, path.with_name(f"{path.stem}-payload.zip"), BUNDLE_PASSPHRASE, root)
            assert check(handed).accepted


class EnterReply(DeedAtDesk):
    name, words = "reply", "what the police answered to a bundle, with the letter that came"

    def prepare(self, place: Path) -> None:
        desk, _ = make(place / VAULT)
        directory.save_agency(desk, Agency("a" * 32, "Northshire Police", AgencyKind.POLICE))
        shared(desk, FINLEY.id, "a" * 32)
        (place / "letter.txt").write_bytes(LETTER)
        opening.lock(desk)

    def do(self, at: Desk, tell: Tell) -> None:
        assert at.folder
        (sharing,) = records.every(at.connection, Sharing)
        letter = choose_file(at.folder.with_name("letter.txt"))
        reply = Reply(Answer.ARRIVED, MONDAY, "Sgt Amin", at.new_id(), words=words(sharing), files=(letter,))
        receipts.record_receipt(at, sharing.id, reply)
        tell(reply.reference)

    def kept(self, desk: Desk, acknowledged: Iterable[str]) -> None:
        (sharing,) = records.every(desk.connection, Sharing)
        letters = records.every(desk.connection, Attachment)
        assert set(acknowledged) <= {receipt.reference for receipt in sharing.receipts}, (
            "an acknowledged reply is lost"
        )
        assert len(letters) == len(sharing.receipts), "each with its letter, or not at all"
        assert {attached.content(desk.connection, each.sha256) for each in letters} <= {LETTER}
        assert sharing.state is (SharingState.RECEIVED if letters else SharingState.SENT)


class Erase(DeedAtDesk):
    name, words = "erase", "a child's whole file erased, signed by two"

    def prepare(self, place: Path) -> None:
        desk, _ = make(place / VAULT)
        observe(desk, CANARY)
        people.add_person(desk, WITNESS, "Headteacher", NEW_PASSPHRASE)
        opening.lock(desk)

    def do(self, at: Desk, tell: Tell) -> None:
        if records.current(at.connection, Child, FINLEY.id):
            (witness,) = (member.person for member in people.members(at) if member.person.name == WITNESS)
            plan = erasing.plan_erasure(at, erasing.Target((FINLEY.id,)))
            grounds = Grounds(Ground.COURT_ORDER, "The court ordered it", "Order 1 of 2026")
            erasing.erase(at, plan, grounds, witness.id, NEW_PASSPHRASE)
        tell("erased")

    def kept(self, desk: Desk, acknowledged: Iterable[str]) -> None:
        bodies = "".join(row[0] for row in desk.connection.execute("SELECT content FROM body"))
        there = [CANARY in bodies, FINLEY.given_name in bodies, bool(search(desk, CANARY).notes)]
        assert len(set(there)) == 1, "erased in part"
        assert not beside.setting(desk.connection, UNSWEPT), "the opening did not write the file anew"
        assert not (acknowledged and any(there)), "acknowledged, and still there"
