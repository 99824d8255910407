from __future__ import annotations

import hashlib
import secrets
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dsl_desk import codec
from dsl_desk.domain.errors import DeskError, VaultDamaged, VaultError, VaultTooNew
from dsl_desk.keys.kdf import Kdf
from dsl_desk.keys.keyfile import FILE_NAME, LARGEST, KeysFile, check_mac, read_keys, write_keys
from dsl_desk.keys.slots import Lock, SealedKey, Slot, SlotKind

DATA_KEY = bytes(range(32))

raw = st.binary(min_size=1, max_size=100)
kdfs = st.builds(Kdf, st.integers(8, 2**20), st.integers(1, 10), st.integers(1, 8))


def slots(kind: SlotKind, kdf: st.SearchStrategy[Kdf | None]) -> st.SearchStrategy[Slot]:
    return st.builds(
        Slot,
        id=st.uuids().map(lambda made: made.hex),
        kind=st.just(kind),
        label=st.text(max_size=40),
        exchange_public=raw,
        signing_public=raw,
        lock=st.builds(Lock, salt=raw, kdf=kdf, device=st.text("0123456789abcdef"), wrapped=raw),
        data_keys=st.lists(st.builds(SealedKey, st.integers(1, 9), raw), max_size=2).map(tuple),
    )


people = slots(SlotKind.PERSON, kdfs)
keys_files = st.builds(
    KeysFile,
    store_id=st.uuids().map(lambda made: made.hex),
    generation=st.integers(1, 1_000),
    slots=st.lists(
        people | slots(SlotKind.RECOVERY, st.none()), min_size=1, max_size=16, unique_by=lambda slot: slot.id
    ).map(tuple),
)


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("vault")


@given(keys=keys_files)
def test_any_keys_file_comes_back_as_it_was_written(keys: KeysFile, folder: Path) -> None:
    write_keys(folder, keys, DATA_KEY)
    read = read_keys(folder)
    assert replace(read, mac=b"") == keys
    check_mac(read, DATA_KEY)
    with pytest.raises(VaultDamaged, match="other than DSL Desk"):
        check_mac(read, bytes(32))


@given(keys=keys_files)
def test_a_full_file_fits_under_the_cap(keys: KeysFile, folder: Path) -> None:
    write_keys(folder, keys, DATA_KEY)
    assert (folder / FILE_NAME).stat().st_size < LARGEST


@given(keys=keys_files, label=st.text(max_size=40))
def test_the_mac_covers_every_slot(keys: KeysFile, label: str, folder: Path) -> None:
    write_keys(folder, keys, DATA_KEY)
    read = read_keys(folder)
    changed = read.with_slot(replace(read.slots[-1], label=label + read.slots[-1].label + "x"))
    with pytest.raises(VaultDamaged):
        check_mac(changed, DATA_KEY)
    if len(read.slots) > 1:
        with pytest.raises(VaultDamaged):
            check_mac(replace(read, slots=read.slots[1:]), DATA_KEY)


def _put(folder: Path, body: bytes) -> None:
    """A body with the right checksum: what someone who knows the format can write."""
    (folder / FILE_NAME).write_bytes(hashlib.sha256(body).hexdigest().encode() + b"\n" + body)


def _keys(count: int = 1) -> KeysFile:
    lock = Lock(secrets.token_bytes(16), Kdf(16, 1, 1))
    made = (Slot(f"{index:032x}", SlotKind.PERSON, "A", b"x", b"y", lock, ()) for index in range(count))
    return KeysFile("5" * 32, 1, tuple(made))


def test_a_missing_file_says_where_to_get_one(tmp_path: Path) -> None:
    with pytest.raises(VaultError, match=r"missing.*They are unchanged.*newest backup"):
        read_keys(tmp_path)


@pytest.mark.parametrize("content", [b"", b"\n", b"{}", bytes(LARGEST + 1), b"[" * LARGEST])
def test_what_is_no_keys_file_is_damaged(content: bytes, tmp_path: Path) -> None:
    (tmp_path / FILE_NAME).write_bytes(content)
    with pytest.raises(VaultDamaged, match=r"Your records are unchanged\. Put back the keys file"):
        read_keys(tmp_path)


@pytest.mark.parametrize("over", [0, 1])
def test_a_file_one_byte_over_the_cap_is_refused(over: int, tmp_path: Path) -> None:
    (slot,) = _keys().slots
    _put(tmp_path, codec.encode(_keys()))
    room = LARGEST - (tmp_path / FILE_NAME).stat().st_size
    longer = replace(slot, label=slot.label + "A" * (room + over))
    _put(tmp_path, codec.encode(_keys().with_slot(longer)))
    assert (tmp_path / FILE_NAME).stat().st_size == LARGEST + over
    if over:
        with pytest.raises(VaultDamaged):
            read_keys(tmp_path)
    else:
        assert read_keys(tmp_path).slots[0].label == longer.label


def test_a_newer_format_asks_for_the_newer_program(tmp_path: Path) -> None:
    _put(tmp_path, b'{"format":2,"something":"new"}')
    with pytest.raises(VaultTooNew, match="newer version"):
        read_keys(tmp_path)


@pytest.mark.parametrize(
    ("old", "new"),
    [
        (b'"format":1', b'"format":1,"surprise":1'),
        (b'"format":1', b'"format": 1'),
        (b'"kind":"person"', b'"kind":"recovery"'),
        (b'"kind":"person"', b'"kind":"stranger"'),
        (b'"label":"A"', b'"label":7'),
        (b'"slots":[', b'"slots":[],"spare":['),
    ],
)
def test_a_body_that_is_not_exactly_ours_is_damaged(old: bytes, new: bytes, tmp_path: Path) -> None:
    body = codec.encode(_keys())
    assert old in body
    _put(tmp_path, body.replace(old, new))
    with pytest.raises(VaultDamaged):
        read_keys(tmp_path)


@given(body=st.binary(max_size=200) | st.text(max_size=200).map(str.encode))
def test_any_bytes_with_the_right_checksum_are_refused_in_words(body: bytes, folder: Path) -> None:
    _put(folder, body)
    with pytest.raises(DeskError):
        read_keys(folder)


def test_there_are_one_to_sixteen_slots_each_with_its_own_id(tmp_path: Path) -> None:
    assert len(_keys(16).slots) == 16
    for wrong in (0, 17):
        with pytest.raises(ValueError, match="1 to 16 slots"):
            _keys(wrong)
    (slot,) = _keys().slots
    with pytest.raises(ValueError, match="its own id"):
        replace(_keys(), slots=(slot, slot))
    file = codec.decode(dict, codec.encode(_keys(16)))
    file["slots"].append(file["slots"][0] | {"id": "f" * 32})
    _put(tmp_path, codec.encode(file))
    with pytest.raises(VaultDamaged):
        read_keys(tmp_path)
