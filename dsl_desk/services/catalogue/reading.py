"""Reading a file of `resources/` as the classes that say what it should hold."""

from __future__ import annotations

from pathlib import Path
from typing import TypeVar

from dsl_desk import codec, paths
from dsl_desk.domain.errors import DeskError

T = TypeVar("T")


def load(kind: type[T], name: str) -> T:
    """The content of the JSON file `name` in resources; raises DeskError when it is not a `kind`."""
    try:
        return codec.decode(kind, read(name))
    except ValueError as error:
        raise damaged(f"{name} cannot be understood") from error


def read(name: str) -> bytes:
    """The bytes of the file `name` in resources; raises DeskError when it cannot be read."""
    try:
        return Path(paths.resources(), name).read_bytes()
    except OSError as error:
        raise damaged(f"{name} is missing or cannot be read") from error


def damaged(what: str) -> DeskError:
    """The error for content that is not as it was shipped or as the school last changed it."""
    return DeskError(
        f"A file of DSL Desk's own content is damaged: {what}. Your records are safe. "
        "Undo the last change to that file, or install DSL Desk again."
    )
