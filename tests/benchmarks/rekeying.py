"""Changing the key of 100 MB of records."""

from __future__ import annotations

import secrets
import tempfile
from collections.abc import Iterator
from pathlib import Path

from dsl_desk.services.opening import lock
from dsl_desk.services.rekeying import change_key
from dsl_desk.services.vault_folder import VAULT_FILE
from dsl_desk.store import attached, sqlcipher
from dsl_desk.store.copying import quietly
from tests.benchmarks.figure import Figure, milliseconds
from tests.benchmarks.growing import filled

RECORDS = 10_000
BYTES = 100_000_000
OF_A_FILE = 1 << 20


def figures() -> Iterator[Figure]:
    """The rekey itself is SQLCipher's; the whole adds two writes of the keys file and the proof."""
    with tempfile.TemporaryDirectory() as place:
        folder = Path(place) / "vault"
        desk = filled(folder, RECORDS).desk
        while (folder / VAULT_FILE).stat().st_size < BYTES:
            with desk.vault.transaction():
                attached.keep(desk.connection, desk.new_id(), secrets.token_bytes(OF_A_FILE))
        size = (folder / VAULT_FILE).stat().st_size / 1e6
        whole = milliseconds(lambda: change_key(desk, quietly))
        bare = milliseconds(lambda: sqlcipher.change_key(desk.connection, bytearray(32)))
        lock(desk)
    yield Figure(f"rekey of {size:.0f} MB, the rekey itself", bare, 0, 5_000)
    yield Figure(f"rekey of {size:.0f} MB, with its proof", whole, 0, 15_000)
