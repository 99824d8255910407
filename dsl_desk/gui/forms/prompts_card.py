"""Questions that ask for a decision and its reason, each with the fact that brings it up and its source."""

from collections.abc import Sequence

from PySide6.QtWidgets import QWidget

from dsl_desk.gui.widgets.card import Card
from dsl_desk.gui.widgets.rule_source import RuleSource
from dsl_desk.gui.widgets.words import Kind, Words
from dsl_desk.services.catalogue.prompt import Prompt

HEADING = "Questions for your decision"


class PromptsCard(Card):
    """Hidden while there is none: that nothing is asked says nothing about a child."""

    def __init__(self, heading: str = HEADING) -> None:
        super().__init__(heading)
        self._shown: tuple[Prompt, ...] = ()
        self._lines: list[QWidget] = []
        self.hide()

    def show_prompts(self, prompts: Sequence[Prompt]) -> None:
        """Ask these and no others."""
        if tuple(prompts) == self._shown:
            return
        self._shown = tuple(prompts)
        for line in self._lines:
            line.deleteLater()
        self._lines = [part for prompt in prompts for part in _parts(prompt)]
        self.add(*self._lines)
        self.setVisible(bool(prompts))

    def words(self) -> tuple[str, ...]:
        """What is asked now."""
        return tuple(prompt.question for prompt in self._shown)


def _parts(prompt: Prompt) -> tuple[QWidget, ...]:
    return Words(prompt.wording, Kind.MUTED), Words(prompt.question), RuleSource(prompt.code, words=False)
