"""From one school to the next and on to a third: all of it, in the words it was written in."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

import pytest

from dsl_desk.domain.agency import Agency, AgencyKind
from dsl_desk.domain.concern import Concern, Involvement
from dsl_desk.domain.contact import Contact, ContactKind
from dsl_desk.domain.errors import InvalidRecord
from dsl_desk.domain.front_sheet import Address, FrontSheet
from dsl_desk.domain.informed import Informed
from dsl_desk.domain.link import Link, LinkCertainty, LinkKind
from dsl_desk.domain.observation import HowKnown, Observation, SourceDetail
from dsl_desk.domain.other_names import NameDecision, NameTreatment
from dsl_desk.domain.received import ReceivedRecord
from dsl_desk.domain.route import Route, RouteAnswer
from dsl_desk.domain.sharing import Sharing
from dsl_desk.domain.significance import Significance
from dsl_desk.domain.subject import Subject, SubjectKind
from dsl_desk.domain.term import NOT_SURE, Term
from dsl_desk.domain.transfer import Destination, Transfer
from dsl_desk.domain.when import NOT_KNOWN
from dsl_desk.services import exporting, opening
from dsl_desk.services.attaching import attach_file, files_of_child
from dsl_desk.services.chronicling import chronology
from dsl_desk.services.desk import Desk
from dsl_desk.services.directory import save_agency
from dsl_desk.services.linking import link
from dsl_desk.services.roll.leaving import mark_as_left
from dsl_desk.services.searching import search
from dsl_desk.services.seen_together import child_links
from dsl_desk.services.transferring.arriving import arrival, judge
from dsl_desk.services.transferring.clock import file_waiting
from dsl_desk.services.transferring.sending import Covering, request_of, save_transfer, transfer_of
from dsl_desk.services.transferring.taking_in import Reception, take_in
from dsl_desk.services.transferring.whole import left_behind, whole_file
from dsl_desk.services.verifying import verify
from dsl_desk.store import records
from tests.desks import FINLEY, SCHOOL, in_memory, observe
from tests.documents.reading import text_of
from tests.services.transferring.test_taking_in import HEARD

PASSPHRASE = "six words that nobody will guess today"
SAID = "“he said it’s — OUR secret” 👀"
TOLD = Informed(True)
COVERING = Covering("", "Finley joins you", (Term("6-1-e", "Public task"),), TOLD, TOLD, summary="Two concerns.")
RECEPTION = Reception(NOT_KNOWN, "Through the portal", "Sam Okoye")
REFUGE = Address(("7 Hidden Close", "Farford"), "ZZ1 1ZZ", True, "A refuge")


@dataclass(frozen=True)
class Sent:
    """One file on its way, and the words of the key as they are read out on the phone."""

    bundle: Path
    words: str


def school(folder: Path, name: str) -> Desk:
    desk = in_memory(folder)
    with desk.deed() as deed:
        deed.record(replace(SCHOOL, name=name))
    return desk


@pytest.fixture(scope="module")
def one(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Desk]:
    desk = school(tmp_path_factory.mktemp("one"), "Elmfield Primary")
    fill(desk)
    yield desk
    opening.lock(desk)


@pytest.fixture(scope="module")
def two(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Desk]:
    desk = school(tmp_path_factory.mktemp("two"), "Larkfield Academy")
    yield desk
    opening.lock(desk)


def fill(desk: Desk) -> None:
    """Something of most kinds, a source, another child's name, and an address that no file may carry."""
    first = observe(desk, "A lighter was found.", SAID)
    observe(desk, "They live at 7 Hidden Close now.")
    told = Observation(
        desk.new_id(), "Isla said they met a man.", HowKnown.TOLD, (NOT_SURE,), witness="Mrs Dee, next door",
        source=SourceDetail(danger="Her windows were broken"),
    )  # fmt: skip
    police = Agency(desk.new_id(), "Northshire Police", AgencyKind.POLICE)
    concern = Concern(desk.new_id(), "Older friends", summary="Since Easter")
    call = Contact(desk.new_id(), ContactKind.CALL, "PC Lee", "They will visit", agency_id=police.id)
    with desk.deed() as deed:
        for record in (police, told, concern, call):
            deed.record(record)
        for matter in (told, concern, call):
            deed.record(Involvement(desk.new_id(), matter.id, FINLEY.id))
        deed.record(Significance(desk.new_id(), first.id, FINLEY.id, words="It fits the autumn"))
        deed.record(FrontSheet(FINLEY.id, (REFUGE,), languages=("Polish",)))
    car = Subject(desk.new_id(), SubjectKind.VEHICLE, "Silver hatchback", plate="AB1")
    phone = Subject(desk.new_id(), SubjectKind.PHONE, "The second phone", number="01632 960777")
    seen = (LinkKind.SEEN_WITH, LinkCertainty.SEEN)
    link(desk, Link(desk.new_id(), car.id, *seen, FINLEY.id, source="The caretaker", record_id=first.id), car)
    with desk.deed() as deed:
        deed.record(phone)
        deed.record(Link(desk.new_id(), phone.id, *seen, other_id=car.id, words="It lay in it"))
    attach_file(desk, first.id, "=photo.txt", b"of the lighter")
    attach_file(desk, FINLEY.id, "plan.txt", b"the old plan")


def send(
    desk: Desk, folder: Path, name: str, names: tuple[NameDecision, ...] = (), transfer: Transfer | None = None
) -> Sent:
    next_school = Agency(desk.new_id(), name, AgencyKind.EDUCATION)
    save_agency(desk, next_school)
    request = request_of(whole_file(desk, FINLEY.id), replace(COVERING, agency_id=next_school.id), names)
    prepared, sealed = exporting.export_bundle(desk, request, folder, PASSPHRASE, transfer)
    return Sent(sealed.target, " ".join(prepared.assembled.keys.words))


def receive(desk: Desk, sent: Sent) -> None:
    found = arrival(desk, judge(sent.bundle, PASSPHRASE, demonstration=False))
    take_in(desk, found, FINLEY, RECEPTION, words=sent.words, heard=HEARD, particulars=True)


def isla() -> tuple[NameDecision, ...]:
    return (NameDecision("2" * 32, ("Isla",), NameTreatment.NAMED),)


@pytest.fixture(scope="module")
def there(one: Desk, two: Desk, tmp_path_factory: pytest.TempPathFactory) -> Desk:
    """School two, with the file of school one."""
    receive(two, send(one, tmp_path_factory.mktemp("file"), "Larkfield Academy", isla()))
    return two


def test_everything_that_may_go_is_counted_and_what_may_not_is_told_another_way(one: Desk) -> None:
    whole = whole_file(one, FINLEY.id)
    assert (whole.counts["observation"], whole.counts["concern"], whole.counts["attachment"]) == (2, 1, 2)
    assert [kind for _, kind in whole.untold] == ["observation"]
    assert whole.address_withheld


def test_another_childs_name_is_decided_before_it_leaves(one: Desk, tmp_path: Path) -> None:
    with pytest.raises(InvalidRecord, match="other child"):
        send(one, tmp_path, "Nowhere Academy")


def test_the_next_school_has_the_childs_exact_words_with_who_wrote_them(there: Desk) -> None:
    entries = chronology(there, FINLEY.id)
    (told,) = [entry for entry in entries if entry.exact_words]
    assert told.exact_words == SAID
    assert told.author == "Ruth Patel, Designated safeguarding lead, Elmfield Primary"
    assert dict(told.facts)["What it meant to them"] == "It fits the autumn"
    assert [found.kind for found in search(there, "secret").notes] == ["received_record"]
    assert "Northshire Police" in next(entry.text + entry.title + entry.source for entry in entries
                                       if entry.came_as == "contact")  # fmt: skip


def test_a_source_is_put_back_word_for_word_and_its_entry_still_opens(there: Desk) -> None:
    (told,) = [each.came for each in records.every(there.connection, ReceivedRecord)
               if each.came.observation and each.came.observation.witness]  # fmt: skip
    assert told.observation is not None
    assert (told.observation.witness, told.observation.source.danger) == (
        "Mrs Dee, next door", "Her windows were broken",
    )  # fmt: skip
    assert (told.source, len(told.custody.salt)) == ("", 32)


def test_what_was_seen_around_the_child_is_linked_here_with_who_said_it(there: Desk) -> None:
    ties = {tie.subject.label: tie.link for tie in child_links(there, FINLEY.id).ties}
    assert set(ties) == {"Silver hatchback", "The second phone"}
    (told,) = [each for each in records.every(there.connection, ReceivedRecord)
               if each.came.observation and each.came.observation.exact_words]  # fmt: skip
    assert (ties["Silver hatchback"].source, ties["Silver hatchback"].record_id) == ("The caretaker", told.id)
    assert (ties["The second phone"].source, ties["The second phone"].words) == (
        "The file of Elmfield Primary", "It lay in it",
    )  # fmt: skip


def test_no_confidential_address_is_in_anything_that_came(there: Desk) -> None:
    rows = there.connection.execute("SELECT content FROM body").fetchall()
    assert not [content for (content,) in rows if "Hidden Close" in content]
    assert there.connection.execute(
        "SELECT count(*) FROM kept_file WHERE instr(content, 'Hidden Close')"
    ).fetchone() == (0,)


def test_a_third_school_has_the_first_ones_words_with_the_way_they_came_by(
    there: Desk, tmp_path: Path, tmp_path_factory: pytest.TempPathFactory
) -> None:
    observe(there, "Settled in well")
    third = school(tmp_path_factory.mktemp("three"), "Hillside College")
    names = tuple(NameDecision("2" * 32, (word,), NameTreatment.NAMED) for word in ("Isla",))
    receive(third, send(there, tmp_path, "Hillside College", names))
    came = {each.came.record.id: each.came for each in records.every(third.connection, ReceivedRecord)}
    firsts = [each for each in came.values() if each.observation and each.observation.exact_words == SAID]
    assert [[step.school for step in each.through] for each in firsts] == [["Elmfield Primary", "Larkfield Academy"]]
    assert [entry.school for entry in chronology(third, FINLEY.id) if entry.exact_words == SAID] == [
        "Elmfield Primary"
    ]
    names_kept = {each.attachment.name for each in files_of_child(third, FINLEY.id)}
    assert {"=photo.txt", "plan.txt"} <= names_kept
    opening.lock(third)


def test_what_the_first_school_wrote_can_go_to_police_with_the_file_kept_with_it(there: Desk, tmp_path: Path) -> None:
    police = Agency(there.new_id(), "Northshire Police", AgencyKind.POLICE)
    save_agency(there, police)
    answer = RouteAnswer(there.new_id(), FINLEY.id, Route.INFORMATION)
    exporting.answer_route_gate(there, answer)
    (told,) = [entry for entry in chronology(there, FINLEY.id) if entry.exact_words]
    request = exporting.ExportRequest(
        FINLEY.id, police.id, answer.id, "To prevent harm", COVERING.lawful_basis, TOLD, TOLD, (told.id,),
        attachments=tuple(file.attachment.id for file in told.files),
    )  # fmt: skip
    prepared, sealed = exporting.export_bundle(there, request, tmp_path, PASSPHRASE)
    root = prepared.assembled.keys.root.certificate
    verdict = verify(sealed.target, root, PASSPHRASE, demonstration=False)
    assert (verdict.exit_code, verdict.problems) == (0, ())
    assert verdict.contents is not None
    (item,) = verdict.contents.casefile.records
    (file,) = verdict.contents.casefile.attachments
    assert (item.kind, [step.school for step in item.through]) == ("observation", ["Elmfield Primary"])
    assert (file.name, file.matter_id) == ("=photo.txt", item.record.id)
    said = text_of(sealed.report)
    assert "Elmfield Primary" in said
    assert SAID.split("—", maxsplit=1)[0] in said


def test_the_clock_stops_when_the_file_has_gone_and_starts_again_where_it_never_left(
    one: Desk, tmp_path: Path
) -> None:
    mark_as_left(one, [FINLEY.id], date(2026, 3, 23))
    begun = Transfer(one.new_id(), FINLEY.id, Destination.SCHOOL, date(2026, 3, 23))
    save_transfer(one, begun)
    assert file_waiting(one, FINLEY.id)
    send(one, tmp_path, "Riverside", isla(), begun)
    sharing, transfer = records.every(one.connection, Sharing)[-1], transfer_of(one, FINLEY.id)
    assert transfer == replace(begun, sharing_id=sharing.id)
    assert file_waiting(one, FINLEY.id) is None
    assert left_behind(one, FINLEY.id) == 1, "the entry that no file may carry"
    observe(one, "A letter came after Finley had left")
    assert left_behind(one, FINLEY.id) == 2
    with one.deed() as deed:
        deed.record(replace(sharing, state=type(sharing.state).NOT_SENT, not_sent="The stick was lost here"))
    assert file_waiting(one, FINLEY.id)


def test_a_child_who_comes_back_brings_nothing_twice(one: Desk, there: Desk, tmp_path: Path) -> None:
    observe(there, "Moved back to Elmfield")
    (tmp_path / "back").mkdir()
    back = send(there, tmp_path / "back", "Elmfield Primary", isla())
    new = arrival(one, judge(back.bundle, PASSPHRASE, demonstration=False)).new
    assert {each.author_id for each in new} == {there.person.id}
    receive(one, back)
    on = send(one, tmp_path, "Riverside again", isla())
    judge(on.bundle, PASSPHRASE, demonstration=False)
