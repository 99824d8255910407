"""What the page of a decision can be opened on."""

from dataclasses import dataclass

from dsl_desk.domain.concern import Concern
from dsl_desk.domain.decision import DecisionKind
from dsl_desk.gui.forms.opening import InConcern, Opening
from dsl_desk.services.catalogue.prompt import Prompt
from dsl_desk.services.concerns import Involved


@dataclass(frozen=True, slots=True)
class Deciding(InConcern):
    """A decision about one concern; ``kind`` is what may be decided, if known."""

    kind: DecisionKind | None = None


@dataclass(frozen=True, slots=True)
class OnConcern(Opening):
    """An opening with the concern that is decided about, the children in it, and the questions it brings up."""

    concern: Concern
    involved: tuple[Involved, ...]
    prompts: tuple[Prompt, ...]
