"""The backups that lie in a folder, and what is known to be ours there."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from dsl_desk.keys.keyfile import FILE_NAME as KEYS_FILE
from dsl_desk.services.backups.manifest import MANIFEST, README, Backup, is_folder_name, read_manifest
from dsl_desk.services.erased_list import ERASED_FILE
from dsl_desk.services.vault_folder import VAULT_FILE

FILES = frozenset({VAULT_FILE, KEYS_FILE, MANIFEST, README, ERASED_FILE})
"""What may lie in a backup; anything else is somebody's own."""

_PART = ".part"


@dataclass(frozen=True, slots=True)
class Kept:
    """A backup under its final name, which it got when it was proved."""

    folder: Path
    backup: Backup


@dataclass(frozen=True, slots=True)
class Listing:
    """The backups in a place, newest first, and folders that look like one and cannot be used."""

    kept: tuple[Kept, ...]
    unusable: tuple[Path, ...]


def list_backups(place: Path, store: str = "") -> Listing:
    """Every backup in `place`, or `place` itself when it is one; of one store where `store` is given.

    Reads manifests only. A place that cannot be read has none.
    """
    try:
        folders = [place] if (place / MANIFEST).is_file() else [each for each in place.iterdir() if _may_be(each)]
    except OSError:
        folders = []
    kept, unusable = [], []
    for folder in folders:
        try:
            backup = read_manifest(folder)
            whole = (folder / KEYS_FILE).is_file() and (folder / VAULT_FILE).stat().st_size > 0
        except (OSError, ValueError):
            unusable.append(folder)
            continue
        if not whole:
            unusable.append(folder)
        elif store in ("", backup.store):
            kept.append(Kept(folder, backup))
    newest_first = sorted(kept, key=lambda each: each.backup.made, reverse=True)
    return Listing(tuple(newest_first), tuple(sorted(unusable)))


def part_of(final: Path, device: str) -> Path:
    """What a backup is called until it is proved. Two computers may use one place: the device tells whose it is."""
    return final.with_name(f"{final.name}-{device[:8]}{_PART}")


def clear_leftovers(place: Path, device: str, but: Path) -> None:
    """Remove what backups of this device that were killed left half-made; what cannot be removed stays."""
    for part in place.glob(f"dsl-desk-backup-*-{device[:8]}{_PART}"):
        if part != but and is_folder_name(part.name.removesuffix(f"-{device[:8]}{_PART}")):
            remove(part)


def discard(kept: Kept) -> None:
    """Remove a backup. It loses its final name first: killed half-way, what is left is a leftover, not a backup."""
    part = part_of(kept.folder, kept.backup.device)
    with suppress(OSError):
        kept.folder.rename(part)
        remove(part)


def remove(part: Path) -> None:
    """Remove our files from a folder, and the folder when nothing else is in it; never follows a link."""
    if part.is_symlink():
        return
    with suppress(OSError):
        for name in FILES:
            for ending in ("", _PART, "-journal"):
                (part / f"{name}{ending}").unlink(missing_ok=True)
        part.rmdir()


def bytes_of(kept: Kept) -> int:
    """How much room a backup takes."""
    return sum(path.stat().st_size for path in kept.folder.iterdir() if path.name in FILES)


def _may_be(folder: Path) -> bool:
    return is_folder_name(folder.name) and folder.is_dir() and not folder.is_symlink()
