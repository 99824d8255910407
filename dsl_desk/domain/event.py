"""What happened to the records without changing them: who opened, looked, printed, saved a copy."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Happening(StrEnum):
    UNLOCKED = "unlocked"
    FAILED_UNLOCK = "failed unlock"
    VIEWED = "viewed"
    FOUND = "found"
    PREVIEWED = "previewed"
    PRINTED = "printed"
    SAVED = "saved as a file"
    EXPORTED = "put in a bundle"
    COPIED = "copy of a file saved"
    BACKED_UP = "backed up"
    RESTORED = "restored from a backup"
    REKEYED = "key changed"
    DRILLED = "recovery tried"
    CLOCK_STEPPED_BACK = "clock was set back"
    DRAFT_DISCARDED = "draft discarded"
    KEY_MADE = "signing key made"
    KEY_RENEWED = "signing certificate renewed"
    KEY_KEPT = "signing key kept in a recovery file"
    KEY_BROUGHT_BACK = "signing key brought back from a recovery file"
    WORDING_KEPT = "wording kept"


@dataclass(frozen=True, slots=True)
class Event:
    """`id` is what it happened to: a child, record, bundle, draft or store. `note` holds no record text."""

    id: str
    happening: Happening
    note: str = ""
