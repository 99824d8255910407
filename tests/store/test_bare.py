"""A former pupil is bare only when no table at all names them."""

from __future__ import annotations

import re

from dsl_desk.store.bare import BARE
from dsl_desk.store.vault import Vault


def test_every_table_that_names_a_child_is_asked(vault: Vault) -> None:
    """A new kind of record that names a child must stand in BARE, or the child would be listed for removal."""
    tables = vault.connection.execute(
        "SELECT name, sql FROM sqlite_schema WHERE type = 'table' AND name <> 'note'"
    ).fetchall()
    # note holds only what other tables hold
    naming = {name for name, sql in tables if re.search(r"\b(child_id|sibling_id)\b", sql)}
    (chronology,) = vault.connection.execute("SELECT sql FROM sqlite_schema WHERE name = 'chronology'").fetchone()
    asked = set(re.findall(r"FROM (\w+)", BARE + chronology))
    assert {"family_member", "link", "involvement", "status"} <= naming
    assert naming <= asked
