"""Changing the key of 100 MB of records."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from pathlib import Path

from dsl_desk.services.opening import lock
from dsl_desk.services.rekeying import change_key
from dsl_desk.store import sqlcipher
from dsl_desk.store.copying import quietly
from tests.benchmarks.figure import Figure, milliseconds
from tests.benchmarks.large import large_school, megabytes


def figures() -> Iterator[Figure]:
    """The rekey itself is SQLCipher's; the whole adds two writes of the keys file and the proof."""
    with tempfile.TemporaryDirectory() as place:
        desk = large_school(Path(place) / "vault").desk
        size = megabytes(desk)
        whole = milliseconds(lambda: change_key(desk, quietly))
        bare = milliseconds(lambda: sqlcipher.change_key(desk.connection, bytearray(32)))
        lock(desk)
    yield Figure(f"rekey of {size:.0f} MB, the rekey itself", bare, 0, 5_000)
    yield Figure(f"rekey of {size:.0f} MB, with its proof", whole, 0, 15_000)
