"""Which letter, for whom, and how it goes: with the names of families, or as copies with nobody's name."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit

from dsl_desk.domain.errors import InvalidRecord, Problem
from dsl_desk.domain.letter import LetterKind
from dsl_desk.gui.forms.choice_box import ChoiceBox
from dsl_desk.gui.letters.chosen_children import ChosenChildren
from dsl_desk.gui.theme import look
from dsl_desk.gui.widgets.card import Card
from dsl_desk.gui.widgets.chips import ChipGroup, Choice
from dsl_desk.gui.widgets.field import LabelledField
from dsl_desk.gui.widgets.words import Kind, Words
from dsl_desk.services.lettering.families import Audience, Way
from dsl_desk.services.lettering.packs import Pack, pack, packs
from dsl_desk.services.lettering.templates import template

EVERYONE, CHOSEN = "everyone", "chosen"
COPIES = "copies"
WAYS = (
    Choice(COPIES, "Copies with nobody’s name", "c"),
    Choice(Way.POST.value, "Addressed to each family, by post", "p"),
    Choice(Way.IN_CLASS.value, "Addressed to each family, handed out in class", "h"),
)


class Choosing(Card):
    """``edited`` when any of it changes. ``fields`` by the names of their problems."""

    edited = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.body.setSpacing(look().px(12))
        general = [each for each in packs() if each.kind is LetterKind.GENERAL]
        self.pack = ChipGroup([Choice(each.code, each.name) for each in general])
        self.about = Words("", Kind.MUTED)
        self.chosen = ChipGroup[str]((), several=True)
        self.audience = ChoiceBox("Choose who it is for")
        self.whose = ChosenChildren()
        self.way = ChipGroup(WAYS)
        self.copies = QLineEdit()
        self.copies.setMaximumWidth(look().px(120))
        self.fields = {
            "pack": LabelledField("Which letter", self.pack),
            "chosen": LabelledField("What it holds", self.chosen, "Each begins on a new page."),
            "audience": LabelledField("Who it is for", self.audience),
            "children": LabelledField("Whose families", self.whose, "The letter names none of them."),
            "way": LabelledField("How it goes", self.way),
            "copies": LabelledField("How many copies", self.copies),
        }
        self.add(self.fields["pack"], self.about)
        self.add(*(field for name, field in self.fields.items() if name != "pack"))
        self.pack.pick(general[0].code)
        self.way.pick(COPIES)
        self.pack.chosen.connect(self._edit)
        self.chosen.chosen.connect(self._edit)
        self.audience.edited.connect(self._edit)
        self.whose.edited.connect(self._edit)
        self.way.chosen.connect(self._edit)
        self.copies.textEdited.connect(self._edit)
        self.show_choice()

    def offer(self, years: Sequence[str]) -> None:
        """The year groups on the roll."""
        groups = ((f"year {year}", Audience(year).words) for year in years)
        self.audience.set_choices([(EVERYONE, Audience().words), *groups, (CHOSEN, "Families of children I choose")])

    def chosen_pack(self) -> Pack:
        return pack(self.pack.value() or packs()[0].code)

    def chosen_texts(self) -> tuple[str, ...]:
        return self.chosen.values()

    def chosen_way(self) -> Way | None:
        """None for copies with nobody's name."""
        way = self.way.value()
        return Way(way) if way in set(Way) else None

    def chosen_audience(self) -> Audience:
        """Raises InvalidRecord while nobody is chosen."""
        code = self.audience.text()
        if not code:
            raise InvalidRecord(Problem("audience", "Choose who the letter is for"))
        if code == CHOSEN:
            if not self.whose.text():
                raise InvalidRecord(Problem("children", "Choose the children whose families it is for"))
            return Audience(child_ids=frozenset(self.whose.text()))
        return Audience(code.removeprefix("year ") if code != EVERYONE else "")

    def chosen_copies(self) -> int:
        """0 where letters are addressed. Raises InvalidRecord."""
        typed = self.copies.text().strip().replace(",", "")
        if self.chosen_way():
            return 0
        if not (typed.isascii() and typed.isdigit() and int(typed)):
            raise InvalidRecord(Problem("copies", "Enter how many copies, such as 180"))
        return int(typed)

    def code_of(self, audience: str) -> str:
        """The code of an audience that is called so, or nothing."""
        at = self.audience.findText(audience)
        return str(self.audience.itemData(at)) if at >= 0 else ""

    def show_choice(self) -> None:
        """Offer what belongs to the pack and the way that are picked."""
        chosen = self.chosen_pack()
        self.about.setText(chosen.about)
        optional = _optional(chosen)
        self.chosen.set_choices(optional)
        self.fields["chosen"].setVisible(bool(optional))
        self.fields["children"].setVisible(self.audience.text() == CHOSEN)
        self.fields["copies"].setVisible(self.chosen_way() is None)

    def _edit(self) -> None:
        self.show_choice()
        self.edited.emit()


def _optional(chosen: Pack) -> list[Choice[str]]:
    """The letters of a pack that need not be in it."""
    return [Choice(each.template, template(each.template).meta.name) for each in chosen.texts if each.optional]
