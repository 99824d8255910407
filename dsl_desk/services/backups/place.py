"""Where the backups of these records go, and when the last one was made."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path

from dsl_desk.domain.clock import school_time
from dsl_desk.domain.errors import VaultError
from dsl_desk.domain.when import say_moment
from dsl_desk.services.backups.rules import rules
from dsl_desk.services.desk import Desk
from dsl_desk.store import beside

_LAST_BACKUP = "last-backup"
_BACKUP_FOLDER = "backup-folder"


@dataclass(frozen=True, slots=True)
class BackupStanding:
    """When the last verified backup was made and where; `days` since then, `due` when the reminder is."""

    last: datetime | None
    folder: str
    days: int
    due: bool

    @property
    def last_words(self) -> str:
        return say_moment(school_time(self.last)) if self.last else ""

    @property
    def reminder(self) -> str:
        """What Today says when a backup is due, or nothing."""
        if not self.due:
            return ""
        if self.last is None:
            return "There is no backup yet. If this computer fails or is stolen, the records are lost."
        return f"The last backup is {self.days} days old. What was recorded since is on this computer only."


def standing(desk: Desk) -> BackupStanding:
    """How safe the records are if this computer fails now."""
    last, now = _last(desk), desk.clock.now()
    age = max(now - last, timedelta()) if last else timedelta()
    due = last is None or age >= timedelta(days=rules().remind_after_days)
    return BackupStanding(last, backup_folder(desk), age.days, due)


def backup_folder(desk: Desk) -> str:
    """Where the last backup went."""
    return beside.setting(desk.connection, _BACKUP_FOLDER)


def daily_place(desk: Desk) -> Path | None:
    """Where today's backup is to be made without asking: the known place, when none was made since midnight."""
    last, folder = _last(desk), backup_folder(desk)
    if not folder or desk.folder is None or (last and school_time(last).date() >= desk.today()):
        return None
    return Path(folder)


def require_reachable(place: Path) -> None:
    """Raises VaultError when a known place is not there now; may wait for a network, so never on the vault thread."""
    if not place.is_dir():
        raise VaultError(
            "The place for backups is not there now, so no backup was made. Your records are open and safe. Plug in "
            "the stick or connect the drive, or choose another place."
        )


def require_outside(vault: Path, place: Path) -> None:
    """Raises VaultError for a place inside the folder of the records themselves."""
    if vault.resolve() in (place.resolve(), *place.resolve().parents):
        raise VaultError(
            "That is the folder of the records themselves, so no backup was made in it. Your records are open and "
            "safe. Choose a folder on another drive or a memory stick."
        )


def remember_backup(desk: Desk, made: datetime, to: Path) -> None:
    """Keep both; inside the caller's transaction."""
    beside.save_setting(desk.connection, _LAST_BACKUP, made.isoformat())
    beside.save_setting(desk.connection, _BACKUP_FOLDER, str(to.absolute()))


def _last(desk: Desk) -> datetime | None:
    made = beside.setting(desk.connection, _LAST_BACKUP)
    return datetime.fromisoformat(made) if made else None
