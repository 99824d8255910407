"""The cryptographic steps of the keys file, each in its standard form.

`cryptography` is imported inside the functions: the unlock window is painted before it is needed.
"""

from __future__ import annotations

from collections.abc import Callable

from dsl_desk.domain.errors import WrongKey

PRIVATE_BYTES = 32
"""Length of an X25519 private key (RFC 7748) and of an Ed25519 seed (RFC 8032)."""

_NONCE_BYTES = 12
_PUBLIC_BYTES = 32

RandomBytes = Callable[[int], bytes]


def derive(secret: bytes | bytearray, purpose: str, salt: bytes = b"", length: int = 32) -> bytes:
    """HKDF-SHA256 (RFC 5869); `purpose` keeps keys for different uses apart."""
    from cryptography.hazmat.primitives.hashes import SHA256
    from cryptography.hazmat.primitives.kdf.hkdf import HKDF

    return HKDF(SHA256(), length, salt, f"dsl-desk/1 {purpose}".encode()).derive(bytes(secret))


def wrap(key: bytes, secret: bytes, bound: bytes, random_bytes: RandomBytes) -> bytes:
    """`secret` under AES-256-GCM, nonce first; `bound` must be the same again when it is unwrapped."""
    from cryptography.hazmat.primitives.ciphers.aead import AESGCM

    nonce = random_bytes(_NONCE_BYTES)
    return nonce + AESGCM(key).encrypt(nonce, secret, bound)


def unwrap(key: bytes, wrapped: bytes, bound: bytes) -> bytes:
    """The secret inside `wrapped`; raises WrongKey when key, text or `bound` differ from what was wrapped."""
    from cryptography.exceptions import InvalidTag
    from cryptography.hazmat.primitives.ciphers.aead import AESGCM

    try:
        return AESGCM(key).decrypt(wrapped[:_NONCE_BYTES], wrapped[_NONCE_BYTES:], bound)
    except (InvalidTag, ValueError) as error:
        raise WrongKey from error


def public_of(private: bytes | bytearray) -> bytes:
    """The X25519 public key of `private`."""
    from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey

    return X25519PrivateKey.from_private_bytes(private).public_key().public_bytes_raw()


def seal(public: bytes, secret: bytes, bound: bytes, random_bytes: RandomBytes) -> bytes:
    """`secret` for whoever holds the private half of `public`: ephemeral X25519, HKDF, AES-256-GCM.

    The ephemeral public key comes first. Sealing needs nobody's passphrase.
    """
    ephemeral = random_bytes(PRIVATE_BYTES)
    sender = public_of(ephemeral)
    key = _shared_key(ephemeral, public, sender + public)
    return sender + wrap(key, secret, bound, random_bytes)


def unseal(private: bytes | bytearray, sealed: bytes, bound: bytes) -> bytes:
    """The secret inside `sealed`; raises WrongKey when it was sealed to another key or for another place."""
    sender, wrapped = sealed[:_PUBLIC_BYTES], sealed[_PUBLIC_BYTES:]
    try:
        key = _shared_key(private, sender, sender + public_of(private))
    except ValueError as error:  # a truncated or low-order public key
        raise WrongKey from error
    return unwrap(key, wrapped, bound)


def _shared_key(private: bytes | bytearray, public: bytes, both_publics: bytes) -> bytes:
    from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey, X25519PublicKey

    ours, theirs = X25519PrivateKey.from_private_bytes(private), X25519PublicKey.from_public_bytes(public)
    return derive(ours.exchange(theirs), "seal", salt=both_publics)
