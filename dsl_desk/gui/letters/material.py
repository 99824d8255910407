"""What the letters page reads: whom a letter can be for, in which languages, what was sent, what is unfinished."""

from dataclasses import dataclass

from dsl_desk.domain.agency import DirectoryEntry
from dsl_desk.domain.child import Child
from dsl_desk.services.desk import Desk
from dsl_desk.services.drafts import Draft, drafts
from dsl_desk.services.lettering.distributions import LoggedDistribution, distributions
from dsl_desk.services.lettering.printable_contacts import purpose_contacts
from dsl_desk.services.lettering.texts import TextState, texts
from dsl_desk.services.roll.listing import choices, named

FORM = "letters"
"""Of the draft."""


@dataclass(frozen=True, slots=True)
class Material:
    """`named` are the children that the draft names."""

    years: tuple[str, ...]
    entries: tuple[DirectoryEntry, ...]
    texts: tuple[TextState, ...]
    sent: tuple[LoggedDistribution, ...]
    draft: Draft | None
    named: tuple[Child, ...]
    new_draft_id: str


def read_material(desk: Desk, shown: str) -> Material:
    """``shown`` is the id of an unfinished letter; without one the newest of them is gone on with."""
    kept = [draft for draft in drafts(desk) if draft.form == FORM and shown in ("", draft.id)]
    draft = kept[0] if kept else None
    ids = draft.fields.get("children") if draft else ()
    return Material(
        years=choices(desk).years,
        entries=purpose_contacts(desk),
        texts=texts(desk),
        sent=distributions(desk),
        draft=draft,
        named=named(desk, ids if isinstance(ids, list) else ()),
        new_draft_id=desk.new_id(),
    )
