from __future__ import annotations

import secrets

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dsl_desk.domain.errors import WrongKey
from dsl_desk.keys.sealing import derive, public_of, seal, unseal, unwrap, wrap

KEY = bytes(range(32))
PRIVATE = bytes(range(32, 64))
WRAPPED = wrap(KEY, b"secret", b"place", secrets.token_bytes)
SEALED = seal(public_of(PRIVATE), b"secret", b"place", secrets.token_bytes)


@given(st.binary(max_size=100), st.binary(max_size=50))
def test_what_is_wrapped_or_sealed_comes_back(secret: bytes, bound: bytes) -> None:
    assert unwrap(KEY, wrap(KEY, secret, bound, secrets.token_bytes), bound) == secret
    assert unseal(PRIVATE, seal(public_of(PRIVATE), secret, bound, secrets.token_bytes), bound) == secret


@pytest.mark.parametrize("place", range(len(WRAPPED)))
def test_any_flipped_byte_of_a_wrap_is_noticed(place: int) -> None:
    flipped = WRAPPED[:place] + bytes([WRAPPED[place] ^ 1]) + WRAPPED[place + 1 :]
    with pytest.raises(WrongKey):
        unwrap(KEY, flipped, b"place")


@pytest.mark.parametrize("place", range(len(SEALED)))
def test_any_flipped_byte_of_a_seal_is_noticed(place: int) -> None:
    flipped = SEALED[:place] + bytes([SEALED[place] ^ 1]) + SEALED[place + 1 :]
    with pytest.raises(WrongKey):
        unseal(PRIVATE, flipped, b"place")


@pytest.mark.parametrize("length", range(len(SEALED)))
def test_what_is_cut_short_is_noticed(length: int) -> None:
    with pytest.raises(WrongKey):
        unseal(PRIVATE, SEALED[:length], b"place")
    with pytest.raises(WrongKey):
        unwrap(KEY, WRAPPED[: min(length, len(WRAPPED) - 1)], b"place")


def test_another_key_or_place_opens_nothing() -> None:
    with pytest.raises(WrongKey):
        unwrap(PRIVATE, WRAPPED, b"place")
    with pytest.raises(WrongKey):
        unwrap(KEY, WRAPPED, b"elsewhere")
    with pytest.raises(WrongKey):
        unseal(KEY, SEALED, b"place")
    with pytest.raises(WrongKey):
        unseal(PRIVATE, SEALED, b"elsewhere")


def test_a_public_key_of_low_order_is_refused() -> None:
    with pytest.raises(WrongKey):
        unseal(PRIVATE, bytes(32) + SEALED[32:], b"place")


def test_each_purpose_and_salt_has_its_own_key() -> None:
    keys = {derive(KEY, "db"), derive(KEY, "keys-mac"), derive(KEY, "db", b"salt"), derive(PRIVATE, "db")}
    assert len(keys) == 4
