"""Where things live, from source and frozen."""

from __future__ import annotations

import sys
from pathlib import Path

import platformdirs


def program_folder() -> Path:
    """The folder that holds `resources` and `dsl_desk`: the checkout, or what PyInstaller unpacked."""
    return Path(getattr(sys, "_MEIPASS", Path(__file__).resolve().parent.parent))


def resources() -> Path:
    """Content a school could replace: indicators, wording, guidance, letters, fonts, icons."""
    return program_folder() / "resources"


def migrations() -> Path:
    """The numbered SQL scripts of the store."""
    return program_folder() / "dsl_desk" / "store" / "migrations"


def default_vault() -> Path:
    """Where first run offers to keep the records: this user's own folder on this computer, never a roaming one."""
    return Path(platformdirs.user_data_dir("DSL Desk", appauthor=False, roaming=False)) / "vault"


def demonstration() -> Path:
    """Where "look round with made-up children" makes its school, each time anew."""
    return Path(platformdirs.user_data_dir("DSL Desk", appauthor=False, roaming=False)) / "made-up school"


def settings_file() -> Path:
    """Where the vault is and how the window looks; no names, no records."""
    return Path(platformdirs.user_config_dir("DSL Desk", appauthor=False, roaming=False)) / "settings.json"
