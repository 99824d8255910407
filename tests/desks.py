"""A school's records to work on: a vault made fast, reopened, and a few deeds to fill it with."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path

from dsl_desk.domain.child import Child
from dsl_desk.domain.clock import SetClock
from dsl_desk.domain.concern import Involvement
from dsl_desk.domain.observation import HowKnown, Observation
from dsl_desk.domain.school import Person, School
from dsl_desk.domain.term import NOT_SURE
from dsl_desk.keys import creating
from dsl_desk.keys.kdf import Kdf
from dsl_desk.keys.secretstore import SecretStore
from dsl_desk.services import opening, recording
from dsl_desk.services.desk import Desk
from dsl_desk.services.opening import Surroundings
from dsl_desk.store.vault import Identity, Vault

STORE, DEVICE = "a" * 32, "d" * 32
FAST = Kdf(8, 1, 1)
NAME, ROLE, PASSPHRASE = "Ruth Patel", "Designated safeguarding lead", "tulip barge canyon sofa"
NOW = datetime(2026, 3, 24, 9, 5, tzinfo=UTC)
SCHOOL = School("Larkfield Academy", email="safeguarding@larkfield.example")
FINLEY = Child("1" * 32, "Ward", "Finley", year="9", form="9A")
ISLA = Child("2" * 32, "Begum", "Isla", year="7")


def surroundings(secret_store: SecretStore | None = None) -> Surroundings:
    return Surroundings(SetClock(NOW), secret_store=secret_store)


def make(folder: Path, secret_store: SecretStore | None = None) -> tuple[Desk, str]:
    """A new vault with two children on the roll, open; and its recovery code."""
    desk, code = opening.make_vault(
        folder, SCHOOL, NAME, ROLE, PASSPHRASE, surroundings(secret_store), kdf=FAST
    )  # fmt: skip
    recording.add_children(desk, [FINLEY, ISLA])
    return desk, code


def in_memory(folder: Path) -> Desk:
    """The same without a vault file; only the keys are written, to `folder`."""
    keys, _ = creating.create(folder, STORE, NAME, PASSPHRASE, kdf=FAST)
    clock = SetClock(NOW)
    vault = Vault.create(None, keys.db_key(), Identity(STORE, False), DEVICE, clock)
    person = Person(keys.slot_id, NAME, ROLE, keys.signing_public.hex())
    desk = Desk(None, vault, keys, person, clock)
    with desk.deed() as deed:
        deed.record(person)
        deed.record(SCHOOL)
    recording.add_children(desk, [FINLEY, ISLA])
    return desk


def unlock(folder: Path, secret_store: SecretStore | None = None) -> Desk:
    return opening.open_vault(folder, surroundings(secret_store), name=NAME, passphrase=PASSPHRASE)


@contextmanager
def unlocked(folder: Path, secret_store: SecretStore | None = None) -> Iterator[Desk]:
    """The desk of an existing vault, locked afterwards."""
    desk = unlock(folder, secret_store)
    try:
        yield desk
    finally:
        opening.lock(desk)


def observe(desk: Desk, what: str = "A second new phone", exact_words: str = "", *children: Child) -> Observation:
    """An observation about Finley, or about each of `children`."""
    observation = Observation(desk.new_id(), what, HowKnown.SAW, (NOT_SURE,), exact_words=exact_words)
    involved = [Involvement(desk.new_id(), observation.id, child.id) for child in children or (FINLEY,)]
    recording.record_observation(desk, observation, involved)
    return observation


def files(folder: Path) -> dict[str, bytes]:
    """Every file under `folder`, byte for byte."""
    return {str(path.relative_to(folder)): path.read_bytes() for path in sorted(folder.rglob("*")) if path.is_file()}
