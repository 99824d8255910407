"""Twenty processes killed at random moments: nothing that was acknowledged is lost, nothing half-made is left."""

from __future__ import annotations

import contextlib
import subprocess
import sys
from pathlib import Path

import pytest

from dsl_desk import codec
from dsl_desk.domain.observation import Observation
from dsl_desk.services import opening
from dsl_desk.services.backups.manifest import MANIFEST, Backup
from dsl_desk.services.drafts import drafts
from dsl_desk.services.examining import examine
from dsl_desk.services.vault_folder import VAULT_FILE
from dsl_desk.store import records
from dsl_desk.store.vault import Vault
from tests.desks import make, unlocked
from tests.services.surviving import KILLS


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    desk, _ = make(tmp_path / "vault")
    opening.lock(desk)
    return tmp_path / "vault"


def killed(folder: Path, work: str, seed: int) -> list[str]:
    """What was acknowledged before each of the kills."""
    command = [sys.executable, "-m", "tests.services.surviving", str(folder), work, str(seed)]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    assert (done.stdout, done.stderr) == (f"{KILLS}\n", "")
    return (folder.parent / "acknowledged").read_text().splitlines()


def test_killed_saves_lose_nothing_that_was_acknowledged(folder: Path) -> None:
    acknowledged = killed(folder, "save", 1)
    assert len(acknowledged) > 2 * KILLS
    with unlocked(folder) as desk:
        kept = {observation.id for observation in records.every(desk.connection, Observation)}
        unfinished = {draft.id for draft in drafts(desk)}
        assert {line for line in acknowledged if "draft" not in line} <= kept
        assert {line.removeprefix("draft ") for line in acknowledged if "draft" in line} <= unfinished
        assert len(kept) <= len([line for line in acknowledged if "draft" not in line]) + KILLS
        assert desk.notices == []
        assert examine(desk, rebuild=True).sound


def test_killed_backups_leave_none_under_a_final_name_that_is_not_whole(folder: Path) -> None:
    acknowledged = killed(folder, "backup", 2)
    assert acknowledged
    finished = [path for path in (folder.parent / "backups").iterdir() if path.suffix != ".part"]
    assert max(path.name for path in finished) >= max(acknowledged), "the newest stays, its name tells when"
    with unlocked(folder) as desk:
        for path in finished:
            said = codec.decode_canonical(Backup, (path / MANIFEST).read_bytes())
            key = desk.keys.backup_key(said.id)
            with contextlib.closing(Vault.open(path / VAULT_FILE, key, desk.vault.device)) as copy:
                assert (copy.head().seq, copy.head().hash) == (said.seq, said.head)
        assert examine(desk, rebuild=True).sound
