"""What of other schools' files is here already."""

from __future__ import annotations

from dsl_desk.store.sqlcipher import Connection


def hashes(connection: Connection) -> frozenset[str]:
    """The entry hashes, of the journals they were written in, of everything that came from other schools."""
    return frozenset(name for (name,) in connection.execute("SELECT came_hash FROM received_record"))
