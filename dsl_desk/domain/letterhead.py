"""The pictures of the school's letters: its logo, and a signature where it has one."""

from __future__ import annotations

from dataclasses import dataclass

LETTERHEAD_ID = "letterhead"
"""There is one in a vault; the pictures are attachments of it."""


@dataclass(frozen=True, slots=True)
class LetterheadPictures:
    """Ids of attachments, empty where there is none."""

    logo: str = ""
    signature: str = ""
    id: str = LETTERHEAD_ID
