"""What people do: recorded whole, corrected without loss, refused in words with nothing written."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date
from functools import partial
from pathlib import Path

import pytest

from dsl_desk.domain.action import Action
from dsl_desk.domain.concern import Concern, ConcernState, Involvement, Role
from dsl_desk.domain.contact import Contact, ContactKind
from dsl_desk.domain.decision import Decision, DecisionKind
from dsl_desk.domain.errors import InvalidRecord, ReadsOnly
from dsl_desk.domain.event import Event, Happening
from dsl_desk.domain.observation import HowKnown, Observation
from dsl_desk.domain.term import NOT_SURE
from dsl_desk.domain.when import NOT_KNOWN, NOT_STATED
from dsl_desk.services import acting, chronicling, contacting, deciding, opening, recording, reviewing
from dsl_desk.services.desk import Desk
from dsl_desk.services.drafts import discard_draft, drafts, save_draft
from dsl_desk.services.searching import search
from dsl_desk.store import journal, records
from tests.desks import FINLEY, ISLA, in_memory, make, observe, unlock, unlocked

DRAFT = "d" * 32
FIELDS: dict[str, str | list[str]] = {"child": FINLEY.id, "what": "At the gate, “half a sent", "domains": ["D", "E"]}
LONG = "Ż שלום 👩‍👧 <b>&amp; " * 6_000


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    made = in_memory(tmp_path)
    yield made
    opening.lock(made)


@pytest.fixture
def refused(desk: Desk) -> Callable[[str, Callable[[], object]], None]:
    """The deed is refused for this field, in words, and the journal has not moved."""

    def refused(field: str, deed: Callable[[], object]) -> None:
        before = desk.vault.head()
        with pytest.raises(InvalidRecord) as raised:
            deed()
        assert field in {problem.field for problem in raised.value.problems}
        assert desk.vault.head() == before

    return refused


Refused = Callable[[str, Callable[[], object]], None]


def bodies(desk: Desk, kind: str) -> list[str]:
    return [
        content.decode()
        for entry, _, content in journal.entries(desk.connection, desk.vault.identity.id)
        if entry.header.kind == kind and content
    ]


# Observations


def test_one_deed_is_one_id_in_the_journal(desk: Desk) -> None:
    observation = Observation(desk.new_id(), "Seen", HowKnown.SAW, (NOT_SURE,))
    involved = [Involvement(desk.new_id(), observation.id, child.id) for child in (FINLEY, ISLA)]
    changed = recording.record_observation(desk, observation, involved)
    entries = [entry.header for entry, _, _ in journal.entries(desk.connection, desk.vault.identity.id)]
    assert [header.kind for header in entries if header.deed == changed.deed_id] == [
        "observation", "involvement", "involvement",
    ]  # fmt: skip
    assert changed.id == observation.id
    assert changed.child_ids == {FINLEY.id, ISLA.id}
    assert changed.kinds == {"observation", "involvement"}


def test_the_same_observation_stands_on_each_childs_record(desk: Desk) -> None:
    seen = observe(desk, "Both at the gate", "", FINLEY, ISLA)
    for child in (FINLEY, ISLA):
        (entry,) = chronicling.chronology(desk, child.id)
        assert (entry.id, entry.text, entry.version) == (seen.id, "Both at the gate", 1)


def test_observation_needs_a_child(desk: Desk, refused: Refused) -> None:
    seen = Observation(desk.new_id(), "Seen", HowKnown.SAW, (NOT_SURE,))
    refused("child", lambda: recording.record_observation(desk, seen, []))


def test_a_child_stands_in_a_matter_once(desk: Desk, refused: Refused) -> None:
    seen = Observation(desk.new_id(), "Seen", HowKnown.SAW, (NOT_SURE,))
    twice = [Involvement(desk.new_id(), seen.id, FINLEY.id, role) for role in (Role.ABOUT, Role.WITNESS)]
    refused("child", lambda: recording.record_observation(desk, seen, twice))
    contact = Contact(desk.new_id(), ContactKind.CALL, "Mum", "We spoke")
    contacting.log_contact(desk, contact, [FINLEY.id, FINLEY.id])
    assert len(records.involved(desk.connection, contact.id)) == 1


def test_long_text_in_every_script_comes_back_unharmed(desk: Desk) -> None:
    seen = observe(desk, LONG[:100_000], "\u202eright to left\u202c \u200b ")
    assert records.current(desk.connection, Observation, seen.id) == seen
    assert chronicling.chronology(desk, FINLEY.id)[0].text == LONG[:100_000]


def test_amended_observation_keeps_both_versions_and_the_reason(desk: Desk) -> None:
    seen = observe(desk, "One phone", "“It is mine”")
    recording.amend_observation(desk, replace(seen, what="Two phones"), "The tutor counted again")
    newest, oldest = chronicling.editions(desk, "observation", seen.id)
    assert (newest.text, newest.number, newest.reason) == ("Two phones", 2, "The tutor counted again")
    assert (oldest.text, oldest.number, oldest.reason) == (seen.what, 1, "")
    (entry,) = chronicling.chronology(desk, FINLEY.id)
    assert (entry.text, entry.version, entry.exact_words) == ("Two phones", 2, "“It is mine”")
    assert [found.id for found in search(desk, "phones").notes] == [seen.id]


def test_what_the_child_said_stays_as_it_was_said(desk: Desk, refused: Refused) -> None:
    seen = observe(desk, "One phone", "“It is mine”")
    for words in ("“It is not mine”", "", "“It is mine” "):
        changed = replace(seen, exact_words=words)
        refused("exact_words", partial(recording.amend_observation, desk, changed, "On reflection"))


def test_words_that_were_left_out_can_be_added_once(desk: Desk, refused: Refused) -> None:
    seen = observe(desk)
    added = replace(seen, exact_words="“It is mine”")
    recording.amend_observation(desk, added, "Forgot to write it down")
    refused("exact_words", lambda: recording.amend_observation(desk, seen, "On reflection"))


@pytest.mark.parametrize("reason", ["", "  ", "half \ud83d", "nothing\0", "x" * 100_001])
def test_correction_needs_a_reason_that_can_be_kept(desk: Desk, refused: Refused, reason: str) -> None:
    seen = observe(desk)
    refused("reason", lambda: recording.amend_observation(desk, replace(seen, what="Other"), reason))


def test_correction_corrects_something_that_is_there(desk: Desk, refused: Refused) -> None:
    seen = observe(desk)
    refused("what", lambda: recording.amend_observation(desk, seen, "No reason"))
    refused("id", lambda: recording.amend_observation(desk, replace(seen, id="0" * 32), "Never was"))


# Drafts


def test_draft_survives_lock_kill_and_other_saves(tmp_path: Path) -> None:
    desk, _ = make(tmp_path / "vault")
    save_draft(desk, DRAFT, "record", {"what": "Half"})
    save_draft(desk, DRAFT, "record", FIELDS)
    save_draft(desk, "e" * 32, "contact", {})
    observe(desk)
    opening.lock(desk)
    desk = unlock(tmp_path / "vault")
    desk.vault.close()  # as a kill leaves it: no anchor, no wiping
    with unlocked(tmp_path / "vault") as desk:
        newest, oldest = drafts(desk)
        assert (newest.id, newest.form, newest.fields) == ("e" * 32, "contact", {})
        assert (oldest.id, oldest.form, oldest.fields) == (DRAFT, "record", FIELDS)


def test_draft_goes_with_the_record_it_became(desk: Desk) -> None:
    save_draft(desk, DRAFT, "record", FIELDS)
    seen = Observation(desk.new_id(), "Seen", HowKnown.SAW, (NOT_SURE,))
    recording.record_observation(desk, seen, [Involvement(desk.new_id(), seen.id, FINLEY.id)], DRAFT)
    assert drafts(desk) == ()
    assert bodies(desk, "event") == []


def test_draft_stays_when_its_record_is_refused(desk: Desk) -> None:
    save_draft(desk, DRAFT, "contact", FIELDS)
    contact = Contact(desk.new_id(), ContactKind.CALL, "Mum", "We spoke")
    with pytest.raises(InvalidRecord):
        contacting.log_contact(desk, contact, [], DRAFT)
    with pytest.raises(Exception, match="FOREIGN KEY"):
        contacting.log_contact(desk, contact, ["0" * 32], DRAFT)
    assert [draft.id for draft in drafts(desk)] == [DRAFT]


def test_discarded_draft_is_entered_without_a_word_of_it(desk: Desk) -> None:
    save_draft(desk, DRAFT, "record", {"what": "zebraphone"})
    discard_draft(desk, DRAFT)
    assert drafts(desk) == ()
    (body,) = bodies(desk, "event")
    assert DRAFT in body
    assert Happening.DRAFT_DISCARDED in body
    assert "zebraphone" not in body


def test_half_a_character_in_a_form_does_not_lose_the_rest(desk: Desk) -> None:
    save_draft(desk, DRAFT, "record", {"what": "before \ud83d after"})
    (draft,) = drafts(desk)
    assert draft.fields == {"what": "before ? after"}


# Views


def test_looking_is_entered_once_for_each_child_and_sitting(tmp_path: Path) -> None:
    desk, _ = make(tmp_path / "vault")
    for child in (FINLEY, ISLA, FINLEY):
        reviewing.child_file(desk, child.id)
    viewed = [journal.read_body(Event, body).record for body in bodies(desk, "event")]
    assert [event.id for event in viewed if event.happening is Happening.VIEWED] == [FINLEY.id, ISLA.id]
    opening.lock(desk)
    with unlocked(tmp_path / "vault") as desk:
        reviewing.child_file(desk, FINLEY.id)
        viewed = [journal.read_body(Event, body).record for body in bodies(desk, "event")]
        assert [event.id for event in viewed if event.happening is Happening.VIEWED] == [
            FINLEY.id,
            ISLA.id,
            FINLEY.id,
        ]


# Concerns, decisions, actions


def opened(desk: Desk) -> Concern:
    concern = Concern(desk.new_id(), "Older friends with a car")
    decision = Decision(desk.new_id(), DecisionKind.OPEN_CONCERN, "Two signs", "Ruth Patel", concern.id)
    deciding.open_concern(desk, concern, [Involvement(desk.new_id(), concern.id, FINLEY.id)], decision)
    return concern


def decision(desk: Desk, concern: Concern, kind: DecisionKind) -> Decision:
    return Decision(desk.new_id(), kind, "It has been quiet", "Ruth Patel", concern.id)


def state(desk: Desk, concern: Concern) -> ConcernState:
    found = records.current(desk.connection, Concern, concern.id)
    assert found
    return found.state


def test_concern_is_opened_by_a_decision_that_stands_on_the_record(desk: Desk) -> None:
    concern = opened(desk)
    assert reviewing.concerns(desk, FINLEY.id) == (concern,)
    assert [entry.kind for entry in chronicling.chronology(desk, FINLEY.id)] == ["decision"]


def test_concern_is_opened_only_by_its_own_decision(desk: Desk, refused: Refused) -> None:
    concern = Concern(desk.new_id(), "Older friends")
    involved = [Involvement(desk.new_id(), concern.id, FINLEY.id)]
    right = Decision(desk.new_id(), DecisionKind.OPEN_CONCERN, "Two signs", "Ruth Patel", concern.id)
    refused("child", lambda: deciding.open_concern(desk, concern, [], right))
    refused("kind", lambda: deciding.open_concern(desk, concern, involved, replace(right, concern_id="")))
    monitor = replace(right, kind=DecisionKind.MONITOR)
    refused("kind", lambda: deciding.open_concern(desk, concern, involved, monitor))


def test_decisions_move_a_concern(desk: Desk, refused: Refused) -> None:
    concern = opened(desk)
    deciding.decide(desk, decision(desk, concern, DecisionKind.MONITOR), [FINLEY.id])
    assert state(desk, concern) is ConcernState.MONITORING
    deciding.decide(desk, decision(desk, concern, DecisionKind.NO_FURTHER_ACTION), [FINLEY.id])
    assert state(desk, concern) is ConcernState.MONITORING
    close = decision(desk, concern, DecisionKind.CLOSE_CONCERN)
    refused("outcome", lambda: deciding.decide(desk, close, [FINLEY.id]))
    refused("child", lambda: deciding.decide(desk, close, [], "Moved school"))
    deciding.decide(desk, close, [FINLEY.id], "Moved school")
    assert state(desk, concern) is ConcernState.CLOSED


def test_decision_without_a_concern_stands_by_itself(desk: Desk) -> None:
    alone = Decision(desk.new_id(), DecisionKind.NO_FURTHER_ACTION, "Explained by his aunt", "Ruth Patel")
    deciding.decide(desk, alone, [FINLEY.id])
    (entry,) = chronicling.chronology(desk, FINLEY.id)
    assert "Explained by his aunt" in entry.text


def test_action_is_completed_once_with_its_time(desk: Desk, refused: Refused) -> None:
    action = Action(desk.new_id(), FINLEY.id, "Ring home", "Mr Shah", date(2026, 3, 25))
    acting.add_action(desk, action)
    assert reviewing.actions(desk, FINLEY.id).actions == (action,)
    refused("done", lambda: acting.complete_action(desk, action.id, NOT_STATED, "Rang"))
    acting.complete_action(desk, action.id, NOT_KNOWN, "Rang")
    done = records.current(desk.connection, Action, action.id)
    assert done == replace(action, done=NOT_KNOWN, outcome="Rang")
    refused("done", lambda: acting.complete_action(desk, action.id, NOT_KNOWN, "Rang again"))
    refused("done", lambda: acting.complete_action(desk, "0" * 32, NOT_KNOWN, "Never was"))


def test_someone_who_reads_only_is_entered_as_looking_and_records_nothing(desk: Desk) -> None:
    desk.person = replace(desk.person, reads_only=True)
    before = desk.vault.head()
    with pytest.raises(ReadsOnly):
        observe(desk)
    assert desk.vault.head() == before
    with desk.deed() as deed:
        deed.note(Event(FINLEY.id, Happening.VIEWED))
    assert desk.vault.head().seq == before.seq + 1
