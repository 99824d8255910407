"""One person, plan or address of the front sheet, with what can be done about it."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from PySide6.QtWidgets import QVBoxLayout, QWidget

from dsl_desk.domain.front_sheet_facts import OnFrontSheet, title_of
from dsl_desk.domain.when import say_moment
from dsl_desk.gui.front_sheet.facts_list import FactsList
from dsl_desk.gui.tasks import Tasks
from dsl_desk.gui.theme import Tint, look
from dsl_desk.gui.widgets.announce import announce
from dsl_desk.gui.widgets.arrange import Flow
from dsl_desk.gui.widgets.buttons import Button, link
from dsl_desk.gui.widgets.tag import Tag
from dsl_desk.gui.widgets.words import Kind, Words
from dsl_desk.services.chronicling import Edition
from dsl_desk.services.front_sheets import editions


@dataclass(frozen=True, slots=True)
class Verb:
    """A deed offered under an entry: its words, and what it does, given the button the keyboard goes back to."""

    words: str
    do: Callable[[Button], object]


class Entry(QWidget):
    """A heading with tags, the facts, the verbs, and one click away the earlier versions of ``record``."""

    def __init__(
        self,
        tasks: Tasks,
        heading: str,
        facts: Iterable[tuple[str, str]],
        verbs: Sequence[Verb],
        record: OnFrontSheet | None = None,
        tags: Iterable[tuple[str, Tint]] = (),
    ) -> None:
        super().__init__()
        self._tasks, self._record = tasks, record
        self.buttons = {verb.words: self._button(verb, heading) for verb in verbs}
        self._box = QVBoxLayout(self)
        self._box.setContentsMargins(0, 0, 0, 0)
        self._box.setSpacing(look().px(4))
        if heading:
            self._box.addWidget(Words(heading, Kind.STRONG))
        self._add_flow([Tag(words, tint) for words, tint in tags])
        self._box.addWidget(FactsList(facts))
        if record:
            self.earlier = link("Earlier versions")
            self.earlier.setAccessibleName(f"Earlier versions: {heading or title_of(record)}")
            self.earlier.clicked.connect(self._read)
            self._add_flow([*self.buttons.values(), self.earlier])
        else:
            self._add_flow(list(self.buttons.values()))
        self.versions = QWidget()
        self._versions = QVBoxLayout(self.versions)
        self._versions.setContentsMargins(look().px(14), 0, 0, 0)
        self._box.addWidget(self.versions)
        self.versions.hide()

    def _button(self, verb: Verb, heading: str) -> Button:
        button = link(verb.words)
        button.setAccessibleName(f"{verb.words}: {heading}" if heading else verb.words)
        button.clicked.connect(lambda: verb.do(button))
        return button

    def _add_flow(self, widgets: Sequence[QWidget]) -> None:
        if widgets:
            holder = QWidget()
            flow = Flow(holder, gap=14)
            for widget in widgets:
                flow.addWidget(widget)
            self._box.addWidget(holder)

    def _read(self) -> None:
        record = self._record
        assert record, "only what is written has versions"
        self._tasks.read(self, lambda desk: editions(desk, record), self._show)

    def _show(self, found: tuple[Edition, ...]) -> None:
        now, *before = found
        self._versions.addWidget(Words(_written(now), Kind.MUTED))
        for edition in before:
            self._versions.addWidget(Words(f"Before: {_written(edition)}", Kind.MUTED))
            self._versions.addWidget(FactsList(edition.facts))
        self.earlier.hide()
        self.versions.show()
        announce(self, f"{len(before)} earlier versions" if len(before) != 1 else "1 earlier version")


def _written(edition: Edition) -> str:
    start = f"Version {edition.number}, written {say_moment(edition.recorded)} by {edition.author}"
    return f"{start}. Why it changed: {edition.reason}" if edition.reason else start
