"""Other children's names in what leaves: decided one by one, with no default."""

from collections.abc import Callable, Iterable
from typing import Any, Protocol

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QLineEdit

from dsl_desk.domain.chronology import ChronologyEntry
from dsl_desk.domain.other_names import NameDecision
from dsl_desk.domain.problems import Problems
from dsl_desk.gui.referral.choosing import say_entry
from dsl_desk.gui.referral.name_choice import Kept, NameChoice, next_label
from dsl_desk.gui.referral.step import Step
from dsl_desk.gui.tasks import Tasks
from dsl_desk.gui.theme import look
from dsl_desk.gui.widgets.arrange import Flow
from dsl_desk.gui.widgets.buttons import secondary
from dsl_desk.gui.widgets.card import Card
from dsl_desk.gui.widgets.field import LabelledField
from dsl_desk.gui.widgets.tab_order import tab_through
from dsl_desk.gui.widgets.task_row import Status
from dsl_desk.gui.widgets.words import Words
from dsl_desk.services.drafts import Fields
from dsl_desk.services.other_names import NameFound, names_in

ABOUT = (
    "Each child on your roll whose name stands in what you ticked or wrote. Names are compared as they are written: "
    "a nickname or a misspelling is not found, so read the report too, and add it below. What you replace is written "
    "anew in the copy that leaves; your own records stay as they are. Names inside an attached file stay in it: look "
    "into each file you ticked."
)
NOBODY = "No other child of your roll is named in what leaves. If you know of a nickname, add it below."
BESIDE = "what you wrote or chose beside the records"
TYPED = "typed"
PLACES = 3  # named for each child; the rest is counted


class Goes(Protocol):
    """What leaves: chosen one by one, or a whole file."""

    child_id: str

    def records(self) -> tuple[ChronologyEntry, ...]: ...
    def decided(self) -> dict[str, Any]: ...


class Names(Step):
    """``looked`` when it is known who is named in what leaves now."""

    looked = Signal()

    name = "names"

    def __init__(self, tasks: Tasks, choosing: Goes, written: Callable[[], tuple[str, ...]]) -> None:
        super().__init__("Other children’s names", "Decide about other children’s names")
        self._tasks, self._choosing, self._written = tasks, choosing, written
        self._found: tuple[NameFound, ...] | None = None
        self._laid_out: tuple[NameFound, ...] | None = None
        self._asked: object = None
        self._kept: dict[str, Kept] = {}
        self.choices: dict[str, NameChoice] = {}
        self._said = Words("")
        self.card.add(Words(ABOUT), self._said)
        self.typed = QLineEdit()
        self._add_typed()

    def look(self) -> None:
        """Ask who is named in what leaves now, unless that was asked already."""
        decided = self._choosing.decided()
        child_id = self._choosing.child_id
        asked = (child_id, decided["records"], decided["attachments"], self._written())
        if asked == self._asked:
            return
        self._asked, self._found = asked, None
        if decided["records"]:
            self._tasks.read(self, lambda desk: names_in(desk, *asked), lambda found: self._show(asked, found))

    def look_again(self) -> None:
        """The roll or the records may have changed."""
        self._asked = None

    def ask_about(self, found: Iterable[NameFound]) -> None:
        """These are named in what leaves as well."""
        known = {each.child.id: each for each in (*(self._found or ()), *found)}
        self._found = tuple(known.values())
        self._lay_out()

    def add_words(self) -> None:
        """Ask about the words typed as well; only whole words are replaced."""
        words = " ".join(self.typed.text().split())
        self.typed.clear()
        if words and words not in self.choices:
            self._kept[words] = Kept(typed="yes")
            self._put_in(words, f"“{words}”", "Words you added.")
            self._said.hide()
            self._order()
            self.choices[words].setFocus(Qt.FocusReason.OtherFocusReason)
            self._edit()

    def decided(self) -> dict[str, Any]:
        return {"names": self._decisions()}

    def check(self) -> None:
        problems = Problems()
        if self.typed.text().strip():
            problems.add(TYPED, "Add these words, or take them out")
        for key, choice in self.choices.items():
            if words := choice.problem():
                problems.add(key, words)
        problems.raise_if_any()

    def state(self) -> Fields:
        return {"decisions": ["\n".join((key, *kept)) for key, kept in self._kept.items()]}

    def restore(self, state: Fields) -> None:
        lines = [str(line).split("\n") for line in state.get("decisions", ())]
        self._kept = {key: Kept(*kept) for key, *kept in lines}
        self._asked = self._found = None
        self._lay_out()

    def status(self) -> Status:
        if self._found is None:
            return Status.CANNOT_START
        return super().status() if self.choices else Status.OPTIONAL

    def detail(self) -> str:
        if not self._choosing.records():
            return "First choose the records"
        if self._found is None:
            return "The names are being looked for"
        if not self.choices:
            return "No other child of your roll is named"
        undecided = sum(bool(choice.problem()) for choice in self.choices.values())
        named = f"{len(self.choices)} {'name' if len(self.choices) == 1 else 'names'}"
        return f"{named}, {undecided} to decide" if undecided else f"{named} decided"

    def opened(self) -> None:
        self.look()
        super().opened()

    def _decisions(self) -> tuple[NameDecision, ...]:
        found = {each.child.id: each.words for each in self._found or ()}
        return tuple(
            NameDecision(key if key in found else "", found.get(key, (key,)), choice.treatment(), choice.label())
            for key, choice in self.choices.items()
        )

    def _show(self, asked: object, found: tuple[NameFound, ...]) -> None:
        if asked == self._asked:
            self._found = found
            if found != self._laid_out:
                self._lay_out()
            self.looked.emit()

    def _lay_out(self) -> None:
        """One question for each child found, then for each of the words that were typed."""
        self._laid_out = self._found
        for key in tuple(self.choices):
            self._take_out(key)
        entries = {entry.id: entry for entry in self._choosing.records()}
        for each in self._found or ():
            place = f" ({each.child.place})" if each.child.place else ""
            self._put_in(each.child.id, f"{each.child.name}{place}", _where(each, entries))
        for words, kept in self._kept.items():
            if kept.typed and words not in self.choices:
                self._put_in(words, f"“{words}”", "Words you added.")
        self._said.setText("" if self.choices else NOBODY)
        self._said.setVisible(not self.choices)
        self._order()

    def _put_in(self, key: str, label: str, hint: str) -> None:
        kept = self._kept.get(key)
        choice = NameChoice(label, kept or Kept(), lambda: next_label(self._labels()))
        field = LabelledField(label, choice, hint)
        choice.edited.connect(lambda: self._keep(key))
        choice.removed.connect(lambda: self._remove(key))
        self.choices[key] = choice
        self.show_problems_of(key, field)
        self.card.body.insertWidget(self.card.body.indexOf(self._adding), field)

    def _order(self) -> None:
        """Tab and the first field in the order of the page: what was made last stands before what it adds to."""
        self.fields[TYPED] = self.fields.pop(TYPED)
        tab_through((self.summary, *self.fields.values(), self._add, self.onward, self.to_list))

    def _take_out(self, key: str) -> None:
        del self.choices[key]
        field = self.fields.pop(key)
        self.card.body.removeWidget(field)
        field.hide()
        field.deleteLater()

    def _keep(self, key: str) -> None:
        self._kept[key] = self.choices[key].kept()
        self._edit()

    def _remove(self, key: str) -> None:
        del self._kept[key]
        self._take_out(key)
        self.typed.setFocus(Qt.FocusReason.OtherFocusReason)
        self._edit()

    def _labels(self) -> set[str]:
        return {choice.label() for choice in self.choices.values()}

    def _add_typed(self) -> None:
        self._adding = Card(kind="identity")
        hint = "Such as a nickname, or the name of a child at another school."
        self.fields[TYPED] = LabelledField("Other words to decide about", self.typed, hint, optional=True)
        self._adding.add(self.fields[TYPED])
        self._add = secondary("Add these words", "plus")
        self._add.clicked.connect(self.add_words)
        self.typed.returnPressed.connect(self.add_words)
        flow = Flow()
        flow.addWidget(self._add)
        self._adding.body.addLayout(flow)
        self._adding.body.setSpacing(look().px(8))
        self.card.add(self._adding)


def _where(found: NameFound, entries: dict[str, ChronologyEntry]) -> str:
    """How the name is written, and in which records."""
    written = ", ".join(f"“{words}”" for words in found.words)
    places = [say_entry(entries[id_]) if id_ in entries else BESIDE for id_, _ in found.places]
    rest = len(places) - PLACES
    return f"Written as {written} in: {'; '.join((*places[:PLACES], *([f'and {rest} more'] if rest > 0 else [])))}."
