"""From two letters to the child or the note."""

from __future__ import annotations

from dsl_desk.services.desk import Desk
from dsl_desk.store import search as index

CHILDREN_SHOWN = 6
NOTES_SHOWN = 20

MATCH_START, MATCH_END = index.MATCH_START, index.MATCH_END
"""Around each found word in a snippet."""

Found = index.Found


def search(desk: Desk, text: str) -> tuple[Found, ...]:
    """Children by name, then records by their words, newest first. Nothing below two letters."""
    if len(text.strip()) < index.SHORTEST:
        return ()
    children = index.children(desk.connection, text, CHILDREN_SHOWN)
    by_name = (Found("child", child.id, child.id, child.name, child.place) for child in children)
    return (*by_name, *index.notes(desk.connection, text, NOTES_SHOWN))
