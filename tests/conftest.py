"""What every test stands on."""

from __future__ import annotations

import os
from collections.abc import Iterator

import pytest
from hypothesis import settings

from tests.ready_keys import ready_keys

# Files and key derivation take as long as a busy machine makes them.
settings.register_profile("unhurried", deadline=None)
settings.load_profile("unhurried")

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")


@pytest.fixture(scope="session")
def qapp_args() -> list[str]:
    """The tests' application is made as the program's is."""
    from dsl_desk.gui.theme import ARGUMENTS

    return list(ARGUMENTS)


@pytest.fixture(autouse=True)
def keys_are_ready() -> Iterator[None]:
    """For what a test makes itself; fixtures of a module or the session come first, and make keys of their own."""
    with ready_keys():
        yield
