"""Every kind of damage, and exactly what the person is told: what happened, what is safe, what to do.

The window and `doctor` say the same. Where records are not opened, not a byte of the folder has changed.
"""

from __future__ import annotations

import contextlib
import json
import os
import shutil
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import keyring
import pytest
from keyring.backends import fail

from dsl_desk import cli
from dsl_desk.domain.errors import DeskError, VaultBusy, VaultDamaged, VaultTooNew
from dsl_desk.domain.event import Event, Happening
from dsl_desk.domain.observation import Observation
from dsl_desk.keys import unlocking
from dsl_desk.services import examining, opening, proving
from dsl_desk.services.chronicling import chronology
from dsl_desk.services.desk import Desk
from dsl_desk.services.searching import search
from dsl_desk.services.vault_folder import VAULT_FILE
from dsl_desk.store import records, sqlcipher
from tests.desks import FINLEY, NAME, PASSPHRASE, files, make, observe, unlock, unlocked
from tests.limits import closed, full_disk
from tests.services.damage import damage, page_of

Harm = Callable[[Path], object]

DAMAGED = VaultDamaged.words
SHORTER = (
    "The records file is shorter than when it was last closed here: a copy broke off, the disk failed, or another "
    "file was put in its place. Nothing has been written to it. Keep the folder as it is and restore the newest "
    "backup."
)
EXCHANGED = (
    "The records file does not open with the keys beside it: its beginning is damaged, or one of the two was "
    "exchanged. Nothing has been written to it. Keep the folder as it is and restore the newest backup."
)
NO_RECORDS = (
    "There is no records file in this folder. Nothing has changed. Choose the folder where the records are kept, or "
    "restore the newest backup."
)
NO_KEYS = (
    "The keys file is missing, so the records cannot be opened. They are unchanged. Put back the keys file from the "
    "newest backup."
)
BAD_KEYS = (
    "The keys file is damaged, so nothing was opened. Your records are unchanged. Put back the keys file from the "
    "newest backup."
)
NOT_WRITABLE = (
    "These records cannot be opened because the disk is full or their folder cannot be written to. They are safe and "
    "unchanged. Free some space, or ask IT whether this account may write there, then try again."
)
COMPARE = "They can be read and added to. Compare the latest entries with what you know, and with the newest backup."
NO_ANCHOR = (
    "The anchor file beside the records is missing, so this computer cannot show whether they are the newest. "
    + COMPARE
)
BAD_ANCHOR = (
    "The anchor file beside the records is damaged, so it cannot show whether they are the newest. " + COMPARE
)
NO_DEVICE = (
    "The device file beside the records was missing or damaged and has been made anew, so this computer cannot show "
    "whether these are the newest records. " + COMPARE
)
ONE_ALTERED = (
    "1 entry does not pass its check: changed outside DSL Desk, or damaged. Everything can still be read, and what "
    "you save now is kept. Keep the folder as it is, compare with the newest backup, and tell whoever looks after "
    "your computers."
)
WHAT_TO_DO = (
    "What is not named here passed its check. Keep the folder as it is, compare with the newest backup, and tell "
    "whoever looks after your computers."
)
STALE = (
    "The search index does not fit the records, so a search may miss some. No record is affected. Run doctor again "
    "with --rebuild."
)


def older(seq: int) -> str:
    return (
        "These records are older than the last time they were closed on this computer, or have been altered: entry "
        f"{seq} is not the one that was there. What is here can be read. Ask who put a file back, and look for a "
        "newer backup before you write anything."
    )


def cut(by: float) -> Harm:
    """Shorter by so many bytes, or by a part of the whole."""

    def cut(folder: Path) -> None:
        size = (folder / VAULT_FILE).stat().st_size
        os.truncate(folder / VAULT_FILE, size - (int(by) if by >= 1 else int(size * by)))

    return cut


def one_after_the_other(*harms: Harm) -> Harm:
    def harm(folder: Path) -> None:
        for each in harms:
            each(folder)

    return harm


def empty(name: str) -> Harm:
    return lambda folder: (folder / name).write_bytes(b"")


def missing(name: str) -> Harm:
    return lambda folder: (folder / name).unlink()


def flipped(name: str, at: int) -> Harm:
    def flip(folder: Path) -> None:
        content = bytearray((folder / name).read_bytes())
        content[at] ^= 1
        (folder / name).write_bytes(content)

    return flip


def filled(name: str, content: bytes) -> Harm:
    """Another file in its place."""
    return lambda folder: (folder / name).write_bytes(content)


def of_another_school(name: str) -> Harm:
    def exchange(folder: Path) -> None:
        desk, _ = make(folder.with_name("other"))
        observe(desk, "A longer file " * 5_000)
        opening.lock(desk)
        shutil.copyfile(folder.with_name("other") / name, folder / name)
        shutil.rmtree(folder.with_name("other"))

    return exchange


def page(name: str) -> Harm:
    """A page of this table or index."""
    return lambda folder: damage(folder / VAULT_FILE, page_of(folder / VAULT_FILE, name))


def tampered(*statements: str) -> Harm:
    """By a holder of the key, with another program."""

    def tamper(folder: Path) -> None:
        keys = unlocking.open_with_passphrase(folder, NAME, PASSPHRASE)
        with contextlib.closing(sqlcipher.connect(folder / VAULT_FILE, keys.db_key())) as connection:
            connection.execute("PRAGMA foreign_keys = OFF")
            for (trigger,) in connection.execute("SELECT name FROM sqlite_schema WHERE type = 'trigger'").fetchall():
                connection.execute(f"DROP TRIGGER {trigger}")
            for statement in statements:
                connection.execute(statement)

    return tamper


def put_back(*names: str) -> Harm:
    """Files of an earlier day, after another entry was made."""

    def put_back(folder: Path) -> None:
        old = {name: (folder / name).read_bytes() for name in names}
        with unlocked(folder) as desk:
            observe(desk)
        for name, content in old.items():
            (folder / name).write_bytes(content)

    return put_back


def newer_keys(folder: Path) -> None:
    from hashlib import sha256

    body = (folder / "keys").read_bytes().partition(b"\n")[2].replace(b'"format":1', b'"format":9')
    (folder / "keys").write_bytes(sha256(body).hexdigest().encode() + b"\n" + body)


LETTER = b"PK\x03\x04" + bytes(1_048_572)
PLAIN = b"SQLite format 3\0" + bytes(1_048_560)

NOT_OPENED: dict[str, tuple[Harm, str]] = {
    "records file missing": (missing(VAULT_FILE), NO_RECORDS),
    "records file empty": (empty(VAULT_FILE), SHORTER),
    "cut by a byte": (cut(1), SHORTER),
    "cut by a page": (cut(4096), SHORTER),
    "cut by half": (cut(0.5), SHORTER),
    "cut by a byte, no anchor": (one_after_the_other(cut(1), missing("anchor")), DAMAGED),
    "cut by a page, no anchor": (one_after_the_other(cut(4096), missing("anchor")), DAMAGED),
    "bit of the first bytes": (flipped(VAULT_FILE, 3), EXCHANGED),
    "bit of the first page": (flipped(VAULT_FILE, 500), EXCHANGED),
    "a letter in its place": (filled(VAULT_FILE, LETTER), EXCHANGED),
    "an unencrypted database in its place": (filled(VAULT_FILE, PLAIN), EXCHANGED),
    "records of another school": (of_another_school(VAULT_FILE), EXCHANGED),
    "keys of another school": (of_another_school("keys"), EXCHANGED),
    "keys missing": (missing("keys"), NO_KEYS),
    "keys empty": (empty("keys"), BAD_KEYS),
    "bit of the keys": (flipped("keys", 100), BAD_KEYS),
    "keys of a newer program": (newer_keys, VaultTooNew.words),
    "page of the newest entries": (page("entry"), DAMAGED),
    "page of the people": (page("person"), DAMAGED),
}


@dataclass(frozen=True, slots=True)
class Told:
    """What is said at opening, and what `doctor` says: the same, and what only it has looked for."""

    opening: tuple[str, ...]
    doctor: tuple[str, ...]


def both(*words: str) -> Told:
    return Told(words, words)


def altered(entry: str) -> Told:
    return Told((ONE_ALTERED,), (entry, WHAT_TO_DO, ONE_ALTERED))


OPENED: dict[str, tuple[Harm, Told]] = {
    "anchor missing": (missing("anchor"), both(NO_ANCHOR)),
    "bit of the anchor": (flipped("anchor", 0), both(BAD_ANCHOR)),
    "device file missing": (missing("device"), both(NO_DEVICE)),
    "device file damaged": (filled("device", b"\0"), both(NO_DEVICE)),
    "journal of another program": (filled(f"{VAULT_FILE}-journal", b"x" * 5_000), both()),
    "list of failed unlocks damaged": (filled("failed-unlocks", b"\xff\xfe\n"), both()),
    "older records put back": (put_back(VAULT_FILE), both(older(12))),
    "page of an index": (
        page("contact_by_recorded"),
        Told((), ("The records file is damaged.", WHAT_TO_DO)),
    ),
    "search index stale": (tampered("DELETE FROM note_data WHERE id > 10"), Told((), (STALE,))),
    "other words": (
        tampered("UPDATE body SET content = replace(content, 'phone', 'glove') WHERE position = 7"),
        altered("Entry 7 holds other words than were sealed."),
    ),
    "other signature": (
        tampered("UPDATE entry SET signature = (SELECT signature FROM entry WHERE position = 1) WHERE position = 7"),
        altered("Entry 7 is not signed by its author."),
    ),
    "other time": (
        tampered("UPDATE entry SET time = '2020-01-01T00:00:00+00:00' WHERE position = 7"),
        altered("Entry 7 was altered."),
    ),
    "link broken": (
        tampered("DELETE FROM body WHERE position = 7", "DELETE FROM entry WHERE position = 7"),
        altered("Entry 8 does not follow the entry before it."),
    ),
}


@pytest.fixture(autouse=True)
def no_password_store() -> Iterator[None]:
    before = keyring.get_keyring()
    keyring.set_keyring(fail.Keyring())  # type: ignore[no-untyped-call]
    yield
    keyring.set_keyring(before)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Locked records with one observation, opened and closed twice."""
    desk, _ = make(tmp_path / "vault")
    observe(desk)
    opening.lock(desk)
    with unlocked(tmp_path / "vault"):
        pass
    return tmp_path / "vault"


@pytest.fixture
def doctor(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Callable[..., tuple[int, list[str]]]:
    """Exit code and sentences."""
    (tmp_path / "passphrase").write_text(PASSPHRASE)

    def doctor(folder: Path, *more: str) -> tuple[int, list[str]]:
        arguments = ["doctor", "--json", "--vault", str(folder), "--passphrase-file", str(tmp_path / "passphrase")]
        code = cli.run([*arguments, *more])
        assert isinstance(code, int)
        return code, json.loads(capsys.readouterr().out)["words"]

    return doctor


Doctor = Callable[..., tuple[int, list[str]]]


@pytest.mark.parametrize("harm", NOT_OPENED)
def test_not_opened_and_not_touched(folder: Path, harm: str, doctor: Doctor) -> None:
    do, words = NOT_OPENED[harm]
    do(folder)
    before = files(folder)
    with pytest.raises(DeskError) as refused:
        unlock(folder)
    assert str(refused.value) == words
    code, said = doctor(folder)
    assert said == [words]
    assert code in (1, 3)
    assert files(folder) == before


@pytest.mark.parametrize("harm", OPENED)
def test_opened_and_told(folder: Path, harm: str, doctor: Doctor) -> None:
    do, told = OPENED[harm]
    do(folder)
    harmed = files(folder)
    with unlocked(folder) as desk:
        assert tuple(desk.notices) == told.opening
        assert_of_use(desk)
    for path in folder.iterdir():
        if path.name not in harmed:
            path.unlink()
    for name, content in harmed.items():
        (folder / name).write_bytes(content)
    code, said = doctor(folder)
    assert tuple(said[code == 0 :]) == told.doctor
    assert code == int(not set(told.doctor) <= {NO_ANCHOR, BAD_ANCHOR, NO_DEVICE})


def assert_of_use(desk: Desk) -> None:
    """A child at risk does not wait: what is there can be read, found and added to."""
    seen = observe(desk, "A bruise")
    assert seen.id in [entry.id for entry in chronology(desk, FINLEY.id)]
    assert [found.id for found in search(desk, "bruise").notes] == [seen.id]


def test_a_row_that_is_not_what_the_journal_says(folder: Path, doctor: Doctor) -> None:
    tampered("UPDATE child SET sort_name = 'x'")(folder)
    code, said = doctor(folder, "--rebuild")
    assert (code, said) == (
        1,
        ["The tables did not match the journal. They have been rebuilt from it; the journal is whole."],
    )
    assert doctor(folder, "--rebuild")[0] == 0


@pytest.mark.parametrize("what", [lambda folder: folder / VAULT_FILE, lambda folder: folder], ids=["file", "folder"])
def test_a_place_that_cannot_be_written_to(folder: Path, what: Callable[[Path], Path], doctor: Doctor) -> None:
    before = files(folder)
    with closed(what(folder)):
        with pytest.raises(DeskError) as refused:
            unlock(folder)
        assert doctor(folder) == (3, [NOT_WRITABLE])
    assert str(refused.value) == NOT_WRITABLE
    assert files(folder) == before


def test_a_full_disk(folder: Path, doctor: Doctor) -> None:
    before = files(folder)
    with full_disk(0):
        with pytest.raises(DeskError) as refused:
            unlock(folder)
        assert str(refused.value) == NOT_WRITABLE
    assert {name: content for name, content in files(folder).items() if content or name in before} == before
    assert doctor(folder)[0] == 0


def test_records_that_are_open(folder: Path, doctor: Doctor) -> None:
    with unlocked(folder):
        before = files(folder)
        assert doctor(folder) == (3, [VaultBusy.words])
        assert files(folder) == before


def test_a_page_that_fails_while_somebody_works(folder: Path) -> None:
    """Found behind the window: told, and nothing stops."""
    desk = unlock(folder)
    assert desk.proving is not None
    opening.lock(desk)
    damage(folder / VAULT_FILE, page_of(folder / VAULT_FILE, "contact_by_recorded"))
    with unlocked(folder) as desk:
        assert proving.prove_on(desk).done
        assert_of_use(desk)
        assert not examining.examine(desk).sound


def test_a_page_that_somebody_reads(folder: Path) -> None:
    """What is typed then is saved in the next sitting, and not called a full disk."""
    with unlocked(folder) as desk:
        first_of_long_words = (folder / VAULT_FILE).stat().st_size // sqlcipher.PAGE_SIZE + 3
        long = observe(desk, "A phone " * 10_000)
        with desk.deed() as deed:
            for _ in range(proving.CHECKED_AT_OPENING):
                deed.note(Event(FINLEY.id, Happening.VIEWED))
    damage(folder / VAULT_FILE, first_of_long_words)
    with unlocked(folder) as desk:
        with pytest.raises(VaultDamaged) as refused:
            records.current(desk.connection, Observation, long.id)
        assert str(refused.value) == DAMAGED
        with pytest.raises(VaultDamaged) as refused:
            observe(desk, "Meanwhile")
        assert str(refused.value).startswith("Part of the records file cannot be read, so nothing more is written")
    with unlocked(folder) as desk:
        seen = observe(desk, "Meanwhile")
        assert [found.id for found in search(desk, "meanwhile").notes] == [seen.id]
