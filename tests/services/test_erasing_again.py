"""What was erased does not come back with an older backup, and nobody can have anything erased by writing a list."""

from __future__ import annotations

from pathlib import Path

import pytest

from dsl_desk.domain.child import Child
from dsl_desk.domain.erasure import Erased, Erasure, Ground, SignedErasure
from dsl_desk.domain.observation import Observation
from dsl_desk.services import opening, people
from dsl_desk.services.backups.making import back_up
from dsl_desk.services.backups.restoring import WayIn, restore
from dsl_desk.services.desk import Desk
from dsl_desk.services.erased_list import ERASED_FILE, add_erased, beside_backups, read_erased
from dsl_desk.services.erasing import Target
from dsl_desk.services.tombstones import lists, spread
from dsl_desk.store import records
from tests.desks import FINLEY, ISLA, PASSPHRASE, make, observe, surroundings, unlocked
from tests.services.test_erasing import WITNESS, WITNESS_PASSPHRASE, erase_now, sound


@pytest.fixture
def older(tmp_path: Path) -> tuple[Path, str]:
    """A backup from before a whole file was erased, with the list beside it; and the store's id."""
    desk, _ = make(tmp_path / "vault")
    people.add_person(desk, WITNESS, "Headteacher", WITNESS_PASSPHRASE, reads_only=True)
    observe(desk, "Alone")
    observe(desk, "Together", "", FINLEY, ISLA)
    made = back_up(desk, tmp_path / "backups")
    erase_now(desk)
    spread(lists(desk))
    store = desk.vault.identity.id
    opening.lock(desk)
    return made, store


def restored(backup: Path, folder: Path) -> Path:
    restore(backup, folder, surroundings(), WayIn(passphrase=PASSPHRASE))
    return folder


def erasures(desk: Desk) -> tuple[Erasure, ...]:
    return records.every(desk.connection, Erasure)


def test_an_older_backup_is_erased_again_at_its_first_opening(older: tuple[Path, str], tmp_path: Path) -> None:
    folder = restored(older[0], tmp_path / "again")
    with unlocked(folder) as desk:
        assert "erased again (1 erasure)" in " ".join(desk.notices)
        assert records.current(desk.connection, Child, FINLEY.id) is None
        assert [each.what for each in records.every(desk.connection, Observation)] == ["Together"]
        (again,) = erasures(desk)
        assert again.ground is Ground.RESTORED
        assert again.kinds == {"observation": 1, "child": 1, "involvement": 2}
        sound(desk)
    with unlocked(folder) as desk:
        assert desk.notices == []
        assert len(erasures(desk)) == 1


def test_a_place_for_backups_that_is_not_there_waits_for_the_next_backup(tmp_path: Path) -> None:
    desk, _ = make(tmp_path / "vault")
    spread(lists(desk))
    back_up(desk, tmp_path / "backups")
    (tmp_path / "backups").rename(tmp_path / "unplugged")
    spread(lists(desk))
    assert not (tmp_path / "backups").exists()
    opening.lock(desk)


def test_someone_who_reads_only_opens_a_restored_vault_erased_too(older: tuple[Path, str], tmp_path: Path) -> None:
    folder = restored(older[0], tmp_path / "again")
    desk = opening.open_vault(folder, surroundings(), name=WITNESS, passphrase=WITNESS_PASSPHRASE)
    assert records.current(desk.connection, Child, FINLEY.id) is None
    sound(desk)
    opening.lock(desk)


def test_both_lists_name_what_was_erased_and_no_word_of_it(older: tuple[Path, str], tmp_path: Path) -> None:
    lists = [tmp_path / "vault" / ERASED_FILE, beside_backups(tmp_path / "backups", older[1])]
    first, second = (read_erased(file, older[1]) for file in lists)
    assert first == second != ()
    for words in (b"Finley", b"Ward", b"Alone", b"governors", b"Headteacher"):
        assert not any(words in file.read_bytes() for file in lists)


@pytest.mark.parametrize("forged", ["signature", "entities", "second"])
def test_a_list_that_nobody_here_signed_erases_nothing(tmp_path: Path, forged: str) -> None:
    desk, _ = make(tmp_path / "vault")
    people.add_person(desk, WITNESS, "Headteacher", WITNESS_PASSPHRASE)
    observe(desk, "Alone")
    store = desk.vault.identity.id
    erase_now(desk, Target((ISLA.id,)))
    (signed,) = (each.signed(store) for each in erasures(desk))
    opening.lock(desk)
    erased = Erased(store, "e" * 32, (FINLEY.id,), signed.erased.grounds)
    forgeries = {
        "signature": SignedErasure(erased, signed.second, "not hex"),
        "entities": SignedErasure(erased, signed.second, signed.signature),
        "second": SignedErasure(erased, "f" * 32, signed.signature),
    }
    add_erased(tmp_path / "vault" / ERASED_FILE, store, [forgeries[forged]])
    with unlocked(tmp_path / "vault") as again:
        assert "nobody known here signed that" in " ".join(again.notices)
        assert records.current(again.connection, Child, FINLEY.id) == FINLEY


def test_what_was_recorded_since_the_restore_is_not_torn(older: tuple[Path, str], tmp_path: Path) -> None:
    """The list came to this folder only after work had gone on."""
    folder = restored(older[0], tmp_path / "again")
    listed = folder / ERASED_FILE
    content = listed.read_bytes()
    listed.unlink()
    with unlocked(folder) as desk:
        later = observe(desk, "Later")
    listed.write_bytes(content)
    with unlocked(folder) as desk:
        assert "so it was kept" in " ".join(desk.notices)
        assert records.current(desk.connection, Observation, later.id) == later
        sound(desk)


def test_a_damaged_list_is_said_once_and_written_again_from_the_journal(
    older: tuple[Path, str], tmp_path: Path
) -> None:
    listed = tmp_path / "vault" / ERASED_FILE
    content = listed.read_bytes()
    listed.write_bytes(content[:40])
    with unlocked(tmp_path / "vault") as desk:
        assert "is damaged" in " ".join(desk.notices)
    assert listed.read_bytes() == content
    with unlocked(tmp_path / "vault") as desk:
        assert desk.notices == []


def test_a_whole_file_waits_for_someone_who_sees_all_of_it(older: tuple[Path, str], tmp_path: Path) -> None:
    """Erasing what is hidden here would leave rows behind that refer to nobody."""
    folder = restored(older[0], tmp_path / "again")
    listed = (folder / ERASED_FILE).read_bytes()
    (folder / ERASED_FILE).unlink()
    from dsl_desk.domain.concern import Concern, Involvement
    from dsl_desk.domain.restriction import Restriction

    with unlocked(folder) as desk:
        me, concern = desk.person.id, Concern(desk.new_id(), "Restricted")
        with desk.deed() as deed:
            deed.record(concern)
            deed.record(Involvement(desk.new_id(), concern.id, ISLA.id))
            deed.record(Restriction(desk.new_id(), concern.id, (me,), "Only me"))
    (folder / ERASED_FILE).write_bytes(listed)
    desk = opening.open_vault(folder, surroundings(), name=WITNESS, passphrase=WITNESS_PASSPHRASE)
    assert records.current(desk.connection, Child, FINLEY.id) == FINLEY
    opening.lock(desk)
    with unlocked(folder) as desk:
        assert records.current(desk.connection, Child, FINLEY.id) is None
        sound(desk)
