"""What the page of a decision can be opened on."""

from dataclasses import dataclass

from dsl_desk.domain.decision import DecisionKind
from dsl_desk.gui.forms.opening import Opening
from dsl_desk.services.concerns import Involved


@dataclass(frozen=True, slots=True)
class Deciding:
    """A decision about one concern, first of all for one of its children; ``kind`` is what may be decided, if known.

    Pass it to ``navigate("decide", ...)`` in place of a child's id.
    """

    child_id: str
    concern_id: str
    kind: DecisionKind | None = None


@dataclass(frozen=True, slots=True)
class OnConcern(Opening):
    """An opening with the children of the concern that is decided about."""

    involved: tuple[Involved, ...]
