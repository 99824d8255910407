"""The place of the backups as it is now. Needs no desk: a network may take its time to answer."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from dsl_desk.services.backups.listing import Kept, bytes_of, list_backups
from dsl_desk.services.backups.place import BackupStanding, standing
from dsl_desk.services.desk import Desk
from dsl_desk.services.places import NETWORK, keeper_of


@dataclass(frozen=True, slots=True)
class Asked:
    """What has to be known of the vault to look at its backups."""

    standing: BackupStanding
    store: str
    vault: Path | None


@dataclass(frozen=True, slots=True)
class Overview:
    """`sizes` are bytes, one for each of `kept`; `words` is what is to be known about the place."""

    reachable: bool
    words: tuple[str, ...]
    kept: tuple[Kept, ...]
    sizes: tuple[int, ...]
    unusable: tuple[Path, ...]


def asked(desk: Desk) -> Asked:
    return Asked(standing(desk), desk.vault.identity.id, desk.folder)


def overview(of: Asked) -> Overview:
    """Every backup of this vault in its place, and whether the place is a good one."""
    place = Path(of.standing.folder)
    if not of.standing.folder or not place.is_dir():
        return Overview(False, (), (), (), ())
    listing = list_backups(place, of.store)
    sizes = tuple(bytes_of(each) for each in listing.kept)
    return Overview(True, tuple(_words(place, of.vault)), listing.kept, sizes, listing.unusable)


def _words(place: Path, vault: Path | None) -> list[str]:
    keeper = keeper_of(place)
    if keeper == NETWORK:
        return ["It is on the network. That is a good place for backups."]
    if keeper:
        return [f"It is kept by {keeper}. That is fine for backups: they are closed, encrypted files."]
    if vault and place.stat().st_dev == vault.stat().st_dev:
        return ["It is on the same drive as the records: if this computer is lost or breaks, both are gone."]
    return []
