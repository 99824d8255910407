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
from dsl_desk.domain.errors import SecretStoreError, VaultDamaged
from dsl_desk.keys.files import read_file, replace_file
from dsl_desk.keys.sealing import RandomBytes
from dsl_desk.keys.secretstore import SecretStore

ANCHOR_FILE = "anchor"
DEVICE_FILE = "device"

_LARGEST = 4 * 1024
_ID_BYTES = 16
_ID = re.compile(rb"[0-9a-f]{32}")


@dataclass(frozen=True, slots=True)
class Anchor:
    """Entry `seq` of the chain of one store and device has the hash `head` (lower hex)."""

    store: str
    device: str
    seq: int
    head: str


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
    """To the file, then to the password store, where it is read back.

    Raises DiskFull, VaultError, or SecretStoreError; the last means that the file at least was written.
    """
    content = codec.encode(anchor)
    replace_file(folder / ANCHOR_FILE, content)
    if secret_store:
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
            "The anchor file beside the records is damaged, so it cannot show whether they are the newest."
        )
    try:
        kept = secret_store.get(_item(store, device)) if secret_store else None
        in_keyring = _of_device(_decoded(kept.encode() if kept else None), store, device)
    except SecretStoreError:
        findings.append("This computer's password store could not be asked whether the records are the newest.")
    except ValueError:
        findings.append("What this computer's password store says about the newest records is damaged.")
    if in_file and in_keyring and in_file.seq == in_keyring.seq and in_file.head != in_keyring.head:
        findings.append("The anchor file and this computer's password store disagree about the newest record.")
    return Anchors(in_file, in_keyring, tuple(findings))


def device_id(folder: Path, random_bytes: RandomBytes = secrets.token_bytes) -> str:
    """This installation's id, made at first use and kept beside the database.

    Raises VaultDamaged when the file is not one of ours: a new id would start a second chain unasked.
    """
    content = read_file(folder / DEVICE_FILE, _LARGEST)
    if content is None:
        return renew_device_id(folder, random_bytes)
    if not _ID.fullmatch(content):
        raise VaultDamaged(
            "The device file beside the records is damaged, so nothing was opened. Your records are unchanged. "
            "Restore the newest backup, which starts a new one."
        )
    return content.decode()


def renew_device_id(folder: Path, random_bytes: RandomBytes = secrets.token_bytes) -> str:
    """A new id, as a restore needs: the restored copy begins a chain of its own."""
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
