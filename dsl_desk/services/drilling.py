"""The recovery drill: a printed code really opens a copy of the records, and the copy is removed again.

The newest backup is tried where one can be reached; it shows most, since it would be what is left after a theft.
Otherwise a fresh copy is made for the drill. Either stays encrypted throughout.
"""

from __future__ import annotations

import contextlib
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path

from dsl_desk.domain.changed import Changed
from dsl_desk.domain.clock import school_time
from dsl_desk.domain.errors import InvalidRecord, Problem, VaultDamaged
from dsl_desk.domain.event import Event, Happening
from dsl_desk.domain.when import say_moment
from dsl_desk.keys.unlocked import Unlocked, wiped
from dsl_desk.services import recovery
from dsl_desk.services.backups.listing import Kept, list_backups
from dsl_desk.services.backups.making import Unproved, prove_backup, start_backup
from dsl_desk.services.backups.place import backup_folder
from dsl_desk.services.backups.restoring import WayIn, keys_of
from dsl_desk.services.desk import Desk, changed
from dsl_desk.services.opening import Surroundings
from dsl_desk.services.proving import CHECKED_AT_OPENING, verify
from dsl_desk.services.vault_folder import VAULT_FILE, clear_drill_room, drill_room
from dsl_desk.store import check
from dsl_desk.store.backup import restore_vault
from dsl_desk.store.copying import Progress, quietly
from dsl_desk.store.vault import Vault


@dataclass(frozen=True, slots=True)
class Ground:
    """What a drill on these records needs to know. A backup made before `since` has other codes."""

    vault: Path
    store: str
    backups: str
    since: datetime

    @property
    def room(self) -> Path:
        """Where copies lie while it lasts."""
        return drill_room(self.vault)


@dataclass(frozen=True, slots=True)
class Drill:
    """What was opened and with what, in words; how many entries its journal has; and which way in it was."""

    opened: str
    codes: str
    entries: int
    slot_id: str


def ground_of(desk: Desk, way: WayIn) -> Ground:
    """What a killed drill left is removed. Raises InvalidRecord when there is no such printed way in."""
    standing = recovery.standing(desk)
    printed = standing.envelopes if way.envelopes else standing.code
    if printed is None:
        raise InvalidRecord(
            Problem("envelopes", "There are no sealed envelopes for these records yet. Make them first")
        )
    ground = Ground(desk.vault_folder, desk.vault.identity.id, backup_folder(desk), printed.made)
    clear_drill_room(ground.vault)
    return ground


def newest_backup(ground: Ground) -> Kept | None:
    """The newest verified backup that these codes must open. May wait for a network: not for the vault thread."""
    kept = list_backups(Path(ground.backups), ground.store).kept if ground.backups else ()
    return kept[0] if kept and kept[0].backup.made >= ground.since else None


def fresh_copy(desk: Desk, ground: Ground) -> Unproved:
    """An encrypted copy for the drill alone. Raises DiskFull."""
    return start_backup(desk, ground.room)


def try_codes(ground: Ground, copy: Kept | Unproved, way: WayIn, progress: Progress = quietly) -> Drill:
    """Open the copy with the printed codes of `way` alone, check it, and remove what the drill made. Needs no desk.

    Raises InvalidRecord for a code that was mistyped, WrongKey, VaultDamaged when the copy does not pass its checks,
    DiskFull, and what `progress` raises.
    """
    codes = "two sealed envelopes" if way.envelopes else "the recovery code"
    opened = "a fresh copy"
    if isinstance(copy, Kept):
        opened = f"the backup of {say_moment(school_time(copy.backup.made))}"
    try:
        kept = copy if isinstance(copy, Kept) else prove_backup(copy, progress)
        keys = keys_of(kept.folder, Surroundings(), way)
        try:
            return Drill(opened, codes, _entries(ground, kept, keys, progress), keys.slot_id)
        finally:
            keys.wipe()
    finally:
        clear_drill_room(ground.vault)


def enter_drill(desk: Desk, drill: Drill) -> Changed:
    """Note in the journal that printed codes were tried and opened a copy: their paper can be read."""
    with desk.deed() as deed:
        deed.note(Event(desk.vault.identity.id, Happening.DRILLED, drill.codes))
        recovery.remember_drill(desk, drill.slot_id)
    return replace(changed(deed, ""), kinds=frozenset({recovery.CHANGED}))


def _entries(ground: Ground, kept: Kept, keys: Unlocked, progress: Progress) -> int:
    """How many entries the copy's journal has, once its file, its rows and its newest entries have passed."""
    tried, backup = ground.room / "opened", kept.backup
    tried.mkdir(mode=0o700, parents=True, exist_ok=True)
    file = tried / VAULT_FILE
    with wiped(keys.backup_key(backup.id)) as backup_key, wiped(keys.db_key()) as key:
        restore_vault(kept.folder / VAULT_FILE, backup_key, file, key, backup.held, progress)
    with wiped(keys.db_key()) as key, contextlib.closing(Vault.open(file, key, backup.device)) as vault:
        last = check.last_position(vault)
        damaged = next(check.journal_findings(vault, verify, max(0, last - CHECKED_AT_OPENING)), None)
        if damaged or vault.identity.id != ground.store:
            raise VaultDamaged(
                "The code opened the copy, but the newest entries in it do not pass their check. Your records are "
                "open and unchanged. Make a new backup and try again."
            )
        return last
