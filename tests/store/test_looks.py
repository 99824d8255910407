"""Who has looked is read from the end of an index, however long the journal is."""

from __future__ import annotations

import pytest

from dsl_desk.store import looks
from dsl_desk.store.vault import Vault


@pytest.mark.parametrize(
    ("query", "index"),
    [
        (looks.OF_ENTITY, "entry_by_entity (entity=? AND position<?)"),
        (looks.OF_AUTHOR, "entry_events_by_author (author=? AND position<?)"),
    ],
)
def test_looks_are_found_by_an_index_in_order(vault: Vault, query: str, index: str) -> None:
    rows = vault.connection.execute(f"EXPLAIN QUERY PLAN {query}", ("0" * 32, looks.NEWEST, 50))
    assert [row[3] for row in rows] == [
        f"SEARCH e USING INDEX {index}",
        "SEARCH b USING INTEGER PRIMARY KEY (rowid=?)",
        "CORRELATED SCALAR SUBQUERY 1",
        "SCAN hidden",  # a few rows, and mostly none
    ]
