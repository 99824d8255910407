"""A vault made again from a backup, on this computer or one that never saw it."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from contextlib import closing, suppress
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path

from dsl_desk.domain.clock import school_time
from dsl_desk.domain.errors import DeskError, SecretStoreError, VaultBusy, VaultDamaged, VaultError, WrongKey
from dsl_desk.domain.event import Event, Happening
from dsl_desk.keys import unlocking
from dsl_desk.keys.anchor import renew_device_id
from dsl_desk.keys.envelopes import open_with_envelopes
from dsl_desk.keys.files import replace_file
from dsl_desk.keys.keyfile import FILE_NAME as KEYS_FILE
from dsl_desk.keys.slots import SlotKind
from dsl_desk.keys.unlocked import Unlocked, wiped
from dsl_desk.services.anchoring import remember_head
from dsl_desk.services.backups.manifest import Backup, read_manifest
from dsl_desk.services.erased_list import ERASED_FILE, ErasedListDamaged, beside_backups, merge_erased
from dsl_desk.services.moved_folder import finish_move
from dsl_desk.services.opening import Surroundings
from dsl_desk.services.vault_folder import VAULT_FILE, made_whole
from dsl_desk.store.backup import restore_vault
from dsl_desk.store.copying import Progress, quietly
from dsl_desk.store.journal import Author
from dsl_desk.store.sqlcipher import is_busy
from dsl_desk.store.vault import Vault

_PIECE = 16 << 20  # bytes read between two looks whether to go on

_NO_BACKUP = (
    "This folder is not a backup, or a file of it is missing. Nothing has changed. Choose the folder that "
    "holds manifest.json, keys and records.vault."
)
_ALTERED = (
    "This backup is not as it was when it was made, so nothing was restored. Nothing has changed. Choose an "
    "older backup."
)


@dataclass(frozen=True, slots=True)
class WayIn:
    """What the person has: a passphrase (with a name, or anyone's), the recovery code, or two envelopes' codes."""

    name: str = ""
    passphrase: str = field(default="", repr=False)
    recovery_code: str = field(default="", repr=False)
    envelopes: tuple[str, str] | None = field(default=None, repr=False)


@dataclass(frozen=True, slots=True)
class Restored:
    """What was restored, and where the folder that was there before is now."""

    backup: Backup
    aside: Path | None


def restore(
    backup: Path,
    folder: Path,
    surroundings: Surroundings,
    way: WayIn,
    *,
    set_aside: bool = False,
    progress: Progress = quietly,
) -> Restored:
    """Make `folder` a vault again from the backup folder `backup`, which stays as it is.

    With `set_aside` the records that are in `folder` are moved to a folder beside it, never overwritten. The
    passphrase is one that opened the vault on this computer when the backup was made; recovery code and envelopes
    need nothing of this computer. The journal goes on in a chain of its own from here (vault.md). Raises
    InvalidRecord for a code that was mistyped, WrongKey, SecretStoreError, VaultDamaged when the backup does not pass
    its check, VaultBusy when `folder` is in use, VaultError when it is not empty, and what `progress` raises.
    """
    finish_move(folder)
    if is_busy(folder / VAULT_FILE):
        raise VaultBusy
    progress("Checking the backup", 0.0)
    manifest = _manifest(backup, lambda: progress("Checking the backup", 0.05))
    progress("Checking what you typed", 0.1)
    keys = keys_of(backup, surroundings, way)
    aside = _aside(folder, surroundings.clock.now()) if set_aside else None
    try:
        with made_whole(folder, aside) as making:
            _fill(making, backup, manifest, keys, progress)
            device = renew_device_id(making, surroundings.random_bytes)
            _carry_erasures(making, manifest.store, folder / ERASED_FILE, backup)
            _enter(making, manifest, keys, surroundings, device)
            progress("Putting the records in their place", 1.0)
    finally:
        keys.wipe()
    return Restored(manifest, aside)


def people(backup: Path) -> tuple[str, ...]:
    """Whose passphrases a backup knows. Raises VaultError."""
    return tuple(way.label for way in unlocking.ways_in(backup) if way.kind is SlotKind.PERSON)


def _fill(making: Path, backup: Path, manifest: Backup, keys: Unlocked, progress: Progress) -> None:
    with wiped(keys.backup_key(manifest.id)) as backup_key, wiped(keys.db_key()) as key:
        restore_vault(
            backup / VAULT_FILE,
            backup_key,
            making / VAULT_FILE,
            key,
            manifest.held,
            lambda step, done: progress(step, 0.2 + 0.7 * done),
        )
    replace_file(making / KEYS_FILE, (backup / KEYS_FILE).read_bytes())


def _carry_erasures(making: Path, store: str, before: Path, backup: Path) -> None:
    """What was erased after the backup was made is erased again when the records are opened."""
    for source in (backup / ERASED_FILE, beside_backups(backup.parent, store), before):
        with suppress(ErasedListDamaged):  # said at opening where it is this vault's own
            merge_erased(source, making / ERASED_FILE, store)


def _enter(making: Path, manifest: Backup, keys: Unlocked, surroundings: Surroundings, device: str) -> None:
    """Open the restored vault as any is opened, and note in its journal where it came from."""
    with wiped(keys.db_key()) as key, closing(Vault.open(making / VAULT_FILE, key, device)) as vault:
        author = Author(keys.slot_id, keys.signer())
        with vault.deed(author, surroundings.clock, surroundings.random_bytes) as deed:
            deed.note(Event(manifest.store, Happening.RESTORED, manifest.id))
        remember_head(vault, making, surroundings.secret_store)


def _manifest(backup: Path, look: Callable[[], None]) -> Backup:
    try:
        manifest = read_manifest(backup)
        found = _sha256(backup / VAULT_FILE, look)
    except (OSError, ValueError) as error:
        raise VaultError(_NO_BACKUP) from error
    if found != manifest.sha256:
        raise VaultDamaged(_ALTERED)
    return manifest


def _sha256(path: Path, look: Callable[[], None]) -> str:
    digest = hashlib.sha256()
    with path.open("rb") as file:
        while piece := file.read(_PIECE):
            digest.update(piece)
            look()
    return digest.hexdigest()


def keys_of(backup: Path, surroundings: Surroundings, way: WayIn) -> Unlocked:
    """What the way in opens of a backup. Raises InvalidRecord, WrongKey, SecretStoreError or VaultDamaged."""
    if way.envelopes:
        return open_with_envelopes(backup, *way.envelopes)
    if way.recovery_code:
        return unlocking.open_with_recovery(backup, way.recovery_code)
    refused: DeskError = WrongKey()
    for name in (way.name,) if way.name else people(backup):
        try:
            return unlocking.open_with_passphrase(backup, name, way.passphrase, surroundings.secret_store)
        except WrongKey:
            continue
        except SecretStoreError as error:  # another computer's half is missing; the next person's may need none
            refused = error
    raise refused


def _aside(folder: Path, now: datetime) -> Path | None:
    """A name beside the folder that nothing has yet; nothing when there is nothing to set aside."""
    if not folder.is_dir() or not any(folder.iterdir()):
        return None
    stem = f"{folder.name} set aside {school_time(now):%Y-%m-%d %H%M%S}"
    names = (folder.with_name(stem if number == 1 else f"{stem} ({number})") for number in range(1, 1_000))
    return next(name for name in names if not name.exists())
