"""A vault in memory and one in a file, and somebody whose entries are really signed."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from dsl_desk.domain.child import Child
from dsl_desk.domain.clock import SetClock
from dsl_desk.domain.concern import Involvement
from dsl_desk.domain.event import Event, Happening
from dsl_desk.domain.observation import HowKnown, Observation
from dsl_desk.domain.school import Person, School
from dsl_desk.domain.term import NOT_SURE
from dsl_desk.keys.signing import is_signed, sign, signing_public
from dsl_desk.store.journal import Author
from dsl_desk.store.vault import Identity, Vault

KEY = bytes(range(32))
STORE, DEVICE, PERSON = "a" * 32, "d" * 32, "e" * 32
SEED = b"\x07" * 32
FINLEY = Child("1" * 32, "Ward", "Finley")
SEEN = Observation("2" * 32, "A zebraphone at the gate", HowKnown.SAW, (NOT_SURE,))
INVOLVED = Involvement("3" * 32, SEEN.id, FINLEY.id)

Record = Callable[..., None]


def verify(public_key: str, message: bytes, signature: bytes) -> bool:
    return is_signed(bytes.fromhex(public_key), message, signature)


@pytest.fixture
def clock() -> SetClock:
    return SetClock(datetime(2026, 3, 24, 9, 5, tzinfo=UTC))


def begin(vault: Vault, clock: SetClock) -> Vault:
    """A person, a school, a child, an observation about the child, and a look at it: five records and an event."""
    record(vault, clock, Person(PERSON, "Ruth Patel", "DSL", signing_public(SEED).hex()))
    record(vault, clock, School("Larkfield Academy"))
    record(vault, clock, FINLEY)
    record(vault, clock, SEEN, INVOLVED)
    with vault.deed(author(), clock, os.urandom) as deed:
        deed.note(Event(FINLEY.id, Happening.VIEWED))
    return vault


def author() -> Author:
    return Author(PERSON, lambda message: sign(SEED, message))


def record(vault: Vault, clock: SetClock, *records: Any, reason: str = "") -> None:
    """One deed that records all of `records`."""
    with vault.deed(author(), clock, os.urandom) as deed:
        for each in records:
            deed.record(each, reason)


def new_vault(path: Path | None, clock: SetClock) -> Vault:
    return Vault.create(path, bytearray(KEY), Identity(STORE, True), DEVICE, clock)


@pytest.fixture
def vault(clock: SetClock) -> Iterator[Vault]:
    """In memory."""
    made = begin(new_vault(None, clock), clock)
    yield made
    made.close()


@pytest.fixture
def file(tmp_path: Path, clock: SetClock) -> Path:
    """A closed vault file."""
    path = tmp_path / "records.vault"
    begin(new_vault(path, clock), clock).close()
    return path


def journal_rows(connection: Any) -> list[Any]:
    """Everything the journal holds, and the schema that guards it."""
    queries = (
        "SELECT * FROM entry ORDER BY position",
        "SELECT * FROM body ORDER BY position",
        "SELECT type, name, sql FROM sqlite_schema ORDER BY name",
    )
    return [connection.execute(query).fetchall() for query in queries]
