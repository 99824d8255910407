"""What a backup says of itself."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

MANIFEST = "manifest.json"


@dataclass(frozen=True, slots=True)
class Backup:
    """What the manifest says: enough to prove the copy, nothing about anyone."""

    id: str
    store: str
    made: datetime
    program: str
    device: str
    seq: int
    head: str
    sha256: str
    rows: dict[str, int]
