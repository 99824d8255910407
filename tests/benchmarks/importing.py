"""A list of 2,000 pupils: opened, read, compared and taken in, against bare SQLCipher inserts of the same rows."""

from __future__ import annotations

import secrets
import tempfile
from collections.abc import Iterator
from pathlib import Path
from statistics import median

from dsl_desk import codec
from dsl_desk.services.desk import Desk
from dsl_desk.services.opening import lock
from dsl_desk.services.roll.import_plan import ImportPlan, plan_import
from dsl_desk.services.roll.importing import import_pupils
from dsl_desk.services.roll.pupil_lists import open_list, read_list
from dsl_desk.store.sqlcipher import Connection, connect
from tests.benchmarks.figure import Figure, milliseconds
from tests.benchmarks.saving import new_desk
from tests.exchange.lists import made_up, wide_csv

PUPILS = 2_000
RUNS = 3


def figures() -> Iterator[Figure]:
    first, again, bare = [], [], []
    with tempfile.TemporaryDirectory() as place:
        folder = Path(place)
        (folder / "list.csv").write_bytes(wide_csv(made_up(PUPILS)))
        for run in range(RUNS):
            desk, _ = new_desk(folder / f"vault{run}")
            plans: list[ImportPlan] = []
            first.append(milliseconds(lambda desk=desk, plans=plans: plans.append(_import(desk, folder))))  # type: ignore[misc]
            again.append(milliseconds(lambda desk=desk: _import(desk, folder)))  # type: ignore[misc]
            lock(desk)
            plain = connect(folder / f"bare{run}.db", bytearray(secrets.token_bytes(32)), create=True)
            plain.execute("CREATE TABLE plain (id INTEGER PRIMARY KEY, body TEXT)")
            bare.append(milliseconds(lambda plain=plain, plan=plans[0]: _insert(plain, plan)))  # type: ignore[misc]
            plain.close()
    yield Figure(f"import of {PUPILS:,} pupils", median(first), 0, 3_000)
    yield Figure(f"import of {PUPILS:,} pupils, beside bare inserts", median(first), median(bare), 30)
    yield Figure(f"the same list of {PUPILS:,} again, nothing changed", median(again), 0, 3_000)


def _import(desk: Desk, folder: Path) -> ImportPlan:
    plan = plan_import(desk, read_list(open_list(folder / "list.csv"), desk.today()))
    import_pupils(desk, plan)
    return plan


def _insert(connection: Connection, plan: ImportPlan) -> None:
    """The same children and front sheets as JSON, in one transaction."""
    connection.execute("BEGIN IMMEDIATE")
    for each in plan.new:
        for record in (each.child, each.sheet):
            connection.execute("INSERT INTO plain (body) VALUES (?)", (codec.encode(record).decode(),))
    connection.execute("COMMIT")
