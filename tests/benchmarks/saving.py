"""Saving an observation, against one durable SQLCipher commit of the same bytes."""

from __future__ import annotations

import secrets
import tempfile
from collections.abc import Iterator
from pathlib import Path
from statistics import median

from dsl_desk import codec
from dsl_desk.domain.child import Child
from dsl_desk.domain.concern import Involvement
from dsl_desk.domain.observation import HowKnown, Observation
from dsl_desk.domain.school import School
from dsl_desk.domain.term import NOT_SURE
from dsl_desk.keys.kdf import Kdf
from dsl_desk.services.desk import Desk
from dsl_desk.services.opening import Surroundings, lock, make_vault
from dsl_desk.services.recording import add_child, record_observation
from dsl_desk.store.sqlcipher import Connection, connect
from tests.benchmarks.figure import Figure, milliseconds, ninety_fifth

RUNS = 400
PROSE = "Arrived late and out of breath. A grey car waited across the road until the bell. " * 6


def figures() -> Iterator[Figure]:
    with tempfile.TemporaryDirectory() as place:
        folder = Path(place)
        desk, child = new_desk(folder / "vault")
        bare = connect(folder / "bare.db", bytearray(secrets.token_bytes(32)), create=True)
        bare.execute("CREATE TABLE plain (id INTEGER PRIMARY KEY, body TEXT)")
        ours_took, bare_took = [], []
        for _ in range(RUNS):
            observation = Observation(secrets.token_hex(16), PROSE, HowKnown.SAW, (NOT_SURE,))
            bare_took.append(milliseconds(lambda seen=observation: _commit(bare, seen)))  # type: ignore[misc]
            ours_took.append(milliseconds(lambda seen=observation: save(desk, child, seen)))  # type: ignore[misc]
        bare.close()
        lock(desk)
    yield Figure("save of an observation, median", median(ours_took), median(bare_took), 3)
    yield Figure("save of an observation, 95th percentile", ninety_fifth(ours_took), 0, 50)


def new_desk(folder: Path) -> tuple[Desk, Child]:
    surroundings = Surroundings()
    desk, _ = make_vault(
        folder, School("Larkfield"), "Ruth", "", "tulip barge canyon sofa", surroundings, kdf=Kdf(64, 1, 1)
    )
    child = Child(desk.new_id(), "Ward", "Finley")
    add_child(desk, child)
    return desk, child


def save(desk: Desk, child: Child, observation: Observation) -> None:
    record_observation(desk, observation, [Involvement(desk.new_id(), observation.id, child.id)])


def _commit(connection: Connection, observation: Observation) -> None:
    connection.execute("BEGIN IMMEDIATE")
    connection.execute("INSERT INTO plain (body) VALUES (?)", (codec.encode(observation).decode(),))
    connection.execute("COMMIT")
