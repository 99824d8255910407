"""The whole job of a school with marked names, to be watched: ``python -m tests.services.whole_job DIR``.

With a second argument it also writes one marked name to a file, which a scan of what it wrote has to find.
"""

from __future__ import annotations

import sys
from dataclasses import replace
from pathlib import Path

from dsl_desk.domain.agency import Agency, AgencyKind
from dsl_desk.domain.child import Child
from dsl_desk.domain.contact import Contact, ContactKind
from dsl_desk.domain.informed import Informed
from dsl_desk.domain.route import Route, RouteAnswer
from dsl_desk.domain.term import Term
from dsl_desk.services import contacting, directory, examining, exporting, opening, recording, reviewing
from dsl_desk.services.backups.making import back_up
from dsl_desk.services.drafts import save_draft
from dsl_desk.services.searching import search
from tests.desks import make, observe, unlock

MARKS = ("Zebrafamily", "Zebragiven", "zebraseen", "zebrasaid", "zebracontact", "zebradraft", "zebrapurpose")
CHILD = Child("9" * 32, MARKS[0], MARKS[1])


class _Stopped(Exception):
    """The person pressed cancel."""


def main(folder: Path, *plant: str) -> None:
    desk, _ = make(folder / "vault")
    recording.add_child(desk, CHILD)
    seen = observe(desk, f"{MARKS[2]} " * 2_000, MARKS[3], CHILD)
    recording.amend_observation(desk, replace(seen, what=f"{MARKS[2]} again"), MARKS[2])
    called = Contact(desk.new_id(), ContactKind.CALL, MARKS[4], MARKS[4])
    contacting.log_contact(desk, called, [CHILD.id])
    save_draft(desk, "d" * 32, "record", {"what": MARKS[5]})
    opening.lock(desk)
    desk = unlock(folder / "vault")
    reviewing.child_file(desk, CHILD.id)
    assert search(desk, MARKS[2]).notes
    agency = Agency(desk.new_id(), "Northshire Police", AgencyKind.POLICE)
    directory.save_agency(desk, agency)
    answer = RouteAnswer(desk.new_id(), CHILD.id, Route.INFORMATION)
    exporting.answer_route_gate(desk, answer)
    request = exporting.ExportRequest(
        CHILD.id, agency.id, answer.id, MARKS[6], (Term("public-task", "Public task"),), Informed(True),
        Informed(True), (seen.id, called.id),
    )  # fmt: skip
    (folder / "out").mkdir()
    _cancel(exporting.preview(exporting.assemble(desk, request)), folder / "out")
    exporting.export_bundle(desk, request, folder / "out", exporting.new_passphrase())
    back_up(desk, folder / "backups")
    assert examining.examine(desk, rebuild=True).sound
    opening.lock(desk)
    for name in plant:
        (folder / "planted").write_text(name)
        (folder / "planted").unlink()


def _cancel(prepared: exporting.Prepared, folder: Path) -> None:
    def stop(done: int, total: int) -> None:
        if done > total // 2:
            raise _Stopped

    try:
        exporting.seal(prepared, folder, "six words of a passphrase", stop)
    except _Stopped:
        return
    raise AssertionError("the export was not cancelled")


if __name__ == "__main__":
    main(Path(sys.argv[1]), *sys.argv[2:])
