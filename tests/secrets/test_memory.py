"""After a lock, and before the process ends: no key is left in its memory, which is searched from outside."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from dsl_desk.keys import passphrase, unlocking
from dsl_desk.keys.kdf import stretch
from dsl_desk.keys.slots import passphrase_kek
from dsl_desk.services import opening, people
from dsl_desk.services.school_keys import word_list
from tests.desks import NAME, make

_AREA = re.compile(r"([0-9a-f]+)-([0-9a-f]+) r\S+ \S+ \S+ \S+(?!\s+\[v)")
"""A readable line of proc(5)'s maps, but for the kernel's own pages."""


@dataclass(frozen=True, slots=True)
class Held:
    """How often each secret was in memory at each stop."""

    unlocked: dict[str, int]
    worked: dict[str, int]
    locked: dict[str, int]


@pytest.fixture(scope="module", params=["holding", "holding_window"])
def held(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Held:
    """Its passphrase is drawn here, so that the program watched has it from the person alone."""
    folder = tmp_path_factory.mktemp("held") / "vault"
    typed = passphrase.generate(word_list(), 5)
    desk, _ = make(folder)
    people.set_passphrase(desk, typed)
    opening.lock(desk)
    sought = secrets(folder, typed)
    with subprocess.Popen(
        [sys.executable, "-m", f"tests.secrets.{request.param}", str(folder), NAME],
        env=os.environ | {
            "QT_QPA_PLATFORM": "offscreen", "PYTHON_KEYRING_BACKEND": "keyring.backends.null.Keyring",
            "XDG_CONFIG_HOME": str(folder.parent), "XDG_DATA_HOME": str(folder.parent),
        },
        stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True,
    ) as program:  # fmt: skip
        assert program.stdin
        program.stdin.write(f"{typed}\n")
        stops = [dict(stop) for stop in _looked_at(program, sought)]
    assert program.returncode == 0
    return Held(*stops)


def secrets(folder: Path, typed: str) -> dict[str, bytes]:
    """Everything that opens or signs something, as bytes and as the hex that SQLCipher takes."""
    keys = unlocking.open_with_passphrase(folder, NAME, typed)
    lock = keys.slot.lock
    assert lock.kdf
    raw = {
        "data key": bytes(keys.data_key),
        "database key": bytes(keys.db_key()),
        "exchange key": bytes(keys.halves.exchange),
        "signing key": bytes(keys.halves.signing),
        "key of the slot": bytes(passphrase_kek(lock, typed.encode(), b"")),
        "stretched passphrase": bytes(stretch(typed.encode(), lock.salt, lock.kdf)),
    }
    keys.wipe()
    return raw | {f"{name} in hex": key.hex().encode() for name, key in raw.items()} | {"passphrase": typed.encode()}


def _looked_at(program: subprocess.Popen[str], sought: dict[str, bytes]) -> Iterator[dict[str, int]]:
    assert program.stdin
    assert program.stdout
    for stop in ("unlocked", "worked", "locked"):
        program.stdin.flush()
        assert program.stdout.readline() == f"{stop}\n"
        yield _in_memory(program.pid, sought)
        program.stdin.write("\n")
    program.stdin.flush()


def _in_memory(process: int, sought: dict[str, bytes]) -> dict[str, int]:
    counts = dict.fromkeys(sought, 0)
    with Path(f"/proc/{process}/mem").open("rb", buffering=0) as memory:
        for line in Path(f"/proc/{process}/maps").read_text().splitlines():
            if area := _AREA.match(line):
                start, end = (int(text, 16) for text in area.groups())
                memory.seek(start)
                content = memory.read(end - start)
                for name, secret in sought.items():
                    counts[name] += content.count(secret)
    return {name: count for name, count in counts.items() if count}


def test_the_keys_are_found_while_they_are_in_use(held: Held) -> None:
    for stop in (held.unlocked, held.worked):
        assert {"data key", "exchange key", "signing key"} <= stop.keys()


def test_after_a_lock_no_key_is_left(held: Held) -> None:
    """What was typed is another matter: a string of Python's or Qt's cannot be overwritten, only let go of.

    A freed copy may lie in the process's memory until that ends, which it does at once.
    """
    assert held.locked.keys() <= {"passphrase"}
