"""Where the program's own files live, from source and frozen; and names that outlast a power cut."""

from __future__ import annotations

import os
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


def sync_folder(folder: Path) -> None:
    """Have the disk write down which names are in `folder`: until then a power cut may undo a rename.

    Raises OSError.
    """
    if os.name == "nt":  # a folder cannot be opened there; NTFS journals the rename
        return
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
