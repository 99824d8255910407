"""Witnesses outside the database of how far the journal had got, asked at opening.

They are left every few minutes, and at lock, export and backup.
"""

from __future__ import annotations

import contextlib
from collections.abc import Iterator
from pathlib import Path

from dsl_desk.domain.errors import SecretStoreError, VaultError
from dsl_desk.keys import anchor
from dsl_desk.keys.secretstore import SecretStore
from dsl_desk.services.desk import Desk
from dsl_desk.services.vault_folder import VAULT_FILE
from dsl_desk.store import journal
from dsl_desk.store.vault import Vault


def leave_anchor(desk: Desk) -> None:
    """Remember outside the database how far the journal has got; a vault in memory has no outside."""
    if desk.folder:
        remember_head(desk.vault, desk.folder, desk.secret_store)


def remember_head(vault: Vault, folder: Path, secret_store: SecretStore | None) -> None:
    """An anchor that shows these records to be older than they were is the only witness, and stays.

    A disk or password store that fails is no reason to stop: the anchor before still holds.
    """
    if _seen_further(vault, folder, secret_store):
        return
    head = vault.head()
    with contextlib.suppress(SecretStoreError, VaultError, OSError):
        size = (folder / VAULT_FILE).stat().st_size
        here = anchor.Anchor(vault.identity.id, head.device, head.seq, head.hash, size)
        anchor.write_anchor(folder, here, secret_store)


def rollback_notices(vault: Vault, folder: Path, secret_store: SecretStore | None) -> Iterator[str]:
    """Whether the journal still reaches what the anchors saw."""
    anchors = anchor.read_anchors(folder, vault.identity.id, vault.device, secret_store)
    yield from anchors.findings
    if not (anchors.furthest or anchors.findings) and vault.head().seq:
        yield (
            "The anchor file beside the records is missing, so this computer cannot show whether they are the "
            f"newest. {anchor.COMPARE}"
        )
    seen = _seen_further(vault, folder, secret_store)
    if seen:
        yield (
            "These records are older than the last time they were closed on this computer, or have been altered: "
            f"entry {seen.seq} is not the one that was there. What is here can be read. Ask who put a file back, and "
            "look for a newer backup before you write anything."
        )


def is_shorter(folder: Path, store: str) -> bool:
    """Whether the records file has lost a part since the last anchor: a copy that broke off, or a failing disk."""
    return (folder / VAULT_FILE).stat().st_size < anchor.size_seen(folder, store)


def _seen_further(vault: Vault, folder: Path, secret_store: SecretStore | None) -> anchor.Anchor | None:
    """The anchor that saw an entry which is not in the journal."""
    seen = anchor.read_anchors(folder, vault.identity.id, vault.device, secret_store).furthest
    return seen if seen and journal.hash_at(vault.connection, seen.device, seen.seq) != seen.head else None
