"""Wordings kept on purpose: noted beside the record, read back for it, and counted against nobody."""

from __future__ import annotations

from pathlib import Path

from dsl_desk.services.desk import Desk
from dsl_desk.services.language import catalogue, keep_wording, keeping_reasons, kept_wordings
from dsl_desk.services.looking import looks_at, looks_by
from tests.desks import FINLEY, in_memory

RECORD = "e1" * 16


def test_what_is_kept_is_read_back_for_its_record_alone(tmp_path: Path) -> None:
    desk, (first, *_, last) = in_memory(tmp_path), keeping_reasons()
    assert kept_wordings(desk, RECORD) == frozenset()
    keep_wording(desk, RECORD, "victim", first)
    keep_wording(desk, RECORD, "lac", last)
    assert kept_wordings(desk, RECORD) == {"victim", "lac"}
    assert kept_wordings(desk, FINLEY.id) == frozenset()


def test_it_is_no_look_and_stands_in_no_list_of_a_person(tmp_path: Path) -> None:
    desk = in_memory(tmp_path)
    before = looks_by(desk, desk.person.id)
    keep_wording(desk, FINLEY.id, "victim", keeping_reasons()[0])
    assert looks_by(desk, desk.person.id) == before
    assert looks_at(desk, FINLEY.id).shown == ()


def test_a_note_without_a_record_is_kept_for_the_school(tmp_path: Path) -> None:
    desk = in_memory(tmp_path)
    changed = keep_wording(desk, "", "victim", keeping_reasons()[0])
    assert changed.id == desk.vault.identity.id
    assert _journalled(desk) == ["victim: quoting"]


def test_reasons_hold_no_words_of_a_record() -> None:
    assert len({reason.code for reason in keeping_reasons()}) == len(catalogue().reasons) >= 5


def _journalled(desk: Desk) -> list[str]:
    rows = desk.connection.execute("SELECT content FROM body WHERE content LIKE '%wording kept%'").fetchall()
    return [row[0].split('"note":"')[1].split('"')[0] for row in rows]
