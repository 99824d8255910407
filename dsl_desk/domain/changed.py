"""What a deed changed, so that every open page that shows it can re-read itself."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Changed:
    """`id` is the deed's main record; `kinds` are entity kinds such as "observation"."""

    deed_id: str
    id: str
    child_ids: frozenset[str]
    kinds: frozenset[str]
