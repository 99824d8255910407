"""Children put on the roll, observations recorded and corrected."""

from __future__ import annotations

from collections.abc import Sequence

from dsl_desk.domain.changed import Changed
from dsl_desk.domain.child import Child
from dsl_desk.domain.concern import Involvement
from dsl_desk.domain.errors import InvalidRecord, Problem
from dsl_desk.domain.observation import Observation
from dsl_desk.services.attaching import ChosenFile, put_files
from dsl_desk.services.correcting import current, require_reason
from dsl_desk.services.desk import Desk, changed
from dsl_desk.store import records


def add_child(desk: Desk, child: Child) -> Changed:
    """Put a child on the roll, or correct their details."""
    with desk.deed() as deed:
        deed.record(child)
    return changed(deed, child.id, [child.id])


def add_children(desk: Desk, children: Sequence[Child]) -> Changed:
    """Put several children on the roll, all or none."""
    with desk.deed() as deed:
        for child in children:
            deed.record(child)
    return changed(deed, "", (child.id for child in children))


def record_observation(
    desk: Desk,
    observation: Observation,
    involvements: Sequence[Involvement],
    draft_id: str = "",
    files: Sequence[ChosenFile] = (),
) -> Changed:
    """Seal an observation about at least one child with its files; the draft it grew from goes in the same deed.

    Raises InvalidRecord when no child is involved, or one of them twice, or a file cannot be kept.
    """
    if not involvements:
        raise InvalidRecord(Problem("child", "Choose the child"))
    if len({involvement.child_id for involvement in involvements}) < len(involvements):
        raise InvalidRecord(Problem("child", "The same child is chosen twice. Leave one out"))
    with desk.deed() as deed:
        deed.record(observation)
        for involvement in involvements:
            deed.record(involvement)
        put_files(desk, deed, observation.id, files)
        deed.finish_draft(draft_id)
    return changed(deed, observation.id, (involvement.child_id for involvement in involvements))


def amend_observation(
    desk: Desk, observation: Observation, reason: str, draft_id: str = "", files: Sequence[ChosenFile] = ()
) -> Changed:
    """Add a corrected version with its reason, and files; the earlier version stays, and so do the child's words.

    Raises InvalidRecord when there is no reason, nothing to correct, or the child's exact words would change.
    """
    before = current(desk, Observation, observation.id)
    require_reason(reason)
    if before.exact_words and observation.exact_words != before.exact_words:
        raise InvalidRecord(
            Problem(
                "exact_words", "The child's exact words stay as they were recorded. Add a new observation instead"
            )
        )
    if {mark.number for mark in before.marks} - {mark.number for mark in observation.marks}:
        raise InvalidRecord(Problem("marks", "A mark that is saved stays. Put its place or its words right instead"))
    if observation == before and not files:
        raise InvalidRecord(Problem("what", "Nothing has been changed yet"))
    with desk.deed() as deed:
        deed.record(observation, reason)
        put_files(desk, deed, observation.id, files)
        deed.finish_draft(draft_id)
    return changed(deed, observation.id, records.involved_children(desk.connection, observation.id))
