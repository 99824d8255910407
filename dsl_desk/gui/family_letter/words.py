"""What is typed for this family alone: the school's own words, and when and where to meet."""

from collections.abc import Callable

from dsl_desk.gui.family_letter.family_step import FamilyStep
from dsl_desk.gui.letters.asks import AskFields
from dsl_desk.services.catalogue.letter_language import language
from dsl_desk.services.drafts import Fields
from dsl_desk.services.lettering.answers import NO_OWN_WORDS
from dsl_desk.services.lettering.grammar import Ask


class OwnAnswers(FamilyStep):
    """``asks`` are the questions of what is chosen, ``spoken`` the code of the family's language."""

    name = "words"
    optional = True

    def __init__(self, asks: Callable[[], tuple[Ask, ...]], spoken: Callable[[], str]) -> None:
        super().__init__("Your own words, and the meeting", "Write your own words")
        self._asks, self._spoken = asks, spoken
        self.questions = AskFields()
        self.card.add(self.questions)
        self.questions.edited.connect(self._edit)
        self.ask()

    def ask(self) -> None:
        """Show the questions of what is chosen now."""
        self.questions.ask(self._asks(), (), (language(self._spoken()),))
        self.fields.clear()
        self.fields.update(self.questions.fields)

    def opened(self) -> None:
        self.ask()
        super().opened()

    def decided(self) -> dict[str, object]:
        """What was typed in English, and apart from it what was typed in the family's language."""
        answers, own = self.questions.answers(), self.questions.own()
        return {"answers": answers, "own": own.get(self._spoken(), NO_OWN_WORDS)}

    def check(self) -> None:
        self.ask()
        self.questions.answers()

    def filled(self) -> bool:
        return any(self.questions.state().values())

    def state(self) -> Fields:
        return {**self.questions.state()}

    def restore(self, state: Fields) -> None:
        blank = dict.fromkeys(self.questions.state(), "")
        self.questions.restore(blank | {name: str(kept) for name, kept in state.items()})
        self._refused = ()

    def detail(self) -> str:
        return "Only for this family, and when you would like to meet"
