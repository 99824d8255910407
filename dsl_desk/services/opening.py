"""Making, unlocking and locking the vault (vault.md, "Opening, exactly")."""

from __future__ import annotations

import contextlib
import secrets
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from dsl_desk.domain.clock import Clock, SystemClock, school_time
from dsl_desk.domain.errors import DiskFull, VaultDamaged, VaultError, WrongKey
from dsl_desk.domain.event import Event, Happening
from dsl_desk.domain.school import Person, School
from dsl_desk.domain.when import say_moment
from dsl_desk.keys import anchor, creating, unlocking
from dsl_desk.keys.envelopes import open_with_envelopes
from dsl_desk.keys.kdf import DEFAULT, FLOOR, Kdf, calibrate
from dsl_desk.keys.keyfile import read_keys
from dsl_desk.keys.secretstore import OsKeyring, SecretStore
from dsl_desk.keys.slots import SlotKind
from dsl_desk.keys.unlocked import Unlocked, wiped
from dsl_desk.services import failed_unlocks
from dsl_desk.services.anchoring import is_shorter, leave_anchor, rollback_notices
from dsl_desk.services.desk import Desk
from dsl_desk.services.erasing_again import erase_again
from dsl_desk.services.passphrases import judge_passphrase, strengthen_lock
from dsl_desk.services.places import warning_about
from dsl_desk.services.proving import begin_proving, damage_notice
from dsl_desk.services.rekeying import finish_change_if_possible, open_fitting
from dsl_desk.services.sight import hide_restricted
from dsl_desk.services.vault_folder import VAULT_FILE, clear_drill_room, made_whole, removed_on_error
from dsl_desk.store import journal, records
from dsl_desk.store.vault import STEP, Identity, Vault

RECOVERY_PERSON = "Recovery code"

_DEVICE_LOST = (
    "The device file beside the records was missing or damaged and has been made anew, so this computer cannot show "
    "whether these are the newest records. They can be read and added to. Compare the latest entries with what you "
    "know, and with the newest backup."
)


_HALF_ADDED = (
    "Giving you a way in was interrupted, so it cannot be used. The records are safe and unchanged. Ask whoever "
    "began it to add you again."
)
_GIVEN = (
    "Your passphrase was set at someone else's desk, so they may know it and could sign as you. Set one that only "
    "you know, in Settings."
)
_GONE = (
    "Your way in to these records has been taken away. The records are safe and unchanged. If that is a mistake, ask "
    "the designated safeguarding lead to add you again."
)


@dataclass(frozen=True, slots=True)
class Surroundings:
    """What a vault takes from outside: the clock, chance, and the computer's password store (None: do without)."""

    clock: Clock = field(default_factory=SystemClock)
    random_bytes: Callable[[int], bytes] = secrets.token_bytes
    secret_store: SecretStore | None = None
    least_cost: Kdf | None = None
    """A lock that is easier to pick is made as hard when its passphrase is next typed; None: as it is."""


def this_computer() -> Surroundings:
    """The system clock, real chance, and the keyring where there is one that works."""
    keyring = OsKeyring()
    return Surroundings(secret_store=keyring if keyring.works() else None, least_cost=FLOOR)


def calibrated_kdf() -> Kdf:
    """Argon2id's cost for a new vault on this computer."""
    return calibrate()


def people(folder: Path) -> tuple[str, ...]:
    """The names that can be chosen on the unlock page. Raises VaultError."""
    return tuple(way.label for way in unlocking.ways_in(folder) if way.kind is SlotKind.PERSON)


def make_vault(
    folder: Path,
    school: School,
    name: str,
    role: str,
    passphrase: str,
    surroundings: Surroundings,
    *,
    kdf: Kdf = DEFAULT,
    demonstration: bool = False,
) -> tuple[Desk, str]:
    """A new vault in `folder`, open, and the recovery code to print, which is kept nowhere.

    It is made beside its place and moved there whole, so that an interrupted attempt leaves nothing half-made.
    Raises InvalidRecord for a passphrase that could be guessed, VaultError when the folder is not empty or cannot
    be written to.
    """
    judge_passphrase(passphrase, school.name, name)
    with made_whole(folder) as making:
        keys, code = _fill(making, school, Person("", name, role, ""), passphrase, surroundings, kdf, demonstration)
    with removed_on_error(folder):  # nobody has seen the recovery code yet
        return _desk(folder, keys, surroundings), code


def open_vault(
    folder: Path,
    surroundings: Surroundings,
    *,
    name: str = "",
    passphrase: str = "",
    recovery_code: str = "",
    envelopes: tuple[str, str] | None = None,
) -> Desk:
    """Unlock with a person's passphrase, the recovery code, or the codes of two sealed envelopes.

    What should worry the person is in `notices`. Raises InvalidRecord for a code that was mistyped, WrongKey,
    TooSoon after several wrong passphrases, SecretStoreError, VaultDamaged, VaultTooNew, VaultBusy or another
    VaultError.
    """
    now = surroundings.clock.now()
    try:
        if envelopes:
            keys = open_with_envelopes(folder, *envelopes)
        elif recovery_code:
            keys = unlocking.open_with_recovery(folder, recovery_code)
        else:
            failed_unlocks.require_patience(folder, now)
            keys = unlocking.open_with_passphrase(folder, name, passphrase, surroundings.secret_store)
    except WrongKey:
        failed_unlocks.remember(folder, now)
        raise
    try:
        desk = _desk(folder, keys, surroundings)
        with _closed_on_error(desk):
            finish_change_if_possible(desk)
            if passphrase:
                strengthen_lock(desk, passphrase, surroundings.least_cost)
    except BaseException:
        keys.wipe()
        raise
    return desk


def lock(desk: Desk) -> None:
    """Leave the anchor, close the vault and wipe the keys."""
    try:
        leave_anchor(desk)
    finally:
        desk.vault.close()
        desk.keys.wipe()


def _fill(
    making: Path,
    school: School,
    person: Person,
    passphrase: str,
    surroundings: Surroundings,
    kdf: Kdf,
    demonstration: bool,
) -> tuple[Unlocked, str]:
    random_bytes = surroundings.random_bytes
    store_id = random_bytes(16).hex()
    keys, code = creating.create(
        making, store_id, person.name, passphrase,
        kdf=kdf, secret_store=surroundings.secret_store, random_bytes=random_bytes,
    )  # fmt: skip
    device = anchor.renew_device_id(making, random_bytes)
    identity = Identity(store_id, demonstration)
    with wiped(keys.db_key()) as key:
        vault = Vault.create(making / VAULT_FILE, key, identity, device, surroundings.clock)
    recovery = next(slot for slot in read_keys(making).slots if slot.kind is SlotKind.RECOVERY)
    person = Person(keys.slot_id, person.name, person.role, keys.signing_public.hex())
    with contextlib.closing(vault):
        desk = Desk(making, vault, keys, person, surroundings.clock, random_bytes, surroundings.secret_store)
        with desk.deed() as deed:
            deed.record(person)
            deed.record(Person(recovery.id, RECOVERY_PERSON, RECOVERY_PERSON, recovery.signing_public.hex()))
            deed.record(school)
        leave_anchor(desk)
    return keys, code


def _desk(folder: Path, keys: Unlocked, surroundings: Surroundings) -> Desk:
    """Open the database with the keys, look for damage and rollback, and enter the unlock."""
    device = anchor.device_id(folder)
    with _unwritable_in_words(), _shorter_in_words(folder, keys.store_id):
        vault, keys = open_fitting(folder / VAULT_FILE, keys, device)
    try:
        if vault.identity.id != keys.store_id:
            raise VaultDamaged(
                "The keys in this folder belong to other records. Nothing has changed. Put the keys file and the "
                "records file of the same backup together."
            )
        person = records.current(vault.connection, Person, keys.slot_id)
        if person is None:
            raise VaultError(_HALF_ADDED) if keys.kind is SlotKind.PERSON else VaultDamaged
        if person.left:
            raise VaultError(_GONE)
        if person.public_key != keys.signing_public.hex():
            raise VaultError(
                "Setting this passphrase was interrupted, so it cannot be used yet. Your records are safe and "
                "unchanged. Open them with the recovery code, then set the passphrase again."
            )
        proving = begin_proving(vault)
        desk = Desk(
            folder, vault, keys, person, surroundings.clock, surroundings.random_bytes, surroundings.secret_store,
            notices=[
                *([_GIVEN] if keys.slot.lock.given else []),
                *([] if device else [_DEVICE_LOST]),
                *filter(None, [warning_about(folder)]),
                *rollback_notices(vault, folder, surroundings.secret_store),
                *_clock_notices(vault, surroundings.clock),
                *([damage_notice(len(proving.damaged))] if proving.damaged else []),
            ],
            proving=proving,
        )  # fmt: skip
        with _unwritable_in_words():
            vault.device = device or anchor.renew_device_id(folder, surroundings.random_bytes)
            hide_restricted(desk)
            _enter_unlock(desk, folder)
            desk.notices += erase_again(desk)
        leave_anchor(desk)
        clear_drill_room(folder)
    except BaseException:
        vault.close()
        raise
    return desk


def _clock_notices(vault: Vault, clock: Clock) -> Iterator[str]:
    """Never a reason to refuse: what is recorded stands in its place whatever the clock says."""
    newest, now = journal.newest_time(vault.connection), clock.now()
    if newest and now < newest - STEP:
        yield (
            f"This computer's clock says {say_moment(school_time(now))}, but the newest entry was made on "
            f"{say_moment(school_time(newest))}. You can record, and each entry keeps its place in order. Put the "
            "clock right, or ask whoever looks after your computers, before you rely on the times."
        )


def _enter_unlock(desk: Desk, folder: Path) -> None:
    failed = failed_unlocks.remembered(folder)
    with desk.deed() as deed:
        for time in failed:
            deed.note(Event(desk.vault.identity.id, Happening.FAILED_UNLOCK, time))
        deed.note(Event(desk.vault.identity.id, Happening.UNLOCKED))
    if failed:
        failed_unlocks.forget(folder)


@contextmanager
def _closed_on_error(desk: Desk) -> Iterator[None]:
    try:
        yield
    except BaseException:
        desk.vault.close()
        desk.keys.wipe()
        raise


@contextmanager
def _shorter_in_words(folder: Path, store: str) -> Iterator[None]:
    try:
        yield
    except VaultDamaged as error:
        if not is_shorter(folder, store):
            raise
        raise VaultDamaged(
            "The records file is shorter than when it was last closed here: a copy broke off, the disk failed, or "
            "another file was put in its place. Nothing has been written to it. Keep the folder as it is and restore "
            "the newest backup."
        ) from error


@contextmanager
def _unwritable_in_words() -> Iterator[None]:
    """Unlocking is entered in the journal: where nothing can be written, nothing is opened."""
    try:
        yield
    except DiskFull as error:
        raise DiskFull(
            "These records cannot be opened because the disk is full or their folder cannot be written to. They are "
            "safe and unchanged. Free some space, or ask IT whether this account may write there, then try again."
        ) from error
