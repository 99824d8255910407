"""Language, print and envelope, how the letter goes, and when an answer is asked after."""

from collections.abc import Callable

from dsl_desk.domain.letter import ENGLISH, Delivery
from dsl_desk.domain.problems import Problems
from dsl_desk.domain.when import NOT_STATED
from dsl_desk.gui.family_letter.family_step import FamilyStep
from dsl_desk.gui.family_letter.material import FamilyMaterial
from dsl_desk.gui.forms.choice_box import ChoiceBox
from dsl_desk.gui.forms.form import Reading
from dsl_desk.gui.forms.options import Option, Options
from dsl_desk.gui.forms.times import day_to_come
from dsl_desk.gui.letters.appearance import BEHIND_ONLY, BOTH_SIDES
from dsl_desk.gui.widgets.field import LabelledField
from dsl_desk.gui.widgets.tick_box import TickBox
from dsl_desk.gui.widgets.words import Kind, Words
from dsl_desk.services.catalogue.letter_language import language
from dsl_desk.services.catalogue.stationery import envelopes
from dsl_desk.services.lettering.appearance import EnglishStands
from dsl_desk.services.lettering.private.households import LetterHousehold, stop_delivery

WAYS = (Delivery.HANDED, Delivery.POST, Delivery.SECURE_EMAIL)
COPIES = ("1", "2", "3", "4")
COPY_HINT = "Each page says which copy it is, and each copy begins on a new sheet."


class Going(FamilyStep):
    """``to`` are the households chosen, ``codes`` the letters."""

    name = "going"

    def __init__(self, to: Callable[[], tuple[LetterHousehold, ...]], codes: Callable[[], tuple[str, ...]]) -> None:
        super().__init__("Language, print and how it goes", "Say how it is printed and goes")
        self._to, self._codes = to, codes
        self._material: FamilyMaterial | None = None
        self.language, self.envelope = ChoiceBox(language(ENGLISH).name), ChoiceBox("No window")
        self.english = Options(
            [
                Option(EnglishStands.BEHIND.value, "On pages of its own, behind"),
                Option(EnglishStands.BESIDE.value, "Beside it, in a second column"),
            ]
        )
        self.large, self.both_sides = TickBox("Large print"), TickBox(BOTH_SIDES)
        self.behind_only = Words(BEHIND_ONLY, Kind.MUTED)
        self.copies = ChoiceBox(COPIES[0])
        self.copies.set_choices((count, count) for count in COPIES[1:])
        self.delivery = Options([Option(way.value, f"{way[0].upper()}{way[1:]}") for way in WAYS])
        self.reply_by = day_to_come()
        self.envelope.set_choices((each.code, each.name) for each in envelopes())
        hint = "A translation is printed once somebody who speaks the language has confirmed it."
        self.put("delivery", LabelledField("How it will reach them", self.delivery, "Never with the child."))
        self.put("language", LabelledField("Language of the family", self.language, hint))
        self._controls.keep("large", self.large)
        self.card.add(self.large)
        self.put("english", LabelledField("Where the English stands", self.english))
        self.card.add(self.behind_only)
        self.put("envelope", LabelledField("Envelope", self.envelope))
        self.put("copies", LabelledField("Copies", self.copies, COPY_HINT))
        self._controls.keep("both sides", self.both_sides)
        self.card.add(self.both_sides)
        label = "Ask after an answer on"
        self.put("reply_by", LabelledField(label, self.reply_by, "It then stands on Today.", optional=True))
        self.language.edited.connect(self._show)
        self.large.toggled.connect(self._show)
        self._show()

    def offer_family(self, material: FamilyMaterial) -> None:
        self._material = material
        self._offer_languages()

    def opened(self) -> None:
        self._offer_languages()
        super().opened()

    def restore(self, state: dict[str, str | list[str]]) -> None:
        super().restore(state)
        if not self.english.code():
            self.english.tick([EnglishStands.BEHIND.value])
        self._show()

    def spoken(self) -> str:
        """The code of the family's language."""
        return self.language.text() or ENGLISH

    def decided(self) -> dict[str, object]:
        return {
            "delivery": Delivery(self.delivery.code()),
            "language": self.spoken(),
            "english": self._stands(),
            "envelope": self.envelope.text(),
            "large_print": self.large.isChecked(),
            "both_sides": self.both_sides.isChecked(),
            "copies": int(self.copies.text() or COPIES[0]),
            "reply_by": self.reply_by.when().day,
        }

    def check(self) -> None:
        problems, reading = Problems(), Reading()
        problems.require("delivery", self.delivery.code(), "Choose how it will reach them")
        problems.raise_if_any()
        reading.field("reply_by", self.reply_by.when, NOT_STATED)
        reading.record(lambda: None)
        for household in self._to():
            stop_delivery(household, Delivery(self.delivery.code()))

    def filled(self) -> bool:
        return bool(self.delivery.code())

    def detail(self) -> str:
        large = "large print" if self.large.isChecked() else ""
        said = (language(self.spoken()).name, large, self.delivery.code())
        return ", ".join(filter(None, said))

    def _offer_languages(self) -> None:
        """Those that every letter chosen has a text in."""
        texts = self._material.texts if self._material else ()
        spoken = [
            {each.language for each in texts if each.template.code == code} - {ENGLISH} for code in self._codes()
        ]
        codes = sorted(set.intersection(*spoken)) if spoken else []
        self.language.set_choices((code, language(code).name) for code in codes)

    def _stands(self) -> EnglishStands:
        large = self.large.isChecked()
        return EnglishStands(("" if large else self.english.code()) or EnglishStands.BEHIND.value)

    def _show(self) -> None:
        with_english, large = self.spoken() != ENGLISH, self.large.isChecked()
        self.fields["english"].setVisible(with_english and not large)
        self.behind_only.setVisible(with_english and large)
