"""Where a child can go, what each way out needs beside a file, and how the file goes."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from dsl_desk.domain.transfer import Destination
from dsl_desk.services.catalogue.entry import Entry
from dsl_desk.services.catalogue.reading import damaged, load


@dataclass(frozen=True, slots=True)
class Exit:
    """`file`: whether the file usually goes to a school at once; where it does not, `note` says what is done."""

    code: Destination
    wording: str
    file: bool
    note: str
    sources: tuple[str, ...]


@cache
def exits() -> tuple[Exit, ...]:
    return load(tuple[Exit, ...], "guidance/exits.json")


@cache
def transfer_rules() -> tuple[Entry, ...]:
    return load(tuple[Entry, ...], "guidance/transfer.json")


def exit_to(destination: Destination) -> Exit:
    """What to do where a child goes there; raises DeskError when the file lacks it."""
    for each in exits():
        if each.code is destination:
            return each
    raise damaged(f"guidance/exits.json has no entry for {destination}")
