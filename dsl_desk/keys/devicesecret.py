"""The device secret: 32 random bytes in the computer's password store, without which a stolen copy of the vault
folder cannot be guessed open elsewhere.
"""

from __future__ import annotations

import contextlib

from dsl_desk.domain.errors import SecretStoreError
from dsl_desk.keys.sealing import RandomBytes, derive
from dsl_desk.keys.secretstore import SecretStore

_SECRET_BYTES = 32
_ID_BYTES = 16
_GONE = (
    "The part of the key that this computer's password store keeps is not there. Your records are safe. "
    "Open them with the recovery code, then set your passphrase again."
)


def new_secret(store_id: str, secret_store: SecretStore, random_bytes: RandomBytes) -> tuple[str, bytes]:
    """Id and bytes of a fresh secret, kept in the store; raises SecretStoreError."""
    secret = random_bytes(_SECRET_BYTES)
    device = _id(secret)
    secret_store.put(_item(store_id, device), secret.hex())
    return device, secret


def kept_secret(store_id: str, device: str, secret_store: SecretStore | None) -> bytes:
    """The secret called `device`; raises SecretStoreError when the store cannot give exactly that one back."""
    kept = secret_store.get(_item(store_id, device)) if secret_store else None
    try:
        secret = bytes.fromhex(kept or "")
    except ValueError:
        secret = b""
    if _id(secret) != device:
        raise SecretStoreError(_GONE)
    return secret


def forget_secret(store_id: str, device: str, secret_store: SecretStore) -> None:
    """Removes a secret that no slot asks for any more; a store that will not let go of it does no harm."""
    with contextlib.suppress(SecretStoreError):
        secret_store.remove(_item(store_id, device))


def _id(secret: bytes) -> str:
    """Derived from the secret, so that a wrong one given back by the store is noticed."""
    return derive(secret, "device id", length=_ID_BYTES).hex()


def _item(store_id: str, device: str) -> str:
    return f"device-secret/{store_id}/{device}"
