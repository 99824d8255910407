"""The school gave up one signing key for another: lost, stolen, seen by somebody, or at its end."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from dsl_desk.domain.problems import Problems


@dataclass(frozen=True, slots=True)
class KeyChange:
    """From `moment` (UTC) bundles lead to the new root; those of before still lead to `old_certificate` (PEM).

    `reason` goes to every recipient with the notice: nothing about a child belongs in it. `signed`: whether the old
    root, whose time may be over, vouches for the notice. `last_bundle` is the last one of the old key, so that a
    receiver knows any later one for false.
    """

    id: str
    reason: str
    moment: datetime
    old_sha256: str
    new_sha256: str
    old_certificate: str
    signed: bool
    last_bundle: str = ""

    def __post_init__(self) -> None:
        problems = Problems()
        problems.require("reason", self.reason, "Enter why the key is changed. Every recipient reads it")
        problems.line("reason", self.reason)
        problems.raise_if_any()
