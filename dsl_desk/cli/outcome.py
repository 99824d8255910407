"""What a command ends in: an exit code, or what the app is to do next."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Window:
    """Hand over to the window: on this vault (None: this computer's), with this passphrase where it is a demo's."""

    vault: Path | None = None
    passphrase: str = ""


@dataclass(frozen=True, slots=True)
class SelfTest:
    """Hand over to the self-test, which needs a window; the report goes to `report` as JSON."""

    report: Path | None


Outcome = int | Window | SelfTest
