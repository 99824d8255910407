"""A file of another school comes in: judged before anything is kept, then kept to the letter."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest

from dsl_desk.bundle.identity import SchoolIdentity
from dsl_desk.domain.agency import Agency, AgencyKind
from dsl_desk.domain.casefile import CaseFile, Details
from dsl_desk.domain.child import Child
from dsl_desk.domain.errors import InvalidRecord, Tampered, Unreadable
from dsl_desk.domain.family import ContactRule, FamilyMember
from dsl_desk.domain.front_sheet import FrontSheet
from dsl_desk.domain.professional import Professional
from dsl_desk.domain.received import KeyHeard, ReceivedFile, ReceivedRecord
from dsl_desk.domain.report_form import ReportForm
from dsl_desk.domain.status import Status, StatusSource
from dsl_desk.domain.term import Term
from dsl_desk.domain.when import NOT_KNOWN
from dsl_desk.services import opening, recording
from dsl_desk.services.attaching import choose_file, copy_out, files_of_child
from dsl_desk.services.chronicling import chronology, editions
from dsl_desk.services.desk import Desk
from dsl_desk.services.front_sheets import front_sheet_file
from dsl_desk.services.searching import search
from dsl_desk.services.transferring.arriving import Judged, arrival, judge
from dsl_desk.services.transferring.particulars import new_particulars
from dsl_desk.services.transferring.taking_in import Reception, keep_foreign, record_receipt, take_in
from dsl_desk.store import records
from tests.bundle import cases
from tests.bundle.identities import new_school
from tests.desks import FINLEY, ISLA, in_memory

HEARD = KeyHeard("Sam Okoye", "01632 960001", "the local authority’s list", NOT_KNOWN)
RECEPTION = Reception(NOT_KNOWN, "Through the portal", "Ruth Patel")
SAID = "“He said he would wait for me — it’s ‘our’ secret”"


@pytest.fixture(scope="session")
def sender() -> SchoolIdentity:
    return new_school(cases.MOMENT)


def case_file() -> CaseFile:
    told = cases.case_record(3, cases.observation(3, "A lighter was found.", SAID))
    return replace(
        cases.casefile([cases.case_record(1, cases.observation(1)), cases.case_record(2, cases.contact(2)), told]),
        form=ReportForm.TRANSFER,
        route=None,
        recipient=Agency("b" * 32, "Larkfield Academy", AgencyKind.EDUCATION),
        child=Child("e" * 32, "Ward", "Finley", born=date(2012, 5, 1), year="8"),
        details=Details(
            FrontSheet("e" * 32, languages=("Polish",)),
            (FamilyMember("1" * 31 + "a", "e" * 32, "Dan Ward", "father", contact=ContactRule.MUST_NOT,
                          contact_reason="A court order"),),
            (Professional("1" * 31 + "b", "e" * 32, "Ada Obi", "social worker"),),
            (Status("1" * 31 + "c", "e" * 32, Term("cin", "Child in need plan"), StatusSource.HAND),),
        ),
    )  # fmt: skip


@pytest.fixture(scope="session")
def came(sender: SchoolIdentity, tmp_path_factory: pytest.TempPathFactory) -> Path:
    return cases.sealed(tmp_path_factory.mktemp("came"), sender, case_file()).target


@pytest.fixture(scope="session")
def judged(came: Path) -> Judged:
    return judge(came, cases.PASSPHRASE, demonstration=False)


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    made = in_memory(tmp_path)
    yield made
    opening.lock(made)


def take(desk: Desk, judged: Judged, child: Child = FINLEY, *, particulars: bool = False) -> None:
    words = " ".join(judged.signer.key_words)
    take_in(desk, arrival(desk, judged), child, RECEPTION, words=words, heard=HEARD, particulars=particulars)


def test_entries_stand_in_the_chronology_under_the_name_of_their_school_to_the_letter(
    desk: Desk, judged: Judged
) -> None:
    take(desk, judged)
    entries = {each.came_as + each.id: each for each in chronology(desk, FINLEY.id)}
    came = [each for each in entries.values() if each.kind == "received_record"]
    assert [each.came_as for each in came].count("observation") == 2
    (told,) = [each for each in came if each.exact_words == SAID]
    assert told.title.startswith("From Hollin Bank School: ")
    assert told.author == "Ines Made-Up, Designated safeguarding lead, Hollin Bank School"
    assert (told.school, told.text) == ("Hollin Bank School", "A lighter was found.")
    assert told.recorded == cases.PREPARED - timedelta(days=4), "when it was written there"
    kept = {each.came.record.id: each for each in records.every(desk.connection, ReceivedRecord)}
    for item in judged.casefile.records:
        assert kept[item.record.id].came == replace(item, through=kept[item.record.id].came.through)
    (edition,) = editions(desk, "received_record", told.id)
    assert edition.exact_words == SAID


def test_entries_are_found_by_their_words_and_stand_on_the_day_they_are_about(desk: Desk, judged: Judged) -> None:
    take(desk, judged)
    (found,) = search(desk, "lighter").notes
    assert (found.kind, found.child_id) == ("received_record", FINLEY.id)
    assert search(desk, "Hollin").notes
    days = {each.when.day for each in chronology(desk, FINLEY.id) if each.came_as == "observation"}
    assert days == {date(2026, 3, 24)}


def test_the_report_and_every_attachment_are_kept_with_what_they_belong_to(desk: Desk, judged: Judged) -> None:
    take(desk, judged)
    files = {each.attachment.name: each.attachment for each in files_of_child(desk, FINLEY.id)}
    assert set(files) == {"DD-2026-0001-01 report.pdf", "Rowan's phone.JPG", "=runme.exe"}
    assert copy_out(desk, files["Rowan's phone.JPG"].id).content == cases.PHOTO_BYTES
    assert copy_out(desk, files["DD-2026-0001-01 report.pdf"].id).content == judged.contents.report
    of = records.current(desk.connection, ReceivedRecord, files["Rowan's phone.JPG"].matter_id)
    assert of is not None
    assert of.came.record.id == cases.PHOTO.matter_id


def test_nothing_is_kept_before_the_words_of_the_key_were_heard(desk: Desk, judged: Judged) -> None:
    found = arrival(desk, judged)
    for words, heard in (("", None), ("", HEARD), ("one two three four five six seven eight", HEARD)):
        with pytest.raises(InvalidRecord):
            take_in(desk, found, FINLEY, RECEPTION, words=words, heard=heard)
    assert chronology(desk, FINLEY.id) == ()


def test_a_key_once_heard_is_not_asked_for_again(
    desk: Desk, judged: Judged, sender: SchoolIdentity, tmp_path: Path
) -> None:
    take(desk, judged)
    more = [*case_file().records, cases.case_record(9, cases.observation(9, "One more"))]
    later = replace(case_file(), bundle="DD-2026-0002-01", records=tuple(more), attachments=())
    second = cases.sealed(tmp_path, sender, later, {}).target
    found = arrival(desk, judge(second, cases.PASSPHRASE, demonstration=False))
    assert (found.heard, len(found.new)) == (HEARD, 1), "entries that are here already are not kept twice"
    take_in(desk, found, FINLEY, RECEPTION)
    assert len(records.every(desk.connection, ReceivedRecord)) == 4


def test_the_same_file_is_not_taken_in_twice(desk: Desk, judged: Judged) -> None:
    take(desk, judged)
    with pytest.raises(InvalidRecord, match="Nothing was added a second time"):
        arrival(desk, judged)


def test_a_changed_file_is_refused(came: Path, tmp_path: Path) -> None:
    content = bytearray(came.read_bytes())
    content[len(content) // 2] ^= 1
    changed = tmp_path / came.name
    changed.write_bytes(content)
    with pytest.raises((Tampered, Unreadable)):
        judge(changed, cases.PASSPHRASE, demonstration=False)


def test_a_bundle_for_police_is_no_childs_file(sender: SchoolIdentity, tmp_path: Path) -> None:
    for_police = cases.sealed(tmp_path, sender).target
    with pytest.raises(InvalidRecord, match="no child protection file"):
        judge(for_police, cases.PASSPHRASE, demonstration=False)


def test_a_wrong_passphrase_is_said(came: Path) -> None:
    with pytest.raises(Unreadable, match="passphrase does not open"):
        judge(came, "wrong", demonstration=False)


def test_a_child_who_may_be_the_same_is_offered_and_a_new_one_is_put_on_the_roll(desk: Desk, judged: Judged) -> None:
    assert arrival(desk, judged).likely == (FINLEY,)
    recording.add_child(desk, replace(FINLEY, born=date(2011, 1, 1)))
    assert arrival(desk, judged).likely == ()
    recording.add_child(desk, replace(ISLA, given_name="FINLEY", family_name="Wárd"))
    assert [each.id for each in arrival(desk, judged).likely] == [ISLA.id]
    new = Child(desk.new_id(), "Ward", "Finley", born=date(2012, 5, 1))
    take(desk, judged, new)
    assert records.current(desk.connection, Child, new.id) == new


def test_particulars_fill_blanks_and_change_nothing_of_ours(desk: Desk, judged: Judged) -> None:
    with desk.deed() as deed:
        deed.record(FrontSheet(FINLEY.id, languages=("English",)))
        deed.record(Professional(desk.new_id(), FINLEY.id, "ADA OBI", "social worker"))
    assert new_particulars(desk, judged.casefile, FINLEY.id) == 2
    take(desk, judged, particulars=True)
    sheet = front_sheet_file(desk, FINLEY.id)
    assert sheet.sheet.languages == ("English",)
    assert [each.name for each in sheet.professionals] == ["ADA OBI"]
    assert [each.name for each in sheet.cautions.must_not_contact] == ["Dan Ward"]
    assert new_particulars(desk, judged.casefile, FINLEY.id) == 0


def test_the_receipt_that_was_sent_is_recorded(desk: Desk, judged: Judged) -> None:
    take(desk, judged)
    (file,) = records.every(desk.connection, ReceivedFile)
    assert file.receipt_words == judged.contents.seal.receipt_words
    with pytest.raises(InvalidRecord):
        record_receipt(desk, file, " ", NOT_KNOWN)
    record_receipt(desk, file, "By secure mail, with the eight words", NOT_KNOWN)
    (entry,) = [each for each in chronology(desk, FINLEY.id) if each.kind == "received_file"]
    assert dict(entry.facts)["Receipt"].startswith("By secure mail")


def test_the_export_of_another_product_is_kept_as_it_is(desk: Desk, tmp_path: Path) -> None:
    content = b"%PDF-1.7 made by something else"
    export = tmp_path / "export.pdf"
    export.write_bytes(content)
    files = [choose_file(export)]
    keep_foreign(desk, FINLEY.id, "Elmfield Primary", RECEPTION, "CPOMS", 12, files)
    (entry,) = chronology(desk, FINLEY.id)
    assert entry.title == "Child protection file from Elmfield Primary"
    assert "CPOMS, 12 pages" in entry.text
    assert dict(entry.facts)["Signed"].startswith("It is not signed")
    (kept,) = entry.files
    assert copy_out(desk, kept.attachment.id).content == content
    with pytest.raises(InvalidRecord, match="Count the pages"):
        keep_foreign(desk, FINLEY.id, "Elmfield Primary", RECEPTION, "CPOMS", 0, files)
