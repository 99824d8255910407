"""A restricted concern: nothing of it for who is not named, everything for who is, whatever is done to the file."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from dsl_desk.domain.attachment import Attachment
from dsl_desk.domain.errors import InvalidRecord, ReadsOnly
from dsl_desk.domain.event import Happening
from dsl_desk.domain.observation import HowKnown, Observation
from dsl_desk.domain.route import Route, RouteAnswer
from dsl_desk.domain.term import NOT_SURE
from dsl_desk.services import (
    attaching,
    body_maps,
    chronology_printing,
    concerns,
    drafts,
    duties,
    examining,
    exporting,
    incoming,
    linking,
    looking,
    opening,
    people,
    recording,
    referring,
    reviewing,
    searching,
    seen_together,
    sharing_log,
    weighing,
)
from dsl_desk.services.audiences import AUDIENCES
from dsl_desk.services.chronicling import chronology
from dsl_desk.services.desk import Desk
from dsl_desk.services.restricting import restrict_concern, who_sees
from dsl_desk.services.roll import listing
from dsl_desk.services.sight import hide_restricted
from dsl_desk.services.today import today
from dsl_desk.store import check, hiding, records
from dsl_desk.store.looks import NEWEST
from tests import restricted
from tests.desks import FINLEY, ISLA, NAME, observe, surroundings
from tests.restricted import (
    BASIS,
    DEPUTY,
    OPEN_TO_ALL,
    POLICE,
    TOLD,
    WHY,
    WORD,
    Vaults,
    copies,
    deputy,
    record_case,
    sit_down,
)

Seat = Callable[[Desk], Desk]


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Vaults:
    return restricted.vaults(tmp_path_factory.mktemp("restricted"))


@pytest.fixture
def vaults(made: Vaults, tmp_path: Path) -> Vaults:
    return copies(made, tmp_path)


@pytest.fixture
def seated() -> Iterator[Seat]:
    """Locks whatever desk was opened, at the end."""
    opened: list[Desk] = []

    def seat(desk: Desk) -> Desk:
        opened.append(desk)
        return desk

    yield seat
    for desk in opened:
        desk.vault.close()


def _shared(desk: Desk, child_id: str) -> tuple[object, ...]:
    log = sharing_log.log_of_child(desk, child_id)
    return log.shared, log.kept


def everything_read(desk: Desk) -> dict[str, object]:
    """What every service tells pages, in words; no ids and no looks, which differ by chance and by sitting."""
    now = today(desk)
    found: dict[str, object] = {
        "roll": [repr(each) for each in listing.roll_rows(desk, listing.roll(desk, listing.Wanted()))],
        "going on": listing.roll(desk, listing.Wanted(going_on=True)),
        "first found": listing.find_children(desk, "i", 9),
        "today": (now.needs, now.drafts, now.latest, now.weeks),
        "groups": repr([(group.words, group.children) for group in seen_together.groups(desk)]),
        "subjects": [each.label for each in linking.every_subject(desk)],
        "duties open": duties.open_duties(desk),
        "referrals open": referring.open_referrals(desk),
        "incoming": incoming.open_incoming(desk),
        "drafts": drafts.drafts(desk),
    }
    for child in (FINLEY, ISLA):
        found |= {
            f"chronology of {child.name}": chronology(desk, child.id),
            f"concerns of {child.name}": reviewing.concerns(desk, child.id),
            f"actions of {child.name}": reviewing.actions(desk, child.id).actions,
            f"sharing of {child.name}": _shared(desk, child.id),
            f"files of {child.name}": (
                attaching.files_of_child(desk, child.id),
                attaching.count_files(desk, child.id),
            ),
            f"links of {child.name}": seen_together.child_links(desk, child.id),
            f"also seen with {child.name}": [each.child for each in seen_together.child_links(desk, child.id).also],
            f"how many links of {child.name}": seen_together.count_links(desk, child.id),
            f"duties of {child.name}": repr(duties.duties_of(desk, child.id).questions),
            f"marks of {child.name}": body_maps.marked_records(desk, child.id),
            f"referrals of {child.name}": referring.referrals(desk, child.id),
        }
        for audience in AUDIENCES:
            printed = chronology_printing.gather_chronology(desk, child.id, audience)
            found[f"{audience.code} about {child.name}"] = printed.chosen
    return found


def test_who_is_not_named_reads_exactly_what_would_be_there_without_the_case(vaults: Vaults, seated: Seat) -> None:
    with_case = everything_read(seated(deputy(vaults.holding)))
    assert WORD not in repr(with_case)
    assert with_case == everything_read(seated(deputy(vaults.without)))


def test_who_is_named_reads_all_of_it(vaults: Vaults, seated: Seat) -> None:
    desk = seated(sit_down(vaults.holding))
    shown, bare = everything_read(desk), everything_read(seated(sit_down(vaults.without)))
    told = {name for name, said in shown.items() if WORD in repr(said)}
    changed = {name for name, said in shown.items() if said != bare[name]}
    assert {entry.id for child in (FINLEY, ISLA) for entry in chronology(desk, child.id)} >= vaults.case.record_ids
    assert changed >= told | {"also seen with Finley Ward", "how many links of Finley Ward", "roll"}
    assert len(told) > 20


@pytest.mark.parametrize("words", [WORD, WORD.lower()[:4], "allegation", "staff"])
def test_a_search_finds_nothing_of_it_for_who_is_not_named(vaults: Vaults, seated: Seat, words: str) -> None:
    assert searching.search(seated(deputy(vaults.holding)), words) == searching.Answers()


def test_a_search_by_who_is_named_finds_words_and_people(vaults: Vaults, seated: Seat) -> None:
    found = searching.search(seated(sit_down(vaults.holding)), WORD)
    assert [each.subject.label for each in found.subjects] == [f"{WORD} of the staff"]
    assert {"observation", "contact", "decision", "attachment", "referral", "duty", "link"} <= {
        each.kind for each in found.notes
    }


def test_ids_that_somebody_remembers_lead_nowhere(vaults: Vaults, seated: Seat) -> None:
    desk, case = seated(deputy(vaults.holding)), vaults.case
    with pytest.raises(InvalidRecord):
        concerns.concern_file(desk, case.concern.id)
    with pytest.raises(InvalidRecord):
        recording.amend_observation(desk, Observation(case.resting, "x", HowKnown.SAW, (NOT_SURE,)), "x")
    with pytest.raises(InvalidRecord):
        restrict_concern(desk, case.concern.id, [desk.person.id], "To see it")
    assert reviewing.observation(desk, case.resting) == ()
    assert drafts.find_draft(desk, case.draft) is None
    assert weighing.significance(desk, FINLEY.id, case.resting) is None
    assert len(searching.search(desk, FINLEY.given_name).children) == 1


def _preview(desk: Desk, record_id: str) -> None:
    """Read a bundle with this record in it, and never sign it."""
    gate = RouteAnswer(desk.new_id(), FINLEY.id, Route.INFORMATION)
    exporting.answer_route_gate(desk, gate)
    request = exporting.ExportRequest(FINLEY.id, POLICE.id, gate.id, WORD, BASIS, TOLD, TOLD, (record_id,))
    exporting.assemble(desk, request)


def test_the_lists_of_who_has_looked_do_not_name_it(vaults: Vaults, seated: Seat) -> None:
    desk = seated(sit_down(vaults.holding))
    concerns.concern_file(desk, vaults.case.concern.id)
    attaching.copy_out(desk, vaults.case.file)
    _preview(desk, vaults.case.resting)
    named = looking.looks_by(desk, desk.person.id).shown
    assert any(vaults.case.bundle in look.note for look in named)
    assert {look.concern for look in named} == {"", vaults.case.concern.title}
    at_it = looking.looks_at(desk, vaults.case.concern.id).shown
    assert [look.happening for look in at_it] == [Happening.PREVIEWED, Happening.VIEWED]
    opening.lock(desk)
    other = seated(deputy(vaults.holding))
    seen = [*looking.looks_by(other, desk.person.id).shown, *looking.looks_at(other, FINLEY.id, NEWEST).shown]
    assert seen
    assert not any("bundle" in look.note or look.happening is Happening.COPIED for look in seen)
    assert looking.looks_at(other, vaults.case.concern.id).shown == ()


def test_a_new_record_about_the_child_is_taken_without_a_word(vaults: Vaults, seated: Seat) -> None:
    desk = seated(deputy(vaults.holding))
    seen = observe(desk, "Out of class again", "", FINLEY, ISLA)
    assert [entry.id for entry in chronology(desk, ISLA.id)] == [seen.id]
    opening.lock(desk)
    desk = seated(sit_down(vaults.holding))
    assert {seen.id, vaults.case.resting} <= {entry.id for entry in chronology(desk, ISLA.id)}


def test_a_bundle_made_meanwhile_takes_the_next_number_and_tells_nothing(vaults: Vaults, seated: Seat) -> None:
    desk = seated(deputy(vaults.holding))
    (seen,) = (entry for entry in chronology(desk, FINLEY.id) if entry.kind == "observation")
    gate = RouteAnswer(desk.new_id(), FINLEY.id, Route.INFORMATION)
    exporting.answer_route_gate(desk, gate)
    request = exporting.ExportRequest(FINLEY.id, POLICE.id, gate.id, "Why", BASIS, TOLD, TOLD, (seen.id,))
    assembled = exporting.assemble(desk, request)
    assert WORD not in repr(assembled.casefile)
    assert dict(assembled.casefile.scope.left_out) == {"decision": 1}
    assert (assembled.sharing.bundle, assembled.sharing.sequence) == ("DD-2026-0002-01", 2)
    assert assembled.sharing.previous_sums_sha256


def test_each_printed_code_sees_everything(vaults: Vaults, seated: Seat) -> None:
    desk = seated(opening.open_vault(vaults.holding, surroundings(), recovery_code=vaults.code))
    assert concerns.concern_file(desk, vaults.case.concern.id).sees.people == (NAME,)
    everyone = [member.person.id for member in people.members(desk)]
    restrict_concern(desk, vaults.case.concern.id, everyone, "The deputy takes it over")
    people.set_passphrase(desk, "walnut ferry cobble harness", everyone[1])
    assert desk.person.name == DEPUTY
    assert concerns.concern_file(desk, vaults.case.concern.id)


def test_who_goes_on_from_a_printed_code_sees_what_they_may(vaults: Vaults, seated: Seat) -> None:
    desk = seated(opening.open_vault(vaults.holding, surroundings(), recovery_code=vaults.code))
    (other,) = (each.person for each in people.members(desk) if each.person.name == DEPUTY)
    people.set_passphrase(desk, "walnut ferry cobble harness", other.id)
    assert WORD not in repr(everything_read(desk))


def test_a_rebuild_by_either_keeps_it(vaults: Vaults, seated: Seat) -> None:
    for sit in (deputy, sit_down):
        desk = seated(sit(vaults.holding))
        before = everything_read(desk)
        assert examining.examine(desk, rebuild=True).rebuilt is True
        assert everything_read(desk) == before
        opening.lock(desk)


def test_taking_turns_changes_nothing_in_the_tables_of_who_is_named(vaults: Vaults, seated: Seat) -> None:
    desk = seated(sit_down(vaults.holding))
    before = check.projections_digest(desk.connection)
    hiding.hide(desk.vault, DEPUTY, [vaults.case.concern.id])
    assert WORD not in "".join(map(repr, desk.connection.execute("SELECT text FROM note")))
    hiding.hide(desk.vault, DEPUTY, [])
    assert check.projections_digest(desk.connection) == before
    assert not hiding.hides_anything(desk.connection)


def test_the_bytes_of_a_hidden_file_stay_and_are_still_proved(vaults: Vaults, seated: Seat) -> None:
    desk = seated(deputy(vaults.holding))
    assert records.current(desk.connection, Attachment, vaults.case.file)
    assert examining.examine(desk).sound


def test_lifting_and_widening_are_versions_that_stay(vaults: Vaults, seated: Seat) -> None:
    desk, concern_id = seated(sit_down(vaults.holding)), vaults.case.concern.id
    own, other = (member.person.id for member in people.members(desk))
    restrict_concern(desk, concern_id, [own, other], "The deputy works on it too")
    assert who_sees(desk, concern_id).people == (NAME, DEPUTY)
    restrict_concern(desk, concern_id, [], "It was unfounded")
    seen = who_sees(desk, concern_id)
    assert not seen.restricted
    assert [(step.by, step.people, step.reason) for step in seen.steps] == [
        (NAME, (), "It was unfounded"),
        (NAME, (NAME, DEPUTY), "The deputy works on it too"),
        (NAME, (NAME,), WHY),
    ]
    opening.lock(desk)
    assert WORD in repr(everything_read(seated(deputy(vaults.holding))))


def test_somebody_named_later_sees_it_and_somebody_left_out_later_does_not(vaults: Vaults, seated: Seat) -> None:
    desk = seated(sit_down(vaults.holding))
    own, other = (member.person.id for member in people.members(desk))
    restrict_concern(desk, vaults.case.concern.id, [own, other], "Both")
    opening.lock(desk)
    desk = seated(deputy(vaults.holding))
    assert concerns.concern_file(desk, vaults.case.concern.id).sees.people == (NAME, DEPUTY)
    restrict_concern(desk, vaults.case.concern.id, [other], "The DSL is named in it")
    opening.lock(desk)
    assert WORD not in repr(everything_read(seated(sit_down(vaults.holding))))


@pytest.mark.parametrize(
    ("name_others", "name_you", "reason", "field"),
    [
        (False, True, "Why", "people"),  # as it is
        (True, False, "Why", "people"),  # hidden from who restricts it
        (True, True, "  ", "reason"),
    ],
)
def test_what_makes_no_sense_is_refused(
    vaults: Vaults, seated: Seat, name_others: bool, name_you: bool, reason: str, field: str
) -> None:
    desk = seated(sit_down(vaults.holding))
    own, other = (member.person.id for member in people.members(desk))
    named = [own] * name_you + [other] * name_others
    before = desk.vault.head()
    with pytest.raises(InvalidRecord) as refused:
        restrict_concern(desk, vaults.case.concern.id, named, reason)
    assert [problem.field for problem in refused.value.problems] == [field]
    assert desk.vault.head() == before


def test_only_people_with_a_way_in_are_named(vaults: Vaults, seated: Seat) -> None:
    desk = seated(sit_down(vaults.holding))
    with pytest.raises(InvalidRecord, match="no longer open"):
        restrict_concern(desk, vaults.case.concern.id, [desk.person.id, "0" * 32], "Why")


def test_the_last_one_who_sees_it_can_neither_leave_nor_read_only(vaults: Vaults, seated: Seat) -> None:
    desk = seated(deputy(vaults.holding))
    (dsl,) = (member.person for member in people.members(desk) if member.person.name == NAME)
    with pytest.raises(InvalidRecord, match="only this person sees some restricted concern") as refused:
        people.remove_person(desk, dsl.id, "Left", lambda step, done: None)
    assert WORD not in str(refused.value)
    with pytest.raises(InvalidRecord, match="only this person"):
        people.change_person(desk, replace(dsl, reads_only=True), "Reads only from now on")
    opening.lock(desk)
    desk = seated(sit_down(vaults.holding))
    restrict_concern(desk, vaults.case.concern.id, [], "Before leaving")
    opening.lock(desk)
    people.remove_person(seated(deputy(vaults.holding)), dsl.id, "Left", lambda step, done: None)


def test_who_reads_only_changes_nothing_and_can_be_let_in(vaults: Vaults, seated: Seat) -> None:
    desk = seated(sit_down(vaults.holding))
    own, other = (member.person for member in people.members(desk))
    people.change_person(desk, replace(other, reads_only=True), "Governor")
    restrict_concern(desk, vaults.case.concern.id, [own.id, other.id], "To be read")
    opening.lock(desk)
    desk = seated(deputy(vaults.holding))
    assert concerns.concern_file(desk, vaults.case.concern.id)
    with pytest.raises(ReadsOnly):
        restrict_concern(desk, vaults.case.concern.id, [], "Not mine to do")
    assert who_sees(desk, vaults.case.concern.id).restricted


def test_a_record_shared_with_another_concern_is_hidden_and_the_other_concern_stays(
    vaults: Vaults, seated: Seat
) -> None:
    desk = seated(deputy(vaults.holding))
    file = concerns.concern_file(desk, OPEN_TO_ALL.id)
    assert [entry.kind for entry in file.entries] == ["decision"]
    assert not file.sees.restricted
    assert [member.person.name for member, _ in file.sees.choices] == [NAME, DEPUTY]
    assert [named for _, named in file.sees.choices] == [False, True]


def test_nothing_is_written_at_an_opening_where_nothing_is_restricted(vaults: Vaults, seated: Seat) -> None:
    desk = seated(deputy(vaults.without))
    changes = desk.connection.total_changes
    hiding.hide(desk.vault, DEPUTY, [])
    assert desk.connection.total_changes == changes


def test_the_same_person_again_sees_the_same_and_nothing_is_written_for_it(vaults: Vaults, seated: Seat) -> None:
    desk = seated(deputy(vaults.holding))
    observe(desk, "Late again")
    before = everything_read(desk)
    opening.lock(desk)
    desk = seated(deputy(vaults.holding))
    changes = desk.connection.total_changes
    hide_restricted(desk)
    assert desk.connection.total_changes == changes
    assert everything_read(desk) == before


def test_an_open_case_tells_both_until_it_is_restricted(vaults: Vaults, seated: Seat) -> None:
    """The control: the same records, without the restriction, are found by the same questions."""
    desk = seated(sit_down(vaults.without))
    record_case(desk)
    opening.lock(desk)
    desk = seated(deputy(vaults.without))
    told = [name for name, said in everything_read(desk).items() if WORD in repr(said)]
    assert len(told) > 20
