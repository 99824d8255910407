"""A file kept with a record: opaque, never opened here."""

from __future__ import annotations

from dataclasses import dataclass

from dsl_desk.domain.origin import Origin
from dsl_desk.domain.problems import Problems

MOST_BYTES = 25 << 20
"""Bytes in one attachment; a larger file is refused in words."""


@dataclass(frozen=True, slots=True)
class Attachment:
    """What is known of the file; its bytes stand beside the journal under `sha256` (64 hex digits).

    `matter_id` is the record it belongs to, or the child whose file it is. `name` is what the file was called: words
    to show, never a path.
    """

    id: str
    matter_id: str
    name: str
    media_type: str
    size: int
    sha256: str
    origin: Origin = Origin.NOT_STATED
    what: str = ""

    def __post_init__(self) -> None:
        problems = Problems()
        problems.require("matter_id", self.matter_id, "Choose the record this file belongs to")
        problems.require("name", self.name, "The file has no name. Give it one and add it again")
        for name in ("name", "media_type", "what"):
            problems.line(name, getattr(self, name))
        if self.size > MOST_BYTES:
            problems.add("name", f"The file is larger than {MOST_BYTES >> 20} MB. Add a smaller copy or a part of it")
        problems.raise_if_any()
