"""What leaves the desk tells of a restricted concern where its person sees it, and nowhere else."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from dsl_desk.domain.casefile import TICKED_KINDS
from dsl_desk.domain.errors import InvalidRecord
from dsl_desk.domain.report_form import ReportForm
from dsl_desk.domain.route import Route, RouteAnswer
from dsl_desk.services import audiences, chronology_printing, exporting, front_sheet_printing, opening
from dsl_desk.services.attaching import files_of
from dsl_desk.services.backups.making import back_up
from dsl_desk.services.backups.restoring import WayIn, restore
from dsl_desk.services.chronicling import chronology
from dsl_desk.services.desk import Desk
from dsl_desk.services.exporting import ExportRequest
from dsl_desk.services.lettering.general import Asked, general_pdf, prepare_general
from dsl_desk.services.seen_together import child_links
from tests import restricted
from tests.bundle.inside import everything_in
from tests.desks import FINLEY, PASSPHRASE, surroundings
from tests.documents.reading import text_of
from tests.restricted import (
    BASIS,
    DEPUTY_PASSPHRASE,
    POLICE,
    TOLD,
    WORD,
    Vaults,
    copies,
    deputy,
    sit_down,
)
from tests.test_cli import cli


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Vaults:
    return restricted.vaults(tmp_path_factory.mktemp("restricted"))


@pytest.fixture
def vaults(made: Vaults, tmp_path: Path) -> Vaults:
    return copies(made, tmp_path)


def papers(desk: Desk) -> str:
    """The words of everything that can be printed about the child, and of the letters."""
    pdfs = [general_pdf(prepare_general(desk, Asked("warning-signs")))]
    pdfs.append(front_sheet_printing.front_sheet_pdf(front_sheet_printing.gather_front_sheet(desk, FINLEY.id)))
    for audience in audiences.AUDIENCES:
        gathered = chronology_printing.gather_chronology(desk, FINLEY.id, audience)
        pdfs.append(chronology_printing.chronology_pdf(gathered))
    return "\n".join(map(text_of, pdfs))


def bundle(desk: Desk, folder: Path) -> str:
    """The words of the report, and the records, of a bundle with everything about the child that can be in one."""
    _, sealed = exporting.export_bundle(desk, everything(desk), folder, None)
    return "\n".join(everything_in("bundle.zip", sealed.target.read_bytes(), ""))


def everything(desk: Desk) -> ExportRequest:
    """As a page would offer it to the person at the desk."""
    answer = RouteAnswer(desk.new_id(), FINLEY.id, Route.INFORMATION)
    exporting.answer_route_gate(desk, answer)
    ids = tuple(each.id for each in chronology(desk, FINLEY.id) if each.kind in TICKED_KINDS)
    files = tuple(file.attachment.id for id_ in ids for file in files_of(desk, id_))
    subjects = tuple({tie.subject.id for tie in child_links(desk, FINLEY.id).ties})
    return ExportRequest(
        FINLEY.id, POLICE.id, answer.id, "Why", BASIS, TOLD, TOLD, ids, ReportForm.SUMMARY,
        attachments=files, subjects=subjects, sources=True,
    )  # fmt: skip


@pytest.mark.parametrize(("sit", "told"), [(deputy, False), (sit_down, True)], ids=["not named", "named"])
def test_paper_and_bundles(vaults: Vaults, sit: restricted.Sitting, told: bool) -> None:
    desk = sit(vaults.holding)
    assert (WORD in papers(desk)) is told
    assert (WORD in bundle(desk, vaults.holding.parent)) is told
    opening.lock(desk)


def test_what_is_not_seen_cannot_be_asked_for_by_its_id(vaults: Vaults) -> None:
    desk = deputy(vaults.holding)
    request = everything(desk)
    exporting.assemble(desk, request)
    for id_ in vaults.case.record_ids:
        with pytest.raises(InvalidRecord, match="only records about this child"):
            exporting.assemble(desk, replace(request, records=(*request.records, id_)))
    with pytest.raises(InvalidRecord, match="kept with the records you chose"):
        exporting.assemble(desk, replace(request, attachments=(vaults.case.file,)))
    opening.lock(desk)


def test_a_backup_made_by_either_and_restored_keeps_it(vaults: Vaults, tmp_path: Path) -> None:
    for number, sit in enumerate((deputy, sit_down)):
        desk = sit(vaults.holding)
        backup = back_up(desk, tmp_path / f"backups{number}")
        opening.lock(desk)
        again = tmp_path / f"again{number}"
        restore(backup, again, surroundings(), WayIn(passphrase=PASSPHRASE))
        for reads, told in ((deputy, False), (sit_down, True)):
            desk = reads(again)
            assert any(WORD in entry.text for entry in chronology(desk, FINLEY.id)) is told
            opening.lock(desk)


def test_the_command_line(vaults: Vaults, tmp_path: Path) -> None:
    passphrase = tmp_path / "passphrase"
    passphrase.write_text(DEPUTY_PASSPHRASE)
    way = ("--vault", vaults.holding, "--passphrase-file", passphrase)
    pupils = tmp_path / "pupils.csv"
    pupils.write_text("Surname,Forename,Date of birth,Year\nOkafor,Amelia,09/05/2012,9\n")
    commands = (("doctor", *way, "--rebuild", "--json"), ("import-pupils", pupils, *way), ("backup", tmp_path, *way))
    for arguments in commands:
        answer = cli(*arguments)
        assert answer.code == 0, answer.err
        assert WORD not in answer.out + answer.err
    desk = sit_down(vaults.holding)
    assert any(WORD in entry.text for entry in chronology(desk, FINLEY.id))
    opening.lock(desk)
