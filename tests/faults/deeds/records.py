"""Deeds that write the records file itself."""

from __future__ import annotations

import contextlib
import shutil
from collections.abc import Iterable
from pathlib import Path

from dsl_desk.domain.attachment import Attachment
from dsl_desk.domain.concern import Involvement
from dsl_desk.domain.observation import HowKnown, Observation
from dsl_desk.domain.term import NOT_SURE
from dsl_desk.services import recording
from dsl_desk.services.attaching import choose_file
from dsl_desk.services.desk import Desk
from dsl_desk.services.drafts import drafts, save_draft
from dsl_desk.services.examining import examine
from dsl_desk.services.vault_folder import VAULT_FILE
from dsl_desk.store import attached, records
from dsl_desk.store.check import journal_findings
from dsl_desk.store.vault import Vault
from tests.desks import FINLEY, observe, unlocked
from tests.faults.deed import VAULT, Deed, DeedAtDesk, assert_sound
from tests.faults.injecting import Outcome, Tell
from tests.store.conftest import DEVICE, KEY, SEEN
from tests.store.conftest import verify as is_signed

EARLIER = Path(__file__).parents[2] / "data" / "vaults" / "schema-1.vault"
LETTER = bytes(range(256)) * 24


class Save(DeedAtDesk):
    name, words = "save", "an observation with an attached file"

    def prepare(self, place: Path) -> None:
        super().prepare(place)
        (place / "letter.pdf").write_bytes(LETTER)

    def do(self, at: Desk, tell: Tell) -> None:
        assert at.folder
        seen = Observation(at.new_id(), "A second new phone", HowKnown.SAW, (NOT_SURE,))
        involved = [Involvement(at.new_id(), seen.id, FINLEY.id)]
        recording.record_observation(at, seen, involved, "", [choose_file(at.folder.with_name("letter.pdf"))])
        tell(seen.id)

    def refused(self, at: Desk) -> None:
        assert not records.every(at.connection, Observation), "what was refused stands, and would be there twice"

    def kept(self, desk: Desk, acknowledged: Iterable[str]) -> None:
        files = {each.matter_id: each for each in records.every(desk.connection, Attachment)}
        for id_ in acknowledged:
            assert records.current(desk.connection, Observation, id_), "an acknowledged save is lost"
            assert attached.content(desk.connection, files[id_].sha256) == LETTER
        # With its file or not at all.
        assert set(files) == {each.id for each in records.every(desk.connection, Observation)}


class Draft(DeedAtDesk):
    name, words = "draft", "what was typed into a form, kept"

    def do(self, at: Desk, tell: Tell) -> None:
        id_ = at.new_id()
        save_draft(at, id_, "record", {"what": "x" * 5_000})
        tell(id_)

    def kept(self, desk: Desk, acknowledged: Iterable[str]) -> None:
        assert set(acknowledged) <= {draft.id for draft in drafts(desk)}


class UnlockAndLock(Deed[Path]):
    name, words = "unlock", "unlock, one save, lock with its anchor"

    def begin(self, place: Path) -> Path:
        return place / VAULT

    def do(self, at: Path, tell: Tell) -> None:
        with unlocked(at) as desk:
            tell(observe(desk).id)

    def check(self, place: Path, outcome: Outcome) -> None:
        for _ in range(2):  # the second sees the anchor that the first left
            with unlocked(place / VAULT) as desk:
                assert_sound(desk)
                kept = {each.id for each in records.every(desk.connection, Observation)}
                assert set(outcome.acknowledged) <= kept


class Migrate(Deed[Path]):
    name, words = "migrate", "a vault of schema 1 brought up to date"

    def prepare(self, place: Path) -> None:
        shutil.copy(EARLIER, place / VAULT_FILE)

    def begin(self, place: Path) -> Path:
        return place / VAULT_FILE

    def do(self, at: Path, tell: Tell) -> None:
        Vault.open(at, bytearray(KEY), DEVICE).close()
        tell("open")

    def check(self, place: Path, outcome: Outcome) -> None:
        with contextlib.closing(Vault.open(place / VAULT_FILE, bytearray(KEY), DEVICE)) as vault:
            assert list(journal_findings(vault, is_signed)) == []
            assert records.current(vault.connection, Observation, SEEN.id) == SEEN
        journal = place / f"{VAULT_FILE}-journal"
        if journal.exists():  # the next save takes a spent one over
            assert journal.read_bytes()[:8] == bytes(8)
            journal.unlink()
        left = {path.name for path in place.iterdir()}
        assert left == {VAULT_FILE, "records-before-upgrade.vault"}, left


class Rebuild(DeedAtDesk):
    name, words = "rebuild", "the tables made anew from the journal"

    def do(self, at: Desk, tell: Tell) -> None:
        assert examine(at, rebuild=True).sound
        tell("rebuilt")

    def kept(self, desk: Desk, acknowledged: Iterable[str]) -> None:
        assert_sound(desk)
