"""Folders that a cloud service or a network keeps in step: no place for a live vault, a good one for its backups.

A sync client copies a file while it is being written, keeps both of two versions, and brings old ones back. What
tells such a folder is data (resources/vault/synced_folders.json): the service's environment variables, the names it
gives its folders, and files it leaves in them. Nothing else of the computer is asked.
"""

from __future__ import annotations

import os
from collections.abc import Mapping
from dataclasses import dataclass
from fnmatch import fnmatchcase
from functools import cache
from pathlib import Path

from dsl_desk.domain.errors import VaultError
from dsl_desk.services.catalogue.reading import load

NETWORK = "the network"

_MOUNTS = Path("/proc/self/mounts")
_REMOTE = 4  # DRIVE_REMOTE of GetDriveTypeW


@dataclass(frozen=True, slots=True)
class Service:
    """How the folders of one cloud service are told."""

    name: str
    environment: tuple[str, ...]
    folders: tuple[str, ...]
    markers: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class SyncedFolders:
    services: tuple[Service, ...]
    network_filesystems: frozenset[str]
    source: str


class NoPlaceForRecords(VaultError):
    """The folder is kept by a cloud service or lies on the network."""

    def __init__(self, keeper: str) -> None:
        super().__init__(
            f"{_why(keeper)} Nothing was made there and nothing has changed. Choose a folder on this computer; "
            "backups may go there, because they are closed files."
        )


def keeper_of(folder: Path, environment: Mapping[str, str] = os.environ, mounts: Path = _MOUNTS) -> str:
    """Who else writes in `folder`, which need not exist: a service's name, NETWORK, or nothing."""
    if str(folder).startswith(("\\\\", "//")):  # UNC
        return NETWORK
    folder = _real(folder)
    line = (folder, *folder.parents)
    for service in synced_folders().services:
        if _is_kept_by(service, line, environment):
            return service.name
    return NETWORK if _is_remote(folder, mounts) else ""


def require_own_disk(folder: Path) -> None:
    """Raises NoPlaceForRecords when a live vault must not be kept in `folder`."""
    keeper = keeper_of(folder)
    if keeper:
        raise NoPlaceForRecords(keeper)


def warning_about(folder: Path) -> str:
    """What to say of a vault that lies in such a folder already, or nothing."""
    keeper = keeper_of(folder)
    if not keeper:
        return ""
    return (
        f"{_why(keeper)} Your records are open, and were whole when they were opened. Make a backup "
        "now, then restore it into a folder on this computer."
    )


@cache
def synced_folders() -> SyncedFolders:
    return load(SyncedFolders, "vault/synced_folders.json")


def _why(keeper: str) -> str:
    if keeper == NETWORK:
        return "This folder is on the network, where a broken connection or a second computer can damage records."
    return (
        f"This folder is kept by {keeper}, which copies files while they are being written and can put old ones "
        "back. That can damage records."
    )


def _real(folder: Path) -> Path:
    try:
        return folder.resolve()
    except OSError:
        return folder.absolute()


def _is_kept_by(service: Service, line: tuple[Path, ...], environment: Mapping[str, str]) -> bool:
    roots = {_real(Path(environment[name])) for name in service.environment if environment.get(name)}
    if roots & set(line):
        return True
    if any(fnmatchcase(part.name.casefold(), name.casefold()) for part in line for name in service.folders):
        return True
    return any(_exists(part / marker) for part in line for marker in service.markers)


def _exists(path: Path) -> bool:
    try:
        return path.exists()
    except OSError:
        return False


def _is_remote(folder: Path, mounts: Path) -> bool:
    if os.name == "nt":
        import ctypes

        drive: int = ctypes.windll.kernel32.GetDriveTypeW(f"{folder.drive}\\")  # type: ignore[attr-defined,unused-ignore]
        return drive == _REMOTE
    return _filesystem(folder, mounts) in synced_folders().network_filesystems


def _filesystem(folder: Path, mounts: Path) -> str:
    """The kind of the file system that holds `folder`, by proc(5); nothing where there is no such list."""
    try:
        entries = [line.split() for line in mounts.read_text("utf-8", "surrogateescape").splitlines()]
    except OSError:
        return ""
    kinds = {Path(_unescaped(entry[1])): entry[2] for entry in entries if len(entry) > 2}
    return next((kinds[part] for part in (folder, *folder.parents) if part in kinds), "")


def _unescaped(mount: str) -> str:
    """Spaces and the like stand as octal numbers there."""
    return mount.replace("\\040", " ").replace("\\011", "\t").replace("\\012", "\n").replace("\\134", "\\")
