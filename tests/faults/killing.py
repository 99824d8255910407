"""A school's work in processes that are killed: ``python -m tests.faults.killing WORK KILLS SEED``.

So many times over, a child process opens the vault and does WORK ("save" or "backup") as fast as it can, writing each
id down once it has been acknowledged, until it is killed at a random moment. Then nothing acknowledged is lost and
nothing half-made is left. Says how many were killed and what was acknowledged.
"""

from __future__ import annotations

import contextlib
import os
import random
import signal
import sys
import time
from pathlib import Path
from tempfile import TemporaryDirectory

from dsl_desk import codec
from dsl_desk.domain.observation import Observation
from dsl_desk.services import opening
from dsl_desk.services.backups.making import back_up
from dsl_desk.services.backups.manifest import MANIFEST, Backup
from dsl_desk.services.desk import Desk
from dsl_desk.services.drafts import drafts, save_draft
from dsl_desk.services.vault_folder import VAULT_FILE
from dsl_desk.store import records
from dsl_desk.store.vault import Vault
from tests.desks import make, observe, unlock, unlocked
from tests.faults.deed import assert_sound


def save(desk: Desk, acknowledged: int) -> None:
    """Observations of growing length, and a draft after each."""
    while True:
        observation = observe(desk, "A phone " * (desk.vault.head().seq % 500 + 1))
        os.write(acknowledged, f"{observation.id}\n".encode())
        save_draft(desk, observation.id, "record", {"what": "x" * 5_000})
        os.write(acknowledged, f"draft {observation.id}\n".encode())


def backup(desk: Desk, acknowledged: int) -> None:
    """One backup after the other."""
    assert desk.folder
    while True:
        os.write(acknowledged, f"{back_up(desk, desk.folder.with_name('backups')).name}\n".encode())


def assert_saved(desk: Desk, acknowledged: list[str], killed: int) -> None:
    saved = [line for line in acknowledged if "draft" not in line]
    kept = {observation.id for observation in records.every(desk.connection, Observation)}
    assert set(saved) <= kept, "an acknowledged save is lost"
    assert len(kept) <= len(saved) + killed
    assert {line.removeprefix("draft ") for line in acknowledged if "draft" in line} <= {
        each.id for each in drafts(desk)
    }


def assert_backed_up(desk: Desk, acknowledged: list[str], _: int) -> None:
    assert desk.folder
    finished = [path for path in (desk.folder.parent / "backups").iterdir() if path.suffix != ".part"]
    assert max(path.name for path in finished) >= max(acknowledged), "the newest stays, its name tells when"
    for path in finished:
        said = codec.decode_canonical(Backup, (path / MANIFEST).read_bytes())
        key = desk.keys.backup_key(said.id)
        with contextlib.closing(Vault.open(path / VAULT_FILE, key, desk.vault.device)) as copy:
            assert (copy.head().seq, copy.head().hash) == (said.seq, said.head)


WORKS = {"save": (save, assert_saved), "backup": (backup, assert_backed_up)}


def main(work: str, kills: int, seed: int) -> None:
    do, judge = WORKS[work]
    with TemporaryDirectory() as place:
        folder, log = Path(place) / "vault", Path(place) / "acknowledged"
        opening.lock(make(folder)[0])
        chance = random.Random(seed)  # noqa: S311 moments to be killed at
        acknowledged = os.open(log, os.O_WRONLY | os.O_CREAT | os.O_APPEND)
        killed = 0
        for _ in range(kills):
            ready, tell = os.pipe()
            child = os.fork()
            if child == 0:
                desk = unlock(folder)
                os.close(tell)
                do(desk, acknowledged)
            os.close(tell)
            os.read(ready, 1)  # ends when the child has closed its end
            os.close(ready)
            time.sleep(chance.uniform(0, 0.25))
            os.kill(child, signal.SIGKILL)
            _, status = os.waitpid(child, 0)
            killed += os.WIFSIGNALED(status)
        lines = log.read_text().splitlines()
        assert lines, "each was killed before it had done anything"
        with unlocked(folder) as desk:
            assert_sound(desk)
            judge(desk, lines, killed)
    print(f"{work}: {killed} killed, {len(lines)} acknowledged")  # noqa: T201 the answer of this program


if __name__ == "__main__":
    main(sys.argv[1], int(sys.argv[2]), int(sys.argv[3]))
