"""Where the program's own files live, from source and frozen."""

from __future__ import annotations

import sys
from pathlib import Path


def program_folder() -> Path:
    """The folder that holds `resources` and `dsl_desk`: the checkout, or what PyInstaller unpacked."""
    return Path(getattr(sys, "_MEIPASS", Path(__file__).resolve().parent.parent))


def resources() -> Path:
    """Content a school could replace: indicators, wording, guidance, letters, fonts, icons."""
    return program_folder() / "resources"


def migrations() -> Path:
    """The numbered SQL scripts of the store."""
    return program_folder() / "dsl_desk" / "store" / "migrations"
