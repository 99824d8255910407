"""Erasing a child's whole file, or one record wrongly put on a child: the one deed that takes words away.

Nothing is erased by itself. One person confirms exactly what goes, and a second one signs it with their own key;
both signatures stand in the journal with the grounds, and what was erased does not.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass, replace

from dsl_desk import codec
from dsl_desk.domain.changed import Changed
from dsl_desk.domain.child import Child
from dsl_desk.domain.erasure import Erased, Erasure, Ground, Grounds
from dsl_desk.domain.errors import InvalidRecord, Problem, ReadsOnly, VaultError
from dsl_desk.domain.school import Person
from dsl_desk.keys.unlocked import Unlocked
from dsl_desk.services.anchoring import leave_anchor
from dsl_desk.services.correcting import current
from dsl_desk.services.desk import Desk, changed
from dsl_desk.services.people import members, verify_person
from dsl_desk.services.retaining import on_hold
from dsl_desk.services.tombstones import bundle_numbers, grounds_digest, remember_erased
from dsl_desk.services.vault_folder import VAULT_FILE
from dsl_desk.store import erasing, hiding, journal
from dsl_desk.store import whole_file as stored
from dsl_desk.store.vault import copy_before_upgrade

GROUNDS = tuple(ground for ground in Ground if ground is not Ground.RESTORED)
"""What a person can choose."""


@dataclass(frozen=True, slots=True)
class Target:
    """What to erase: the whole file of each child or, with `kind` and `record_id`, one record on the only child."""

    child_ids: tuple[str, ...]
    kind: str = ""
    record_id: str = ""


@dataclass(frozen=True, slots=True)
class Staying:
    """What is not erased, counted: records `shared` with other children by kind, and what else names these ones."""

    shared: dict[str, int]
    sibling_entries: int
    bundles_of_others: int
    looks: int


@dataclass(frozen=True, slots=True)
class Plan:
    """Exactly what goes, by kind, and what stays; made anew and compared before anything is erased.

    `drafts` counts unfinished forms that go. `refused` says in words why it cannot be done now, if so.
    `only_part`: the record is about other children too, so only this child's part in it goes.
    """

    target: Target
    children: tuple[Child, ...]
    goes: dict[str, tuple[str, ...]]
    drafts: int
    staying: Staying
    witnesses: tuple[Person, ...]
    refused: str = ""

    @property
    def only_part(self) -> bool:
        return bool(self.target.record_id) and self.target.kind not in self.goes

    @property
    def counts(self) -> dict[str, int]:
        return {kind: len(ids) for kind, ids in self.goes.items()}

    @property
    def entities(self) -> tuple[str, ...]:
        """Every id once; a front sheet has its child's."""
        return tuple(dict.fromkeys(id_ for ids in self.goes.values() for id_ in ids))


def plan_erasure(desk: Desk, target: Target) -> Plan:
    """What erasing would take away now. Raises InvalidRecord when there is no such child or record."""
    children = tuple(current(desk, Child, child_id) for child_id in target.child_ids)
    goes = _goes(desk, target)
    if not goes:
        raise InvalidRecord(Problem("", "This is not in the records any more. Look at the child's record again"))
    plan = Plan(target, children, goes, 0, _staying(desk, target), _witnesses(desk))
    drafts = erasing.drafts_naming(desk.connection, plan.entities)
    return replace(plan, drafts=drafts, refused=next(_refusals(desk, plan), ""))


def erase(desk: Desk, plan: Plan, grounds: Grounds, second_id: str, passphrase: str) -> Changed:
    """Erase what `plan` says, signed by the person at the desk and by the second person, who types `passphrase`.

    `id` of what comes back is the erasure's. Raises InvalidRecord when something is missing, a hold stands, or the
    records changed since the plan was read; WrongKey, TooSoon, SecretStoreError, ReadsOnly, DiskFull. Nothing has
    changed then.
    """
    _check(desk, plan, grounds, second_id)
    second = verify_person(desk.vault_folder, second_id, passphrase, desk.secret_store)
    try:
        erasure = _signed_by(desk, plan, grounds, second)
    finally:
        second.wipe()
    touched = {*plan.target.child_ids, *_others(desk, plan.target)}
    _remove_copy_before_upgrade(desk)
    with desk.deed() as deed:
        deed.erase(erasure)
    with suppress(VaultError):  # it is erased, and the file is written anew at the next opening
        erasing.sweep(desk.connection)
    with suppress(VaultError):  # the journal knows, and the list is written again at the next opening
        remember_erased(desk)
    leave_anchor(desk)
    return changed(deed, erasure.id, touched)


def _goes(desk: Desk, target: Target) -> dict[str, tuple[str, ...]]:
    if target.record_id:
        (child_id,) = target.child_ids
        return stored.one_record(desk.connection, child_id, target.kind, target.record_id)
    goes: dict[str, tuple[str, ...]] = {}
    for child_id in target.child_ids:
        for kind, ids in stored.whole_file(desk.connection, child_id).items():
            goes[kind] = (*goes.get(kind, ()), *ids)
    return goes


def _staying(desk: Desk, target: Target) -> Staying:
    if target.record_id:
        return Staying({}, 0, 0, 0)
    shared: Counter[str] = Counter()
    for child_id in target.child_ids:
        shared.update(stored.shared(desk.connection, child_id))
    return Staying(
        dict(shared),
        sum(stored.named_as_sibling(desk.connection, child_id) for child_id in target.child_ids),
        sum(stored.quoted_in_bundles(desk.connection, child_id) for child_id in target.child_ids),
        sum(stored.looks_kept(desk.connection, child_id) for child_id in target.child_ids),
    )


def _witnesses(desk: Desk) -> tuple[Person, ...]:
    """Who can be the second person."""
    return tuple(each.person for each in members(desk) if not each.is_you) if desk.folder else ()


def _others(desk: Desk, target: Target) -> set[str]:
    """Children who share what is erased."""
    return {
        other
        for child_id in target.child_ids
        for other in stored.other_children(desk.connection, child_id, target.record_id)
    }


def _refusals(desk: Desk, plan: Plan) -> Iterator[str]:
    """Why it cannot be done now."""
    if desk.person.reads_only:
        yield str(ReadsOnly())
    if any(on_hold(desk, id_) for id_ in plan.target.child_ids):
        yield "A legal hold stands on this record, so nothing of it is erased. End the hold first, with its reason."
    if any(on_hold(desk, id_) for id_ in _others(desk, plan.target)):
        yield (
            "A record here is also about a child whose record is under a legal hold, so nothing is erased. End that "
            "hold first, with its reason."
        )
    if hiding.hides_anything(desk.connection):
        yield (
            "Some concerns in these records are visible to named people only, and you do not see all of them. Only "
            "someone who sees every concern can erase, so that nothing is left behind unseen."
        )
    if erasing.drafts_naming(desk.connection, plan.entities, and_others=True):
        yield (
            "An unfinished form is about this child and another one. Finish or discard it on Today first, so that "
            "nothing about the other child is lost."
        )
    if not plan.witnesses:
        yield (
            "Erasing needs a second person with a passphrase of their own, and there is none yet. Add a deputy or "
            "the headteacher under People and access first."
        )


def _check(desk: Desk, plan: Plan, grounds: Grounds, second_id: str) -> None:
    """Everything but the passphrase, so that nobody types it for nothing."""
    now = plan_erasure(desk, plan.target)
    if now.refused:
        raise InvalidRecord(Problem("", now.refused.rstrip(".")))
    if (now.goes, now.drafts) != (plan.goes, plan.drafts):
        raise InvalidRecord(
            Problem("", "This has changed since you read what goes. Nothing was erased. Read it again")
        )
    if second_id not in {person.id for person in now.witnesses}:
        raise InvalidRecord(Problem("second", "Choose the second person, who is not you"))
    if any(_names(child, f"{grounds.reason} {grounds.authority}") for child in plan.children):
        raise InvalidRecord(
            Problem("reason", "This stays when the record is gone, so it must not name the child. Leave the name out")
        )


def _names(child: Child, text: str) -> bool:
    """Whether one of the child's names, of more than two letters, is a word of the text."""
    names = " ".join((child.given_name, child.known_as, child.family_name, child.family_known_as))
    spoken = set(re.findall(r"\w+", text.casefold()))
    return any(len(name) > 2 and name in spoken for name in re.findall(r"\w+", names.casefold()))


def _signed_by(desk: Desk, plan: Plan, grounds: Grounds, second: Unlocked) -> Erasure:
    salt, erasure_id = desk.random_bytes(journal.SALT_BYTES), desk.new_id()
    digest = grounds_digest(salt, grounds)
    statement = Erased(desk.vault.identity.id, erasure_id, plan.entities, digest)
    return Erasure(
        id=erasure_id,
        ground=grounds.ground,
        reason=grounds.reason,
        authority=grounds.authority,
        entities=plan.entities,
        kinds=plan.counts,
        second=second.slot_id,
        grounds=digest,
        signature=second.sign(codec.encode(statement)).hex(),
        salt=salt.hex(),
        whole_file=not plan.target.record_id,
        bundles=bundle_numbers(desk, plan.goes.get("sharing", ())),
    )


def _remove_copy_before_upgrade(desk: Desk) -> None:
    """What an upgrade left beside the vault holds the words too; before the deed, so that none is left behind."""
    try:
        copy_before_upgrade(desk.vault_folder / VAULT_FILE).unlink(missing_ok=True)
    except OSError as error:
        raise VaultError(
            "Nothing was erased: the copy that the last upgrade left beside the records holds the words too, and it "
            "cannot be removed. Ask IT whether this account may write to the folder, then try again."
        ) from error
