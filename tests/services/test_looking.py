"""Who has looked: entered once a sitting or each time, read by child and by person."""

from __future__ import annotations

from pathlib import Path

import pytest

from dsl_desk.domain.event import Happening
from dsl_desk.services import looking, reviewing
from dsl_desk.services.desk import Desk
from dsl_desk.services.looking import PAGE, Looks, looks_at, looks_by, note_look
from tests.desks import FINLEY, ISLA, in_memory, observe


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    return in_memory(tmp_path)


def told(found: Looks) -> list[tuple[Happening, str, str]]:
    return [(look.happening, look.note, look.person) for look in found.shown]


def test_reading_is_entered_once_a_sitting_and_paper_each_time(desk: Desk) -> None:
    for _ in range(2):
        note_look(desk, Happening.VIEWED, [FINLEY.id])
        note_look(desk, Happening.PREVIEWED, [FINLEY.id], "chronology")
        note_look(desk, Happening.PRINTED, [FINLEY.id], "chronology, 2 copies")
    by = desk.person.name
    assert told(looks_at(desk, FINLEY.id)) == [
        (Happening.PRINTED, "chronology, 2 copies", by),
        (Happening.PRINTED, "chronology, 2 copies", by),
        (Happening.PREVIEWED, "chronology", by),
        (Happening.VIEWED, "", by),
    ]


def test_another_thing_read_is_another_look(desk: Desk) -> None:
    for note in ("chronology", "letter", "chronology"):
        note_look(desk, Happening.PREVIEWED, [FINLEY.id], note)
    assert [look.note for look in looks_at(desk, FINLEY.id).shown] == ["letter", "chronology"]


def test_looks_are_told_apart_by_child_and_named_by_child_for_a_person(desk: Desk) -> None:
    note_look(desk, Happening.FOUND, [FINLEY.id, ISLA.id])
    reviewing.child_head(desk, ISLA.id)
    assert [look.happening for look in looks_at(desk, FINLEY.id).shown] == [Happening.FOUND]
    mine = looks_by(desk, desk.person.id).shown
    assert {(look.happening, look.child) for look in mine} >= {
        (Happening.VIEWED, ISLA), (Happening.FOUND, ISLA), (Happening.FOUND, FINLEY),
    }  # fmt: skip
    assert looks_by(desk, "nobody").shown == ()
    assert [person.name for person in looking.people(desk)] == [desk.person.name]


def test_corrections_of_the_roll_are_not_looks(desk: Desk) -> None:
    observe(desk)
    assert looks_at(desk, FINLEY.id).shown == ()


def test_older_looks_come_in_pages_without_a_gap_or_a_repeat(desk: Desk) -> None:
    for number in range(PAGE + 7):
        note_look(desk, Happening.PRINTED, [FINLEY.id], str(number))
    first = looks_at(desk, FINLEY.id)
    rest = looks_at(desk, FINLEY.id, first.before)
    assert [look.note for look in first.shown + rest.shown] == [str(number) for number in reversed(range(PAGE + 7))]
    assert rest.before == 0
