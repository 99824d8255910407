"""How a letter looks: its languages, where the English stands, the size of the print, the paper and the envelope."""

from collections.abc import Iterable, Sequence

from PySide6.QtCore import Signal

from dsl_desk.domain.letter import ENGLISH
from dsl_desk.gui.forms.choice_box import ChoiceBox
from dsl_desk.gui.theme import look
from dsl_desk.gui.widgets.card import Card
from dsl_desk.gui.widgets.chips import ChipGroup, Choice
from dsl_desk.gui.widgets.field import LabelledField
from dsl_desk.gui.widgets.tick_box import TickBox
from dsl_desk.gui.widgets.words import Kind, Words
from dsl_desk.services.catalogue.letter_language import LetterLanguage, language
from dsl_desk.services.catalogue.stationery import envelopes
from dsl_desk.services.lettering.appearance import EnglishStands
from dsl_desk.services.lettering.texts import TextState

STANDS = (
    Choice(EnglishStands.BEHIND, "On pages of its own, behind", "b"),
    Choice(EnglishStands.BESIDE, "Beside it, in a second column", "s"),
)
BEHIND_ONLY = (
    "In large print the English stands on pages of its own, behind: two columns would hold a few words a line."
)
BOTH_SIDES = "Printed on both sides of the paper"
OWN_SHEETS = (
    "Each letter then begins on a new sheet. Left empty, print on one side, so that none is on another’s back."
)


class Appearance(Card):
    """``edited`` when any of it changes. A language is offered where every letter that is chosen has a text in it."""

    edited = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.body.setSpacing(look().px(12))
        self._addressed = self._translated = False
        self.language = ChipGroup([Choice(ENGLISH, language(ENGLISH).name)])
        self.languages = ChipGroup[str]((), several=True)
        self.waiting = Words("", Kind.MUTED)
        self.english = ChipGroup(STANDS)
        self.behind_only = Words(BEHIND_ONLY, Kind.MUTED)
        self.large, self.both_sides = TickBox("Large print"), TickBox(BOTH_SIDES)
        self.envelope = ChoiceBox("No window")
        self.envelope.set_choices((each.code, each.name) for each in envelopes())
        self.fields = {
            "language": LabelledField("Language", self.language),
            "languages": LabelledField(
                "Also in",
                self.languages,
                "A family gets the letter in its language, with the English.",
                optional=True,
            ),
            "english": LabelledField("Where the English stands", self.english),
            "window": LabelledField("Envelope", self.envelope),
        }
        for name in ("language", "languages"):
            self.add(self.fields[name])
        self.add(self.waiting, self.large, self.fields["english"], self.behind_only, self.fields["window"])
        self.add(self.both_sides, Words(OWN_SHEETS, Kind.MUTED))
        self.language.pick(ENGLISH)
        self.english.pick(EnglishStands.BEHIND)
        self.language.chosen.connect(self._edit)
        self.languages.chosen.connect(self._edit)
        self.english.chosen.connect(self.edited)
        self.envelope.edited.connect(self.edited)
        self.large.toggled.connect(self._edit)
        self.both_sides.toggled.connect(self._edit)

    def offer(self, texts: Iterable[TextState], chosen: Sequence[str], *, addressed: bool) -> None:
        """``chosen`` are the codes of the letters; ``addressed`` ones go to each family in its own language."""
        self._addressed = addressed
        states = {(each.template.code, each.language): each for each in texts if each.template.code in chosen}
        codes = [code for code in dict.fromkeys(code for _, code in states) if _in_all(states, chosen, code)]
        others = [language(code) for code in codes if code != ENGLISH]
        self.language.set_choices([Choice(each.code, each.name) for each in (language(ENGLISH), *others)])
        self.languages.set_choices([Choice(each.code, each.name) for each in others])
        self._translated = bool(others)
        if not self.language.value():
            self.language.pick(ENGLISH)
        waiting = [
            each.name for each in others
            if not all(states[code, each.code].for_families for code in chosen)
        ]  # fmt: skip
        self.waiting.setText(_say_waiting(waiting))
        self.waiting.setVisible(bool(waiting))
        self.show_choice()

    def chosen_languages(self) -> tuple[str, ...]:
        """Those beside English."""
        picked = self.languages.values() if self._addressed else self.language.values()
        return tuple(code for code in picked if code != ENGLISH)

    def languages_beside(self) -> tuple[LetterLanguage, ...]:
        return tuple(map(language, self.chosen_languages()))

    def chosen_english(self) -> EnglishStands:
        large = self.large.isChecked()
        return (None if large else self.english.value()) or EnglishStands.BEHIND

    def chosen_envelope(self) -> str:
        """Its code; nothing for one without a window."""
        return self.envelope.text() if self._addressed else ""

    def show_choice(self) -> None:
        self.fields["language"].setVisible(not self._addressed)
        self.fields["languages"].setVisible(self._addressed and self._translated)
        self.fields["window"].setVisible(self._addressed)
        with_english, large = bool(self.chosen_languages()), self.large.isChecked()
        self.fields["english"].setVisible(with_english and not large)
        self.behind_only.setVisible(with_english and large)

    def _edit(self) -> None:
        self.show_choice()
        self.edited.emit()


def _in_all(states: Iterable[tuple[str, str]], chosen: Sequence[str], code: str) -> bool:
    there = set(states)
    return all((each, code) in there for each in chosen)


def _say_waiting(names: Sequence[str]) -> str:
    if not names:
        return ""
    return (
        f"Nobody who speaks it has confirmed the text in {' and '.join(names)} yet: it can be read here, and is not "
        "printed until somebody has."
    )
