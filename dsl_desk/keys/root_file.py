"""The school's root outside the vault: one file that a passphrase of its own opens.

With the vault and every backup lost, a new vault signs with the same key again, and no recipient has to be rung.
"""

from __future__ import annotations

import secrets
from collections.abc import Callable
from dataclasses import dataclass, replace

from dsl_desk import codec
from dsl_desk.domain.errors import InvalidRecord, Problem, VaultDamaged, WrongKey
from dsl_desk.keys import sealing
from dsl_desk.keys.identity import Signer, is_root
from dsl_desk.keys.kdf import DEFAULT, SALT_BYTES, Kdf, stretch
from dsl_desk.keys.passphrase import normalised

FORMAT = 1
MOST_BYTES = 64 * 1024
"""A root with its certificate takes about 6,000."""

_NO_ROOT_FILE = "This is not a recovery file of a school’s key, or it is damaged. Choose the file that was saved"


@dataclass(frozen=True, slots=True)
class RootFile:
    """What the file holds, in canonical JSON.

    The private key (PKCS#8, PEM) is wrapped by AES-256-GCM under HKDF(Argon2id(passphrase)); everything else in the
    file is bound to it. The certificate is public and stands open.
    """

    format: int
    certificate: str
    kdf: Kdf
    salt: bytes
    wrapped: bytes = b""


def seal_root(
    root: Signer,
    passphrase: str,
    *,
    kdf: Kdf = DEFAULT,
    random_bytes: Callable[[int], bytes] = secrets.token_bytes,
) -> bytes:
    """The file for `root`. Raises InvalidRecord for what cannot be a passphrase; whether it is hard is not judged."""
    file = RootFile(FORMAT, root.certificate.decode(), kdf, random_bytes(SALT_BYTES))
    wrapped = sealing.wrap(_key(file, passphrase), root.private_key, codec.encode(file), random_bytes)
    return codec.encode(replace(file, wrapped=wrapped)) + b"\n"


def open_root(content: bytes, passphrase: str) -> Signer:
    """The root in the file. Raises WrongKey for another passphrase, InvalidRecord for what is no such file."""
    file = _read(content)
    try:
        private = sealing.unwrap(_key(file, passphrase), file.wrapped, codec.encode(replace(file, wrapped=b"")))
    except WrongKey as error:
        raise WrongKey(
            "That passphrase does not open this file. Nothing has changed. "
            "Use the passphrase that was written down when the file was made."
        ) from error
    root = Signer(file.certificate.encode(), private)
    if not is_root(root):
        raise InvalidRecord(Problem("file", _NO_ROOT_FILE))
    return root


def _read(content: bytes) -> RootFile:
    try:
        if len(content) <= MOST_BYTES:
            file = codec.decode_canonical(RootFile, content.removesuffix(b"\n"))
            if file.format == FORMAT:
                return file
    except ValueError:
        pass
    raise InvalidRecord(Problem("file", _NO_ROOT_FILE))


def _key(file: RootFile, passphrase: str) -> bytes:
    try:
        stretched = stretch(normalised(passphrase), file.salt, file.kdf)
    except VaultDamaged as error:  # it asks for more work than we ever do
        raise InvalidRecord(Problem("file", _NO_ROOT_FILE)) from error
    return sealing.derive(stretched, "school root", file.salt)
