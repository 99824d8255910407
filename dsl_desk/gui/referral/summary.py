"""The DSL's own summary, which the report begins with."""

from typing import Any

from dsl_desk.domain.problems import Problems
from dsl_desk.gui.referral.step import Step
from dsl_desk.gui.widgets.field import LabelledField
from dsl_desk.gui.widgets.note_editor import NoteField

HINT = (
    "Facts first: what has happened and why it matters today. Then what helps the child, what the child wants, and "
    "what you would like to happen. Write it for someone who does not know your school."
)


class Summary(Step):
    """Optional: the records speak for themselves."""

    name = "summary"
    optional = True

    def __init__(self) -> None:
        super().__init__("Write the summary", "Write the summary")
        self.note = NoteField(lines=9)
        self.put("summary", LabelledField("Summary", self.note, HINT, optional=True))

    def decided(self) -> dict[str, Any]:
        return {"summary": self.note.text().strip()}

    def check(self) -> None:
        problems = Problems()
        problems.note("summary", self.note.text())
        problems.raise_if_any()

    def detail(self) -> str:
        words = len(self.note.text().split())
        return f"{words:,} words" if words else "Worries, strengths, what you want to happen"
