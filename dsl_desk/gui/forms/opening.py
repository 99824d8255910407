"""What a form needs from the vault before it can be filled in."""

from dataclasses import dataclass

from dsl_desk.domain.agency import Agency
from dsl_desk.domain.child import Child
from dsl_desk.domain.concern import ConcernState
from dsl_desk.domain.school import Person
from dsl_desk.services.desk import Desk
from dsl_desk.services.directory import agencies
from dsl_desk.services.drafts import Draft, drafts
from dsl_desk.services.reviewing import ChildFile, children_by_recent_record


@dataclass(frozen=True, slots=True)
class Opening:
    """The roll with the newest records first, the agencies, who is at the desk, and the draft to be finished."""

    children: tuple[Child, ...]
    agencies: tuple[Agency, ...]
    person: Person
    draft: Draft | None


def read_opening(desk: Desk, shown: object) -> Opening:
    """``shown`` is what the page was opened with: the id of a draft, of something else, or None."""
    draft = next((draft for draft in drafts(desk) if draft.id == shown), None)
    return Opening(children_by_recent_record(desk), agencies(desk), desk.person, draft)


def going_on(file: ChildFile) -> tuple[tuple[str, str], ...]:
    """Id and title of the child's concerns that are not closed."""
    return tuple((each.id, each.title) for each in file.concerns if each.state is not ConcernState.CLOSED)
