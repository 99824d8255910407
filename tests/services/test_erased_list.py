"""What was erased is remembered outside the records, and a damaged list is said in words."""

from __future__ import annotations

from pathlib import Path

import pytest

from dsl_desk.domain.erasure import Erased, SignedErasure
from dsl_desk.services.erased_list import ErasedListDamaged, add_erased, beside_backups, merge_erased, read_erased

STORE = "5" * 32


def erasure(number: int, store: str = STORE) -> SignedErasure:
    return SignedErasure(Erased(store, f"{number:032x}", (f"{number:032d}",), "f" * 64), "1" * 32, "2" * 128)


def test_no_list_says_that_nothing_was_erased(tmp_path: Path) -> None:
    assert read_erased(tmp_path / "erased", STORE) == ()


def test_what_is_added_is_read_back_once_and_in_order(tmp_path: Path) -> None:
    file = tmp_path / "erased"
    add_erased(file, STORE, [erasure(1)])
    add_erased(file, STORE, [erasure(2), erasure(1)])
    assert read_erased(file, STORE) == (erasure(1), erasure(2))


def test_another_store_has_nothing_erased_by_this_list(tmp_path: Path) -> None:
    add_erased(tmp_path / "erased", STORE, [erasure(1)])
    assert read_erased(tmp_path / "erased", "6" * 32) == ()


def test_lists_are_merged_without_losing_what_either_says(tmp_path: Path) -> None:
    folder, backups = tmp_path / "erased", beside_backups(tmp_path, STORE)
    add_erased(folder, STORE, [erasure(1)])
    add_erased(backups, STORE, [erasure(2)])
    merge_erased(folder, backups, STORE)
    assert read_erased(backups, STORE) == (erasure(2), erasure(1))
    merge_erased(tmp_path / "there is none", backups, STORE)
    assert read_erased(backups, STORE) == (erasure(2), erasure(1))


@pytest.mark.parametrize("damage", [b"", b"\0" * 40, b"[]", b'{"erasures":[{"second":"x"}]}', b'{"erasures":[]} '])
def test_a_damaged_list_is_said_in_words_and_written_anew(tmp_path: Path, damage: bytes) -> None:
    file, backups = tmp_path / "erased", beside_backups(tmp_path, STORE)
    add_erased(backups, STORE, [erasure(2)])
    file.write_bytes(damage)
    with pytest.raises(ErasedListDamaged, match="may be back"):
        read_erased(file, STORE)
    with pytest.raises(ErasedListDamaged):
        merge_erased(file, backups, STORE)
    assert read_erased(backups, STORE) == (erasure(2),)
    add_erased(file, STORE, [erasure(1)])
    assert read_erased(file, STORE) == (erasure(1),)
