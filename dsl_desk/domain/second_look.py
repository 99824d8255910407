"""The second person who reads a bundle: asked for, never a gate or a timer; a delay can hurt a child."""

from __future__ import annotations

from dataclasses import dataclass

from dsl_desk.domain.problems import Problems
from dsl_desk.domain.when import NOT_STATED, When


@dataclass(frozen=True, slots=True)
class SecondLook:
    """Who else has read it and when, or in `why_not_yet` why it leaves before anyone has. Blank: not said yet."""

    who: str = ""
    when: When = NOT_STATED
    why_not_yet: str = ""

    def check(self, name: str, problems: Problems) -> None:
        """Add what is wrong, as the field `name` of the record that holds it."""
        problems.line(name, self.who)
        problems.note(name, self.why_not_yet)
        if self.who.strip() and self.when == NOT_STATED:
            problems.add(name, "Enter when the second person read it, or type not known")


NOT_SAID = SecondLook()
"""Nobody has said yet."""
