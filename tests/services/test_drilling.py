from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest

from dsl_desk.domain.clock import SetClock
from dsl_desk.domain.errors import InvalidRecord, VaultDamaged, WrongKey
from dsl_desk.keys.recovery import write_code
from dsl_desk.services import drilling, opening, recovery
from dsl_desk.services.backups.making import back_up, prove_backup
from dsl_desk.services.backups.restoring import WayIn
from dsl_desk.services.desk import Desk
from dsl_desk.services.drilling import Drill
from tests import desks


@pytest.fixture
def made(tmp_path: Path) -> Iterator[tuple[Desk, WayIn]]:
    desk, code = desks.make(tmp_path / "vault")
    yield desk, WayIn(recovery_code=code)
    opening.lock(desk)


def drill(desk: Desk, codes: WayIn) -> Drill:
    """As the window does it, on one thread."""
    ground = drilling.ground_of(desk, codes)
    copy = drilling.newest_backup(ground) or drilling.fresh_copy(desk, ground)
    done = drilling.try_codes(ground, copy, codes)
    assert drilling.enter_drill(desk, done).kinds == {recovery.CHANGED}
    return done


def test_the_code_opens_a_fresh_copy_where_there_is_no_backup(made: tuple[Desk, WayIn], tmp_path: Path) -> None:
    desk, code = made
    entries = desk.vault.head().seq
    done = drill(desk, code)
    assert (done.opened, done.codes, done.entries) == ("a fresh copy", "the recovery code", entries)
    assert [path.name for path in tmp_path.iterdir()] == ["vault"], "nothing of the drill is left"
    standing = recovery.standing(desk)
    assert standing.code
    assert standing.code.typed_back, "who typed all of it has read the paper"
    assert standing.last_drill
    assert desk.clock.now() - standing.last_drill < timedelta(minutes=1)
    noted = desk.connection.execute("SELECT count(*) FROM entry WHERE kind = 'event'").fetchone()[0]
    assert drill(desk, code).entries == entries + 1
    assert desk.connection.execute("SELECT count(*) FROM entry WHERE kind = 'event'").fetchone()[0] == noted + 1


def test_the_newest_backup_is_tried_and_stays_as_it_is(made: tuple[Desk, WayIn], tmp_path: Path) -> None:
    desk, _ = made
    codes = [envelope.code for envelope in recovery.make_new_envelopes(desk, ("Head", "Chair"))]
    back_up(desk, tmp_path / "backups")
    before = desks.files(tmp_path / "backups")
    done = drill(desk, WayIn(envelopes=(codes[1], codes[0])))
    assert (done.opened, done.codes) == (
        "the backup of Tuesday 24 March 2026 at 9:05am",
        "two sealed envelopes",
    )
    assert desks.files(tmp_path / "backups") == before
    assert {path.name for path in tmp_path.iterdir()} == {"vault", "backups"}


def test_a_backup_older_than_the_codes_is_not_what_is_tried(made: tuple[Desk, WayIn], tmp_path: Path) -> None:
    desk, _ = made
    back_up(desk, tmp_path / "backups")
    desk.clock = SetClock(desks.NOW + timedelta(days=1))
    envelopes = recovery.make_new_envelopes(desk, ("Head", "Chair"))
    done = drill(desk, WayIn(envelopes=(envelopes[0].code, envelopes[1].code)))
    assert done.opened == "a fresh copy"


def test_a_code_that_does_not_open_is_no_drill_and_leaves_nothing(made: tuple[Desk, WayIn], tmp_path: Path) -> None:
    desk, code = made
    for wrong, error in ((write_code(bytes(20)), WrongKey), (code.recovery_code[:-1], InvalidRecord)):
        with pytest.raises(error):
            drill(desk, WayIn(recovery_code=wrong))
        assert [path.name for path in tmp_path.iterdir()] == ["vault"]
    assert recovery.standing(desk).last_drill is None
    with pytest.raises(InvalidRecord, match="no sealed envelopes"):
        drill(desk, WayIn(envelopes=("", "")))


def test_a_damaged_backup_is_said_and_not_passed(made: tuple[Desk, WayIn], tmp_path: Path) -> None:
    desk, code = made
    file = back_up(desk, tmp_path / "backups") / "records.vault"
    content = bytearray(file.read_bytes())
    content[len(content) // 2] ^= 1
    file.write_bytes(content)
    with pytest.raises(VaultDamaged, match="older backup"):
        drill(desk, code)
    assert recovery.standing(desk).last_drill is None


@pytest.mark.parametrize("backed_up", [False, True])
def test_what_a_killed_drill_left_is_removed_by_the_next(
    made: tuple[Desk, WayIn], tmp_path: Path, backed_up: bool
) -> None:
    desk, code = made
    if backed_up:
        back_up(desk, tmp_path / "backups")
    ground = drilling.ground_of(desk, code)
    kept = prove_backup(drilling.fresh_copy(desk, ground))
    (ground.room / "opened").mkdir()
    (ground.room / "opened" / "records.vault").write_bytes((kept.folder / "records.vault").read_bytes())
    assert b"Finley" not in b"".join(desks.files(ground.room).values())
    drill(desk, code)
    assert not ground.room.exists()


def test_what_a_killed_drill_left_is_removed_at_the_next_opening(tmp_path: Path) -> None:
    made, _ = desks.make(tmp_path / "vault")
    ground = drilling.ground_of(made, WayIn())
    prove_backup(drilling.fresh_copy(made, ground))
    opening.lock(made)
    assert ground.room.exists()
    with desks.unlocked(tmp_path / "vault"):
        assert not ground.room.exists()
