"""Making one verified copy: copied on the vault thread, proved on another while saves go on, then entered."""

from __future__ import annotations

import hashlib
import shutil
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field, replace
from pathlib import Path

from dsl_desk import __version__, codec
from dsl_desk.domain.changed import Changed
from dsl_desk.domain.errors import DiskFull, VaultDamaged, VaultError
from dsl_desk.domain.event import Event, Happening
from dsl_desk.keys.files import replace_file
from dsl_desk.keys.generations import copy_keys
from dsl_desk.paths import sync_folder
from dsl_desk.services.anchoring import leave_anchor
from dsl_desk.services.backups.listing import Kept, clear_leftovers, part_of
from dsl_desk.services.backups.manifest import MANIFEST, README, Backup, folder_name
from dsl_desk.services.backups.place import remember_backup, require_outside
from dsl_desk.services.backups.readme import WORDS
from dsl_desk.services.backups.rotating import thin_out
from dsl_desk.services.desk import Desk, changed
from dsl_desk.services.erased_list import ERASED_FILE, ErasedListDamaged, beside_backups, merge_erased
from dsl_desk.services.vault_folder import VAULT_FILE
from dsl_desk.store.copying import Progress, prove, quietly, write_copy

CHANGED = "backup"
"""The kind of what changed when a backup was made."""


@dataclass(frozen=True, slots=True)
class Unproved:
    """A copy that has no final name yet. `key` is wiped when it has been proved or given up."""

    vault: Path
    part: Path
    final: Path
    backup: Backup
    key: bytearray = field(repr=False)


def back_up(desk: Desk, to: Path, progress: Progress = quietly) -> Path:
    """One verified copy in a new folder under `to`; returns that folder.

    It gets its final name only after SQLCipher, SQLite, the row counts and the journal's head agree with the
    vault; then older ones are thinned out. Raises DiskFull when the place cannot be written to, VaultDamaged when the
    copy does not verify.
    """
    kept = prove_backup(start_backup(desk, to), progress)
    enter_backup(desk, kept)
    return kept.folder


def start_backup(desk: Desk, to: Path) -> Unproved:
    """Copy the vault in one step; nothing else can be saved meanwhile. What a killed backup left here is removed."""
    require_outside(desk.vault_folder, to)
    made, backup_id, head = desk.clock.now(), desk.new_id(), desk.vault.head()
    final = to / folder_name(made, backup_id)
    part, key = part_of(final, head.device), desk.keys.backup_key(backup_id)
    with _given_up_on_error(part, key):
        part.mkdir(mode=0o700, parents=True)
        clear_leftovers(to, head.device, part)
        held = write_copy(desk.connection, part / VAULT_FILE, key)
        copy_keys(desk.vault_folder, desk.keys, part)
    store = desk.vault.identity.id
    backup = Backup(backup_id, store, made, __version__, head.device, head.seq, head.hash, "", held.rows)
    return Unproved(desk.vault_folder, part, final, backup, key)


def prove_backup(copy: Unproved, progress: Progress = quietly) -> Kept:
    """Read the copy back and give it its name; needs no desk, so that saves go on on another thread.

    Raises as `back_up`, and what `progress` raises; the copy is then removed.
    """
    part, store = copy.part, copy.backup.store
    with _given_up_on_error(part, copy.key):
        prove(part / VAULT_FILE, copy.key, copy.backup.held, progress)
        progress("Writing down what it holds", 0.9)
        backup = replace(copy.backup, sha256=_sha256(part / VAULT_FILE))
        _list_erased(copy, part / ERASED_FILE)
        replace_file(part / README, WORDS.replace("\n", "\r\n").encode())
        replace_file(part / MANIFEST, codec.encode(backup))
        part.rename(copy.final)
    copy.key[:] = bytes(len(copy.key))
    kept = Kept(copy.final, backup)
    with suppress(OSError, VaultError):  # the backup is made; what could not be tidied is tidied at the next one
        sync_folder(copy.final.parent)
        _list_erased(copy, beside_backups(copy.final.parent, store))
        thin_out(copy.final.parent, kept)
    return kept


def enter_backup(desk: Desk, kept: Kept) -> Changed:
    """Remember the proved backup, in the journal and for the reminder. Raises DiskFull; the backup stays."""
    try:
        with desk.deed() as deed:
            deed.note(Event(desk.vault.identity.id, Happening.BACKED_UP, kept.backup.id))
            remember_backup(desk, kept.backup.made, kept.folder.parent)
    except DiskFull as error:
        raise DiskFull(
            "The backup was made and checked, but it could not be noted in the records, because this computer's disk "
            "is full or cannot be written to. What was saved before is safe. Free some space before you go on."
        ) from error
    leave_anchor(desk)
    return replace(changed(deed, kept.backup.id), kinds=frozenset({CHANGED}))


@contextmanager
def _given_up_on_error(part: Path, key: bytearray) -> Iterator[None]:
    try:
        yield
    except BaseException as error:
        key[:] = bytes(len(key))
        shutil.rmtree(part, ignore_errors=True)
        if isinstance(error, OSError | VaultError) and not isinstance(error, VaultDamaged):
            raise DiskFull(
                "The backup was not made because that place cannot be written to or is full. Your records are open "
                "and safe. Choose another place, or free some space."
            ) from error
        raise


def _list_erased(copy: Unproved, target: Path) -> None:
    """So that what was erased stays erased when an older backup is restored."""
    with suppress(ErasedListDamaged):  # said at opening, and no reason to go without a backup
        merge_erased(copy.vault / ERASED_FILE, target, copy.backup.store)


def _sha256(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()
