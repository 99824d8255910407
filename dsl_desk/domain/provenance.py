"""Through which school's file a record came here."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from dsl_desk.domain.problems import Problems


@dataclass(frozen=True, slots=True)
class Provenance:
    """One step of a record's way from the school that wrote it: the sending school, its file, the key that signed.

    `accepted`: the receiving school had the key's words read back by phone. `signed` is the sender's claim, in UTC.
    """

    school: str
    bundle: str
    payload_sha256: str
    key_sha256: str
    signed: datetime
    accepted: bool

    def __post_init__(self) -> None:
        problems = Problems()
        problems.require("school", self.school, "The file does not say which school it comes from")
        problems.line("school", self.school, self.bundle)
        problems.raise_if_any()
