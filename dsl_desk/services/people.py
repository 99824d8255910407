"""The people who may open these records: each with a passphrase and a signing key of their own.

Roles, and reading without recording, are house rules: everyone who unlocks holds the key, and the journal says who
did what.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path

from dsl_desk.domain.changed import Changed
from dsl_desk.domain.clock import SystemClock
from dsl_desk.domain.errors import InvalidRecord, Problem, SecretStoreError, WrongKey
from dsl_desk.domain.school import Person
from dsl_desk.keys import changing, unlocking
from dsl_desk.keys.devicesecret import forget_secret, kept_secret
from dsl_desk.keys.kdf import DEFAULT, Kdf
from dsl_desk.keys.keyfile import read_keys
from dsl_desk.keys.new_slots import NewPassphrase
from dsl_desk.keys.secretstore import SecretStore
from dsl_desk.keys.slots import Slot, SlotKind
from dsl_desk.keys.unlocked import Unlocked
from dsl_desk.services import failed_unlocks
from dsl_desk.services.correcting import check_correction, current, require_reason
from dsl_desk.services.desk import Desk, changed
from dsl_desk.services.directory import school
from dsl_desk.services.passphrases import judge_passphrase
from dsl_desk.services.rekeying import change_key, finish_change
from dsl_desk.services.sight import check_last_to_see, hide_restricted
from dsl_desk.store import records
from dsl_desk.store.copying import Progress


@dataclass(frozen=True, slots=True)
class Member:
    """Someone with a way in. `here`: half of their key is in the password store of this account and computer."""

    person: Person
    here: bool
    is_you: bool


def members(desk: Desk) -> tuple[Member, ...]:
    """Everyone with a passphrase for these records, in the order they were added."""
    slots = {slot.id: slot for slot in _slots(desk)}
    return tuple(
        Member(person, _is_here(desk, slots[person.id]), person.id == desk.person.id) for person in _people(desk)
    )


def add_person(desk: Desk, name: str, role: str, passphrase: str, *, reads_only: bool = False) -> Changed:
    """Give someone a passphrase and a signing key; half of their key joins it where they first unlock.

    Raises InvalidRecord for a name that is taken or a passphrase that could be guessed, VaultError when there are
    sixteen ways in, ReadsOnly, DiskFull.
    """
    desk.require_full_access()
    _check_name(desk, Person("", name, role, ""))
    judge_passphrase(passphrase, *_names(desk), name)
    finish_change(desk)
    new = NewPassphrase(passphrase, _cost(desk), given=True)
    slot = changing.new_person(desk.vault_folder, desk.keys, name, new, desk.random_bytes)
    person = Person(slot.id, name, role, slot.signing_public.hex(), reads_only)
    with desk.deed() as deed:
        deed.record(person)
        known = {each.id for each in records.every(desk.connection, Person)}
        changing.add_slot(desk.vault_folder, desk.keys, slot, known)
    return changed(deed, person.id)


def change_person(desk: Desk, person: Person, reason: str) -> Changed:
    """Another name, role, or reading only. Raises InvalidRecord, ReadsOnly, DiskFull."""
    desk.require_full_access()
    before = current(desk, Person, person.id)
    after = replace(before, name=person.name, role=person.role, reads_only=person.reads_only)
    check_correction(before, after, reason)
    _check_name(desk, after)
    if after.reads_only:
        _check_not_last(desk, after.id, "reads_only")
    with desk.deed() as deed:
        deed.record(after, reason)
        if after.name != before.name:
            changing.rename(desk.vault_folder, desk.keys, after.id, after.name)
    if after.id == desk.person.id:
        desk.person = after
    return changed(deed, after.id)


def remove_person(desk: Desk, person_id: str, reason: str, progress: Progress) -> Changed:
    """Take someone's way in away and change the key. What they recorded stays theirs.

    Backups and copies from before stay readable with the passphrases of their day. Raises InvalidRecord for the
    person at the desk and for the last one with full access; ReadsOnly; DiskFull and VaultDamaged as `change_key`,
    after which the same deed goes on where it was interrupted.
    """
    desk.require_full_access()
    require_reason(reason)
    if person_id == desk.person.id:
        raise InvalidRecord(
            Problem("person", "You cannot remove yourself while you are unlocked. Ask someone else with full access")
        )
    _check_not_last(desk, person_id, "person")
    finish_change(desk, progress)
    slot = next((slot for slot in _slots(desk) if slot.id == person_id), None)
    person = current(desk, Person, person_id)
    if slot is None and person.left is None:
        raise InvalidRecord(Problem("person", "This person has no way in"))
    with desk.deed() as deed:
        if person.left is None:  # else it was taken away already, and the key changed just now
            deed.record(replace(person, left=desk.today()), reason)
    if slot:
        change_key(desk, progress, [person_id])
        _forget(desk, slot)
    return changed(deed, person_id)


def set_passphrase(desk: Desk, passphrase: str, person_id: str = "") -> None:
    """One's own new passphrase; or, after unlocking with a printed code, that of the person who goes on from there.

    That person signs with a new key from then on, since the old one is behind the forgotten passphrase; half of it
    joins this computer's password store when they next unlock. Raises InvalidRecord for one that could be guessed,
    or when it is not said whose; SecretStoreError, DiskFull: the old passphrase then still works.
    """
    person = current(desk, Person, person_id or _only_choice(desk))
    judge_passphrase(passphrase, *_names(desk))
    finish_change(desk)
    own = person.id == desk.keys.slot_id
    before = next(slot for slot in _slots(desk) if slot.id == person.id)
    keys = changing.set_passphrase(
        desk.vault_folder, desk.keys, person.id, passphrase,
        kdf=_cost(desk), secret_store=desk.secret_store if own else None, random_bytes=desk.random_bytes,
    )  # fmt: skip
    if not own:
        person = replace(person, public_key=keys.signing_public.hex())
        with desk.deed() as deed:
            deed.record(person, "New passphrase set with a printed code")
        _forget(desk, before)
    desk.keys.wipe()
    desk.keys, desk.person = keys, person
    hide_restricted(desk)  # a printed code sees everything, the person who goes on from it may not


def unlock_delay(folder: Path, now: datetime) -> float:
    """Seconds until a passphrase may be tried again after several wrong ones; 0 when it may be tried now."""
    return failed_unlocks.delay(folder, now)


def verify_person(folder: Path, person_id: str, passphrase: str, secret_store: SecretStore | None) -> Unlocked:
    """The keys of a second person who proves themselves at this computer; the caller wipes them.

    Raises WrongKey (which counts as a failed unlock), TooSoon after several, SecretStoreError when their passphrase
    works in another account or on another computer only.
    """
    label = next((way.label for way in unlocking.ways_in(folder) if way.slot_id == person_id), "")
    now = SystemClock().now()
    failed_unlocks.require_patience(folder, now)
    try:
        return unlocking.open_with_passphrase(folder, label, passphrase, secret_store)
    except WrongKey as error:
        failed_unlocks.remember(folder, now)
        raise WrongKey("That is not the passphrase of this person. Nothing has changed. Try again.") from error
    except SecretStoreError as error:
        raise SecretStoreError(
            "This person's passphrase works only in the account and on the computer where they unlock. Nothing has "
            "changed. Ask them to do it there, or ask someone else who unlocks here."
        ) from error


def _slots(desk: Desk) -> tuple[Slot, ...]:
    """The people's, without the printed codes'."""
    slots = read_keys(desk.folder).slots if desk.folder else (desk.keys.slot,)
    return tuple(slot for slot in slots if slot.kind is SlotKind.PERSON)


def _people(desk: Desk) -> tuple[Person, ...]:
    """The members, without asking the password store about each."""
    found = (records.current(desk.connection, Person, slot.id) for slot in _slots(desk))
    return tuple(person for person in found if person and person.left is None)


def _names(desk: Desk) -> tuple[str, ...]:
    """What someone who knows this school would try first."""
    return (school(desk).name, *(person.name for person in _people(desk)))


def _cost(desk: Desk) -> Kdf:
    """A new lock is as hard to pick as the hardest there is."""
    costs = [slot.lock.kdf for slot in _slots(desk) if slot.lock.kdf]
    return max(costs, key=lambda kdf: kdf.memory * kdf.passes, default=DEFAULT)


def _is_here(desk: Desk, slot: Slot) -> bool:
    try:
        return bool(slot.lock.device and kept_secret(desk.keys.store_id, slot.lock.device, desk.secret_store))
    except SecretStoreError:
        return False


def _forget(desk: Desk, slot: Slot) -> None:
    """The half that this computer kept opens nothing any more."""
    if slot.lock.device and desk.secret_store:
        forget_secret(desk.keys.store_id, slot.lock.device, desk.secret_store)


def _check_name(desk: Desk, person: Person) -> None:
    """People are told apart at the unlock page by their names."""
    for other in _people(desk):
        if other.id != person.id and unlocking.same_name(other.name, person.name):
            raise InvalidRecord(
                Problem(
                    "name", "Someone of this name can open these records already. Add an initial or a middle name"
                )
            )


def _check_not_last(desk: Desk, person_id: str, field: str) -> None:
    others = [person.id for person in _people(desk) if not person.reads_only and person.id != person_id]
    if not others:
        raise InvalidRecord(
            Problem(field, "Nobody else has full access to these records. Give it to someone else first")
        )
    check_last_to_see(desk, person_id, others, field)


def _only_choice(desk: Desk) -> str:
    """Whose passphrase it must be: one's own, or after a printed code the only person's."""
    if desk.keys.kind is SlotKind.PERSON:
        return desk.keys.slot_id
    ids = [person.id for person in _people(desk)]
    if len(ids) != 1:
        raise InvalidRecord(Problem("person", "Choose whose passphrase this is to be"))
    return ids[0]
