"""What of other schools' files is here already."""

from __future__ import annotations

from dsl_desk.store.sqlcipher import Connection


def hashes(connection: Connection) -> frozenset[str]:
    """The entry hashes, of the journals they were written in, of everything that is here: also this school's own,
    for a child may come back."""
    rows = connection.execute("SELECT came_hash FROM received_record UNION SELECT hash FROM entry")
    return frozenset(name for (name,) in rows)
