"""What was erased, remembered outside the records: ids and signatures, no names.

A backup made before an erasure still holds what was erased. The list in the vault folder, and the one for each store
beside its backups, let a restored vault erase it again (services/erasing_again.py). Each item is signed by the second
person of the erasure, so that nobody can have records erased by writing into a list.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from dsl_desk import codec
from dsl_desk.domain.erasure import SignedErasure
from dsl_desk.domain.errors import VaultError
from dsl_desk.keys.files import read_file, replace_file

ERASED_FILE = "erased"
"""The list's name in the vault folder, and in a backup."""

LARGEST = 64 << 20
"""Bytes of the largest list that is read: over a million records."""


@dataclass(frozen=True, slots=True)
class _List:
    """What the file holds, as canonical JSON."""

    erasures: tuple[SignedErasure, ...]


class ErasedListDamaged(VaultError):
    words = (
        "The list of what was erased, beside the records, is damaged. The records themselves are safe. If an older "
        "copy of them was restored, something that was erased may be back: look at Retention, and erase it again."
    )


def beside_backups(backups: Path, store: str) -> Path:
    """The list of one store in the folder that its backups are made in."""
    return backups / f"dsl-desk-{ERASED_FILE}-{store}"


def read_erased(file: Path, store: str) -> tuple[SignedErasure, ...]:
    """What the list says was erased from one store, oldest first; nothing when there is no list.

    Raises ErasedListDamaged when it is none of ours, VaultError when it may not be read.
    """
    content = read_file(file, LARGEST)
    if content is None:
        return ()
    try:
        erasures = codec.decode_canonical(_List, content).erasures
    except ValueError as error:
        raise ErasedListDamaged from error
    return tuple(each for each in erasures if each.erased.store == store)


def add_erased(file: Path, store: str, erasures: Iterable[SignedErasure]) -> None:
    """Put erasures that are not there yet at the list's end. A damaged list is written anew from these.

    Raises DiskFull, or VaultError when it cannot be written.
    """
    try:
        known = read_erased(file, store)
    except ErasedListDamaged:
        known = ()
    listed = {each.erased.id: each for each in (*known, *erasures)}
    if tuple(listed.values()) != known:
        replace_file(file, codec.encode(_List(tuple(listed.values()))))


def merge_erased(source: Path, target: Path, store: str) -> None:
    """Add what `source` lists to `target`; both stay as they are when `source` is damaged.

    Raises ErasedListDamaged (say so, and go on: it never keeps records shut or a backup from being made), DiskFull,
    VaultError.
    """
    add_erased(target, store, read_erased(source, store))
