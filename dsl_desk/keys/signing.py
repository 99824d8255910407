"""Ed25519 (RFC 8032) signatures on journal entries."""

from __future__ import annotations

from collections.abc import Callable


def signing_public(seed: bytes | bytearray) -> bytes:
    """The 32-byte public key of a 32-byte seed."""
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

    return Ed25519PrivateKey.from_private_bytes(seed).public_key().public_bytes_raw()


def signer(seed: bytes | bytearray) -> Callable[[bytes], bytes]:
    """What makes the 64-byte signatures of one deed: the key is loaded once, and forgotten with the deed."""
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

    return Ed25519PrivateKey.from_private_bytes(seed).sign


def sign(seed: bytes | bytearray, message: bytes) -> bytes:
    """The 64-byte signature of `message`."""
    return signer(seed)(message)


def is_signed(public: bytes, message: bytes, signature: bytes) -> bool:
    """Whether `signature` was made over exactly `message` by the holder of `public`."""
    from cryptography.exceptions import InvalidSignature
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey

    try:
        Ed25519PublicKey.from_public_bytes(public).verify(signature, message)
    except (InvalidSignature, ValueError):
        return False
    return True
