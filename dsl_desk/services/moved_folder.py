"""The last move of a restore, which a kill may have cut short. Light: the window asks before anything is loaded."""

from __future__ import annotations

from pathlib import Path

from dsl_desk.domain.errors import DiskFull


def restored_beside(folder: Path) -> Path:
    """What a restored folder is called while the one it replaces is set aside."""
    return folder.with_name(folder.name + ".restored")


def finish_move(folder: Path) -> None:
    """Give a restored folder its name, where the program was killed after the old one was set aside.

    Raises DiskFull when it cannot be moved.
    """
    restored = restored_beside(folder)
    if folder.exists() or not restored.is_dir():
        return
    try:
        restored.rename(folder)
    except OSError as error:
        raise DiskFull(
            f"The restored records are whole in the folder “{restored.name}” but could not be moved to their place. "
            "Nothing is lost. Close other programs that show this folder, then open DSL Desk again."
        ) from error
