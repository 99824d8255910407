"""Who must not learn of this, and what else the receiver has to observe."""

from collections.abc import Callable
from typing import Any

from dsl_desk.domain.chronology import ChronologyEntry
from dsl_desk.domain.problems import Problems
from dsl_desk.gui.referral.step import Step
from dsl_desk.gui.widgets.field import LabelledField
from dsl_desk.gui.widgets.note_editor import NoteField
from dsl_desk.gui.widgets.words import Kind, Words

WISHES = "Such as: ring before you visit; do not leave a message at home; the source is afraid."


class Handling(Step):
    """Both stand on the cover of the report. The records' own marks go along by themselves."""

    name = "handling"
    optional = True

    def __init__(self, chosen: Callable[[], tuple[ChronologyEntry, ...]]) -> None:
        super().__init__("Who must not be told, and how to handle it", "Say who must not be told")
        self._chosen = chosen
        self._marked = Words("", Kind.MUTED)
        self.not_told, self.wishes = NoteField(lines=4, advised=False), NoteField(lines=3)
        hint = "One name or role on each line. It stands on the cover. Those marked on the records are added."
        self.put("must_not_be_told", LabelledField("Must not be told", self.not_told, hint, optional=True))
        self.card.add(self._marked)
        label = "What else they have to observe"
        self.put("handling", LabelledField(label, self.wishes, WISHES, optional=True))

    def opened(self) -> None:
        marks = dict.fromkeys(entry.must_not_be_told for entry in self._chosen() if entry.must_not_be_told)
        self._marked.setText(f"Marked on the records you ticked: {'; '.join(marks)}")
        self._marked.setVisible(bool(marks))
        super().opened()

    def names(self) -> tuple[str, ...]:
        """Who must not be told, one to a line."""
        return tuple(line.strip() for line in self.not_told.text().splitlines() if line.strip())

    def decided(self) -> dict[str, Any]:
        return {"must_not_be_told": self.names(), "handling": self.wishes.text().strip()}

    def check(self) -> None:
        problems = Problems()
        problems.line("must_not_be_told", *self.names())
        problems.note("handling", self.wishes.text())
        problems.raise_if_any()

    def detail(self) -> str:
        named = len(self.names())
        if not named:
            return "The list on the cover, and your wishes"
        return f"{named} {'person' if named == 1 else 'people'} must not be told"
