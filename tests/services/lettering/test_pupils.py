"""A general letter names no pupil: a given and a family name of one child together, however they are written."""

from __future__ import annotations

from pathlib import Path

import pytest

from dsl_desk.domain.child import Child
from dsl_desk.domain.errors import InvalidRecord
from dsl_desk.services import recording
from dsl_desk.services.desk import Desk
from dsl_desk.services.lettering.pupils import refuse_pupils
from tests.desks import in_memory

CHILDREN = [
    Child("3" * 32, "Łukasz-Öztürk", "Żaneta Maria", known_as="Zee", family_known_as="Smith", upn="A123456789012"),
    Child("4" * 32, "O’Brien", "Grace"),
    Child("5" * 32, "Будько", "Олена"),
]


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    desk = in_memory(tmp_path)
    recording.add_children(desk, CHILDREN)
    return desk


@pytest.mark.parametrize(
    "text",
    [
        "Zaneta Maria Lukasz-Ozturk",
        "ŻANETA ŁUKASZ-ÖZTÜRK’s class",
        "Zee Smith",
        "(Smith, Zee)",
        "Zaneta Smith",
        "grace o'brien",
        "Gra\u200bce O’Brien",
        "Grace\nO’Brien",
        "Grace T. O’Brien",
        "до Олена Будько",
        "pupil a123456789012",
    ],
)
def test_a_name_is_found(desk: Desk, text: str) -> None:
    with pytest.raises(InvalidRecord, match="name of a child on the roll") as refused:
        refuse_pupils(desk, {"plan": f"We talk to {text}.", "place": "Hall"})
    assert [problem.field for problem in refused.value.problems] == ["plan"]


@pytest.mark.parametrize(
    "text", ["", "Grace Smith", "Say grace. O’Brien Hall", "Isla", "the Ward family", "Zees Smithy"]
)
def test_words_that_name_nobody_stay(desk: Desk, text: str) -> None:
    refuse_pupils(desk, {"plan": text.replace(". ", " and ")})
