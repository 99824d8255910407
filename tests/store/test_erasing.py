"""Bodies go only with the erasure that names them, in its own transaction; doctor finds every other loss."""

from __future__ import annotations

import os
from dataclasses import replace
from typing import Any

import pytest

from dsl_desk.domain.clock import SetClock
from dsl_desk.domain.erasure import Erasure, Ground
from dsl_desk.store import check, sqlcipher
from dsl_desk.store.erasing import gone_without_erasure
from dsl_desk.store.vault import Vault
from tests.store.conftest import FINLEY, INVOLVED, PERSON, SEEN, author, journal_rows, record, verify

TOMBSTONE = Erasure(
    "4" * 32, Ground.MISTAKE, "Wrong child", "Headteacher", (SEEN.id, INVOLVED.id), {}, PERSON, "0" * 64, "00"
)
BODIES_OF = "DELETE FROM body WHERE position IN (SELECT position FROM entry WHERE entity = '{}')"

LOOKS_AT = "DELETE FROM body WHERE position IN (SELECT position FROM entry WHERE entity = '{}' AND kind = 'event')"


def refused(vault: Vault, statement: str) -> None:
    before = journal_rows(vault.connection)
    with pytest.raises(sqlcipher.IntegrityError, match="journal: only an erasure"), vault.transaction():
        vault.connection.execute(statement)
    assert journal_rows(vault.connection) == before


def test_no_body_goes_without_an_erasure(vault: Vault) -> None:
    refused(vault, BODIES_OF.format(SEEN.id))


def test_an_erasure_takes_only_what_it_names(vault: Vault, clock: SetClock) -> None:
    record(vault, clock, TOMBSTONE)
    refused(vault, BODIES_OF.format(FINLEY.id))
    refused(vault, BODIES_OF.format(PERSON))
    refused(vault, BODIES_OF.format(TOMBSTONE.id))


def test_an_erasure_that_is_not_the_newest_entry_takes_nothing_any_more(vault: Vault, clock: SetClock) -> None:
    record(vault, clock, TOMBSTONE)
    record(vault, clock, replace(FINLEY, form="9B"))
    refused(vault, BODIES_OF.format(SEEN.id))


@pytest.mark.parametrize("named", [PERSON, TOMBSTONE.id])
def test_signers_and_tombstones_stay_whatever_an_erasure_names(vault: Vault, clock: SetClock, named: str) -> None:
    record(vault, clock, replace(TOMBSTONE, entities=(named,)))
    refused(vault, BODIES_OF.format(named))


def test_what_happened_stays_though_it_has_the_id_of_what_is_erased(vault: Vault, clock: SetClock) -> None:
    record(vault, clock, replace(TOMBSTONE, entities=(FINLEY.id,)))
    refused(vault, LOOKS_AT.format(FINLEY.id))


def test_an_attached_file_stays_while_something_names_it(vault: Vault, clock: SetClock) -> None:
    with vault.transaction():
        vault.connection.execute("INSERT INTO attached_file VALUES ('one', x'01')")
        vault.connection.execute("INSERT INTO attachment VALUES ('a', 1, 'm', 'one')")
    record(vault, clock, TOMBSTONE)
    with pytest.raises(sqlcipher.IntegrityError, match="attachments are not deleted"), vault.transaction():
        vault.connection.execute("DELETE FROM attached_file")


def test_the_chain_verifies_and_the_rows_are_the_same_after_an_erasure(vault: Vault, clock: SetClock) -> None:
    with vault.deed(author(), clock, os.urandom) as deed:
        deed.erase(TOMBSTONE)
    assert list(check.journal_findings(vault, verify)) == []
    assert check.rebuild(vault)
    assert gone_without_erasure(vault.connection) == 0
    assert _bodies(vault, SEEN.id) == 0


def test_an_erasure_that_fails_leaves_everything(vault: Vault, clock: SetClock) -> None:
    """The child's involvement still refers to the child."""
    before = journal_rows(vault.connection)
    with (
        pytest.raises(sqlcipher.IntegrityError, match="FOREIGN KEY"),
        vault.deed(author(), clock, os.urandom) as deed,
    ):
        deed.erase(replace(TOMBSTONE, entities=(FINLEY.id,)))
    assert journal_rows(vault.connection) == before


def _bodies(vault: Vault, entity: str) -> Any:
    query = "SELECT count(*) FROM entry JOIN body USING (position) WHERE entity = ?"
    return vault.connection.execute(query, (entity,)).fetchone()[0]
