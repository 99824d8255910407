"""What was kept from others, and how matters were reported, goes with the whole file and with no other bundle."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from dsl_desk.domain.agency import Agency, AgencyKind
from dsl_desk.domain.casefile import CaseRecord
from dsl_desk.domain.chronology import ChronologyEntry
from dsl_desk.domain.errors import InvalidRecord
from dsl_desk.domain.front_sheet import FrontSheet
from dsl_desk.domain.not_shared import NotShared
from dsl_desk.domain.other_names import NameDecision, NameTreatment, OtherName
from dsl_desk.domain.route import Route, RouteAnswer
from dsl_desk.domain.sharing import Sharing
from dsl_desk.domain.term import Term
from dsl_desk.domain.when import Certainty, When
from dsl_desk.services import opening
from dsl_desk.services.chronicling import chronology
from dsl_desk.services.desk import Desk
from dsl_desk.services.exporting import ExportRequest, assemble
from dsl_desk.services.other_names import names_in
from dsl_desk.services.searching import search
from dsl_desk.services.transferring.arriving import judge
from dsl_desk.services.transferring.whole import whole_file
from dsl_desk.store import records
from tests.bundle.inside import everything_in
from tests.desks import FINLEY, ISLA, observe
from tests.services.transferring.test_round_trip import (
    COVERING,
    PASSPHRASE,
    REFUGE,
    TOLD,
    Sent,
    receive,
    school,
    send,
)

POLICE = Agency("a1" * 16, "Northshire Police", AgencyKind.POLICE)
KINDS = ("not_shared", "route_answer")
DECIDED, REPORTED = (When(Certainty.EXACT, date(2026, 2, day)) for day in (3, 4))
GROUND = Term("no-role", "They have no part in it")
KEPT = NotShared(
    "a2" * 16, FINLEY.id, "That Isla moved away", "A neighbour", GROUND, "He was only curious", DECIDED, "Ruth Patel",
    POLICE.id, advice_from="The county’s lawyer", advice="Say nothing",
)  # fmt: skip
TELLS_ADDRESS = NotShared(
    "a3" * 16, FINLEY.id, "That they live at 7 Hidden Close", "An uncle", GROUND, "He frightens them", DECIDED, "Ruth"
)
ANSWER = RouteAnswer(
    "a4" * 16, FINLEY.id, Route.CRIME_REPORT, "REF-0412", reported=REPORTED, told_to="The control room"
)
PSEUDONYMS = (
    NameDecision(ISLA.id, ("Isla",), NameTreatment.PSEUDONYM, "Child A"),
    NameDecision("", ("Quokkason",), NameTreatment.PSEUDONYM, "Child B"),
)


@pytest.fixture(scope="module")
def one(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Desk]:
    desk = school(tmp_path_factory.mktemp("one"), "Elmfield Primary")
    seen = observe(desk, "A lighter was found.")
    earlier = Sharing(
        "a5" * 16, FINLEY.id, POLICE.id, ANSWER.id, "To police", COVERING.lawful_basis, TOLD, TOLD, (seen.id,),
        "DD-2026-0001-01", 1, "1" * 64, "2" * 64, names=PSEUDONYMS,
    )  # fmt: skip
    with desk.deed() as deed:
        for record in (POLICE, KEPT, TELLS_ADDRESS, ANSWER, earlier, FrontSheet(FINLEY.id, (REFUGE,))):
            deed.record(record)
    yield desk
    opening.lock(desk)


@pytest.fixture(scope="module")
def sent(one: Desk, tmp_path_factory: pytest.TempPathFactory) -> Sent:
    """To the next school, in which nobody of the name of Isla is known."""
    names = (NameDecision(ISLA.id, ("Isla",), NameTreatment.REMOVED),)
    return send(one, tmp_path_factory.mktemp("file"), "Larkfield Academy", names)


@pytest.fixture(scope="module")
def there(sent: Sent, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Desk]:
    desk = school(tmp_path_factory.mktemp("two"), "Larkfield Academy")
    receive(desk, sent)
    yield desk
    opening.lock(desk)


def came(sent: Sent) -> dict[str, CaseRecord]:
    """By kind."""
    return {item.kind: item for item in judge(sent.bundle, PASSPHRASE, demonstration=False).casefile.records}


def entries(desk: Desk) -> dict[str, ChronologyEntry]:
    return {entry.came_as: entry for entry in chronology(desk, FINLEY.id)}


def test_both_go_and_only_what_tells_a_confidential_address_stays(one: Desk, sent: Sent) -> None:
    whole = whole_file(one, FINLEY.id)
    assert [whole.counts[kind] for kind in KINDS] == [1, 1]
    assert whole.untold == ((TELLS_ADDRESS.id, "not_shared"),)
    assert came(sent)["route_answer"].record == ANSWER


def test_they_stand_in_the_next_schools_chronology_as_they_were_there(there: Desk) -> None:
    kept, answer = (entries(there)[kind] for kind in KINDS)
    assert (kept.title, kept.when) == ("From Elmfield Primary: Not shared with A neighbour", DECIDED)
    facts = dict(kept.facts)
    assert (facts["Ground"], facts["Agency"], facts["What they advised"]) == (
        GROUND.wording, "Northshire Police", "Say nothing",
    )  # fmt: skip
    assert (answer.title, answer.when) == ("From Elmfield Primary: How it was reported: 101 or online", REPORTED)
    assert "REF-0412" in answer.text


@pytest.mark.parametrize(("words", "kind"), [("curious", "not_shared"), ("control room", "route_answer")])
def test_they_are_found_by_their_words(there: Desk, words: str, kind: str) -> None:
    assert [found.kind for found in search(there, words).notes] == ["received_record"]
    assert words in entries(there)[kind].text


def test_they_go_on_to_a_third_school(there: Desk, tmp_path: Path) -> None:
    onward = came(send(there, tmp_path, "Hillside College"))
    assert [[step.school for step in onward[kind].through] for kind in KINDS] == [["Elmfield Primary"]] * 2


@pytest.mark.parametrize("kind", KINDS)
def test_they_go_in_no_other_bundle(one: Desk, there: Desk, kind: str) -> None:
    for desk, id_ in (
        (one, {"not_shared": KEPT.id, "route_answer": ANSWER.id}[kind]),
        (there, entries(there)[kind].id),
    ):
        with desk.deed() as deed:
            deed.record(POLICE)
            deed.record(ANSWER)
        request = ExportRequest(
            FINLEY.id, POLICE.id, ANSWER.id, "To prevent harm", COVERING.lawful_basis, TOLD, TOLD, (id_,)
        )
        with pytest.raises(InvalidRecord, match="only records about this child"):
            assemble(desk, request)


def test_other_childrens_names_in_them_are_decided_and_replaced(one: Desk, sent: Sent, tmp_path: Path) -> None:
    with pytest.raises(InvalidRecord, match="other child"):
        send(one, tmp_path, "Nowhere Academy")
    item = came(sent)["not_shared"]
    assert item.not_shared is not None
    assert (item.not_shared.what, item.names_replaced, item.custody.salt) == ("That [name removed] moved away", 1, "")


def test_that_names_were_taken_out_of_an_earlier_bundle_is_said_here(there: Desk) -> None:
    assert dict(entries(there)["sharing"].facts)["Names taken out there"] == "2"
    assert dict(entries(there)["not_shared"].facts)["Names taken out there"].endswith("in square brackets")


def test_who_child_a_of_an_earlier_bundle_is_stays_in_the_school(one: Desk, sent: Sent) -> None:
    """Police were told "Child A" and may ask; the next school is told neither the name nor that there is one."""
    judged = judge(sent.bundle, PASSPHRASE, demonstration=False)
    item = came(sent)["sharing"]
    assert item.sharing is not None
    assert (item.sharing.names, item.names_replaced, item.custody.salt) == ((), len(PSEUDONYMS), "")
    assert judged.casefile.names == (OtherName(NameTreatment.REMOVED),)
    held = list(everything_in(sent.bundle.name, sent.bundle.read_bytes(), PASSPHRASE))
    assert any(item.sharing.bundle in text for text in held)
    assert not [text for text in held for told in ("Isla", "Quokkason", "Child A", "Child B") if told in text]
    kept = records.current(one.connection, Sharing, item.sharing.id)
    assert kept is not None
    assert kept.names == PSEUDONYMS
    assert names_in(one, FINLEY.id, [kept.id], []) == ()
