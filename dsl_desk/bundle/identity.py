"""What a school signs with."""

from __future__ import annotations

from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class SchoolIdentity:
    """The school's root and this year's leaf, with the leaf's unencrypted PKCS#8 key; all in PEM.

    Root: RSA-3072, CA with pathlen 0. Leaf: RSA-3072, digitalSignature and nonRepudiation (FORMAT.md).
    """

    root_pem: bytes
    leaf_pem: bytes
    leaf_key_pem: bytes = field(repr=False)
