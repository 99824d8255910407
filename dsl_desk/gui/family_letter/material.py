"""What a letter to one family needs from the vault."""

from collections.abc import Mapping
from dataclasses import dataclass

from dsl_desk.domain.agency import DirectoryEntry
from dsl_desk.domain.child import Child
from dsl_desk.domain.concern import Concern, ConcernState
from dsl_desk.domain.event import Happening
from dsl_desk.domain.front_sheet_file import Cautions
from dsl_desk.services.catalogue.letter_words import FamilySign
from dsl_desk.services.desk import Desk
from dsl_desk.services.drafts import Draft, drafts
from dsl_desk.services.front_sheets import cautions
from dsl_desk.services.lettering.printable_contacts import letter_contacts, say_checked
from dsl_desk.services.lettering.private.asked import sign_words
from dsl_desk.services.lettering.private.households import LetterHouseholds, households
from dsl_desk.services.lettering.private.signs import SeenSign, seen_signs
from dsl_desk.services.lettering.private.standing import Standing, standing
from dsl_desk.services.lettering.texts import TextState, texts
from dsl_desk.services.looking import note_look
from dsl_desk.services.reviewing import child as read_child
from dsl_desk.services.reviewing import concerns

FORM = "family-letter"
PACK = "family"


@dataclass(frozen=True, slots=True)
class FamilyMaterial:
    """The child with everything that a letter could hold, and the unfinished letter.

    ``signs`` come with the words a family would read; ``contacts`` with when each was checked; ``left_out`` says
    which numbers may not be printed, and how to mend that.
    """

    child: Child
    standing: Standing
    households: LetterHouseholds
    signs: tuple[tuple[SeenSign, FamilySign], ...]
    contacts: tuple[DirectoryEntry, ...]
    checked: Mapping[str, str]
    left_out: tuple[str, ...]
    texts: tuple[TextState, ...]
    concerns: tuple[Concern, ...]
    cautions: Cautions
    writer: str
    draft: Draft | None
    new_draft_id: str


def read_material(desk: Desk, shown: str) -> FamilyMaterial | None:
    """``shown`` is the id of a child or of an unfinished letter; None where it is neither."""
    kept = [draft for draft in drafts(desk) if draft.form == FORM]
    draft = next((draft for draft in kept if shown in (draft.id, draft.fields.get("child"))), None)
    child_id = str(draft.fields.get("child", "")) if draft else shown
    child = read_child(desk, child_id) if child_id else None
    if child is None:
        return None
    note_look(desk, Happening.VIEWED, [child.id])
    found = letter_contacts(desk)
    seen = ((each, sign_words(each.code)) for each in seen_signs(desk, child.id))
    return FamilyMaterial(
        child=child,
        standing=standing(desk, child.id),
        households=households(desk, child.id),
        signs=tuple((each, words) for each, words in seen if words),
        contacts=found.entries,
        checked={entry.id: say_checked(desk, entry) for entry in found.entries},
        left_out=found.left_out,
        texts=texts(desk),
        concerns=tuple(each for each in concerns(desk, child.id) if each.state is not ConcernState.CLOSED),
        cautions=cautions(desk, child.id),
        writer=desk.person.name,
        draft=draft,
        new_draft_id=desk.new_id(),
    )
