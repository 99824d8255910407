"""Deeds of one who receives: a child's file from the school before, and a bundle entered in the ledger."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import UTC, datetime
from hashlib import sha256
from pathlib import Path

from dsl_desk.bundle.identity import SchoolIdentity
from dsl_desk.domain.attachment import Attachment
from dsl_desk.domain.received import ReceivedFile, ReceivedRecord
from dsl_desk.services.attaching import files_of_child
from dsl_desk.services.desk import Desk
from dsl_desk.services.front_sheets import front_sheet_file
from dsl_desk.services.ledgers import enter_bundle, read_ledger
from dsl_desk.services.transferring.arriving import arrival, judge
from dsl_desk.services.transferring.taking_in import RECORDS_KEPT, take_in
from dsl_desk.store import attached, beside, records
from tests import school_signers
from tests.bundle import cases
from tests.bundle.test_ledger import bundle, ledger
from tests.desks import FINLEY, SCHOOL
from tests.faults.deed import Deed, DeedAtDesk
from tests.faults.injecting import Outcome, Tell
from tests.services.transferring.test_taking_in import HEARD, RECEPTION, case_file

CAME = "came"
LEDGER = "ledger.json"


class TakeIn(DeedAtDesk):
    name, words = "take in", "the file of another school, with what is new for the front sheet"

    def prepare(self, place: Path) -> None:
        super().prepare(place)
        (place / CAME).mkdir()
        root, leaf = school_signers.root(), school_signers.leaf()
        sender = SchoolIdentity(root.certificate, leaf.certificate, leaf.private_key)
        cases.sealed(place / CAME, sender, replace(case_file(), school=SCHOOL), moment=datetime.now(UTC))

    def do(self, at: Desk, tell: Tell) -> None:
        assert at.folder
        if not records.every(at.connection, ReceivedFile):
            (file,) = at.folder.with_name(CAME).iterdir()
            judged = judge(file, cases.PASSPHRASE, demonstration=False)
            words = " ".join(judged.signer.key_words)
            take_in(at, arrival(at, judged), FINLEY, RECEPTION, words=words, heard=HEARD, particulars=True)
        tell("taken in")

    def kept(self, desk: Desk, acknowledged: Iterable[str]) -> None:
        files, came = records.every(desk.connection, ReceivedFile), case_file()
        assert files or not acknowledged, "an acknowledged file is lost"
        # Whole or not at all; its signed report is one more attachment.
        counted = (
            len(records.every(desk.connection, ReceivedRecord)),
            len(records.every(desk.connection, Attachment)),
        )
        assert counted == ((len(came.records), len(came.attachments) + 1) if files else (0, 0))
        assert len(front_sheet_file(desk, FINLEY.id).members) == (1 if files else 0)
        for file in files:
            assert beside.kept_file(desk.connection, file.id, RECORDS_KEPT)
        for each in files_of_child(desk, FINLEY.id):
            content = attached.content(desk.connection, each.attachment.sha256)
            assert content
            assert sha256(content).hexdigest() == each.attachment.sha256


class EnterBundle(Deed[Path]):
    name, words = "ledger", "a bundle entered in the receiver's ledger"

    def prepare(self, place: Path) -> None:
        enter_bundle(place / LEDGER, bundle(1))

    def begin(self, place: Path) -> Path:
        return place / LEDGER

    def do(self, at: Path, tell: Tell) -> None:
        enter_bundle(at, bundle(2))
        tell("entered")

    def refused(self, at: Path) -> None:
        assert read_ledger(at) == ledger(1), "refused, and entered"

    def check(self, place: Path, outcome: Outcome) -> None:
        held = read_ledger(place / LEDGER)
        assert held == ledger(1, 2) or (held == ledger(1) and not outcome.acknowledged)
        self.do(place / LEDGER, outcome.acknowledged.append)
        assert read_ledger(place / LEDGER) == ledger(1, 2)
        assert {path.name for path in place.iterdir()} == {LEDGER, f"{LEDGER}.lock"}
