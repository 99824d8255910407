from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import keyring
import pytest
from keyring.backend import KeyringBackend
from keyring.backends import Windows, chainer, fail, null

from dsl_desk.domain.errors import SecretStoreError
from dsl_desk.keys.secretstore import OsKeyring

ROOT = Path(__file__).parents[2]


@pytest.fixture
def backend() -> Iterator[None]:
    before = keyring.get_keyring()
    yield
    keyring.set_keyring(before)


def test_an_item_is_kept_replaced_and_removed(secret_store: OsKeyring) -> None:
    assert secret_store.get("one") is None
    secret_store.put("one", "first")
    secret_store.put("one", "second")
    secret_store.put("two", "other")
    assert secret_store.get("one") == "second"
    secret_store.remove("one")
    secret_store.remove("one")
    assert (secret_store.get("one"), secret_store.get("two")) == (None, "other")


def test_a_working_store_says_so_and_keeps_nothing_of_the_question(secret_store: OsKeyring) -> None:
    assert secret_store.works()
    assert secret_store.get("test") is None


class InAFile(KeyringBackend):
    """What some third-party backends are: a store that anyone who copies the disk can read."""

    priority = 9.0

    def get_password(self, service: str, username: str) -> str | None:
        return "readable"

    def set_password(self, service: str, username: str, password: str) -> None:
        raise AssertionError("nothing may be written to a plain file")


class Chained(chainer.ChainerBackend):
    backends = (InAFile(), null.Keyring())  # type: ignore[no-untyped-call]


@pytest.mark.parametrize("refused", [null.Keyring, fail.Keyring, InAFile, Chained])
@pytest.mark.usefixtures("backend")
def test_a_store_that_no_system_guards_is_refused(refused: type[KeyringBackend]) -> None:
    keyring.set_keyring(refused())
    store = OsKeyring()
    assert not store.works()
    with pytest.raises(SecretStoreError, match="Your records are safe"):
        store.get("one")
    with pytest.raises(SecretStoreError):
        store.put("one", "secret")
    with pytest.raises(SecretStoreError):
        store.remove("one")


def _run(*command: str, places: dict[str, str]) -> subprocess.CompletedProcess[str]:
    environment = os.environ | {"DISPLAY": "", "WAYLAND_DISPLAY": ""} | places
    return subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, text=True, check=False, timeout=60)


def _home(folder: Path) -> dict[str, str]:
    """Where gnome-keyring keeps its files and sockets."""
    return {name: str(folder) for name in ("HOME", "XDG_DATA_HOME", "XDG_RUNTIME_DIR")}


@pytest.mark.parametrize("address", ["", "unix:path=/nowhere/bus"])
def test_no_message_bus_is_no_password_store(address: str, tmp_path: Path) -> None:
    places = {"DBUS_SESSION_BUS_ADDRESS": address, "XDG_RUNTIME_DIR": str(tmp_path), "DISPLAY": ""}
    program = "from dsl_desk.keys.secretstore import OsKeyring; print(OsKeyring().works())"
    done = _run(sys.executable, "-c", program, places=places)
    assert done.stdout.strip() == "False", done.stderr


def test_a_bus_that_went_away_is_words(secret_store: OsKeyring, monkeypatch: pytest.MonkeyPatch) -> None:
    secret_store.put("one", "secret")
    with monkeypatch.context() as gone:
        gone.setenv("DBUS_SESSION_BUS_ADDRESS", "unix:path=/nowhere/bus")
        with pytest.raises(SecretStoreError, match="recovery code"):
            secret_store.get("one")
    assert secret_store.get("one") == "secret"


UNLOCKED = 'printf test | gnome-keyring-daemon --unlock --components=secrets >/dev/null && exec "$0" -c "$1"'
LOCKED = 'gnome-keyring-daemon --start --components=secrets >/dev/null && exec "$0" -c "$1"'
KEEP = """
from dsl_desk.keys.secretstore import OsKeyring
store = OsKeyring()
store.put('one', 'kept')
print(store.works(), store.get('one'))
"""
ASK = """
from dsl_desk.domain.errors import SecretStoreError
from dsl_desk.keys.secretstore import OsKeyring
try:
    OsKeyring(patience=0.5).get('one')
except SecretStoreError as error:
    print(error)
"""


def _in_session(session: str, program: str, home: Path) -> subprocess.CompletedProcess[str]:
    return _run("dbus-run-session", "--", "sh", "-c", session, sys.executable, program, places=_home(home))


def test_a_whole_session_of_its_own_is_found_by_itself(tmp_path: Path) -> None:
    """As on a Linux desktop: nobody tells keyring which backend to use."""
    done = _in_session(UNLOCKED, KEEP, tmp_path)
    assert done.stdout.strip() == "True kept", done.stderr


def test_a_locked_store_that_nobody_can_unlock_is_words_and_not_a_wait_for_ever(tmp_path: Path) -> None:
    assert "kept" in _in_session(UNLOCKED, KEEP, tmp_path).stdout
    done = _in_session(LOCKED, ASK, tmp_path)
    assert "password store cannot be used" in done.stdout, done.stderr


class CredentialManager(SimpleNamespace):
    """The calls of Windows that keyring's backend makes, for a computer without Windows; keeps what it is given."""

    CRED_TYPE_GENERIC = 1
    CRED_PERSIST_SESSION, CRED_PERSIST_LOCAL_MACHINE, CRED_PERSIST_ENTERPRISE = 1, 2, 3

    class error(Exception):  # noqa: N801
        winerror, funcname = 1168, "CredRead"  # not found

    def __init__(self) -> None:
        super().__init__(kept={})

    def CredWrite(self, credential: dict[str, Any], _flags: int) -> None:  # noqa: N802
        self.kept[credential["TargetName"]] = credential

    def CredRead(self, Type: int, TargetName: str) -> dict[str, Any]:  # noqa: N802, N803
        if TargetName not in self.kept:
            raise self.error
        found = self.kept[TargetName]
        return dict(found) | {"CredentialBlob": found["CredentialBlob"].encode("utf-16")}

    def CredDelete(self, Type: int, TargetName: str) -> None:  # noqa: N802, N803
        del self.kept[TargetName]


@pytest.mark.usefixtures("backend")
def test_windows_keeps_an_item_on_this_computer_only(monkeypatch: pytest.MonkeyPatch) -> None:
    """Without this a domain account's items roam to every computer it signs in on (CRED_PERSIST_ENTERPRISE)."""
    manager = CredentialManager()
    monkeypatch.setattr(Windows, "win32cred", manager, raising=False)
    monkeypatch.setattr(Windows, "pywintypes", manager, raising=False)
    keyring.set_keyring(Windows.WinVaultKeyring())  # type: ignore[no-untyped-call]
    store = OsKeyring()
    store.put("one", "secret")
    (item,) = manager.kept.values()
    assert item["Persist"] == manager.CRED_PERSIST_LOCAL_MACHINE
    assert store.get("one") == "secret"
    store.remove("one")
    assert store.get("one") is None
