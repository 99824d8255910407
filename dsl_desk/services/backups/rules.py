"""How many backups are kept, and when one is due: content a school could change."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from dsl_desk.services.catalogue.reading import load


@dataclass(frozen=True, slots=True)
class Rotation:
    """Of the last so many days, weeks and months that have a backup, the newest of each is kept."""

    daily: int
    weekly: int
    monthly: int


@dataclass(frozen=True, slots=True)
class BackupRules:
    keep: Rotation
    remind_after_days: int
    source: str


@cache
def rules() -> BackupRules:
    return load(BackupRules, "vault/backups.json")
