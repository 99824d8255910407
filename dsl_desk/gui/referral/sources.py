"""Whether the receiver is told who the sources are: on a sheet of its own, or not at all."""

import re
from collections.abc import Callable, Iterator
from typing import Any

from dsl_desk.domain.chronology import ChronologyEntry
from dsl_desk.domain.errors import InvalidRecord, Problem
from dsl_desk.domain.link import Link
from dsl_desk.gui.forms.options import Option, Options
from dsl_desk.gui.referral.choosing import say_entry
from dsl_desk.gui.referral.step import Step
from dsl_desk.gui.widgets.card import Card
from dsl_desk.gui.widgets.field import LabelledField
from dsl_desk.gui.widgets.task_row import Status
from dsl_desk.gui.widgets.words import Kind, Words
from dsl_desk.services.describing import RISKS_OF_SOURCE, SUPPORT, WITNESS

NONE, SHEET = "none", "sheet"
ABOUT = (
    "In the report and its records, whoever saw or said something is only called S1, S2 and so on, whichever you "
    "choose. Names inside what was written stay there. This cannot be changed once the bundle is signed."
)


class Sources(Step):
    """Asked before signing, with no default, wherever a ticked record or a link tells who its source is."""

    name = "sources"

    def __init__(
        self, chosen: Callable[[], tuple[ChronologyEntry, ...]], links: Callable[[], tuple[Link, ...]]
    ) -> None:
        super().__init__("Who the sources are", "Decide about the sources")
        self._chosen, self._links = chosen, links
        self.answer = Options(
            [
                Option(
                    NONE,
                    "Keep who they are in the school",
                    "The receiver can ask you who S1 is. Your records say it.",
                ),
                Option(
                    SHEET,
                    "Send a separate sheet of sources",
                    "A file of its own in the bundle, which they can take out before they pass the rest on. Whoever "
                    "opens the whole bundle can read it.",
                ),
            ]
        )
        self._danger = Card(kind="warning")
        self._at_risk = Words("")
        self._danger.add(Words("A source could be put at risk", Kind.STRONG), self._at_risk)
        self._named_card = Card(kind="warning")
        self._named = Words("")
        self._named_card.add(Words("Named in the words that leave, whichever you choose", Kind.STRONG), self._named)
        self.card.add(Words(ABOUT), self._danger, self._named_card)
        self.put("answer", LabelledField("Does the receiver get to know who they are?", self.answer))

    def decided(self) -> dict[str, Any]:
        return {"sources": bool(self._count()) and self.answer.code() == SHEET}

    def check(self) -> None:
        if self._count() and not self.answer.code():
            raise InvalidRecord(Problem("answer", "Decide whether the receiver gets to know who the sources are"))

    def status(self) -> Status:
        return super().status() if self._count() else Status.OPTIONAL

    def detail(self) -> str:
        if not (count := self._count()):
            return "Nothing that is ticked tells who its source is"
        answer = {NONE: "Kept in the school", SHEET: "On a separate sheet"}.get(self.answer.code(), "")
        return answer or ("Once" if count == 1 else f"{count} times") + " it is told who the source is"

    def opened(self) -> None:
        risks = [words for entry in self._told() for name, words in entry.facts if name in RISKS_OF_SOURCE]
        self._at_risk.setText("\n".join(f"• {words}" for words in dict.fromkeys(risks)))
        self._danger.setVisible(bool(risks))
        named = tuple(self._named_in_words())
        self._named.setText("\n".join(f"• {line}" for line in named))
        self._named_card.setVisible(bool(named))
        super().opened()

    def _count(self) -> int:
        return len(self._told()) + sum(bool(link.source.strip()) for link in self._links())

    def _named_in_words(self) -> Iterator[str]:
        """Each source whose name stands in what a ticked record says, with that record."""
        for source in dict.fromkeys(
            words for entry in self._told() for name, words in entry.facts if name == WITNESS
        ):
            who = source.partition(",")[0].strip()
            named = re.compile(rf"\b{re.escape(who)}\b", re.IGNORECASE)
            for entry in self._chosen():
                if who and named.search(f"{entry.text}\n{entry.exact_words}"):
                    yield f"{who}: {say_entry(entry)}"

    def _told(self) -> list[ChronologyEntry]:
        """The ticked records that say who saw or said it, or how they can be reached."""
        telling = {WITNESS, SUPPORT, *RISKS_OF_SOURCE}
        return [entry for entry in self._chosen() if any(name in telling for name, _ in entry.facts)]
