"""The deed by which a child's whole file goes to the next school."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from pathlib import Path

from dsl_desk.domain.agency import Agency, AgencyKind
from dsl_desk.domain.informed import Informed
from dsl_desk.domain.sharing import Sharing
from dsl_desk.domain.term import Term
from dsl_desk.domain.transfer import Destination, Transfer
from dsl_desk.services import directory, exporting, opening
from dsl_desk.services.desk import Desk
from dsl_desk.services.drafts import drafts, save_draft
from dsl_desk.services.roll.leaving import mark_as_left
from dsl_desk.services.transferring.clock import file_waiting
from dsl_desk.services.transferring.sending import Covering, request_of, save_transfer, transfer_of
from dsl_desk.services.transferring.whole import whole_file
from dsl_desk.store import records
from tests import school_signers
from tests.desks import FINLEY, make, observe
from tests.faults.deed import VAULT, DeedAtDesk
from tests.faults.injecting import Tell

NEXT = Agency("a" * 32, "Hillside College", AgencyKind.EDUCATION)
COVERING = Covering(NEXT.id, "Finley joins you", (Term("6-1-e", "Public task"),), Informed(True), Informed(True))
DRAFT = "d1" * 16
BUNDLE_PASSPHRASE = "six words of a passphrase here"


class SendFile(DeedAtDesk):
    name, words = "send file", "a child's whole file signed for the next school, and its transfer entered as gone"

    def prepare(self, place: Path) -> None:
        desk, _ = make(place / VAULT)
        school_signers.give(desk, school_signers.root(), school_signers.leaf())
        directory.save_agency(desk, NEXT)
        observe(desk)
        left = date(2026, 3, 23)
        mark_as_left(desk, [FINLEY.id], left)
        save_transfer(desk, Transfer(desk.new_id(), FINLEY.id, Destination.SCHOOL, left, NEXT.id))
        save_draft(desk, DRAFT, "transfer", {"summary": "Two concerns."})
        (place / "out").mkdir()
        opening.lock(desk)

    def do(self, at: Desk, tell: Tell) -> None:
        assert at.folder
        transfer = transfer_of(at, FINLEY.id)
        assert transfer
        request = request_of(whole_file(at, FINLEY.id), COVERING)
        prepared = exporting.preview(exporting.assemble(at, request))
        sealed = exporting.seal(prepared, at.folder.with_name("out"), BUNDLE_PASSPHRASE)
        exporting.record_made(at, prepared, sealed, DRAFT, transfer)
        tell(sealed.target.name)

    def kept(self, desk: Desk, acknowledged: Iterable[str]) -> None:
        assert desk.folder
        made, transfer = records.every(desk.connection, Sharing), transfer_of(desk, FINLEY.id)
        assert transfer
        out = {path.name for path in desk.folder.with_name("out").iterdir() if path.suffix != ".part"}
        assert set(acknowledged) <= out <= {f"{each.bundle}.zip" for each in made}
        assert transfer.sharing_id == (made[-1].id if made else ""), "its bundle was made, and the transfer knows not"
        assert (file_waiting(desk, FINLEY.id) is None) == bool(made)
        assert bool(drafts(desk)) != bool(made), "the form goes with the bundle that it became"
