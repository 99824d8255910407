"""The made-up school shows a duty in every state, on grounds a reader can follow."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

from dsl_desk.domain.duty import Duty
from dsl_desk.services import opening
from dsl_desk.services.catalogue.duty import duty_kinds
from dsl_desk.services.catalogue.reading import load
from dsl_desk.services.demo.demonstrating import make_demonstration
from dsl_desk.services.demo.duties import DutyLine
from dsl_desk.services.duties import open_duties
from dsl_desk.store import records


def test_the_story_has_duties_waiting_reported_and_not_owed(tmp_path: Path) -> None:
    made = make_demonstration(tmp_path, 1, 0, datetime(2026, 3, 24, 9, 5, tzinfo=UTC))
    duties = records.every(made.desk.connection, Duty)
    assert {duty.open for duty in duties} == {True, False}
    assert any(duty.not_needed for duty in duties)
    assert any(duty.reported_to for duty in duties)
    assert not any(each.late for each in open_duties(made.desk))
    opening.lock(made.desk)


def test_the_lines_speak_the_guidance() -> None:
    lines = load(tuple[DutyLine, ...], "demo/duties.json")
    assert {line.kind for line in lines} <= {kind.code for kind in duty_kinds()}
