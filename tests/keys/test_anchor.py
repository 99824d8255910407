from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import keyring
import pytest
from keyring.backends import null

from dsl_desk.domain.errors import SecretStoreError
from dsl_desk.keys.anchor import (
    ANCHOR_FILE,
    DEVICE_FILE,
    Anchor,
    device_id,
    read_anchors,
    renew_device_id,
    size_seen,
    write_anchor,
)
from dsl_desk.keys.secretstore import OsKeyring

STORE, DEVICE = "5" * 32, "d" * 32
ANCHOR = Anchor(STORE, DEVICE, 40, "a" * 64)


def test_both_witnesses_remember(tmp_path: Path, secret_store: OsKeyring) -> None:
    write_anchor(tmp_path, ANCHOR, secret_store)
    anchors = read_anchors(tmp_path, STORE, DEVICE, secret_store)
    assert (anchors.in_file, anchors.in_keyring, anchors.furthest, anchors.findings) == (ANCHOR, ANCHOR, ANCHOR, ())


@pytest.mark.parametrize("ahead", ["file", "keyring"])
def test_the_witness_that_saw_most_is_heard(ahead: str, tmp_path: Path, secret_store: OsKeyring) -> None:
    later = replace(ANCHOR, seq=41, head="b" * 64)
    write_anchor(tmp_path, later if ahead == "keyring" else ANCHOR, secret_store)
    write_anchor(tmp_path, later if ahead == "file" else ANCHOR, None)
    assert read_anchors(tmp_path, STORE, DEVICE, secret_store).furthest == later


def test_witnesses_that_disagree_are_reported(tmp_path: Path, secret_store: OsKeyring) -> None:
    write_anchor(tmp_path, ANCHOR, secret_store)
    write_anchor(tmp_path, replace(ANCHOR, head="b" * 64), None)
    (finding,) = read_anchors(tmp_path, STORE, DEVICE, secret_store).findings
    assert "disagree" in finding


def test_without_a_password_store_the_file_is_the_witness(tmp_path: Path) -> None:
    assert read_anchors(tmp_path, STORE, DEVICE, None).furthest is None
    write_anchor(tmp_path, ANCHOR, None)
    assert read_anchors(tmp_path, STORE, DEVICE, None).furthest == ANCHOR


def test_another_device_s_anchor_says_nothing_about_this_chain(tmp_path: Path, secret_store: OsKeyring) -> None:
    write_anchor(tmp_path, ANCHOR, secret_store)
    assert read_anchors(tmp_path, STORE, "e" * 32, secret_store).furthest is None
    assert read_anchors(tmp_path, "6" * 32, DEVICE, secret_store).furthest is None


def test_a_store_that_fails_is_reported_and_the_file_still_written(tmp_path: Path, secret_store: OsKeyring) -> None:
    keyring.set_keyring(null.Keyring())  # type: ignore[no-untyped-call]
    with pytest.raises(SecretStoreError):
        write_anchor(tmp_path, ANCHOR, secret_store)
    anchors = read_anchors(tmp_path, STORE, DEVICE, secret_store)
    assert anchors.furthest == ANCHOR
    assert "could not be asked" in anchors.findings[0]


def test_every_flipped_byte_of_an_anchor_is_noticed_or_reads_as_another(tmp_path: Path) -> None:
    """The file carries no MAC: it is a witness, not a key. It must never be a traceback."""
    write_anchor(tmp_path, ANCHOR, None)
    whole = (tmp_path / ANCHOR_FILE).read_bytes()
    for place in range(len(whole)):
        (tmp_path / ANCHOR_FILE).write_bytes(whole[:place] + bytes([whole[place] ^ 1]) + whole[place + 1 :])
        anchors = read_anchors(tmp_path, STORE, DEVICE, None)
        assert anchors.furthest != ANCHOR


@pytest.mark.parametrize("content", [b"", b"\xff", b"{}", b"[" * 5_000])
def test_a_damaged_witness_is_a_finding_and_keeps_nothing_shut(
    content: bytes, tmp_path: Path, secret_store: OsKeyring
) -> None:
    write_anchor(tmp_path, ANCHOR, secret_store)
    (tmp_path / ANCHOR_FILE).write_bytes(content)
    secret_store.put(f"anchor/{STORE}/{DEVICE}", "damaged")
    anchors = read_anchors(tmp_path, STORE, DEVICE, secret_store)
    assert anchors.furthest is None
    assert len(anchors.findings) == 2


def test_a_device_keeps_its_id_until_it_is_renewed(tmp_path: Path) -> None:
    assert device_id(tmp_path) == ""
    first = renew_device_id(tmp_path)
    assert device_id(tmp_path) == first
    assert len(first) == 32
    assert renew_device_id(tmp_path) != first
    assert device_id(tmp_path) != first
    assert device_id(tmp_path) == (tmp_path / DEVICE_FILE).read_text()


@pytest.mark.parametrize("content", [b"", b"d" * 31, b"D" * 32, b"d" * 32 + b"\n", bytes(5_000)])
def test_a_damaged_device_file_names_no_device(content: bytes, tmp_path: Path) -> None:
    (tmp_path / DEVICE_FILE).write_bytes(content)
    assert device_id(tmp_path) == ""


def test_a_witness_that_says_so_already_is_left_alone(tmp_path: Path, secret_store: OsKeyring) -> None:
    write_anchor(tmp_path, ANCHOR, secret_store)
    written = (tmp_path / ANCHOR_FILE).stat().st_ino
    write_anchor(tmp_path, ANCHOR, secret_store)
    assert (tmp_path / ANCHOR_FILE).stat().st_ino == written
    write_anchor(tmp_path, replace(ANCHOR, seq=41), secret_store)
    assert (tmp_path / ANCHOR_FILE).stat().st_ino != written


def test_the_length_of_the_records_file_is_remembered(tmp_path: Path) -> None:
    assert size_seen(tmp_path, STORE) == 0
    write_anchor(tmp_path, replace(ANCHOR, size=8192), None)
    assert size_seen(tmp_path, STORE) == 8192
    assert size_seen(tmp_path, "6" * 32) == 0
    (tmp_path / ANCHOR_FILE).write_bytes(b"{")
    assert size_seen(tmp_path, STORE) == 0
