"""Every task of a list with its answers: kept in a draft, put back, and shown where one of them stopped something."""

from collections.abc import Iterable

from dsl_desk.domain.errors import Problem
from dsl_desk.gui.referral.step import Step
from dsl_desk.services.drafts import Fields

Sections = tuple[tuple[str, tuple[Step, ...]], ...]
"""The headings of the list, with the tasks under each."""


class TaskSteps:
    """``all`` in the order of the list; ``answers`` are those that decide something."""

    sections: Sections
    all: tuple[Step, ...]
    answers: tuple[Step, ...]

    def refuse(self, problems: tuple[Problem, ...]) -> Step | None:
        """Keep what stopped it with the task it belongs to; the first of these tasks, if there is one."""
        found = None
        for step in self.answers:
            about = self.about(step)
            if own := [problem for problem in problems if problem.field in about]:
                step.refuse(own)
                found = found or step
        return found

    def about(self, step: Step) -> Iterable[str]:
        """The names under which a problem belongs to this task."""
        return step.fields.keys()

    def state(self) -> Fields:
        """Every answer, for the draft."""
        return {f"{step.name}.{name}": kept for step in self.all for name, kept in step.state().items()}

    def restore(self, kept: Fields) -> None:
        """Put every answer back as a draft left it."""
        for step in self.all:
            own = f"{step.name}."
            step.restore({name.removeprefix(own): kept[name] for name in kept if name.startswith(own)})
