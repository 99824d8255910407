"""What a form needs from the vault before it can be filled in."""

from collections.abc import Iterator
from dataclasses import dataclass

from dsl_desk.domain.agency import Agency
from dsl_desk.domain.child import Child
from dsl_desk.domain.concern import ConcernState
from dsl_desk.domain.school import Person
from dsl_desk.services.desk import Desk
from dsl_desk.services.directory import agencies
from dsl_desk.services.drafts import Draft, drafts
from dsl_desk.services.reviewing import ChildFile
from dsl_desk.services.roll.listing import named


@dataclass(frozen=True, slots=True)
class Opening:
    """The children the form is opened with, the agencies, who is at the desk, and the draft to be finished."""

    children: tuple[Child, ...]
    agencies: tuple[Agency, ...]
    person: Person
    draft: Draft | None


@dataclass(frozen=True, slots=True)
class InConcern:
    """What a form can be opened on in place of a child's id: one of the children of a concern, and the concern."""

    child_id: str
    concern_id: str


def child_id_of(shown: object) -> str:
    """The child a form is opened on, if it is opened on one."""
    return shown.child_id if isinstance(shown, InConcern) else str(shown)


def read_opening(desk: Desk, shown: object) -> Opening:
    """``shown`` is what the page was opened with: the id of a draft, of something else, an InConcern, or None."""
    draft = next((draft for draft in drafts(desk) if draft.id == shown), None)
    return Opening(named(desk, [child_id_of(shown), *_words_of(draft)]), agencies(desk), desk.person, draft)


def _words_of(draft: Draft | None) -> Iterator[str]:
    """What may be the id of a child in a draft: each text up to a stroke, as "child id/ROLE" is kept."""
    for value in draft.fields.values() if draft else ():
        for text in (value,) if isinstance(value, str) else value:
            yield text.partition("/")[0]


def going_on(file: ChildFile) -> tuple[tuple[str, str], ...]:
    """Id and title of the child's concerns that are not closed."""
    return tuple((each.id, each.title) for each in file.concerns if each.state is not ConcernState.CLOSED)
