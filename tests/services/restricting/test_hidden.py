"""A restricted concern: nothing of it for who is not named, everything for who is, whatever is done to the file."""

from __future__ import annotations

import pytest

from dsl_desk.domain.attachment import Attachment
from dsl_desk.domain.errors import InvalidRecord
from dsl_desk.domain.event import Happening
from dsl_desk.domain.observation import HowKnown, Observation
from dsl_desk.domain.route import Route, RouteAnswer
from dsl_desk.domain.term import NOT_SURE
from dsl_desk.services import (
    attaching,
    concerns,
    drafts,
    examining,
    exporting,
    looking,
    opening,
    recording,
    reviewing,
    searching,
    weighing,
)
from dsl_desk.services.chronicling import chronology
from dsl_desk.services.desk import Desk
from dsl_desk.services.restricting import restrict_concern
from dsl_desk.services.sight import hide_restricted
from dsl_desk.store import check, hiding, records
from dsl_desk.store.looks import NEWEST
from tests.desks import FINLEY, ISLA, NAME, observe
from tests.restricted import BASIS, DEPUTY, OPEN_TO_ALL, POLICE, TOLD, WORD, Vaults, deputy, record_case, sit_down
from tests.services.restricting.reading import Seat, everything_read


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
