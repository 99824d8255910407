from __future__ import annotations

import hashlib
import random
from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path

import keyring
import pytest
from hypothesis import given
from hypothesis import strategies as st
from keyring.backends import null

from dsl_desk.domain.errors import InvalidRecord, SecretStoreError, VaultDamaged, VaultError, WrongKey
from dsl_desk.keys import changing, creating, unlocking
from dsl_desk.keys.kdf import Kdf
from dsl_desk.keys.keyfile import FILE_NAME, read_keys
from dsl_desk.keys.recovery import read_code, write_code
from dsl_desk.keys.secretstore import OsKeyring
from dsl_desk.keys.signing import is_signed
from dsl_desk.keys.slots import SlotKind
from dsl_desk.keys.unlocked import Unlocked

STORE = "5" * 32
NAME = "Siân O’Brien"
PASSPHRASE = "correct horse battery staple"


@dataclass(frozen=True, slots=True)
class Made:
    folder: Path
    unlocked: Unlocked
    code: str


@pytest.fixture
def make(tmp_path: Path, fast: Kdf) -> Callable[[OsKeyring | None], Made]:
    def make(secret_store: OsKeyring | None) -> Made:
        unlocked, code = creating.create(tmp_path, STORE, NAME, PASSPHRASE, kdf=fast, secret_store=secret_store)
        return Made(tmp_path, unlocked, code)

    return make


@pytest.fixture
def made(make: Callable[[OsKeyring | None], Made]) -> Made:
    """Without a password store, as in a demonstration."""
    return make(None)


@pytest.fixture
def guarded(make: Callable[[OsKeyring | None], Made], secret_store: OsKeyring) -> Made:
    """With a device secret in a real password store."""
    return make(secret_store)


def _same_keys(one: Unlocked, other: Unlocked) -> bool:
    return (one.store_id, one.generation, one.db_key()) == (other.store_id, other.generation, other.db_key())


def test_passphrase_and_recovery_code_give_the_same_keys(guarded: Made, secret_store: OsKeyring) -> None:
    person = unlocking.open_with_passphrase(guarded.folder, NAME, PASSPHRASE, secret_store)
    recovery = unlocking.open_with_recovery(guarded.folder, guarded.code)
    assert _same_keys(person, guarded.unlocked)
    assert _same_keys(recovery, guarded.unlocked)
    assert (person.kind, person.label, person.slot_id) == (SlotKind.PERSON, NAME, guarded.unlocked.slot_id)
    assert (recovery.kind, recovery.label) == (SlotKind.RECOVERY, "Recovery code")


def test_the_unlock_page_learns_names_and_nothing_else(made: Made) -> None:
    assert [(way.kind, way.label) for way in unlocking.ways_in(made.folder)] == [
        (SlotKind.PERSON, NAME),
        (SlotKind.RECOVERY, "Recovery code"),
    ]


def test_each_derived_key_is_its_own(made: Made) -> None:
    keys = [made.unlocked.db_key(), made.unlocked.backup_key("1"), made.unlocked.backup_key("2")]
    assert len({bytes(key) for key in keys}) == 3
    assert {len(key) for key in keys} == {32}
    assert made.unlocked.data_key not in keys


def test_people_and_recovery_sign_with_keys_of_their_own(made: Made) -> None:
    recovery = unlocking.open_with_recovery(made.folder, made.code)
    signature = made.unlocked.sign(b"entry")
    assert is_signed(made.unlocked.signing_public, b"entry", signature)
    assert not is_signed(recovery.signing_public, b"entry", signature)
    assert is_signed(recovery.signing_public, b"entry", recovery.sign(b"entry"))


@pytest.mark.parametrize("wrong", ["", "correct horse battery stapl", PASSPHRASE.upper(), PASSPHRASE + " "])
def test_a_wrong_passphrase_is_told_by_the_slot(wrong: str, made: Made) -> None:
    with pytest.raises(WrongKey, match=r"does not open these records\. Nothing has changed"):
        unlocking.open_with_passphrase(made.folder, NAME, wrong)


@given(wrong=st.text(max_size=30))
def test_any_other_passphrase_is_refused_in_words(wrong: str, shared: Made) -> None:
    with pytest.raises((WrongKey, InvalidRecord)):
        unlocking.open_with_passphrase(shared.folder, NAME, wrong)


@pytest.fixture(scope="module")
def shared(tmp_path_factory: pytest.TempPathFactory, fast: Kdf) -> Made:
    """One vault for properties that only read it or put it back."""
    folder = tmp_path_factory.mktemp("vault")
    return Made(folder, *creating.create(folder, STORE, NAME, PASSPHRASE, kdf=fast))


def test_a_passphrase_typed_on_another_keyboard_opens(tmp_path: Path, fast: Kdf) -> None:
    creating.create(tmp_path, STORE, "Zoë", "cafe\u0301 au lait \ufb01n", kdf=fast)
    unlocking.open_with_passphrase(tmp_path, " ZOE\u0308 ", "café au lait fin")


def test_an_unknown_name_is_words(made: Made) -> None:
    with pytest.raises(WrongKey, match="Check the name"):
        unlocking.open_with_passphrase(made.folder, "Somebody else", PASSPHRASE)


def test_another_vault_s_recovery_code_is_words(made: Made) -> None:
    with pytest.raises(WrongKey, match="not the one for these records"):
        unlocking.open_with_recovery(made.folder, write_code(bytes(20)))


def test_a_mistyped_recovery_code_names_the_group(made: Made) -> None:
    wrong = made.code[:-1] + ("0" if made.code[-1] != "0" else "1")
    with pytest.raises(InvalidRecord, match="Group 8"):
        unlocking.open_with_recovery(made.folder, wrong)


@pytest.mark.parametrize("flip", [0x01, 0x80])
def test_every_flipped_byte_of_the_keys_file_is_damage_and_never_a_wrong_passphrase(flip: int, made: Made) -> None:
    path = made.folder / FILE_NAME
    whole = path.read_bytes()
    for place in range(len(whole)):
        path.write_bytes(whole[:place] + bytes([whole[place] ^ flip]) + whole[place + 1 :])
        with pytest.raises(VaultDamaged, match="Your records are unchanged"):
            unlocking.open_with_passphrase(made.folder, NAME, PASSPHRASE)
        with pytest.raises(VaultDamaged, match="newest backup"):
            unlocking.open_with_recovery(made.folder, made.code)


@given(place=st.integers(0, 10_000), flip=st.integers(1, 255))
def test_a_flip_hidden_behind_a_new_checksum_is_refused_in_words(place: int, flip: int, shared: Made) -> None:
    path = shared.folder / FILE_NAME
    whole = path.read_bytes()
    body = bytearray(whole.partition(b"\n")[2])
    body[place % len(body)] ^= flip
    path.write_bytes(hashlib.sha256(body).hexdigest().encode() + b"\n" + body)
    try:
        with pytest.raises((VaultError, SecretStoreError)):
            unlocking.open_with_passphrase(shared.folder, NAME, PASSPHRASE)
        with pytest.raises(VaultError):
            unlocking.open_with_recovery(shared.folder, shared.code)
    finally:
        path.write_bytes(whole)


@given(length=st.integers(0, 1_000))
def test_a_keys_file_cut_short_is_damage(length: int, shared: Made) -> None:
    path = shared.folder / FILE_NAME
    whole = path.read_bytes()
    path.write_bytes(whole[:length])
    try:
        with pytest.raises(VaultDamaged):
            unlocking.open_with_passphrase(shared.folder, NAME, PASSPHRASE)
    finally:
        path.write_bytes(whole)


def test_keys_are_never_written_over(made: Made, fast: Kdf) -> None:
    before = (made.folder / FILE_NAME).read_bytes()
    with pytest.raises(VaultError, match="They are safe and unchanged"):
        creating.create(made.folder, STORE, NAME, PASSPHRASE, kdf=fast)
    assert (made.folder / FILE_NAME).read_bytes() == before


def test_nothing_secret_stands_in_the_keys_file_or_in_a_repr(made: Made) -> None:
    content = (made.folder / FILE_NAME).read_bytes()
    assert NAME.encode() in content
    shown = repr(made.unlocked)
    for secret in (made.unlocked.data_key, made.unlocked.halves.exchange, read_code(made.code)):
        assert bytes(secret) not in content
        assert repr(bytes(secret))[2:-1] not in shown
    assert made.code.encode() not in content


def test_a_copied_folder_does_not_open_with_the_passphrase_alone(guarded: Made) -> None:
    with pytest.raises(SecretStoreError, match="Open them with the recovery code, then set your passphrase again"):
        unlocking.open_with_passphrase(guarded.folder, NAME, PASSPHRASE, None)


@pytest.mark.parametrize("kept", [None, "", "not hex", "00" * 32, "00" * 5_000])
def test_a_lost_or_foreign_device_secret_points_to_the_recovery_code(
    kept: str | None, guarded: Made, secret_store: OsKeyring
) -> None:
    item = f"device-secret/{STORE}/{guarded.unlocked.slot.lock.device}"
    assert secret_store.get(item)
    secret_store.remove(item)
    if kept is not None:
        secret_store.put(item, kept)
    with pytest.raises(SecretStoreError, match="recovery code"):
        unlocking.open_with_passphrase(guarded.folder, NAME, PASSPHRASE, secret_store)
    assert _same_keys(unlocking.open_with_recovery(guarded.folder, guarded.code), guarded.unlocked)


def test_a_store_that_keeps_nothing_leaves_no_half_made_vault(
    tmp_path: Path, fast: Kdf, secret_store: OsKeyring
) -> None:
    keyring.set_keyring(null.Keyring())  # type: ignore[no-untyped-call]
    with pytest.raises(SecretStoreError):
        creating.create(tmp_path, STORE, NAME, PASSPHRASE, kdf=fast, secret_store=secret_store)
    assert list(tmp_path.iterdir()) == []
    creating.create(tmp_path, STORE, NAME, PASSPHRASE, kdf=fast)
    unlocking.open_with_passphrase(tmp_path, NAME, PASSPHRASE, secret_store)


def test_a_new_passphrase_rewrites_one_slot_and_keeps_its_signature(
    guarded: Made, secret_store: OsKeyring, fast: Kdf
) -> None:
    before = read_keys(guarded.folder)
    changed = changing.set_passphrase(
        guarded.folder, guarded.unlocked, guarded.unlocked.slot_id, "a new one", kdf=fast, secret_store=secret_store
    )
    after = read_keys(guarded.folder)
    assert after.slots[1] == before.slots[1]
    assert replace(after.slots[0], lock=before.slots[0].lock) == before.slots[0]
    assert after.slots[0].lock.salt != before.slots[0].lock.salt
    assert changed.signing_public == guarded.unlocked.signing_public
    guarded.unlocked.wipe()
    assert is_signed(changed.signing_public, b"entry", changed.sign(b"entry"))
    assert _same_keys(changed, unlocking.open_with_passphrase(guarded.folder, NAME, "a new one", secret_store))
    with pytest.raises(WrongKey):
        unlocking.open_with_passphrase(guarded.folder, NAME, PASSPHRASE, secret_store)
    assert secret_store.get(f"device-secret/{STORE}/{before.slots[0].lock.device}") is None


def test_after_a_recovery_unlock_the_person_has_a_new_passphrase_and_a_new_signature(made: Made, fast: Kdf) -> None:
    recovery = unlocking.open_with_recovery(made.folder, made.code)
    changed = changing.set_passphrase(made.folder, recovery, made.unlocked.slot_id, "a new one", kdf=fast)
    opened = unlocking.open_with_passphrase(made.folder, NAME, "a new one")
    assert _same_keys(opened, made.unlocked)
    assert (changed.slot_id, changed.kind, changed.label) == (made.unlocked.slot_id, SlotKind.PERSON, NAME)
    assert opened.signing_public == changed.signing_public != made.unlocked.signing_public
    assert is_signed(changed.signing_public, b"entry", opened.sign(b"entry"))
    assert _same_keys(unlocking.open_with_recovery(made.folder, made.code), made.unlocked)


def test_a_lost_device_secret_is_replaced_after_a_recovery_unlock(
    guarded: Made, secret_store: OsKeyring, fast: Kdf
) -> None:
    secret_store.remove(f"device-secret/{STORE}/{guarded.unlocked.slot.lock.device}")
    recovery = unlocking.open_with_recovery(guarded.folder, guarded.code)
    changing.set_passphrase(
        guarded.folder, recovery, guarded.unlocked.slot_id, PASSPHRASE, kdf=fast, secret_store=secret_store
    )
    opened = unlocking.open_with_passphrase(guarded.folder, NAME, PASSPHRASE, secret_store)
    assert _same_keys(opened, guarded.unlocked)


def test_a_person_cannot_rewrite_the_recovery_slot(made: Made, fast: Kdf) -> None:
    recovery = unlocking.open_with_recovery(made.folder, made.code)
    with pytest.raises(ValueError, match="only its holder or a printed code"):
        changing.set_passphrase(made.folder, made.unlocked, recovery.slot_id, "a new one", kdf=fast)


def test_keys_written_by_another_vault_are_not_built_upon(made: Made, fast: Kdf) -> None:
    (made.folder / FILE_NAME).unlink()
    creating.create(made.folder, STORE, NAME, PASSPHRASE, kdf=fast)
    with pytest.raises(VaultDamaged, match="other than DSL Desk"):
        changing.set_passphrase(made.folder, made.unlocked, made.unlocked.slot_id, "a new one", kdf=fast)


def test_wiped_keys_do_nothing_more(made: Made) -> None:
    made.unlocked.wipe()
    assert not any(made.unlocked.data_key)
    assert not any(made.unlocked.halves.signing)
    for use in (made.unlocked.db_key, lambda: made.unlocked.backup_key("1"), lambda: made.unlocked.sign(b"entry")):
        with pytest.raises(ValueError, match="wiped"):
            use()


def test_a_demonstration_is_made_the_same_twice(tmp_path: Path, fast: Kdf) -> None:
    files = []
    for name in ("one", "two"):
        (tmp_path / name).mkdir()
        seeded = random.Random(7).randbytes  # noqa: S311
        _, code = creating.create(tmp_path / name, STORE, NAME, PASSPHRASE, kdf=fast, random_bytes=seeded)
        files.append((code, (tmp_path / name / FILE_NAME).read_bytes()))
    assert files[0] == files[1]
