"""A vault file made again from a copy, and whether a vault file is in use."""

from __future__ import annotations

import contextlib
from pathlib import Path

from dsl_desk.domain.errors import VaultDamaged
from dsl_desk.store import sqlcipher
from dsl_desk.store.copying import Held, Progress, copy_pages, file_findings, held_by


def restore_vault(
    backup: Path, backup_key: bytearray, target: Path, key: bytearray, held: Held, progress: Progress
) -> None:
    """Copy a backup to a new vault file under the vault's key, and prove both.

    `held` is what the backup held when it was made. Raises VaultDamaged when backup or copy do not pass their
    checks, DiskFull, and what `progress` raises.
    """
    with contextlib.closing(sqlcipher.connect(backup, backup_key)) as source:
        _require(source, held, _part(progress, 0, 0.4))
        with contextlib.closing(sqlcipher.connect(target, bytearray(key), create=True)) as copy:
            copy_pages(source, copy, _part(progress, 0.4, 0.2))
    with contextlib.closing(sqlcipher.connect(target, key)) as made:
        _require(made, held, _part(progress, 0.6, 0.4))


def _require(connection: sqlcipher.Connection, held: Held, progress: Progress) -> None:
    if file_findings(connection, progress) or held_by(connection) != held:
        raise VaultDamaged(
            "This backup does not hold what it held when it was made, so nothing was restored. Nothing has changed. "
            "Choose an older backup."
        )


def _part(progress: Progress, start: float, share: float) -> Progress:
    return lambda step, done: progress(step, start + share * done)
