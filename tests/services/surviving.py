"""A school's work in processes that are killed: run as ``python -m tests.services.surviving FOLDER WORK SEED``.

Twenty times over, a child process opens the vault and does WORK ("save" or "backup") as fast as it can, writing
each id down once it has been acknowledged, until it is killed at a random moment. The last line counts the kills.
"""

from __future__ import annotations

import os
import random
import signal
import sys
import time
from pathlib import Path

from dsl_desk.services.backups.making import back_up
from dsl_desk.services.drafts import save_draft
from tests.desks import observe, unlock

KILLS = 20


def save(folder: Path, acknowledged: int) -> None:
    """Observations of growing length, and a draft after each."""
    desk = unlock(folder)
    while True:
        observation = observe(desk, "A phone " * (desk.vault.head().seq % 500 + 1))
        os.write(acknowledged, f"{observation.id}\n".encode())
        save_draft(desk, observation.id, "record", {"what": "x" * 5_000})
        os.write(acknowledged, f"draft {observation.id}\n".encode())


def backup(folder: Path, acknowledged: int) -> None:
    """One backup after the other."""
    desk = unlock(folder)
    while True:
        os.write(acknowledged, f"{back_up(desk, folder.parent / 'backups').name}\n".encode())


def main(folder: Path, work: str, seed: int) -> None:
    chance = random.Random(seed)  # noqa: S311 moments to be killed at
    acknowledged = os.open(folder.parent / "acknowledged", os.O_WRONLY | os.O_CREAT | os.O_APPEND)
    killed = 0
    for _ in range(KILLS):
        child = os.fork()
        if child == 0:
            {"save": save, "backup": backup}[work](folder, acknowledged)
        time.sleep(chance.uniform(0.03, 0.25))
        os.kill(child, signal.SIGKILL)
        _, status = os.waitpid(child, 0)
        killed += os.WIFSIGNALED(status)
    print(killed)  # noqa: T201 the answer of this program


if __name__ == "__main__":
    main(Path(sys.argv[1]), sys.argv[2], int(sys.argv[3]))
