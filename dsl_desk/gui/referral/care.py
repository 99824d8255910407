"""What a referral to children's social care asks and no record answers."""

from collections.abc import Callable
from typing import Any

from dsl_desk.domain.care_answers import CareAnswers
from dsl_desk.gui.referral.step import Step
from dsl_desk.gui.widgets.field import LabelledField
from dsl_desk.gui.widgets.note_editor import NoteField
from dsl_desk.gui.widgets.task_row import Status
from dsl_desk.gui.widgets.words import Kind, Words

ABOUT = (
    "These stand in a referral to children’s social care and in no other report. What you leave blank is printed as "
    "“not recorded here”. Do not wait for an answer where waiting could hurt a child."
)
ASKED = {
    "safe_tonight": ("Is the child safe tonight?", "What you know, and who sees to it. Say so if you do not know."),
    "where_now": ("Where is the child now, and why there?", "Never an address that is kept confidential."),
    "child_wants": ("What does the child want to happen?", "As the child said it, and to whom."),
    "agreement": (
        "Do the parents and the child agree with the referral?",
        "What each of them said, or that nobody asked them and why.",
    ),
    "parents_can": (
        "What can the parents or carers do?",
        "What they do well for this child, and what they cannot do without help.",
    ),
    "danger_to_workers": ("Is there any danger to workers?", "Such as threats, weapons or dogs, and where."),
}
"""The question and the hint to each of the CareAnswers, in the order in which they are pressing."""


class WhatCareAsks(Step):
    """Optional, and kept whatever report is chosen; ``needed`` says whether it is the one that asks."""

    name = "care"
    optional = True

    def __init__(self, needed: Callable[[], bool]) -> None:
        super().__init__("What social care asks", "Answer what social care asks")
        self._needed = needed
        self.notes = {name: NoteField(lines=3) for name in ASKED}
        self.card.add(Words(ABOUT, Kind.MUTED))
        for name, (question, hint) in ASKED.items():
            self.put(name, LabelledField(question, self.notes[name], hint, optional=True))

    def decided(self) -> dict[str, Any]:
        return {"care": self._answers()}

    def written(self) -> tuple[tuple[str, str], ...]:
        return super().written() if self._needed() else ()

    def check(self) -> None:
        self._answers()

    def status(self) -> Status:
        return super().status() if self._needed() else Status.OPTIONAL

    def detail(self) -> str:
        if not self._needed():
            return "Only for a referral to social care"
        answered = sum(bool(note.text().strip()) for note in self.notes.values())
        return f"{answered} of {len(self.notes)} answered" if answered else "Safe tonight, and what the child wants"

    def _answers(self) -> CareAnswers:
        """Raises InvalidRecord for what no note can hold."""
        return CareAnswers(**{name: note.text().strip() for name, note in self.notes.items()})
