"""Deeds that make a whole folder: first run, backups and what is made from them."""

from __future__ import annotations

import contextlib
import shutil
from collections.abc import Iterable
from pathlib import Path

from dsl_desk import codec
from dsl_desk.domain.observation import Observation
from dsl_desk.services import directory, opening
from dsl_desk.services.backups.making import back_up
from dsl_desk.services.backups.manifest import MANIFEST, Backup
from dsl_desk.services.backups.restoring import WayIn, restore
from dsl_desk.services.desk import Desk
from dsl_desk.services.moved_folder import finish_move
from dsl_desk.services.vault_folder import VAULT_FILE
from dsl_desk.store import records
from dsl_desk.store.vault import Vault
from tests.desks import FAST, NAME, PASSPHRASE, ROLE, SCHOOL, make, observe, surroundings, unlocked
from tests.faults.deed import VAULT, Deed, DeedAtDesk, assert_sound
from tests.faults.injecting import Outcome, Tell


class Found(Deed[Path]):
    name, words = "make_vault", "first run"

    def prepare(self, place: Path) -> None:
        place.mkdir(exist_ok=True)

    def begin(self, place: Path) -> Path:
        return place

    def do(self, at: Path, tell: Tell) -> None:
        desk, _ = opening.make_vault(at / VAULT, SCHOOL, NAME, ROLE, PASSPHRASE, surroundings(), kdf=FAST)
        tell("made")
        opening.lock(desk)

    def check(self, place: Path, outcome: Outcome) -> None:
        if not (place / VAULT).exists():
            assert not outcome.acknowledged
            self.do(place, outcome.acknowledged.append)
        with unlocked(place / VAULT) as desk:
            assert_sound(desk)
            assert directory.school(desk) == SCHOOL
        assert [path.name for path in place.iterdir()] == [VAULT]


class BackUp(DeedAtDesk):
    name, words = "backup", "one verified copy"

    def do(self, at: Desk, tell: Tell) -> None:
        assert at.folder
        tell(back_up(at, at.folder.with_name("backups")).name)

    def kept(self, desk: Desk, acknowledged: Iterable[str]) -> None:
        assert desk.folder
        place = desk.folder.with_name("backups")
        finished = [each for each in place.iterdir() if each.suffix != ".part"] if place.exists() else []
        assert set(acknowledged) <= {each.name for each in finished}
        for backup in finished:
            said = codec.decode_canonical(Backup, (backup / MANIFEST).read_bytes())
            key = desk.keys.backup_key(said.id)
            with contextlib.closing(Vault.open(backup / VAULT_FILE, key, desk.vault.device)) as copy:
                assert (copy.head().seq, copy.head().hash) == (said.seq, said.head)


class Restore(Deed[Path]):
    name, words = "restore", "records made again from a backup by the recovery code"

    def prepare(self, place: Path) -> None:
        desk, code = make(place / VAULT)
        observe(desk)
        back_up(desk, place / "backups").rename(place / "backup")
        shutil.rmtree(place / "backups")
        opening.lock(desk)
        (place / "code").write_text(code)

    def begin(self, place: Path) -> Path:
        return place

    def do(self, at: Path, tell: Tell) -> None:
        code = (at / "code").read_text()
        restore(at / "backup", at / "restored", surroundings(), WayIn(recovery_code=code))
        tell("restored")

    def check(self, place: Path, outcome: Outcome) -> None:
        if not (place / "restored").exists():
            assert not outcome.acknowledged
            self.do(place, outcome.acknowledged.append)
        for folder in ("restored", VAULT):
            with unlocked(place / folder) as desk:
                assert_sound(desk)
                assert len(records.every(desk.connection, Observation)) == 1
        assert {path.name for path in place.iterdir()} == {VAULT, "restored", "backup", "code"}


class RestoreOver(Restore):
    name, words = "restore over", "the same where records are already, which are set aside"

    def do(self, at: Path, tell: Tell) -> None:
        code = (at / "code").read_text()
        restore(at / "backup", at / VAULT, surroundings(), WayIn(recovery_code=code), set_aside=True)
        tell("restored")

    def check(self, place: Path, outcome: Outcome) -> None:
        finish_move(place / VAULT)  # as the window does before it looks whether records are there
        aside = [path for path in place.iterdir() if "set aside" in path.name]
        assert aside or not outcome.acknowledged
        for folder in (place / VAULT, *aside):
            with unlocked(folder) as desk:
                assert_sound(desk)
                assert len(records.every(desk.connection, Observation)) == 1
        self.do(place, outcome.acknowledged.append)
        assert len([path for path in place.iterdir() if "set aside" in path.name]) == len(aside) + 1
