"""Erasing again what an older copy of the records brought back: the restored journal does not know that it went."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from dsl_desk.domain.erasure import Erasure, Ground, SignedErasure
from dsl_desk.domain.errors import VaultError
from dsl_desk.services.desk import Desk
from dsl_desk.services.erased_list import ERASED_FILE, ErasedListDamaged, read_erased
from dsl_desk.services.tombstones import bundle_numbers, erasures, is_second_persons, remember_erased
from dsl_desk.store import erasing, hiding, sqlcipher

_REASON = "An older copy of the records was restored; these were erased after it was made"
_AUTHORITY = "The erasure signed before, by its number"

_UNKNOWN = (
    "The list beside the records says that something was erased, and nobody known here signed that, so it was kept. "
    "Look at Retention, and erase it there if it should be gone."
)
_IN_USE = (
    "Something that was erased is back with an older copy of the records, and more has been recorded about it since, "
    "so it was kept. Look at Retention, and erase it there if it should be gone."
)


def erase_again(desk: Desk) -> tuple[str, ...]:
    """At opening: erase what the list in the vault folder names and these records do not know of, then renew it.

    An erasure that was cut short before the file was written anew is finished.

    Returns sentences for the person. Only what a person of these records signed is erased; the entry made for it
    says why. Nothing here keeps records shut.
    """
    notices: list[str] = []
    try:
        listed = read_erased(desk.vault_folder / ERASED_FILE, desk.vault.identity.id)
        notices += _erase_listed(desk, listed)
    except ErasedListDamaged as error:
        notices.append(str(error))
    except VaultError as error:
        return (str(error),)
    try:
        erasing.sweep(desk.connection)
        remember_erased(desk)
    except VaultError as error:
        notices.append(str(error))
    return tuple(notices)


def _erase_listed(desk: Desk, listed: Sequence[SignedErasure]) -> Iterator[str]:
    known = {erasure.id for erasure in erasures(desk)}
    again = 0
    for signed in listed:
        entities = signed.erased.entities
        if signed.erased.id in known or not erasing.still_there(desk.connection, entities):
            continue
        if hiding.hides_anything(desk.connection) and "child" in erasing.kinds_of(desk.connection, entities):
            continue  # a whole file waits for someone who sees all of it
        if not is_second_persons(desk, signed):
            yield _UNKNOWN
        elif _erase(desk, signed):
            again += 1
        else:
            yield _IN_USE
    if again:
        yield (
            "An older copy of these records was restored. What was erased after that copy was made has been erased "
            f"again ({again} {'erasure' if again == 1 else 'erasures'}), and the journal says so."
        )


def _erase(desk: Desk, signed: SignedErasure) -> bool:
    """False when records made since the restore hold on to what was to go."""
    erased = signed.erased
    erasure = Erasure(
        id=erased.id,
        ground=Ground.RESTORED,
        reason=_REASON,
        authority=_AUTHORITY,
        entities=erased.entities,
        kinds=erasing.kinds_of(desk.connection, erased.entities),
        second=signed.second,
        grounds=erased.grounds,
        signature=signed.signature,
        bundles=bundle_numbers(desk, erased.entities),
    )
    try:
        # Not the deed of someone who reads only: what they open is put right whoever opens it.
        with desk.vault.deed(desk.author(), desk.clock, desk.random_bytes) as deed:
            deed.erase(erasure)
    except sqlcipher.IntegrityError:
        return False
    return True
