"""Keeping the records: a verified copy, and the examination behind `doctor`."""

from __future__ import annotations

import hashlib
import shutil
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from dsl_desk import __version__, codec
from dsl_desk.domain.clock import school_time
from dsl_desk.domain.errors import DiskFull, VaultDamaged, VaultError
from dsl_desk.domain.event import Event, Happening
from dsl_desk.domain.when import say_moment
from dsl_desk.keys.files import replace_file
from dsl_desk.keys.keyfile import FILE_NAME as KEYS_FILE
from dsl_desk.services.anchoring import leave_anchor, rollback_notices
from dsl_desk.services.desk import Desk
from dsl_desk.services.opening import verify
from dsl_desk.services.vault_folder import VAULT_FILE
from dsl_desk.store import attached, beside, check
from dsl_desk.store.backup import copy_vault
from dsl_desk.store.copying import file_findings

MANIFEST = "manifest.json"
LAST_BACKUP = "last-backup"
BACKUP_FOLDER = "backup-folder"

_README = """\
This folder is one verified backup of the safeguarding records of a school, made by DSL Desk.

records.vault   the records, encrypted with a key of their own
keys            what opens them, itself closed by passphrase and recovery code
manifest.json   what the copy held when it was checked

Keep the three files together. "dsl-desk restore" makes the records again from this folder, in an empty one; the
printed recovery code opens it on any computer. Nothing in these files can be read without that code or a passphrase.
"""


_STALE = (
    "The search index does not fit the records, so a search may miss some. No record is affected. "
    "Run doctor again with --rebuild."
)
_STALE_REBUILT = "The search index did not fit the records and has been rebuilt. No record was affected."

_WHAT_TO_DO = (
    "What is not named here passed its check. Keep the folder as it is, compare with the newest backup, and tell "
    "whoever looks after your computers."
)


@dataclass(frozen=True, slots=True)
class Backup:
    """What the manifest says: enough to prove the copy, nothing about anyone."""

    id: str
    store: str
    made: datetime
    program: str
    device: str
    seq: int
    head: str
    sha256: str
    rows: dict[str, int]


@dataclass(frozen=True, slots=True)
class Examination:
    """Answer of `doctor`: sound, or the sentences a person needs."""

    entries: int
    findings: tuple[str, ...]
    rebuilt: bool | None

    @property
    def sound(self) -> bool:
        return not self.findings


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
        beside.save_setting(desk.connection, LAST_BACKUP, made.isoformat())
        beside.save_setting(desk.connection, BACKUP_FOLDER, str(to))
    leave_anchor(desk)
    return final


def last_backup(desk: Desk) -> str:
    """When the last verified backup was made, in words, or nothing."""
    made = beside.setting(desk.connection, LAST_BACKUP)
    return say_moment(school_time(datetime.fromisoformat(made))) if made else ""


def backup_folder(desk: Desk) -> str:
    """Where the last backup went."""
    return beside.setting(desk.connection, BACKUP_FOLDER)


def examine(desk: Desk, *, rebuild: bool = False) -> Examination:
    """Check the file, every entry of the journal and the anchors; with `rebuild` also replay the projections."""
    findings = _damage(desk)
    stale = not findings and check.search_is_stale(desk.connection)
    # What a damaged journal says must not take the place of what the tables still hold.
    rebuilt = check.rebuild(desk.vault) if rebuild and not findings else None
    if stale:
        findings.append(_STALE_REBUILT if rebuild else _STALE)
    if rebuilt is False:
        findings.append("The tables did not match the journal. They have been rebuilt from it; the journal is whole.")
    if desk.folder:
        findings += rollback_notices(desk.vault, desk.folder, desk.secret_store)
    return Examination(check.last_position(desk.vault), tuple(findings), rebuilt)


def _damage(desk: Desk) -> list[str]:
    try:
        findings = ["The records file is damaged."] if file_findings(desk.connection) else []
        findings += [f"Entry {found.position} {found.words}." for found in check.journal_findings(desk.vault, verify)]
        findings += _damaged_files(desk)
    except VaultDamaged as error:
        return [str(error)]
    return [*findings, _WHAT_TO_DO] if findings else []


def _damaged_files(desk: Desk) -> list[str]:
    damaged = sum(1 for _ in attached.damaged(desk.connection))
    return [f"{damaged} attached {'file is' if damaged == 1 else 'files are'} not what was added."] if damaged else []


def _sha256(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()
