"""A desk that is unlocked, worked at and locked, waiting after each so that its memory can be looked at.

``python -m tests.secrets.holding FOLDER NAME``: reads the passphrase, says "unlocked", "worked" and "locked", and
goes on at each line it reads.
"""

from __future__ import annotations

import sys
from pathlib import Path

from dsl_desk.services import opening
from dsl_desk.services.backups.making import back_up
from dsl_desk.services.opening import Surroundings
from tests.desks import observe


def main(folder: Path, name: str) -> None:
    desk = opening.open_vault(folder, Surroundings(), name=name, passphrase=sys.stdin.readline().strip())
    say_and_wait("unlocked")
    observe(desk)
    back_up(desk, folder.parent / "backups")
    say_and_wait("worked")
    opening.lock(desk)
    say_and_wait("locked")


def say_and_wait(what: str) -> None:
    sys.stdout.write(f"{what}\n")
    sys.stdout.flush()
    sys.stdin.readline()


if __name__ == "__main__":
    main(Path(sys.argv[1]), sys.argv[2])
