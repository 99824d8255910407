"""The made-up school has families, plans and one address that must not leave, and its bundle still leaves."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest

from dsl_desk.domain.front_sheet import FrontSheet
from dsl_desk.domain.subject import SubjectKind
from dsl_desk.services import opening
from dsl_desk.services.catalogue.entry import statuses
from dsl_desk.services.catalogue.reading import load
from dsl_desk.services.demo.demonstrating import Demonstration, make_demonstration
from dsl_desk.services.demo.front_sheets import FrontSheetLine
from dsl_desk.services.exporting import assemble
from dsl_desk.services.front_sheets import cautions, front_sheet_file
from dsl_desk.store import records


@pytest.fixture
def made(tmp_path: Path) -> Iterator[Demonstration]:
    demonstration = make_demonstration(tmp_path, 1, 0, datetime(2026, 3, 24, 9, 5, tzinfo=UTC))
    yield demonstration
    opening.lock(demonstration.desk)


def test_the_story_child_has_a_family_and_plans(made: Demonstration) -> None:
    file = front_sheet_file(made.desk, made.child.id)
    assert [member.emergency for member in file.to_ring] == [1, 2]
    assert {status.current(file.today) for status in file.statuses} == {True, False}
    assert file.siblings
    assert file.professionals


def test_one_family_has_cautions_and_the_bundle_leaves_all_the_same(made: Demonstration) -> None:
    desk = made.desk
    said = [cautions(desk, sheet.id) for sheet in records.every(desk.connection, FrontSheet)]
    assert [each for each in said if each.address_confidential and each.must_not_contact]
    assemble(desk, made.request)


def test_the_bundle_shows_what_police_ask_for(made: Demonstration) -> None:
    """Whoever opens the demonstration's bundle sees each block that an information report has."""
    casefile = assemble(made.desk, made.request).casefile
    assert {each.kind for each in casefile.subjects} >= {SubjectKind.PERSON, SubjectKind.VEHICLE, SubjectKind.PLACE}
    assert casefile.links
    assert casefile.scope.summary
    sheet = casefile.details
    assert all((sheet.front_sheet, sheet.family, sheet.professionals, sheet.statuses))
    assert not any(member.sibling_id for member in sheet.family), "nobody has decided about another child"


def test_the_lines_speak_the_guidance() -> None:
    lines = load(tuple[FrontSheetLine, ...], "demo/front_sheets.json")
    assert {status.code for line in lines for status in line.statuses} <= {entry.code for entry in statuses()}
