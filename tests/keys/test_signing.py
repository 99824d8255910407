from __future__ import annotations

import pytest

from dsl_desk.keys.signing import is_signed, sign, signing_public

# RFC 8032, 7.1, test 2
SEED = bytes.fromhex("4ccd089b28ff96da9db6c346ec114e0f5b8a319f35aba624da8cf6ed4fb8a6fb")
PUBLIC = bytes.fromhex("3d4017c3e843895a92b70aa74d1b7ebc9c982ccf2ec4968cc0cd55f12af4660c")
SIGNATURE = bytes.fromhex(
    "92a009a9f0d4cab8720e820b5f642540a2b27b5416503f8fb3762223ebdb69da"
    "085ac1e43e15996e458f3613d0f11d8c387b2eaeb4302aeeb00d291612bb0c00"
)


def test_it_is_ed25519_as_published() -> None:
    assert signing_public(SEED) == PUBLIC
    assert sign(bytearray(SEED), b"\x72") == SIGNATURE
    assert is_signed(PUBLIC, b"\x72", SIGNATURE)


@pytest.mark.parametrize(
    ("public", "message", "signature"),
    [
        (PUBLIC, b"\x73", SIGNATURE),
        (PUBLIC, b"\x72", SIGNATURE[:-1] + b"\x01"),
        (PUBLIC, b"\x72", b""),
        (PUBLIC[:-1], b"\x72", SIGNATURE),
        (signing_public(bytes(32)), b"\x72", SIGNATURE),
    ],
)
def test_anything_else_is_not_signed(public: bytes, message: bytes, signature: bytes) -> None:
    assert not is_signed(public, message, signature)
