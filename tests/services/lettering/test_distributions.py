"""The school's log of general letters, as it is read to print one again; and where an envelope's window is."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from dsl_desk.domain.letter import Distribution
from dsl_desk.services import opening
from dsl_desk.services.catalogue.stationery import envelopes
from dsl_desk.services.desk import Desk
from dsl_desk.services.lettering.appearance import window_of
from dsl_desk.services.lettering.distributions import distributions
from tests.desks import in_memory


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    made = in_memory(tmp_path)
    yield made
    opening.lock(made)


def log(desk: Desk, template: str) -> None:
    with desk.deed() as deed:
        deed.record(Distribution(desk.new_id(), template, "2026-11", template, "All parents and carers", 3))


def test_the_newest_letter_comes_first_with_who_logged_it_and_the_pack_it_is_from(desk: Desk) -> None:
    for template in ("warning-signs", "phone-line", "a letter of long ago"):
        log(desk, template)
    sent = distributions(desk)
    assert [each.pack for each in sent] == ["", "partnership", "warning-signs"]
    assert {each.by for each in sent} == {desk.person.name}
    assert all(each.logged.tzinfo is None for each in sent), "the time on the school's wall"


def test_an_envelope_without_a_window_has_none() -> None:
    assert window_of("") is None
    assert all(window_of(each.code) == each.window for each in envelopes())
