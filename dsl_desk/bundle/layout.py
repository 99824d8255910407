"""The five files of a bundle, in the order in which they stand in the zip."""

from __future__ import annotations

import re
from collections.abc import Mapping
from hashlib import sha256

REPORT = "1-Report.pdf"
PAYLOAD = "2-payload.zip"
HOW_TO = "HOW-TO-CHECK.txt"
SUMS = "SHA256SUMS.sha256"
SEAL = "SHA256SUMS.sha256.p7s"

SUMMED = (REPORT, PAYLOAD, HOW_TO)
FILES = (*SUMMED, SUMS, SEAL)
FIRST_FILES = tuple(name for name in FILES if name != PAYLOAD)
"""Those of the first zip, where the payload comes in one of its own."""

BUNDLE_NAME = re.compile(r"DD-[0-9]{4}-[0-9]{4,6}-[0-9]{2,3}", re.ASCII)
"""DD-<year>-<number>-<NN>; names nobody."""

MIB = 1 << 20
MOST_BYTES = {REPORT: 100 * MIB, PAYLOAD: 1024 * MIB, HOW_TO: MIB, SUMS: MIB, SEAL: MIB}
"""No reader takes in more than this, whatever a file says of itself."""


def listed(text: bytes) -> dict[str, str]:
    """The hashes by name in a list that `sums` has made."""
    return {name: digest for digest, _, name in (line.partition("  ") for line in text.decode("ascii").splitlines())}


def sums(files: Mapping[str, bytes]) -> bytes:
    """The text that is signed: SHA-256 of the three files, as ``sha256sum`` writes it."""
    return sums_of({name: sha256(files[name]).hexdigest() for name in SUMMED})


def sums_of(hashes: Mapping[str, str]) -> bytes:
    """The same from the SHA-256 of each of the three, in hex."""
    return "".join(f"{hashes[name]}  {name}\n" for name in SUMMED).encode()
