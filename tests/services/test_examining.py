"""The examination behind `doctor`."""

from __future__ import annotations

import contextlib
from collections.abc import Iterator
from pathlib import Path

import pytest

from dsl_desk.services import opening
from dsl_desk.services.desk import Desk
from dsl_desk.services.examining import examine
from dsl_desk.services.searching import search
from dsl_desk.services.vault_folder import VAULT_FILE
from dsl_desk.store import sqlcipher
from tests.desks import make, observe, unlocked
from tests.services.damage import damage, page_of


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    made, _ = make(tmp_path / "vault")
    observe(made)
    yield made
    opening.lock(made)


def test_sound_vault(desk: Desk) -> None:
    found = examine(desk, rebuild=True)
    assert (found.sound, found.findings, found.rebuilt) == (True, (), True)
    assert found.entries == desk.vault.head().seq


def test_damage_where_no_page_looks_is_found(tmp_path: Path) -> None:
    desk, _ = make(tmp_path / "vault")
    opening.lock(desk)
    path = tmp_path / "vault" / VAULT_FILE
    damage(path, page_of(path, "contact_by_recorded"))
    with unlocked(tmp_path / "vault") as desk:
        found = examine(desk, rebuild=True)
    assert found.findings[0] == "The records file is damaged."
    assert "compare with the newest backup" in found.findings[-1]
    assert found.rebuilt is None


def tamper(desk: Desk, path: Path, *statements: str) -> None:
    """What a holder of the key could do with another program."""
    with contextlib.closing(sqlcipher.connect(path, desk.keys.db_key())) as connection:
        for statement in statements:
            connection.execute(statement)


def test_altered_words_are_found_at_opening_and_by_doctor(tmp_path: Path) -> None:
    desk, _ = make(tmp_path / "vault")
    observe(desk, "A phone with a zebra")
    desk.vault.close()
    tamper(
        desk, tmp_path / "vault" / VAULT_FILE, "DROP TRIGGER body_stays",
        "UPDATE body SET content = replace(content, 'zebra', 'horse')",
    )  # fmt: skip
    with unlocked(tmp_path / "vault") as desk:
        (notice,) = desk.notices
        assert notice.startswith("1 entry does not pass its check")
        found = examine(desk, rebuild=True)
    assert found.findings[0].endswith("holds other words than were sealed.")
    assert found.rebuilt is None
    assert not any("zebra" in each or "horse" in each for each in found.findings)


def test_altered_tables_are_rebuilt_from_the_journal(tmp_path: Path) -> None:
    desk, _ = make(tmp_path / "vault")
    observe(desk)
    desk.vault.close()
    tamper(desk, tmp_path / "vault" / VAULT_FILE, "DELETE FROM involvement", "UPDATE child SET sort_name = 'x'")
    with unlocked(tmp_path / "vault") as desk:
        assert examine(desk).sound
        assert examine(desk, rebuild=True).findings == (
            "The tables did not match the journal. They have been rebuilt from it; the journal is whole.",
        )
        assert examine(desk, rebuild=True).sound


def test_stale_search_index_is_rebuilt_and_frightens_nobody(tmp_path: Path) -> None:
    desk, _ = make(tmp_path / "vault")
    observe(desk)
    desk.vault.close()
    tamper(desk, tmp_path / "vault" / VAULT_FILE, "DELETE FROM note_data WHERE id > 10")
    with unlocked(tmp_path / "vault") as desk:
        (found,) = examine(desk).findings
        assert found.startswith("The search index does not fit the records")
        (found,) = examine(desk, rebuild=True).findings
        assert found.endswith("has been rebuilt. No record was affected.")
        assert examine(desk).sound
        assert search(desk, "phone").notes
