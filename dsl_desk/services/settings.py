"""How the program looks and when it locks: a small file of this account, with no names in it."""

from __future__ import annotations

import contextlib
import json
from dataclasses import asdict, dataclass, fields
from pathlib import Path

COMPUTERS_THEME = "computer"


@dataclass(frozen=True, slots=True)
class Settings:
    """`theme` is "computer", "light", "dark" or "contrast"; `text_scale` in per cent."""

    theme: str = COMPUTERS_THEME
    text_scale: int = 100
    idle_minutes: int = 10


def read_settings(file: Path) -> Settings:
    """The settings of this account; a missing or damaged file means the first ones."""
    # Read before the first window is painted: the standard library's JSON is loaded sooner than the codec.
    try:
        found = json.loads(file.read_bytes())
        kept = {field.name: found[field.name] for field in fields(Settings) if field.name in found}
    except (OSError, ValueError, TypeError):
        return Settings()
    first = asdict(Settings())
    return Settings(**{name: value for name, value in kept.items() if isinstance(value, type(first[name]))})


def write_settings(file: Path, settings: Settings) -> None:
    """Keep the settings; where the disk does not let us, the look lasts until the program ends."""
    with contextlib.suppress(OSError):
        file.parent.mkdir(parents=True, exist_ok=True)
        part = file.with_name(file.name + ".part")
        part.write_text(json.dumps(asdict(settings)), encoding="utf-8")
        part.replace(file)
