"""What a referral needs from the vault."""

from collections.abc import Mapping
from dataclasses import dataclass, replace

from dsl_desk.domain.agency import Agency
from dsl_desk.domain.casefile import TICKED_KINDS
from dsl_desk.domain.child import Child
from dsl_desk.domain.chronology import ChronologyEntry
from dsl_desk.domain.event import Happening
from dsl_desk.domain.front_sheet_file import Cautions, FrontSheetFile
from dsl_desk.gui.referral.receiving import Receiving, receiving
from dsl_desk.services.catalogue.force import ForceRules
from dsl_desk.services.chronicling import chronology
from dsl_desk.services.desk import Desk
from dsl_desk.services.directory import agencies, school
from dsl_desk.services.drafts import Draft, drafts
from dsl_desk.services.front_sheets import front_sheet_file
from dsl_desk.services.lettering.private.standing import standing
from dsl_desk.services.looking import note_look
from dsl_desk.services.reviewing import children
from dsl_desk.services.routing import rules_for
from dsl_desk.services.seen_together import Tie, child_links

FORM = "referral"
NO_MAILBOX = (
    "The school has no safeguarding email address yet, and the key that signs is named after it. Add it in Settings "
    "before you check the report. What you enter here is kept."
)


@dataclass(frozen=True, slots=True)
class Material:
    """The child with what can leave, records newest first; who it could go to; the unfinished referral.

    ``child`` None: nobody has been chosen yet. ``missing``: what the school has to add before it can sign.
    ``receiving`` says by agency how a bundle gets there, ``force`` which way the school's force wants reports to go,
    ``told`` what the record says last of telling the parents, a letter that told them among it.
    """

    agencies: tuple[Agency, ...]
    receiving: Mapping[str, Receiving]
    force: ForceRules
    draft: Draft | None
    new_draft_id: str
    new_answer_id: str
    missing: str
    child: Child | None = None
    entries: tuple[ChronologyEntry, ...] = ()
    ties: tuple[Tie, ...] = ()
    front_sheet: FrontSheetFile | None = None
    told: tuple[str, ...] = ()

    @property
    def cautions(self) -> Cautions:
        """What must not leave, and who must not be contacted."""
        return self.front_sheet.cautions if self.front_sheet else Cautions()


def read_material(desk: Desk, shown: object) -> Material:
    """``shown`` is the id of a child or of an unfinished referral."""
    kept = [draft for draft in drafts(desk) if draft.form == FORM]
    draft = next((draft for draft in kept if shown in (draft.id, draft.fields.get("child"))), None)
    child_id = draft.fields.get("child") if draft else shown
    child = next((child for child in children(desk) if child.id == child_id), None)
    known = agencies(desk)
    profile = school(desk)
    missing = "" if profile.email else NO_MAILBOX
    material = Material(
        known, receiving(desk, known), rules_for(profile), draft, desk.new_id(), desk.new_id(), missing
    )
    return _about(desk, child, material) if child else material


def _about(desk: Desk, child: Child, material: Material) -> Material:
    note_look(desk, Happening.VIEWED, [child.id])
    return replace(
        material,
        child=child,
        # What another school wrote can leave as what it is there.
        entries=tuple(entry for entry in chronology(desk, child.id) if (entry.came_as or entry.kind) in TICKED_KINDS),
        ties=child_links(desk, child.id).ties,
        front_sheet=front_sheet_file(desk, child.id),
        told=tuple(word.say_with_matter() for word in standing(desk, child.id).words),
    )
