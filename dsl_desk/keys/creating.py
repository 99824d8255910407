"""Making the keys of a new vault.

Every random number comes from `random_bytes`, so that a store marked as a demonstration can be made the same twice.
"""

from __future__ import annotations

import secrets
from pathlib import Path

from dsl_desk.domain.errors import VaultError
from dsl_desk.keys.kdf import DEFAULT, Kdf
from dsl_desk.keys.keyfile import FILE_NAME, KeysFile, write_keys
from dsl_desk.keys.new_slots import NewPassphrase, new_way, person_slot, recovery_slot
from dsl_desk.keys.sealing import RandomBytes
from dsl_desk.keys.secretstore import SecretStore
from dsl_desk.keys.slots import DATA_KEY_BYTES, SlotKind, new_halves, seal_data_key
from dsl_desk.keys.unlocked import Unlocked

_FIRST_GENERATION = 1


def create(
    folder: Path,
    store_id: str,
    label: str,
    passphrase: str,
    *,
    kdf: Kdf = DEFAULT,
    secret_store: SecretStore | None = None,
    random_bytes: RandomBytes = secrets.token_bytes,
) -> tuple[Unlocked, str]:
    """Writes the keys file of a new vault: one slot for the person named `label`, one for a recovery code.

    Returns the person's keys and the code to print, which is kept nowhere. Without `secret_store` there is no
    device secret. The caller checks the strength of `passphrase`. Raises VaultError when there are keys already,
    SecretStoreError, DiskFull.
    """
    if (folder / FILE_NAME).exists():
        raise VaultError(
            "There are records in this folder already. They are safe and unchanged. "
            "Open them, or choose another folder."
        )
    data_key = bytearray(random_bytes(DATA_KEY_BYTES))
    halves = new_halves(random_bytes)
    way = new_way(SlotKind.PERSON, label, random_bytes)
    person = person_slot(store_id, way, halves, NewPassphrase(passphrase, kdf, secret_store), random_bytes)
    recovery, code = recovery_slot(store_id, random_bytes)
    person, recovery = (
        seal_data_key(store_id, slot, _FIRST_GENERATION, data_key, random_bytes) for slot in (person, recovery)
    )
    write_keys(folder, KeysFile(store_id, _FIRST_GENERATION, (person, recovery)), data_key)
    return Unlocked(store_id, _FIRST_GENERATION, person, data_key, halves), code
