"""What a lock lacks is added when its passphrase is next typed."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from dsl_desk.domain.errors import SecretStoreError
from dsl_desk.keys.kdf import Kdf
from dsl_desk.keys.keyfile import read_keys
from dsl_desk.keys.secretstore import SecretStore
from dsl_desk.keys.slots import Slot
from dsl_desk.services import opening, people
from dsl_desk.services.desk import Desk
from dsl_desk.services.opening import Surroundings
from tests.desks import FAST, NAME, PASSPHRASE, make, surroundings

DEARER = Kdf(64, 2, 1)
OWN = "ungloved quintet sardine flannels"


class Kept:
    """A password store in memory."""

    def __init__(self) -> None:
        self.items: dict[str, str] = {}

    def get(self, name: str) -> str | None:
        return self.items.get(name)

    def put(self, name: str, text: str) -> None:
        self.items[name] = text

    def remove(self, name: str) -> None:
        self.items.pop(name, None)


class Refusing(Kept):
    """One that answers, and keeps nothing new."""

    def put(self, name: str, text: str) -> None:
        raise SecretStoreError


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    desk, _ = make(tmp_path / "vault")
    opening.lock(desk)
    return tmp_path / "vault"


def slot(folder: Path) -> Slot:
    return read_keys(folder).slots[0]


def visit(folder: Path, around: Surroundings, passphrase: str = PASSPHRASE, name: str = NAME) -> None:
    opening.lock(opening.open_vault(folder, around, name=name, passphrase=passphrase))


def with_store(store: SecretStore | None, least: Kdf | None = None) -> Surroundings:
    return replace(surroundings(store), least_cost=least)


def test_half_of_the_key_joins_the_password_store_at_the_next_unlock(folder: Path) -> None:
    store, before = Kept(), slot(folder)
    visit(folder, with_store(store))
    after = slot(folder)
    assert after.lock.device
    assert replace(after, lock=before.lock) == before
    with pytest.raises(SecretStoreError, match="recovery code"):
        visit(folder, with_store(None))
    visit(folder, with_store(store))
    assert slot(folder) == after


def test_a_cheap_lock_is_raised_once(folder: Path) -> None:
    assert slot(folder).lock.kdf == FAST
    visit(folder, with_store(None, DEARER))
    raised = slot(folder)
    assert raised.lock.kdf == DEARER
    visit(folder, with_store(None, DEARER))
    visit(folder, with_store(None, Kdf(8, 1, 1)))
    assert slot(folder) == raised


def test_both_are_one_rewrite(folder: Path) -> None:
    store = Kept()
    visit(folder, with_store(store, DEARER))
    assert (slot(folder).lock.kdf, len([name for name in store.items if "device-secret" in name])) == (DEARER, 1)


def test_a_store_that_keeps_nothing_keeps_nobody_out(folder: Path) -> None:
    before = slot(folder)
    visit(folder, with_store(Refusing(), DEARER))
    assert slot(folder) == before
    visit(folder, with_store(None))


def test_a_recovery_unlock_changes_no_lock(tmp_path: Path) -> None:
    desk, code = make(tmp_path / "vault")
    opening.lock(desk)
    before = slot(tmp_path / "vault")
    opening.lock(opening.open_vault(tmp_path / "vault", with_store(Kept(), DEARER), recovery_code=code))
    assert slot(tmp_path / "vault") == before


def notices(folder: Path, around: Surroundings, name: str, passphrase: str) -> list[str]:
    desk: Desk = opening.open_vault(folder, around, name=name, passphrase=passphrase)
    opening.lock(desk)
    return desk.notices


def test_who_was_given_a_passphrase_is_asked_for_one_of_their_own(tmp_path: Path) -> None:
    folder, around, given = tmp_path / "vault", with_store(Kept(), DEARER), "velvet otter lantern quarry"
    desk, _ = make(folder, around.secret_store)
    people.add_person(desk, "Tomasz Nowak", "Deputy", given)
    opening.lock(desk)
    for _ in range(2):  # the lock is made stronger at the first, and that is not choosing
        (notice,) = notices(folder, around, "Tomasz Nowak", given)
        assert "at someone else's desk" in notice
    desk = opening.open_vault(folder, around, name="Tomasz Nowak", passphrase=given)
    people.set_passphrase(desk, OWN)
    opening.lock(desk)
    assert notices(folder, around, "Tomasz Nowak", OWN) == []
    assert notices(folder, around, NAME, PASSPHRASE) == []


def test_here_is_said_of_those_whose_half_is_in_this_password_store(tmp_path: Path) -> None:
    store = Kept()
    desk, _ = make(tmp_path / "vault", store)
    people.add_person(desk, "Tomasz Nowak", "Deputy", "velvet otter lantern quarry")
    assert [member.here for member in people.members(desk)] == [True, False]
    store.items.clear()
    assert [member.here for member in people.members(desk)] == [False, False]
    desk.secret_store = None
    assert [member.here for member in people.members(desk)] == [False, False]
    opening.lock(desk)


def test_the_half_of_who_is_removed_is_forgotten_here(tmp_path: Path) -> None:
    store = Kept()
    around = with_store(store)
    desk, _ = make(tmp_path / "vault", store)
    people.add_person(desk, "Tomasz Nowak", "Deputy", "velvet otter lantern quarry")
    opening.lock(desk)
    visit(tmp_path / "vault", around, "velvet otter lantern quarry", "Tomasz Nowak")
    desk = opening.open_vault(tmp_path / "vault", around, name=NAME, passphrase=PASSPHRASE)
    assert sum("device-secret" in name for name in store.items) == 2
    people.remove_person(desk, people.members(desk)[1].person.id, "Left the school", lambda step, done: None)
    assert sum("device-secret" in name for name in store.items) == 1
    opening.lock(desk)
