"""Where the backups of these records go, and when the last one was made."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

from dsl_desk.domain.clock import school_time
from dsl_desk.domain.when import say_moment
from dsl_desk.services.desk import Desk
from dsl_desk.store import beside

_LAST_BACKUP = "last-backup"
_BACKUP_FOLDER = "backup-folder"


def last_backup(desk: Desk) -> str:
    """When the last verified backup was made, in words, or nothing."""
    made = beside.setting(desk.connection, _LAST_BACKUP)
    return say_moment(school_time(datetime.fromisoformat(made))) if made else ""


def backup_folder(desk: Desk) -> str:
    """Where the last backup went."""
    return beside.setting(desk.connection, _BACKUP_FOLDER)


def remember_backup(desk: Desk, made: datetime, to: Path) -> None:
    """Keep both; inside the caller's transaction."""
    beside.save_setting(desk.connection, _LAST_BACKUP, made.isoformat())
    beside.save_setting(desk.connection, _BACKUP_FOLDER, str(to))
