"""Witnesses outside the database of how far the journal had got: left at lock, export, backup; asked at opening."""

from __future__ import annotations

import contextlib
from collections.abc import Iterator
from pathlib import Path

from dsl_desk.domain.errors import SecretStoreError, VaultError
from dsl_desk.keys import anchor
from dsl_desk.keys.secretstore import SecretStore
from dsl_desk.services.desk import Desk
from dsl_desk.store import journal
from dsl_desk.store.vault import Vault


def leave_anchor(desk: Desk) -> None:
    """Remember outside the database how far the journal has got.

    An anchor that shows these records to be older than they were is the only witness, and stays. A disk or password
    store that fails is no reason to stop: the anchor before still holds.
    """
    if desk.folder is None or _seen_further(desk.vault, desk.folder, desk.secret_store):
        return
    head = desk.vault.head()
    here = anchor.Anchor(desk.vault.identity.id, head.device, head.seq, head.hash)
    with contextlib.suppress(SecretStoreError, VaultError):
        anchor.write_anchor(desk.folder, here, desk.secret_store)


def rollback_notices(vault: Vault, folder: Path, secret_store: SecretStore | None) -> Iterator[str]:
    """Whether the journal still reaches what the anchors saw."""
    yield from anchor.read_anchors(folder, vault.identity.id, vault.device, secret_store).findings
    seen = _seen_further(vault, folder, secret_store)
    if seen:
        yield (
            "These records are older than the last time they were closed on this computer, or have been altered: "
            f"entry {seen.seq} is not the one that was there. What is here can be read. Ask who put a file back, and "
            "look for a newer backup before you write anything."
        )


def _seen_further(vault: Vault, folder: Path, secret_store: SecretStore | None) -> anchor.Anchor | None:
    """The anchor that saw an entry which is not in the journal."""
    seen = anchor.read_anchors(folder, vault.identity.id, vault.device, secret_store).furthest
    return seen if seen and journal.hash_at(vault.connection, seen.device, seen.seq) != seen.head else None
