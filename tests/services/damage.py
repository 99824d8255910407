"""A page of a vault file that a failing disk has changed."""

from __future__ import annotations

from pathlib import Path

from dsl_desk.store import sqlcipher
from tests.desks import unlocked


def page_of(path: Path, name: str) -> int:
    """The first page of a table or index."""
    with unlocked(path.parent) as desk:
        (page,) = desk.connection.execute("SELECT rootpage FROM sqlite_schema WHERE name = ?", (name,)).fetchone()
        return int(page)


def damage(path: Path, page: int) -> None:
    content = bytearray(path.read_bytes())
    content[page * sqlcipher.PAGE_SIZE - 200] ^= 1
    path.write_bytes(content)
