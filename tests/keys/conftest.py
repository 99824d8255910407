"""A word list, fast key derivation and a real password store for the tests of secrets."""

from __future__ import annotations

import os
import subprocess
from collections.abc import Iterator
from pathlib import Path

import keyring
import pytest
from keyring.backends import SecretService

from dsl_desk.keys.kdf import Kdf
from dsl_desk.keys.secretstore import OsKeyring
from dsl_desk.keys.wordlist import read_words

RESOURCES = Path(__file__).parents[2] / "resources"


@pytest.fixture(scope="session")
def words() -> tuple[str, ...]:
    return read_words(RESOURCES / "words" / "eff_large.txt")


@pytest.fixture(scope="session")
def fast() -> Kdf:
    return Kdf(memory=16, passes=1, lanes=1)


@pytest.fixture(scope="session")
def _secret_service(tmp_path_factory: pytest.TempPathFactory) -> Iterator[dict[str, str]]:
    """A message bus and an unlocked gnome-keyring of our own, away from the account's; yields where they are."""
    home = tmp_path_factory.mktemp("keyring")
    places = {"HOME": str(home), "XDG_DATA_HOME": str(home), "XDG_RUNTIME_DIR": str(home)}
    command = ["dbus-daemon", "--session", "--nofork", "--print-address"]
    with subprocess.Popen(
        command, env=os.environ | places, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True
    ) as bus:
        assert bus.stdout
        places["DBUS_SESSION_BUS_ADDRESS"] = bus.stdout.readline().strip()
        # It goes into the background once it answers, and ends with the bus.
        subprocess.run(
            ["gnome-keyring-daemon", "--unlock", "--components=secrets"],
            env=os.environ | places,
            input=b"test",
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            check=True,
        )
        yield places
        bus.terminate()


@pytest.fixture
def secret_store(_secret_service: dict[str, str], monkeypatch: pytest.MonkeyPatch) -> Iterator[OsKeyring]:
    """The real thing: keyring's Secret Service backend talking to gnome-keyring."""
    for name, value in _secret_service.items():
        monkeypatch.setenv(name, value)
    before = keyring.get_keyring()
    keyring.set_keyring(SecretService.Keyring())  # type: ignore[no-untyped-call]
    yield OsKeyring()
    keyring.set_keyring(before)
