"""Making one verified copy."""

from __future__ import annotations

import hashlib
import shutil
from pathlib import Path

from dsl_desk import __version__, codec
from dsl_desk.domain.clock import school_time
from dsl_desk.domain.errors import DiskFull, VaultDamaged, VaultError
from dsl_desk.domain.event import Event, Happening
from dsl_desk.keys.files import replace_file
from dsl_desk.keys.keyfile import FILE_NAME as KEYS_FILE
from dsl_desk.services.anchoring import leave_anchor
from dsl_desk.services.backups.manifest import MANIFEST, Backup
from dsl_desk.services.backups.place import remember_backup
from dsl_desk.services.desk import Desk
from dsl_desk.services.vault_folder import VAULT_FILE
from dsl_desk.store.backup import copy_vault

_README = """\
This folder is one verified backup of the safeguarding records of a school, made by DSL Desk.

records.vault   the records, encrypted with a key of their own
keys            what opens them, itself closed by passphrase and recovery code
manifest.json   what the copy held when it was checked

Keep the three files together. "dsl-desk restore" makes the records again from this folder, in an empty one; the
printed recovery code opens it on any computer. Nothing in these files can be read without that code or a passphrase.
"""


def back_up(desk: Desk, to: Path) -> Path:
    """One verified copy in a new folder under `to`; returns that folder.

    It gets its final name only after SQLCipher, SQLite, the row counts and the journal's head agree with the
    vault. Raises DiskFull when the place cannot be written to, VaultDamaged when the copy does not verify.
    """
    assert desk.folder is not None, "a vault in memory has no backup"
    made, backup_id, head = desk.clock.now(), desk.new_id(), desk.vault.head()
    final = to / f"dsl-desk-backup-{school_time(made):%Y-%m-%d-%H%M%S}-{backup_id[:8]}"
    part = final.with_name(final.name + ".part")
    try:
        part.mkdir(mode=0o700, parents=True)
        rows = copy_vault(desk.vault, part / VAULT_FILE, desk.keys.backup_key(backup_id))
        digest = _sha256(part / VAULT_FILE)
        backup = Backup(
            backup_id, desk.vault.identity.id, made, __version__, head.device, head.seq, head.hash, digest, rows
        )
        replace_file(part / KEYS_FILE, (desk.folder / KEYS_FILE).read_bytes())
        replace_file(part / MANIFEST, codec.encode(backup))
        replace_file(part / "README.txt", _README.replace("\n", "\r\n").encode())
        part.rename(final)
    except VaultDamaged:
        raise
    except (OSError, VaultError) as error:
        raise DiskFull(
            "The backup was not made because that place cannot be written to or is full. Your records are open and "
            "safe. Choose another place, or free some space."
        ) from error
    finally:
        shutil.rmtree(part, ignore_errors=True)
    with desk.deed() as deed:
        deed.note(Event(desk.vault.identity.id, Happening.BACKED_UP, backup_id))
        remember_backup(desk, made, to)
    leave_anchor(desk)
    return final


def _sha256(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()
