"""Decisions and actions are corrected as new versions with a reason; a change of mind is a decision of its own."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from dsl_desk.domain.action import Action
from dsl_desk.domain.decision import Decision, DecisionKind
from dsl_desk.domain.errors import InvalidRecord
from dsl_desk.services import acting, deciding, opening
from dsl_desk.services.desk import Desk
from dsl_desk.store import records
from tests.desks import FINLEY, ISLA, in_memory

DECISION = Decision("de" * 16, DecisionKind.NO_FURTHER_ACTION, "Explained by teh fall", "Ruth Patel")
ACTION = Action("ac" * 16, FINLEY.id, "Ring hoem", "Mr Shah")


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    made = in_memory(tmp_path)
    deciding.decide(made, DECISION, [FINLEY.id, ISLA.id])
    acting.add_action(made, ACTION)
    yield made
    opening.lock(made)


def test_a_decision_is_corrected_and_its_earlier_version_stays(desk: Desk) -> None:
    amended = replace(DECISION, reason="Explained by the fall", review_on=date(2026, 4, 1))
    changed = deciding.amend_decision(desk, amended, "A slip of the keys")
    assert changed.child_ids == {FINLEY.id, ISLA.id}
    first, second = records.versions(desk.connection, Decision, DECISION.id)
    assert (first.record, second.record, second.reason) == (DECISION, amended, "A slip of the keys")
    assert deciding.decision(desk, DECISION.id) == amended


def test_an_action_is_corrected_and_stays_open(desk: Desk) -> None:
    amended = replace(ACTION, what="Ring home", due=date(2026, 3, 30))
    changed = acting.amend_action(desk, amended, "A slip of the keys")
    assert changed.child_ids == {FINLEY.id}
    assert acting.action(desk, ACTION.id) == amended
    assert acting.action(desk, ACTION.id).open


def test_what_is_missing_or_is_another_decision_is_refused_and_nothing_written(desk: Desk) -> None:
    fixed = replace(DECISION, reason="Explained by the fall")
    refused: tuple[Callable[[], object], ...] = (
        lambda: deciding.amend_decision(desk, fixed, " "),
        lambda: deciding.amend_decision(desk, DECISION, "A reason"),
        lambda: deciding.amend_decision(desk, replace(fixed, kind=DecisionKind.REFER), "A reason"),
        lambda: deciding.amend_decision(desk, replace(fixed, concern_id="cc" * 16), "A reason"),
        lambda: deciding.amend_decision(desk, replace(fixed, id="00" * 16), "A reason"),
        lambda: acting.amend_action(desk, ACTION, "A reason"),
        lambda: acting.amend_action(desk, replace(ACTION, what="Ring home"), ""),
    )
    for deed in refused:
        before = desk.vault.head()
        with pytest.raises(InvalidRecord):
            deed()
        assert desk.vault.head() == before
