"""The language aid once more, over everything that leaves: it advises, and stops nothing."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal

from dsl_desk.domain.chronology import ChronologyEntry
from dsl_desk.gui.referral.choosing import say_entry
from dsl_desk.gui.referral.step import Step
from dsl_desk.gui.tasks import Progress, Tasks
from dsl_desk.gui.widgets.announce import announce
from dsl_desk.gui.widgets.table import Column
from dsl_desk.gui.widgets.table_card import TableCard
from dsl_desk.gui.widgets.task_row import Status
from dsl_desk.gui.widgets.words import Words
from dsl_desk.services.drafts import Fields

if TYPE_CHECKING:
    from dsl_desk.wording.catalogue import Entry

ABOUT = (
    "Wordings to think about again, in what you wrote here and in the records you ticked. The child’s own words and "
    "quotations are left alone. Press Enter on one of your own to change it. A record is corrected where it stands, "
    "with a reason, and the version before is kept."
)
NOTHING = "There is nothing to remark on."


@dataclass(frozen=True, slots=True)
class Passage:
    """Words that leave. ``step`` is where they can be changed; None for a record."""

    where: str
    text: str
    step: Step | None = None


@dataclass(frozen=True, slots=True)
class Found:
    """A wording in a passage, and what the catalogue says about it."""

    passage: Passage
    words: str
    advice: "Entry"


class Wording(Step):
    """``to_change(Step)`` when the person goes to one of their own passages."""

    to_change = Signal(object)

    name = "wording"
    optional = True

    def __init__(self, tasks: Tasks, passages: Callable[[], tuple[Passage, ...]]) -> None:
        super().__init__("Check the wording", "Check the wording", "I have looked at these")
        self._tasks, self._passages = tasks, passages
        self._looked = False
        self.said = Words("")
        self.table: TableCard[Found] = TableCard(
            "Wordings",
            "",
            (
                Column("Words", lambda found: f"“{' '.join(found.words.split())}”"),
                Column("Where", lambda found: found.passage.where),
                Column("Instead", lambda found: found.advice.instead),
            ),
            long_words=True,
        )
        self.table.table.chosen.connect(self._go_to)
        self.card.add(Words(ABOUT), self.said)
        self.column.insertWidget(self.column.indexOf(self.card) + 1, self.table)

    def status(self) -> Status:
        return Status.COMPLETED if self._looked else Status.OPTIONAL

    def detail(self) -> str:
        return self.said.text() if self._looked else "What leaves is read once more for its language"

    def restore(self, state: Fields) -> None:
        self.drop()

    def drop(self) -> None:
        """Something else leaves now."""
        self._looked = False

    def opened(self) -> None:
        self.said.setText("Reading …")
        self.table.show_items(())
        passages = self._passages()
        self._tasks.make(self, lambda progress: find(passages, progress), self._show)
        self.onward.setFocus(Qt.FocusReason.OtherFocusReason)

    def _show(self, found: tuple[Found, ...]) -> None:
        self._looked = True
        count = f"{len(found)} {'wording' if len(found) == 1 else 'wordings'} to look at"
        self.said.setText(count if found else NOTHING)
        self.table.show_items(found)
        announce(self, self.said.text())
        if found:
            self.table.table.setFocus(Qt.FocusReason.OtherFocusReason)

    def _go_to(self, found: Found) -> None:
        if found.passage.step:
            self.to_change.emit(found.passage.step)


def find(passages: Iterable[Passage], progress: Progress) -> tuple[Found, ...]:
    """Every remark of the language aid on these passages, in their order."""
    from dsl_desk.services.language import entry, remarks

    return tuple(
        Found(passage, remark.text, entry(remark.entry)) for passage in passages for remark in remarks(passage.text)
    )


def passages_of(entries: Iterable[ChronologyEntry], steps: Iterable[Step]) -> tuple[Passage, ...]:
    """What was written here, then what the ticked records say in the school's words."""
    own = tuple(Passage(where, text, step) for step in steps for where, text in step.written())
    return own + tuple(Passage(say_entry(entry), entry.text) for entry in entries)
