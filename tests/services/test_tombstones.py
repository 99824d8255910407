"""The examination proves every erasure: who signed it, its grounds, and that nothing went or stayed besides."""

from __future__ import annotations

import contextlib
from dataclasses import replace
from pathlib import Path

import pytest

from dsl_desk.domain.erasure import Erasure
from dsl_desk.services import opening
from dsl_desk.services.desk import Desk
from dsl_desk.services.examining import examine
from dsl_desk.services.tombstones import erasures, tombstone_findings
from dsl_desk.services.vault_folder import VAULT_FILE
from dsl_desk.store import sqlcipher
from tests.desks import make, observe, unlocked
from tests.services.test_erasing import desk, erase_now

__all__ = ["desk"]

UNSIGNED = "An erasure is not signed by its second person."


def test_every_erasure_is_signed_by_both(desk: Desk) -> None:
    observe(desk)
    erase_now(desk)
    assert list(tombstone_findings(desk)) == []


@pytest.mark.parametrize(
    "change",
    [
        {"signature": "00" * 64},
        {"signature": "not hex"},
        {"second": "f" * 32},
        {"grounds": "0" * 64},
        {"reason": "Another reason"},
        {"authority": "Someone else"},
        {"salt": "11" * 16},
        {"entities": ("e" * 32,)},
    ],
    ids=lambda change: next(iter(change)),
)
def test_an_erasure_that_the_second_person_did_not_sign_is_found(desk: Desk, change: dict[str, object]) -> None:
    """The person at the desk alone can write a tombstone, and the examination says that it stands alone."""
    erase_now(desk)
    (signed,) = erasures(desk)
    with desk.deed() as deed:
        deed.record(replace(signed, **{"id": desk.new_id(), **change}))  # type: ignore[arg-type]
    assert UNSIGNED in examine(desk).findings


def test_words_that_went_without_an_erasure_are_found(tmp_path: Path) -> None:
    """Someone with the key can drop the triggers on a connection of their own."""
    made, _ = make(tmp_path)
    observe(made)
    key = made.keys.db_key()
    opening.lock(made)
    with contextlib.closing(sqlcipher.connect(tmp_path / VAULT_FILE, key)) as connection:
        connection.execute("DROP TRIGGER body_is_kept")
        connection.execute("DELETE FROM body WHERE position = (SELECT max(position) FROM entry WHERE kind = 'child')")
    with unlocked(tmp_path) as opened:
        assert "The words of 1 entries are gone, and no erasure names them." in examine(opened).findings


def test_an_erasure_that_left_its_words_is_found(desk: Desk) -> None:
    seen = observe(desk)
    erase_now(desk)
    (signed,) = erasures(desk)
    kept: Erasure = replace(signed, id=desk.new_id(), entities=(desk.person.id,))
    with desk.deed() as deed:
        deed.record(kept)
    assert seen.id in signed.entities
    assert "Something that was erased is in the records." in examine(desk).findings
