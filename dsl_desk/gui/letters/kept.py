"""The letters page as it stands: kept as a draft so that nothing typed is lost, and set as a letter once was."""

from collections.abc import Callable, Mapping

from PySide6.QtCore import QObject

from dsl_desk.domain.errors import DeskError
from dsl_desk.domain.letter import ENGLISH, Delivery
from dsl_desk.gui.forms.keeping import TICKED, Controls
from dsl_desk.gui.letters.appearance import Appearance
from dsl_desk.gui.letters.asks import AskFields
from dsl_desk.gui.letters.choosing import COPIES, Choosing
from dsl_desk.gui.letters.material import FORM
from dsl_desk.gui.letters.order import DELIVERY
from dsl_desk.gui.tasks import Tasks
from dsl_desk.services.drafts import Draft, Fields, discard_draft, finish_draft, save_draft
from dsl_desk.services.lettering.distributions import LoggedDistribution

ANSWER = "answer "
"""Before the name of each answer."""


class Kept(QObject):
    """What is typed makes a draft; what is only picked does not, since it is picked again in a moment."""

    def __init__(
        self, tasks: Tasks, choosing: Choosing, asks: AskFields, appearance: Appearance,
        failed: Callable[[DeskError], None], parent: QObject,
    ) -> None:  # fmt: skip
        super().__init__(parent)
        self._tasks, self._choosing, self._asks, self._failed = tasks, choosing, asks, failed
        self._controls = Controls(lambda _: None, self)
        for name, control in (
            ("pack", choosing.pack), ("chosen", choosing.chosen), ("audience", choosing.audience),
            ("children", choosing.whose),
            ("way", choosing.way), ("copies", choosing.copies), ("language", appearance.language),
            ("languages", appearance.languages), ("english", appearance.english), ("large", appearance.large),
            ("both sides", appearance.both_sides), ("envelope", appearance.envelope),
        ):  # fmt: skip
            self._controls.keep(name, control)
        self.draft_id = ""
        self._stored: Fields = {}

    def begin(self, draft: Draft | None, new_id: str) -> None:
        """Go on with this draft, or begin one of that id when something is typed."""
        self.draft_id = draft.id if draft else new_id
        if draft:
            self.put(draft.fields)
            self._stored = self.state()

    def state(self) -> Fields:
        answers = {f"{ANSWER}{name}": text for name, text in self._asks.state().items() if text}
        return {**self._controls.state(), **answers}

    def put(self, state: Mapping[str, str | list[str]]) -> None:
        """Pick and type what a draft holds. The offer of the pack and of the languages has to be made again."""
        for name in ("pack", "way", "audience", "children", "copies", "large", "both sides", "english", "envelope"):
            if name in state:
                self._controls.put(name, state[name])
        self._choosing.show_choice()
        answers = {name.removeprefix(ANSWER): str(text) for name, text in state.items() if name.startswith(ANSWER)}
        self._asks.restore(self._asks.state() | answers)

    def put_offered(self, state: Mapping[str, str | list[str]]) -> None:
        """Pick what could be picked only once it was offered."""
        for name in ("chosen", "language", "languages"):
            if name in state:
                self._controls.put(name, state[name])

    def keep(self) -> None:
        """Save the draft, encrypted, where something was typed."""
        state = self.state()
        if not self.draft_id or not self.typed() or state == self._stored or self._tasks.reads_only:
            return
        self._stored, draft_id = state, self.draft_id
        self._tasks.read(self, lambda desk: save_draft(desk, draft_id, FORM, state), lambda _: None, self._failed)

    def typed(self) -> bool:
        """Whether there is anything that takes a while to type or choose again."""
        return bool(self._choosing.whose.text()) or any(name.startswith(ANSWER) for name in self.state())

    def throw_away(self) -> None:
        """Forget what is typed, here and in the draft; the journal keeps that there was one."""
        draft_id, was_stored = self.draft_id, bool(self._stored)
        self._asks.restore(dict.fromkeys(self._asks.state(), ""))
        self._choosing.whose.set_text(())
        self._stored = {}
        if was_stored:
            self._tasks.write(self, lambda desk: discard_draft(desk, draft_id), None, self._failed)

    def end(self) -> None:
        """The letter is logged: nothing is unfinished."""
        draft_id = self.draft_id
        self._stored = self.state()
        self._tasks.read(self, lambda desk: finish_draft(desk, draft_id), lambda _: None, self._failed)


def as_sent(sent: LoggedDistribution, audience: str) -> Fields:
    """The same letter again; ``audience`` is the code of whom it was for."""
    letter = sent.distribution
    languages = list(dict.fromkeys(used.language for used in letter.translations if used.language != ENGLISH))
    ways = [way for way, delivery in DELIVERY.items() if delivery is letter.delivery is not Delivery.NOT_STATED]
    return {
        "pack": [sent.pack],
        "chosen": list(dict.fromkeys((letter.template, *(used.template for used in letter.translations)))),
        "audience": audience,
        "way": [ways[0].value] if ways and letter.families else [COPIES],
        "copies": "" if letter.families else str(letter.copies),
        "language": languages[:1] or [ENGLISH],
        "languages": languages,
        "large": TICKED if letter.large_print else "",
    }
