"""How far the journal had got, remembered outside the database.

A database put back from an earlier day is whole and correctly signed; only a witness elsewhere shows that it is
old. There are two: a file beside the vault and an item in the computer's password store.
"""

from __future__ import annotations

import re
import secrets
from dataclasses import dataclass
from pathlib import Path

from dsl_desk import codec
from dsl_desk.domain.errors import SecretStoreError
from dsl_desk.keys.files import read_file, replace_file
from dsl_desk.keys.sealing import RandomBytes
from dsl_desk.keys.secretstore import SecretStore

ANCHOR_FILE = "anchor"
DEVICE_FILE = "device"

COMPARE = "They can be read and added to. Compare the latest entries with what you know, and with the newest backup."

_LARGEST = 4 * 1024
_ID_BYTES = 16
_ID = re.compile(rb"[0-9a-f]{32}")


@dataclass(frozen=True, slots=True)
class Anchor:
    """Entry `seq` of the chain of one store and device has the hash `head` (lower hex).

    `size` is how long the records file was then, in bytes; only an erasure makes it shorter (0: not known).
    """

    store: str
    device: str
    seq: int
    head: str
    size: int = 0


@dataclass(frozen=True, slots=True)
class Anchors:
    """What each witness says; None where it says nothing.

    `findings` are sentences for the person about witnesses that could not be heard or do not agree.
    """

    in_file: Anchor | None
    in_keyring: Anchor | None
    findings: tuple[str, ...] = ()

    @property
    def furthest(self) -> Anchor | None:
        """The witness that saw most: the journal must reach it and have its head there."""
        seen = [anchor for anchor in (self.in_file, self.in_keyring) if anchor]
        return max(seen, key=lambda anchor: anchor.seq, default=None)


def write_anchor(folder: Path, anchor: Anchor, secret_store: SecretStore | None) -> None:
    """To the file, then to the password store, where it is read back; a witness that says so already is left alone.

    Raises DiskFull, VaultError, or SecretStoreError; the last means that the file at least was written.
    """
    content = codec.encode(anchor)
    known = read_anchors(folder, anchor.store, anchor.device, secret_store)
    if known.in_file != anchor:
        replace_file(folder / ANCHOR_FILE, content)
    if secret_store and known.in_keyring != anchor:
        secret_store.put(_item(anchor.store, anchor.device), content.decode())


def read_anchors(folder: Path, store: str, device: str, secret_store: SecretStore | None) -> Anchors:
    """Both witnesses of this store and device. Raises VaultError when the file is there but may not be read.

    A witness that is damaged or cannot be asked never keeps a vault shut: it is reported.
    """
    findings = []
    in_file = in_keyring = None
    try:
        in_file = _of_device(_decoded(read_file(folder / ANCHOR_FILE, _LARGEST)), store, device)
    except ValueError:
        findings.append(
            f"The anchor file beside the records is damaged, so it cannot show whether they are the newest. {COMPARE}"
        )
    try:
        kept = secret_store.get(_item(store, device)) if secret_store else None
        in_keyring = _of_device(_decoded(kept.encode() if kept else None), store, device)
    except SecretStoreError:
        findings.append(
            f"This computer's password store could not be asked whether the records are the newest. {COMPARE}"
        )
    except ValueError:
        findings.append(f"What this computer's password store says about the newest records is damaged. {COMPARE}")
    if in_file and in_keyring and in_file.seq == in_keyring.seq and in_file.head != in_keyring.head:
        findings.append(
            f"The anchor file and this computer's password store disagree about the newest record. {COMPARE}"
        )
    return Anchors(in_file, in_keyring, tuple(findings))


def size_seen(folder: Path, store: str) -> int:
    """How long the records file of this store was when the anchor file was written; 0 when that does not say."""
    try:
        seen = _decoded(read_file(folder / ANCHOR_FILE, _LARGEST))
    except ValueError:
        return 0
    return seen.size if seen and seen.store == store else 0


def device_id(folder: Path) -> str:
    """This installation's id, kept beside the database; empty when there is none, or what is there is not ours."""
    content = read_file(folder / DEVICE_FILE, _LARGEST)
    return content.decode() if content is not None and _ID.fullmatch(content) else ""


def renew_device_id(folder: Path, random_bytes: RandomBytes = secrets.token_bytes) -> str:
    """A new id, as first use and a restore need: from here on the journal goes on in a chain of its own."""
    device = random_bytes(_ID_BYTES).hex()
    replace_file(folder / DEVICE_FILE, device.encode())
    return device


def _decoded(content: bytes | None) -> Anchor | None:
    return codec.decode_canonical(Anchor, content) if content is not None else None


def _of_device(anchor: Anchor | None, store: str, device: str) -> Anchor | None:
    """None for another store's or device's anchor: after a restore the old one says nothing about the new chain."""
    return anchor if anchor and (anchor.store, anchor.device) == (store, device) else None


def _item(store: str, device: str) -> str:
    return f"anchor/{store}/{device}"
