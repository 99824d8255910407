"""What a backup says of itself."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from dsl_desk import codec
from dsl_desk.domain.clock import school_time
from dsl_desk.store.copying import Held

MANIFEST = "manifest.json"
README = "README.txt"

_LARGEST = 64 * 1024
_ID = re.compile(r"[0-9a-f]{32}")
_FOLDER = re.compile(r"dsl-desk-backup-\d{4}-\d{2}-\d{2}-\d{6}-([0-9a-f]{8})")


@dataclass(frozen=True, slots=True)
class Backup:
    """What the manifest says: enough to prove the copy, nothing about anyone.

    `seq` and `head` are the anchor of the chain of `device`; `rows` counts each table.
    """

    id: str
    store: str
    made: datetime
    program: str
    device: str
    seq: int
    head: str
    sha256: str
    rows: dict[str, int]

    def __post_init__(self) -> None:
        if not _ID.fullmatch(self.id) or not _ID.fullmatch(self.store) or self.made.tzinfo is None:
            raise ValueError("not a backup's manifest")

    @property
    def held(self) -> Held:
        return Held(self.rows, self.head)


def folder_name(made: datetime, backup_id: str) -> str:
    """Tells a person when it was made, and us that it is one of ours."""
    return f"dsl-desk-backup-{school_time(made):%Y-%m-%d-%H%M%S}-{backup_id[:8]}"


def is_folder_name(name: str) -> bool:
    return bool(_FOLDER.fullmatch(name))


def read_manifest(folder: Path) -> Backup:
    """Raises OSError when there is none to be read, ValueError when it is none of ours."""
    with (folder / MANIFEST).open("rb") as file:
        return codec.decode(Backup, file.read(_LARGEST))
