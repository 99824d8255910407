"""How the program looks and where the records are: a small file of this account, with no names in it."""

from __future__ import annotations

import contextlib
from dataclasses import dataclass

from dsl_desk import codec, paths

COMPUTERS_THEME = "computer"


@dataclass(frozen=True, slots=True)
class Settings:
    """`theme` is "computer", "light", "dark" or "contrast"; `text_scale` in per cent; `vault` a folder or empty."""

    theme: str = COMPUTERS_THEME
    text_scale: int = 100
    idle_minutes: int = 10
    vault: str = ""


def read_settings() -> Settings:
    """The settings of this account; a missing or damaged file means the first ones."""
    try:
        return codec.decode(Settings, paths.settings_file().read_bytes())
    except (OSError, ValueError):
        return Settings()


def write_settings(settings: Settings) -> None:
    """Keep the settings; where the disk does not let us, the look lasts until the program ends."""
    file = paths.settings_file()
    with contextlib.suppress(OSError):
        file.parent.mkdir(parents=True, exist_ok=True)
        part = file.with_name(file.name + ".part")
        part.write_bytes(codec.encode(settings))
        part.replace(file)
