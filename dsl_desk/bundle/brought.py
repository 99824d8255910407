"""The root certificate that a bundle brings along: to be compared by phone, and believed only then."""

from __future__ import annotations

from pathlib import Path

from dsl_desk.bundle.container import read_files
from dsl_desk.bundle.layout import SEAL, SUMS
from dsl_desk.bundle.ledger import Root, read_root
from dsl_desk.bundle.seal import read_seal


def brought_root(path: Path, passphrase: str | None, apart: Path | None = None) -> Root:
    """The root of whoever signed it. Raises Unreadable or Tampered.

    It proves nothing by itself: a bundle never vouches for its own key. A school that receives a child's file has no
    root certificate of the sending school yet; it compares the words of this one with those it hears on the phone.
    """
    _, files = read_files(path, passphrase, apart)
    return read_root(read_seal(files[SEAL], files[SUMS]).root.dump())
