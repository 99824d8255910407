"""Where this account keeps things: asked of Qt, which is loaded before the first window anyway."""

from pathlib import Path

from PySide6.QtCore import QStandardPaths

NAME = "DSL Desk"


def default_vault() -> Path:
    """Where first run makes the records: this account's own folder on this computer, never a roaming one."""
    return _data() / "vault"


def demonstration() -> Path:
    """Where "look round with made-up children" makes its school, each time anew."""
    return _data() / "made-up school"


def ledger() -> Path:
    """Which schools' keys are accepted on this account, and which bundles came. It names no child."""
    return _data() / "ledger.json"


def settings_file() -> Path:
    """How the window looks and when it locks."""
    return Path(
        QStandardPaths.writableLocation(QStandardPaths.StandardLocation.GenericConfigLocation), NAME, "settings.json"
    )


def _data() -> Path:
    # Generic: of this computer; the application's own location roams between computers on Windows.
    return Path(QStandardPaths.writableLocation(QStandardPaths.StandardLocation.GenericDataLocation), NAME)
