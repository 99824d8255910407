"""The journal proved behind the window: in slices, to the end, and loudly where something is wrong."""

from __future__ import annotations

import contextlib
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from itertools import count
from pathlib import Path

import pytest

from dsl_desk.domain.agency import Agency, AgencyKind
from dsl_desk.domain.clock import SetClock
from dsl_desk.domain.event import Event, Happening
from dsl_desk.domain.informed import Informed
from dsl_desk.domain.route import Route, RouteAnswer
from dsl_desk.domain.term import Term
from dsl_desk.keys import unlocking
from dsl_desk.services import directory, exporting, opening, proving
from dsl_desk.services.anchoring import leave_anchor
from dsl_desk.services.desk import Desk
from dsl_desk.services.opening import Surroundings
from dsl_desk.services.vault_folder import VAULT_FILE
from dsl_desk.store import journal, sqlcipher
from tests.desks import FINLEY, NAME, PASSPHRASE, make, observe
from tests.limits import full_disk
from tests.services.damage import damage

MANY = proving.CHECKED_AT_OPENING + 50


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Locked records with more entries than are proved at opening; the first observation is entry 6."""
    desk, _ = make(tmp_path / "vault")
    observe(desk)
    with desk.deed() as deed:
        for _ in range(MANY):
            deed.note(Event(FINLEY.id, Happening.VIEWED))
    opening.lock(desk)
    return tmp_path / "vault"


@contextlib.contextmanager
def sitting(folder: Path, day: int = 25) -> Iterator[Desk]:
    """On a day of March, at nine."""
    around = Surroundings(SetClock(datetime(2026, 3, day, 9, 0, tzinfo=UTC)))
    desk = opening.open_vault(folder, around, name=NAME, passphrase=PASSPHRASE)
    try:
        yield desk
    finally:
        opening.lock(desk)


def alter(folder: Path, position: int) -> None:
    keys = unlocking.open_with_passphrase(folder, NAME, PASSPHRASE)
    with contextlib.closing(sqlcipher.connect(folder / VAULT_FILE, keys.db_key())) as connection:
        connection.execute("DROP TRIGGER IF EXISTS body_stays")
        connection.execute("UPDATE body SET content = content || ' ' WHERE position = ?", (position,))


def slices(desk: Desk, entries: int) -> Iterator[proving.Standing]:
    """Until the proof is done, each slice over when so many entries are looked at."""
    while True:
        yield (standing := proving.prove_on(desk, entries, count().__next__))
        if standing.done:
            return


def test_it_is_proved_in_slices_and_the_day_is_remembered(folder: Path) -> None:
    with sitting(folder) as desk:
        begun, *_, last = slices(desk, 300)
        assert (begun.proved, begun.done, begun.finished, begun.notices) == (300, False, "", ())
        assert (last.proved, last.done, last.notices) == (last.entries, True, ())
        assert last.finished.startswith("Wednesday 25 March 2026 at 9am")
    with sitting(folder) as desk:
        again = proving.standing(desk)
        assert (again.proved, again.done, again.finished) == (0, False, last.finished)


def test_a_full_disk_only_forgets_the_day(folder: Path) -> None:
    with sitting(folder) as desk:
        with full_disk(0):
            *_, last = slices(desk, 500)
        assert (last.done, last.finished, last.notices) == (True, "", ())


def test_a_slice_ends_in_time(folder: Path) -> None:
    with sitting(folder) as desk:
        now = iter([0.0, 0.01, 0.05])
        assert proving.prove_on(desk, 0.04, lambda: next(now)).proved == 2


def test_what_is_recorded_between_slices_is_proved_too(folder: Path) -> None:
    with sitting(folder) as desk:
        running = slices(desk, 500)
        next(running)
        observe(desk, "Meanwhile")
        *_, last = running
        assert last.proved == last.entries == desk.vault.head().seq


def test_an_old_entry_that_was_altered_is_told_once_and_stops_nothing(folder: Path) -> None:
    alter(folder, 2)
    alter(folder, 5)
    with sitting(folder) as desk:
        assert desk.notices == []
        told = [standing.notices for standing in slices(desk, 3)]
        assert told[0] == (proving.damage_notice(1),)
        assert told[-1] == (proving.damage_notice(2),)
        assert proving.standing(desk).finished == ""
        observe(desk, "Still of use")
    assert proving.damage_notice(2).startswith("2 entries do not pass their check")


def test_what_was_told_at_opening_is_not_told_again(folder: Path) -> None:
    alter(folder, MANY)
    with sitting(folder) as desk:
        assert desk.notices == [proving.damage_notice(1)]
        *_, last = slices(desk, 500)
        assert last.notices == (proving.damage_notice(1),)


def test_a_page_that_cannot_be_read_is_told(folder: Path) -> None:
    with sitting(folder) as desk:
        first_of_long_words = (folder / VAULT_FILE).stat().st_size // sqlcipher.PAGE_SIZE + 3
        observe(desk, "A phone " * 10_000)
        with desk.deed() as deed:
            for _ in range(MANY):
                deed.note(Event(FINLEY.id, Happening.VIEWED))
    damage(folder / VAULT_FILE, first_of_long_words)
    with sitting(folder, 26) as desk:
        assert desk.notices == []
        *_, last = slices(desk, 500)
        assert (last.done, last.finished, last.notices) == (True, "", (proving.UNREADABLE,))
        observe(desk, "Still of use")


def test_an_anchor_left_in_the_middle_of_a_sitting_is_the_newest(folder: Path) -> None:
    with sitting(folder) as desk:
        before = (folder / "anchor").read_bytes()
        leave_anchor(desk)
        assert (folder / "anchor").read_bytes() == before
        observe(desk)
        leave_anchor(desk)
        assert f'"seq":{desk.vault.head().seq},' in (folder / "anchor").read_text()


# A bundle


def test_an_altered_record_in_a_bundle_is_told_and_the_bundle_goes_on(folder: Path) -> None:
    with sitting(folder) as desk:
        seen = observe(desk, "To be sent")
        with desk.deed() as deed:
            for _ in range(MANY):
                deed.note(Event(FINLEY.id, Happening.VIEWED))
        position, _ = journal.latest(desk.connection, "observation", seen.id)
    alter(folder, position)
    with sitting(folder, 26) as desk:
        assert desk.notices == []
        agency = Agency(desk.new_id(), "Police contact", AgencyKind.POLICE)
        directory.save_agency(desk, agency)
        answer = RouteAnswer(desk.new_id(), FINLEY.id, Route.INFORMATION)
        exporting.answer_route_gate(desk, answer)
        told = Informed(True)
        request = exporting.ExportRequest(
            FINLEY.id, agency.id, answer.id, "To help", (Term("a", "Vital"),), told, told, (seen.id,)
        )
        assert exporting.assemble(desk, request).casefile.records[0].observation == seen
        assert desk.notices == [proving.damage_notice(1)]


# A clock set back


def happenings(desk: Desk) -> list[Event]:
    bodies = journal.entries(desk.connection, desk.vault.identity.id)
    events = [
        journal.read_body(Event, content).record
        for entry, _, content in bodies
        if entry.header.kind == "event" and content is not None
    ]
    return [event for event in events if event.happening is Happening.CLOCK_STEPPED_BACK]


def test_a_clock_set_back_is_noted_and_told_and_refuses_nothing(folder: Path) -> None:
    with sitting(folder, 23) as desk:
        (notice,) = desk.notices
        assert notice.startswith(
            "This computer's clock says Monday 23 March 2026 at 9am, but the newest entry was made on "
            "Tuesday 24 March 2026 at 9:2"
        )
        assert notice.endswith("before you rely on the times.")
        observe(desk)
        observe(desk)
        assert [event.note[:15] for event in happenings(desk)] == ["2026-03-24T09:2"]


def test_a_clock_set_back_while_somebody_works_is_noted_once(folder: Path) -> None:
    with sitting(folder) as desk:
        assert isinstance(desk.clock, SetClock)
        desk.clock.set(datetime(2026, 3, 25, 8, 0, tzinfo=UTC))
        observe(desk)
        observe(desk)
        assert len(happenings(desk)) == 1


def test_a_clock_put_right_by_seconds_is_not_noted(folder: Path) -> None:
    with sitting(folder) as desk:
        assert isinstance(desk.clock, SetClock)
        desk.clock.set(desk.clock.now() - timedelta(seconds=50))
        observe(desk)
        assert happenings(desk) == []
