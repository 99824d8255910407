"""A school with a restricted case and the same school without it, each as a copy that a test may change."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from dsl_desk.services.desk import Desk
from tests import restricted
from tests.restricted import Vaults, copies
from tests.services.restricting.reading import Seat


@pytest.fixture(scope="session")
def made(tmp_path_factory: pytest.TempPathFactory) -> Vaults:
    return restricted.vaults(tmp_path_factory.mktemp("restricted"))


@pytest.fixture
def vaults(made: Vaults, tmp_path: Path) -> Vaults:
    return copies(made, tmp_path)


@pytest.fixture
def seated() -> Iterator[Seat]:
    """Locks whatever desk was opened, at the end."""
    opened: list[Desk] = []

    def seat(desk: Desk) -> Desk:
        opened.append(desk)
        return desk

    yield seat
    for desk in opened:
        desk.vault.close()
