"""From the gate to the bundle: numbers in order, files that are whole or not there, and what is refused before."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from dsl_desk.bundle.verifier import verify
from dsl_desk.domain.agency import Agency, AgencyKind
from dsl_desk.domain.errors import BundleError, InvalidRecord, KeyNotInTime
from dsl_desk.domain.informed import Informed
from dsl_desk.domain.route import Route, RouteAnswer
from dsl_desk.domain.sharing import Sharing, SharingState
from dsl_desk.domain.term import Term
from dsl_desk.domain.when import NOT_KNOWN, NOT_STATED
from dsl_desk.keys.identity import issue_leaf
from dsl_desk.services import directory, exporting, opening, today
from dsl_desk.services.desk import Desk
from dsl_desk.services.exporting import ExportRequest
from dsl_desk.services.key_changing import change_key
from dsl_desk.services.school_keys import LEAF, keep, renew_leaf, school_keys
from dsl_desk.store import records
from tests import school_signers
from tests.desks import FINLEY, ISLA, in_memory, observe

PASSPHRASE = "six words of a passphrase here"
BASIS = (Term("public-task", "Public task"),)


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Desk]:
    """One school for every test here: its RSA keys take a second to make."""
    made = in_memory(tmp_path_factory.mktemp("keys"))
    yield made
    opening.lock(made)


@pytest.fixture
def request_(desk: Desk) -> ExportRequest:
    """A request that could be carried out, to an agency of its own."""
    agency = Agency(desk.new_id(), "Northshire Police", AgencyKind.POLICE)
    directory.save_agency(desk, agency)
    answer = RouteAnswer(desk.new_id(), FINLEY.id, Route.CRIME_REPORT, "NP-1", reported=NOT_KNOWN)
    exporting.answer_route_gate(desk, answer)
    told = Informed(True)
    return ExportRequest(
        FINLEY.id, agency.id, answer.id, "To prevent harm", BASIS, told, told, (observe(desk).id,)
    )  # fmt: skip


def sharings(desk: Desk, request: ExportRequest) -> list[Sharing]:
    return [each for each in records.every(desk.connection, Sharing) if each.agency_id == request.agency_id]


def test_bundle_gets_its_name_after_it_is_entered(desk: Desk, request_: ExportRequest, tmp_path: Path) -> None:
    prepared, sealed = exporting.export_bundle(desk, request_, tmp_path, PASSPHRASE)
    assert list(tmp_path.iterdir()) == [sealed.target]
    (sharing,) = sharings(desk, request_)
    assert (sharing.state, sharing.sequence, sharing.previous_sums_sha256) == (SharingState.MADE, 1, "")
    assert (sharing.payload_sha256, sharing.sums_sha256) == (sealed.payload_sha256, sealed.sums_sha256)
    assert exporting.kept_report(desk, sharing.id) == sealed.report
    assert sealed.report.startswith(prepared.preview), "what was read is what was signed"
    assert "sharing" in {need.kind for need in today.today(desk).needs}


def test_bundles_to_one_recipient_are_a_chain(desk: Desk, request_: ExportRequest, tmp_path: Path) -> None:
    for _ in range(2):
        exporting.export_bundle(desk, request_, tmp_path, PASSPHRASE)
    first, second = sharings(desk, request_)
    assert (second.sequence, second.previous_sums_sha256) == (2, first.sums_sha256)
    assert int(second.bundle.split("-")[2]) == int(first.bundle.split("-")[2]) + 1


def test_nothing_leaves_before_the_gate_is_answered(desk: Desk, request_: ExportRequest) -> None:
    other = RouteAnswer(desk.new_id(), ISLA.id, Route.INFORMATION)
    exporting.answer_route_gate(desk, other)
    for route in ("", "0" * 32, other.id):
        with pytest.raises(InvalidRecord, match="Answer first how this has been reported"):
            exporting.assemble(desk, replace(request_, route_id=route))


@pytest.mark.parametrize(
    ("field", "value", "words"),
    [
        ("agency_id", "0" * 32, "Choose who it goes to"),
        ("records", (), "Choose at least one record"),
        ("records", ("0" * 32,), "Choose only records about this child"),
        ("purpose", " ", "Enter why this is being shared"),
        ("lawful_basis", (), "Choose the lawful basis"),
        ("parents", Informed(False), "say in words why they were not told"),
        ("child", Informed(False, BASIS, " "), "say in words why they were not told"),
    ],
)
def test_what_is_not_decided_is_asked(
    desk: Desk, request_: ExportRequest, field: str, value: object, words: str
) -> None:
    with pytest.raises(InvalidRecord, match=words):
        exporting.assemble(desk, replace(request_, **{field: value}))  # type: ignore[arg-type]


def test_another_childs_record_cannot_be_slipped_in(desk: Desk, request_: ExportRequest) -> None:
    other = observe(desk, "About Isla", "", ISLA)
    with pytest.raises(InvalidRecord, match="only records about this child"):
        exporting.assemble(desk, replace(request_, records=(*request_.records, other.id)))


def test_number_that_was_taken_meanwhile_leaves_no_file(desk: Desk, request_: ExportRequest, tmp_path: Path) -> None:
    stale = exporting.preview(exporting.assemble(desk, request_))
    exporting.export_bundle(desk, request_, tmp_path / ".", PASSPHRASE)
    (tmp_path / "later").mkdir()
    sealed = exporting.seal(stale, tmp_path / "later", PASSPHRASE)
    with pytest.raises(BundleError, match="nothing has left"):
        exporting.record_made(desk, stale, sealed)
    assert list((tmp_path / "later").iterdir()) == []
    assert len(sharings(desk, request_)) == 1


def test_name_that_was_taken_meanwhile_leaves_no_half_of_a_bundle(
    desk: Desk, request_: ExportRequest, tmp_path: Path
) -> None:
    prepared = exporting.preview(exporting.assemble(desk, request_))
    sealed = exporting.seal(prepared, tmp_path, PASSPHRASE)
    sealed.target.write_text("mine")
    with pytest.raises(BundleError, match="already in that folder"):
        exporting.record_made(desk, prepared, sealed)
    assert [path.name for path in tmp_path.iterdir()] == [sealed.target.name]
    assert sealed.target.read_text() == "mine"


def test_sending_is_said_with_time_and_way(desk: Desk, request_: ExportRequest, tmp_path: Path) -> None:
    exporting.export_bundle(desk, request_, tmp_path, PASSPHRASE)
    (made,) = sharings(desk, request_)
    for sent, how in ((NOT_STATED, "Secure mail"), (NOT_KNOWN, " ")):
        with pytest.raises(InvalidRecord):
            exporting.record_sent(desk, made.id, sent, how)
    exporting.record_sent(desk, made.id, NOT_KNOWN, "Secure mail")
    (sent_,) = sharings(desk, request_)
    assert (sent_.state, sent_.sent_how) == (SharingState.SENT, "Secure mail")
    said = [need.words for need in today.today(desk).needs if need.id == made.id]
    assert not [words for words in said if "Record how you sent it" in words]


def test_made_bundle_whose_file_is_gone_is_shown(desk: Desk, request_: ExportRequest, tmp_path: Path) -> None:
    prepared, sealed = exporting.export_bundle(desk, request_, tmp_path, PASSPHRASE)

    def said() -> str:
        id_ = prepared.assembled.sharing.id
        return next(need.words for need in today.today(desk).needs if need.id == id_)

    assert said().endswith("is made. Record how you sent it")
    sealed.target.unlink()
    assert "is not where it was saved. Say what became of it" in said()


def test_a_certificate_that_ran_out_signs_nothing_until_it_is_renewed(
    desk: Desk, request_: ExportRequest, tmp_path: Path
) -> None:
    _, before = exporting.export_bundle(desk, request_, tmp_path, PASSPHRASE)
    root = school_keys(desk).root
    ran_out = issue_leaf(root, school_signers.SUBJECT, datetime.now(UTC) - timedelta(days=400))
    with desk.deed():
        keep(desk, LEAF, ran_out)
    with pytest.raises(KeyNotInTime, match="Renew it on the page “The school’s key”"):
        exporting.export_bundle(desk, request_, tmp_path, PASSPHRASE)
    assert list(tmp_path.iterdir()) == [before.target]
    renew_leaf(desk)
    _, after = exporting.export_bundle(desk, request_, tmp_path, PASSPHRASE)
    for sealed in (before, after):
        assert verify(sealed.target, root.certificate, PASSPHRASE).exit_code == 0, "the root is what was accepted"


def test_a_key_that_was_given_up_since_the_preview_signs_nothing(
    desk: Desk, request_: ExportRequest, tmp_path: Path
) -> None:
    prepared = exporting.preview(exporting.assemble(desk, request_))
    change_key(desk, "The laptop was stolen.")
    with pytest.raises(BundleError, match="key was changed since you read this preview"):
        exporting.record_made(desk, prepared, exporting.seal(prepared, tmp_path, PASSPHRASE))
    assert not list(tmp_path.iterdir())
    assert not sharings(desk, request_)
