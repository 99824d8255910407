"""The computer's password store: one that keeps nothing, has lost what it kept, fails, or notices an older folder."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import keyring
import pytest
from keyring.backend import KeyringBackend
from keyring.backends import fail, null

from dsl_desk.domain.errors import SecretStoreError
from dsl_desk.keys.secretstore import SecretStore
from dsl_desk.services import opening
from tests.desks import FAST, NAME, PASSPHRASE, ROLE, SCHOOL, files, make, observe, surroundings, unlock, unlocked
from tests.services.refusing import refused


@pytest.fixture
def put_back() -> Iterator[None]:
    before = keyring.get_keyring()
    yield
    keyring.set_keyring(before)


@pytest.mark.usefixtures("put_back")
@pytest.mark.parametrize("backend", [null.Keyring, fail.Keyring])
def test_keyring_that_keeps_nothing_is_done_without(tmp_path: Path, backend: Callable[[], KeyringBackend]) -> None:
    keyring.set_keyring(backend())
    around = opening.this_computer()
    assert around.secret_store is None
    desk, _ = opening.make_vault(tmp_path / "vault", SCHOOL, NAME, ROLE, PASSPHRASE, around, kdf=FAST)
    opening.lock(desk)
    desk = opening.open_vault(tmp_path / "vault", opening.this_computer(), name=NAME, passphrase=PASSPHRASE)
    opening.lock(desk)


class Emptied:
    """A password store that has lost what it kept, as after a new Windows profile."""

    def get(self, name: str) -> str | None:
        return None

    def put(self, name: str, text: str) -> None:
        raise SecretStoreError

    def remove(self, name: str) -> None:
        raise SecretStoreError


class Kept(Emptied):
    """A password store in memory."""

    def __init__(self) -> None:
        self.items: dict[str, str] = {}

    def get(self, name: str) -> str | None:
        return self.items.get(name)

    def put(self, name: str, text: str) -> None:
        self.items[name] = text

    def remove(self, name: str) -> None:
        del self.items[name]


@pytest.mark.parametrize("store", [Emptied(), None])
def test_device_secret_that_is_gone_sends_to_the_recovery_code(tmp_path: Path, store: SecretStore | None) -> None:
    desk, code = make(tmp_path / "vault", Kept())
    opening.lock(desk)
    before = files(tmp_path)
    refused(SecretStoreError, lambda: unlock(tmp_path / "vault", store), "records are safe", "recovery code")
    assert files(tmp_path) == before
    desk = opening.open_vault(tmp_path / "vault", surroundings(store), recovery_code=code)
    observe(desk)
    opening.lock(desk)


def test_password_store_notices_a_rollback_of_the_whole_folder(tmp_path: Path) -> None:
    store = Kept()
    desk, _ = make(tmp_path / "vault", store)
    opening.lock(desk)
    shutil.copytree(tmp_path / "vault", tmp_path / "old")
    with unlocked(tmp_path / "vault", store) as desk:
        observe(desk)
    shutil.rmtree(tmp_path / "vault")
    (tmp_path / "old").rename(tmp_path / "vault")
    for _ in range(2):
        with unlocked(tmp_path / "vault", store) as desk:
            assert len(desk.notices) == 1


def test_password_store_that_fails_stops_no_lock(tmp_path: Path) -> None:
    desk, _ = make(tmp_path / "vault")
    desk.secret_store = Emptied()
    observe(desk)
    opening.lock(desk)
    with unlocked(tmp_path / "vault") as desk:
        assert desk.notices == []
