"""What a referral needs from the vault."""

from dataclasses import dataclass

from dsl_desk.domain.agency import Agency, DirectoryEntry
from dsl_desk.domain.casefile import RECORD_KINDS
from dsl_desk.domain.child import Child
from dsl_desk.domain.chronology import ChronologyEntry
from dsl_desk.domain.event import Happening
from dsl_desk.domain.front_sheet_file import Cautions
from dsl_desk.services.chronicling import chronology
from dsl_desk.services.desk import Desk
from dsl_desk.services.directory import agencies, directory, school
from dsl_desk.services.drafts import Draft, drafts
from dsl_desk.services.front_sheets import cautions
from dsl_desk.services.looking import note_look
from dsl_desk.services.reviewing import children

FORM = "referral"
NO_MAILBOX = (
    "The school has no safeguarding email address yet, and the key that signs is named after it. Add it in Settings "
    "before you check the report. What you enter here is kept."
)


@dataclass(frozen=True, slots=True)
class Material:
    """The child with the records that can leave, newest first; the roll; who it could go to; the unfinished referral.

    ``child`` None: nobody has been chosen yet. ``missing``: what the school has to add before it can sign.
    ``cautions``: what must not leave, and who must not be contacted.
    """

    child: Child | None
    entries: tuple[ChronologyEntry, ...]
    roll: tuple[Child, ...]
    agencies: tuple[Agency, ...]
    contacts: tuple[DirectoryEntry, ...]
    draft: Draft | None
    new_draft_id: str
    new_answer_id: str
    missing: str
    cautions: Cautions


def read_material(desk: Desk, shown: object) -> Material:
    """``shown`` is the id of a child or of an unfinished referral."""
    kept = [draft for draft in drafts(desk) if draft.form == FORM]
    draft = next((draft for draft in kept if shown in (draft.id, draft.fields.get("child"))), None)
    child_id = draft.fields.get("child") if draft else shown
    roll = children(desk)
    child = next((child for child in roll if child.id == child_id), None)
    if child:
        note_look(desk, Happening.VIEWED, [child.id])
    return Material(
        child,
        tuple(entry for entry in chronology(desk, child.id) if entry.kind in RECORD_KINDS) if child else (),
        roll,
        agencies(desk),
        directory(desk),
        draft,
        desk.new_id(),
        desk.new_id(),
        "" if school(desk).email else NO_MAILBOX,
        cautions(desk, child.id) if child else Cautions(),
    )
