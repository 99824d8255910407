"""Names that came with files: shown so that nothing hides in them, and made safe to save under."""

from __future__ import annotations

import unicodedata
from pathlib import PurePosixPath

LONGEST = 120
"""Bytes of a saved file's name in UTF-8, its ending among them: well under the 255 that file systems take."""

LONGEST_SHOWN, LAST = 60, 16
"""Characters of a name on one line of the screen, and how many of them are its end."""

_REFUSED = frozenset('<>:"/\\|?*')
_DEVICES = {"CON", "PRN", "AUX", "NUL", "CONIN$", "CONOUT$"} | {
    f"{port}{n}" for port in ("COM", "LPT") for n in range(10)
}
"""Windows opens the device instead of a file of this name, whatever its ending (Microsoft, Naming Files)."""


def shown_name(name: str) -> str:
    """`name` on a line of the screen: what cannot be seen, such as a direction override, is written as its number.

    A long one loses its middle: start and ending tell most.
    """
    whole = "".join(f"‹U+{ord(each):04X}›" if _hidden(each) else each for each in name)
    return whole if len(whole) <= LONGEST_SHOWN else f"{whole[: LONGEST_SHOWN - LAST - 1]}…{whole[-LAST:]}"


def saved_name(name: str) -> str:
    """A name for a file on any computer: one plain part, no device, no hidden or reserved characters, not too long.

    The ending is kept, so that the file opens with the program it is meant for; it never starts with a dot or a dash.
    """
    plain = "".join("_" if each in _REFUSED or _hidden(each) else each for each in unicodedata.normalize("NFC", name))
    plain = plain.lstrip(" .-").rstrip(" .") or "file"
    if plain.partition(".")[0].rstrip().upper() in _DEVICES:
        plain = f"_{plain}"
    return _shortened(plain)


def _hidden(character: str) -> bool:
    return unicodedata.category(character) in ("Cc", "Cf", "Cs", "Co", "Zl", "Zp")


def _shortened(name: str) -> str:
    ending = PurePosixPath(name).suffix
    ending = ending if len(ending.encode()) <= LONGEST // 4 else ""
    stem = name.removesuffix(ending).encode()[: LONGEST - len(ending.encode())].decode(errors="ignore")
    return stem.rstrip(" .") + ending
