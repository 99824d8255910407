"""The marks of one child over time, and of no other child."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from dsl_desk.domain.body_map import BodyMark, BodySide
from dsl_desk.domain.child import Child
from dsl_desk.domain.concern import Involvement, Role
from dsl_desk.domain.errors import InvalidRecord
from dsl_desk.domain.observation import HowKnown, Observation
from dsl_desk.domain.term import NOT_SURE
from dsl_desk.domain.when import Certainty, When
from dsl_desk.services.attaching import attach_file
from dsl_desk.services.audiences import AUDIENCES
from dsl_desk.services.body_maps import marked_records
from dsl_desk.services.chronicling import chronology
from dsl_desk.services.chronology_printing import chronology_pdf, gather_chronology
from dsl_desk.services.desk import Desk
from dsl_desk.services.recording import amend_observation, record_observation
from tests.desks import FINLEY, ISLA, in_memory, observe
from tests.documents.reading import text_of

ARM = BodyMark(1, BodySide.FRONT, 200, 416, "Right inner forearm", "Bruise")


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    return in_memory(tmp_path)


def mark(desk: Desk, day: int, *children: tuple[Child, Role]) -> Observation:
    """An observation of a day in March with one mark."""
    happened = When(Certainty.EXACT, date(2026, 3, day))
    seen = Observation(desk.new_id(), "Seen", HowKnown.SAW, (NOT_SURE,), happened=happened, marks=(ARM,))
    record_observation(desk, seen, [Involvement(desk.new_id(), seen.id, child.id, role) for child, role in children])
    return seen


def test_marks_come_newest_first_and_only_from_records_that_have_them(desk: Desk) -> None:
    observe(desk, 'She wrote "marks":[ on the wall')
    first, second = (mark(desk, day, (FINLEY, Role.ABOUT)) for day in (3, 20))
    assert [(found.id, found.marks) for found in marked_records(desk, FINLEY.id)] == [
        (second.id, (ARM,)),
        (first.id, (ARM,)),
    ]


def test_a_mark_is_the_childs_whom_the_record_is_about(desk: Desk) -> None:
    seen = mark(desk, 3, (FINLEY, Role.ABOUT), (ISLA, Role.MAY_HAVE_HARMED))
    assert [found.id for found in marked_records(desk, FINLEY.id)] == [seen.id]
    assert marked_records(desk, ISLA.id) == ()


def test_a_correction_takes_the_place_of_what_it_corrects(desk: Desk) -> None:
    seen = mark(desk, 3, (FINLEY, Role.ABOUT))
    amend_observation(desk, replace(seen, marks=(replace(ARM, note="Bruise, green"),)), "The colour was left out")
    (found,) = marked_records(desk, FINLEY.id)
    assert [each.note for each in found.marks] == ["Bruise, green"]


def test_a_correction_keeps_every_mark(desk: Desk) -> None:
    seen = mark(desk, 3, (FINLEY, Role.ABOUT))
    with pytest.raises(InvalidRecord, match="A mark that is saved stays"):
        amend_observation(desk, replace(seen, marks=()), "It was another child")
    moved = replace(ARM, x=800, part="Left inner forearm")
    amend_observation(desk, replace(seen, marks=(moved, replace(ARM, number=2))), "It was the other arm too")
    assert marked_records(desk, FINLEY.id)[0].marks == (moved, replace(ARM, number=2))


def test_the_chronology_carries_marks_of_the_childs_own_body_and_the_files_of_each_record(desk: Desk) -> None:
    seen = mark(desk, 3, (FINLEY, Role.ABOUT), (ISLA, Role.WITNESS))
    plain = observe(desk)
    attach_file(desk, plain.id, "minutes.pdf", b"x")
    attach_file(desk, FINLEY.id, "of nothing in particular.pdf", b"y")
    entries = {entry.id: entry for entry in chronology(desk, FINLEY.id)}
    assert (entries[seen.id].marks, entries[seen.id].files) == ((ARM,), ())
    assert (entries[plain.id].marks, [file.attachment.name for file in entries[plain.id].files]) == (
        (),
        ["minutes.pdf"],
    )
    assert [entry.marks for entry in chronology(desk, ISLA.id)] == [()]


def test_a_printed_chronology_draws_the_marks_and_names_the_files_where_facts_are_given(desk: Desk) -> None:
    seen = mark(desk, 3, (FINLEY, Role.ABOUT))
    attach_file(desk, seen.id, "letter from the nurse.pdf", b"x")
    gathered = {each.code: gather_chronology(desk, FINLEY.id, replace(each, key=False)) for each in AUDIENCES}
    pages = {code: chronology_pdf(found) for code, found in gathered.items()}
    for code, pdf in pages.items():
        words = text_of(pdf).split()
        given = code != "summary"
        assert ("Front" in words, "forearm," in words, "nurse.pdf" in words) == (given, given, given), code
    assert pages["evidence"] == chronology_pdf(gathered["evidence"]), "the same bytes for the same entries"
