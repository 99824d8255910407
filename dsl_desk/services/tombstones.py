"""What stands in the journal of every erasure: proved, and remembered outside the records."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from dsl_desk import codec
from dsl_desk.domain.erasure import BundleNumber, Erasure, Ground, Grounds, SignedErasure
from dsl_desk.domain.school import Person
from dsl_desk.domain.sharing import Sharing
from dsl_desk.keys.signing import is_signed
from dsl_desk.services.backups.place import backup_folder
from dsl_desk.services.desk import Desk
from dsl_desk.services.erased_list import ERASED_FILE, add_erased, beside_backups, merge_erased
from dsl_desk.store import erasing, journal, records


def erasures(desk: Desk) -> tuple[Erasure, ...]:
    """Every erasure of these records, oldest first."""
    return records.every(desk.connection, Erasure)


def remember_erased(desk: Desk) -> None:
    """Write what was erased into the list in the vault folder. Raises VaultError when it cannot be written."""
    store = desk.vault.identity.id
    signed = [each.signed(store) for each in erasures(desk)]
    if signed and desk.folder is not None:
        add_erased(desk.folder / ERASED_FILE, store, signed)


@dataclass(frozen=True, slots=True)
class Lists:
    """The list in the vault folder, and the one beside the backups, None where no place for backups is known."""

    store: str
    ours: Path
    beside_backups: Path | None


def lists(desk: Desk) -> Lists:
    """Where what was erased is remembered."""
    store, place = desk.vault.identity.id, backup_folder(desk)
    return Lists(store, desk.vault_folder / ERASED_FILE, beside_backups(Path(place), store) if place else None)


def spread(found: Lists) -> None:
    """Add our list to the one beside the backups, if that place is there now; else the next backup does.

    May wait for a network, so never on the vault thread. Raises VaultError.
    """
    if found.beside_backups and found.beside_backups.parent.is_dir():
        merge_erased(found.ours, found.beside_backups, found.store)


def is_second_persons(desk: Desk, signed: SignedErasure) -> bool:
    """Whether the second person signed it, with any key they have had in these records."""
    message = codec.encode(signed.erased)
    keys = {version.record.public_key for version in records.versions(desk.connection, Person, signed.second)}
    try:
        return any(is_signed(bytes.fromhex(key), message, bytes.fromhex(signed.signature)) for key in keys)
    except ValueError:
        return False  # a signature that is not even hex


def grounds_digest(salt: bytes, grounds: Grounds) -> str:
    """What stands for the grounds in what the second person signs."""
    return journal.digest(salt, codec.encode(grounds))


def tombstone_findings(desk: Desk) -> Iterator[str]:
    """What is wrong with the erasures of these records, in sentences; nothing when they are sound."""
    unnamed = erasing.gone_without_erasure(desk.connection)
    if unnamed:
        yield f"The words of {unnamed} entries are gone, and no erasure names them."
    for erasure in erasures(desk):
        if not is_second_persons(desk, erasure.signed(desk.vault.identity.id)) or not _grounds_stand(erasure):
            yield "An erasure is not signed by its second person."
        if erasing.still_there(desk.connection, erasure.entities):
            yield "Something that was erased is in the records."


def bundle_numbers(desk: Desk, sharing_ids: Sequence[str]) -> tuple[BundleNumber, ...]:
    """What has to be remembered of bundles whose sharing goes."""
    found = (records.current(desk.connection, Sharing, id_) for id_ in sharing_ids)
    return tuple(BundleNumber(each.agency_id, each.bundle, each.sequence, each.sums_sha256) for each in found if each)


def _grounds_stand(erasure: Erasure) -> bool:
    """Whether the words are those that were signed; a repeated erasure has no words of the first one."""
    if erasure.ground is Ground.RESTORED:
        return not erasure.salt
    grounds = Grounds(erasure.ground, erasure.reason, erasure.authority)
    return grounds_digest(bytes.fromhex(erasure.salt), grounds) == erasure.grounds
