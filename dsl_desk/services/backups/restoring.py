"""A vault made again from a backup."""

from __future__ import annotations

import hashlib
from pathlib import Path

from dsl_desk import codec
from dsl_desk.domain.errors import VaultDamaged, VaultError, WrongKey
from dsl_desk.keys import unlocking
from dsl_desk.keys.anchor import renew_device_id
from dsl_desk.keys.files import replace_file
from dsl_desk.keys.keyfile import FILE_NAME as KEYS_FILE
from dsl_desk.keys.slots import SlotKind
from dsl_desk.keys.unlocked import Unlocked
from dsl_desk.services.backups.manifest import MANIFEST, Backup
from dsl_desk.services.opening import Surroundings
from dsl_desk.services.vault_folder import VAULT_FILE, made_whole
from dsl_desk.store.backup import restore_vault
from dsl_desk.store.copying import quietly


def restore(
    backup: Path, folder: Path, surroundings: Surroundings, *, passphrase: str = "", recovery_code: str = ""
) -> None:
    """Make `folder` a vault again from the backup folder `backup`, which stays as it is.

    The passphrase is one that opened the vault on this computer when the backup was made; the recovery code needs
    nothing of this computer. The journal goes on in a chain of its own from here (vault.md). Raises WrongKey,
    SecretStoreError, VaultDamaged when the backup does not pass its check, VaultError when `folder` is not empty.
    """
    manifest = _manifest(backup)
    keys = _keys(backup, surroundings, passphrase, recovery_code)
    try:
        with made_whole(folder) as making:
            restore_vault(
                backup / VAULT_FILE,
                keys.backup_key(manifest.id),
                making / VAULT_FILE,
                keys.db_key(),
                manifest.held,
                quietly,
            )
            replace_file(making / KEYS_FILE, (backup / KEYS_FILE).read_bytes())
            renew_device_id(making, surroundings.random_bytes)
    finally:
        keys.wipe()


def _manifest(backup: Path) -> Backup:
    try:
        manifest = codec.decode(Backup, (backup / MANIFEST).read_bytes())
        with (backup / VAULT_FILE).open("rb") as file:
            intact = hashlib.file_digest(file, "sha256").hexdigest() == manifest.sha256
    except (OSError, ValueError) as error:
        raise VaultError(
            "This folder is not a backup, or a file of it is missing. Nothing has changed. Choose the folder that "
            "holds manifest.json, keys and records.vault."
        ) from error
    if not intact:
        raise VaultDamaged(
            "This backup is not as it was when it was made, so nothing was restored. Nothing has changed. Choose an "
            "older backup."
        )
    return manifest


def _keys(backup: Path, surroundings: Surroundings, passphrase: str, recovery_code: str) -> Unlocked:
    if recovery_code:
        return unlocking.open_with_recovery(backup, recovery_code)
    for way in unlocking.ways_in(backup):
        if way.kind is SlotKind.PERSON:
            try:
                return unlocking.open_with_passphrase(backup, way.label, passphrase, surroundings.secret_store)
            except WrongKey:
                continue
    raise WrongKey
