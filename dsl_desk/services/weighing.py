"""What the DSL makes of an entry of the chronology, kept apart from the facts (practice.md 7)."""

from __future__ import annotations

from dataclasses import replace

from dsl_desk.domain.changed import Changed
from dsl_desk.domain.errors import InvalidRecord, Problem
from dsl_desk.domain.significance import Significance
from dsl_desk.domain.term import Term
from dsl_desk.services.desk import Desk, changed
from dsl_desk.store import records


def significance(desk: Desk, child_id: str, record_id: str) -> Significance | None:
    """What was last said of this record for this child; another child may have another."""
    found = records.where(desk.connection, Significance, "child_id = ? AND record_id = ?", child_id, record_id)
    return found[0] if found else None


def mark_significance(
    desk: Desk, child_id: str, record_id: str, category: Term | None, words: str, key: bool
) -> Changed:
    """Say what an entry means, of which category it is and whether a summary tells of it; a new version each time.

    The record itself stays as it was sealed. Raises InvalidRecord when nothing is said that was not said before.
    """
    before = significance(desk, child_id, record_id)
    blank = Significance(desk.new_id(), record_id, child_id)
    meant = replace(before or blank, category=category, words=words.strip(), key=key)
    if meant == (before or blank):
        raise InvalidRecord(Problem("words", "Nothing has been changed yet"))
    with desk.deed() as deed:
        deed.record(meant)
    return changed(deed, record_id, [child_id])
