from __future__ import annotations

import hashlib
from dataclasses import dataclass, replace
from pathlib import Path

import pytest

from dsl_desk import codec
from dsl_desk.domain.errors import VaultDamaged, VaultError, WrongKey
from dsl_desk.keys import changing, creating, unlocking
from dsl_desk.keys.generations import begin_rekey, copy_keys, finish_rekey, is_rekeying
from dsl_desk.keys.kdf import Kdf
from dsl_desk.keys.keyfile import FILE_NAME, KeysFile, check_mac, read_keys, write_keys
from dsl_desk.keys.new_slots import NewPassphrase
from dsl_desk.keys.unlocked import Unlocked

NAME, PASSPHRASE = "Ruth Patel", "tulip barge canyon sofa"
DEPUTY, DEPUTY_PASSPHRASE = "Tomasz Nowak", "velvet otter lantern quarry"


@dataclass(frozen=True, slots=True)
class Made:
    folder: Path
    lead: Unlocked
    deputy_id: str
    code: str


@pytest.fixture
def made(tmp_path: Path, fast: Kdf) -> Made:
    lead, code = creating.create(tmp_path, "5" * 32, NAME, PASSPHRASE, kdf=fast)
    slot = changing.new_person(tmp_path, lead, DEPUTY, NewPassphrase(DEPUTY_PASSPHRASE, fast))
    changing.add_slot(tmp_path, lead, slot, {lead.slot_id, slot.id})
    return Made(tmp_path, lead, slot.id, code)


def open_lead(made: Made) -> Unlocked:
    return unlocking.open_with_passphrase(made.folder, NAME, PASSPHRASE)


def next_of(keys: Unlocked) -> Unlocked:
    following = keys.following()
    assert following
    return following


def test_a_new_key_is_sealed_to_everyone_without_their_passphrases(made: Made) -> None:
    old = made.lead.db_key()
    begun = begin_rekey(made.folder, made.lead)
    assert is_rekeying(made.folder)
    new = begun.next_db_key()
    assert new != old
    ways = (
        open_lead(made),
        unlocking.open_with_passphrase(made.folder, DEPUTY, DEPUTY_PASSPHRASE),
        unlocking.open_with_recovery(made.folder, made.code),
    )
    assert [(keys.db_key(), keys.next_db_key()) for keys in ways] == [(old, new)] * 3
    finish_rekey(made.folder, next_of(begun))
    assert not is_rekeying(made.folder)
    for label, passphrase in ((NAME, PASSPHRASE), (DEPUTY, DEPUTY_PASSPHRASE)):
        keys = unlocking.open_with_passphrase(made.folder, label, passphrase)
        assert (keys.generation, keys.db_key(), keys.next_key) == (2, new, None)
    assert {len(slot.data_keys) for slot in read_keys(made.folder).slots} == {1}


def test_who_is_dropped_gets_neither_key(made: Made) -> None:
    begin_rekey(made.folder, made.lead, [made.deputy_id])
    with pytest.raises(WrongKey, match="may have been taken away"):
        unlocking.open_with_passphrase(made.folder, DEPUTY, DEPUTY_PASSPHRASE)
    assert made.deputy_id not in {slot.id for slot in read_keys(made.folder).slots}


def test_a_change_goes_on_with_the_key_it_began_with(made: Made) -> None:
    first = begin_rekey(made.folder, made.lead).next_db_key()
    assert begin_rekey(made.folder, made.lead).next_db_key() == first
    assert begin_rekey(made.folder, open_lead(made)).next_db_key() == first
    changed = next_of(open_lead(made))
    assert begin_rekey(made.folder, changed) is changed


def test_no_way_in_is_changed_meanwhile(made: Made, fast: Kdf) -> None:
    begin_rekey(made.folder, made.lead)
    before = (made.folder / FILE_NAME).read_bytes()
    with pytest.raises(VaultError, match=r"has not been finished.*records are safe"):
        changing.set_passphrase(made.folder, made.lead, made.lead.slot_id, "a new one", kdf=fast)
    with pytest.raises(VaultError):
        changing.rename(made.folder, made.lead, made.deputy_id, "Another")
    assert (made.folder / FILE_NAME).read_bytes() == before


def test_a_copy_opens_with_the_key_it_is_made_with_alone(made: Made, tmp_path: Path) -> None:
    (tmp_path / "copy").mkdir()
    copied = replace(made, folder=tmp_path / "copy")
    copy_keys(made.folder, made.lead, copied.folder)
    assert (copied.folder / FILE_NAME).read_bytes() == (made.folder / FILE_NAME).read_bytes()
    begun = begin_rekey(made.folder, made.lead)
    for keys in (made.lead, next_of(begun)):
        copy_keys(made.folder, keys, copied.folder)
        opened = open_lead(copied)
        assert (opened.generation, opened.db_key(), opened.next_key) == (keys.generation, keys.db_key(), None)


def put(folder: Path, keys: KeysFile) -> None:
    """As someone can write it who knows the format, and no key."""
    body = codec.encode(keys)
    (folder / FILE_NAME).write_bytes(hashlib.sha256(body).hexdigest().encode() + b"\n" + body)


def test_either_key_shows_that_a_slot_was_exchanged(made: Made) -> None:
    """Else the next key would be sealed to whoever put their own public half there."""
    begun = begin_rekey(made.folder, made.lead)
    keys = read_keys(made.folder)
    slot = replace(keys.slot(made.deputy_id), exchange_public=bytes(32))
    put(made.folder, keys.with_slot(slot))
    for each in (made.lead, next_of(begun)):
        with pytest.raises(VaultDamaged, match="other than DSL Desk"):
            check_mac(read_keys(made.folder), each.data_key)
        with pytest.raises(VaultDamaged):
            begin_rekey(made.folder, each)
        with pytest.raises(VaultDamaged):
            finish_rekey(made.folder, each)
    with pytest.raises(VaultDamaged):
        open_lead(made)


def test_a_change_is_not_begun_by_someone_without_the_key(made: Made) -> None:
    keys = read_keys(made.folder)
    write_keys(made.folder, keys, bytes(32))
    with pytest.raises(VaultDamaged):
        begin_rekey(made.folder, made.lead)


def test_wiping_takes_the_next_key_too(made: Made) -> None:
    begun = begin_rekey(made.folder, made.lead)
    after = next_of(begun)
    begun.wipe()
    assert begun.next_key == bytearray(32)
    with pytest.raises(ValueError, match="wiped"):
        begun.next_db_key()
    assert any(after.db_key())
