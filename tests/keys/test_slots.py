from __future__ import annotations

import secrets
from dataclasses import replace

import pytest

from dsl_desk.domain.errors import VaultDamaged, WrongKey
from dsl_desk.keys.kdf import Kdf
from dsl_desk.keys.slots import (
    Lock,
    PrivateHalves,
    Slot,
    SlotKind,
    WayIn,
    lock_slot,
    new_halves,
    new_salt,
    new_slot,
    passphrase_kek,
    recovery_kek,
    seal_data_key,
    unlock_slot,
    unseal_data_key,
)

STORE = "5" * 32
FIRST, SECOND = bytes(range(32)), bytes(range(32, 64))
KEK = bytes(range(64, 96))


@pytest.fixture(scope="module")
def halves() -> PrivateHalves:
    return new_halves(secrets.token_bytes)


@pytest.fixture(scope="module")
def slot(fast: Kdf, halves: PrivateHalves) -> Slot:
    way = WayIn("1" * 32, SlotKind.PERSON, "A. Person")
    made = new_slot(way, Lock(new_salt(secrets.token_bytes), fast), halves)
    return lock_slot(STORE, made, KEK, halves, secrets.token_bytes)


def test_the_right_key_gives_the_private_halves(slot: Slot, halves: PrivateHalves) -> None:
    assert unlock_slot(STORE, slot, KEK) == halves


@pytest.mark.parametrize(
    "changed",
    [
        {"id": "2" * 32},
        {"lock": {"salt": bytes(16)}},
        {"lock": {"kdf": Kdf(8, 1, 1)}},
        {"lock": {"device": "d" * 32}},
        {"lock": {"wrapped": b""}},
    ],
)
def test_what_the_wrap_is_bound_to_cannot_be_exchanged(changed: dict[str, object], slot: Slot) -> None:
    if isinstance(lock := changed.get("lock"), dict):
        changed = {"lock": replace(slot.lock, **lock)}
    with pytest.raises(WrongKey):
        unlock_slot(STORE, replace(slot, **changed), KEK)  # type: ignore[arg-type]


def test_another_store_s_slot_opens_nothing_here(slot: Slot) -> None:
    with pytest.raises(WrongKey):
        unlock_slot("6" * 32, slot, KEK)


@pytest.mark.parametrize("public", ["exchange_public", "signing_public"])
def test_a_public_half_that_is_not_the_private_half_s_is_damage(public: str, slot: Slot) -> None:
    with pytest.raises(VaultDamaged):
        unlock_slot(STORE, replace(slot, **{public: bytes(32)}), KEK)  # type: ignore[arg-type]


def test_a_new_generation_needs_nobody_s_passphrase(slot: Slot, halves: PrivateHalves) -> None:
    sealed = seal_data_key(STORE, slot, 1, FIRST, secrets.token_bytes)
    sealed = seal_data_key(STORE, sealed, 2, SECOND, secrets.token_bytes)
    assert unseal_data_key(STORE, sealed, 1, halves) == FIRST
    assert unseal_data_key(STORE, sealed, 2, halves) == SECOND
    with pytest.raises(VaultDamaged):
        unseal_data_key(STORE, sealed, 3, halves)


def test_a_generation_cannot_pass_for_another(slot: Slot, halves: PrivateHalves) -> None:
    sealed = seal_data_key(STORE, slot, 1, FIRST, secrets.token_bytes)
    renamed = replace(sealed, data_keys=(replace(sealed.data_keys[0], generation=2),))
    with pytest.raises(VaultDamaged):
        unseal_data_key(STORE, renamed, 2, halves)


def test_the_key_depends_on_passphrase_device_secret_and_salt(fast: Kdf) -> None:
    lock = Lock(bytes(16), fast)
    keks = {
        passphrase_kek(lock, b"one", b""),
        passphrase_kek(lock, b"two", b""),
        passphrase_kek(lock, b"one", bytes(32)),
        passphrase_kek(replace(lock, salt=bytes(15) + b"1"), b"one", b""),
        recovery_kek(Lock(bytes(16)), b"one"),
    }
    assert len(keks) == 5


def test_kind_and_parameters_belong_together(slot: Slot) -> None:
    with pytest.raises(ValueError, match="KDF"):
        replace(slot, kind=SlotKind.RECOVERY)
    with pytest.raises(ValueError, match="no passphrase"):
        passphrase_kek(Lock(bytes(16)), b"one", b"")


def test_wiped_halves_hold_nothing() -> None:
    halves = new_halves(secrets.token_bytes)
    copy = halves.copy()
    halves.wipe()
    assert not any(halves.exchange + halves.signing)
    assert any(copy.exchange)
    assert any(copy.signing)
