"""The names of the children are known words."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from dsl_desk.services.recording import add_child
from dsl_desk.services.spelling import names_on_roll, speller
from tests.desks import FINLEY, in_memory

THI = replace(FINLEY, id="d7" * 16, given_name="Thị Xuân", family_name="Nguyễn", known_as="Jojo", family_known_as="")


def test_every_name_on_the_roll_is_known_also_behind_a_known_as(tmp_path: Path) -> None:
    desk = in_memory(tmp_path)
    add_child(desk, THI)
    reader = speller(names_on_roll(desk))
    assert reader.misspelt("Jojo Nguyễn, Nguyen’s sister and Xuan came in with Finley.") == ()
    assert len(reader.misspelt("Nguyyen came in.")) == 1
