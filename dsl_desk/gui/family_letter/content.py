"""What the letter holds: which texts of the pack, which signs, what the school does, and who to call."""

from dsl_desk.domain.letter import ENGLISH
from dsl_desk.gui.family_letter.family_step import ChosenRows
from dsl_desk.gui.family_letter.material import PACK, FamilyMaterial
from dsl_desk.gui.referral.tick_rows import TickRow
from dsl_desk.services.catalogue.letter_words import school_steps
from dsl_desk.services.catalogue.sign import indicators
from dsl_desk.services.lettering.packs import pack
from dsl_desk.services.lettering.templates import template

BY_POLICE = "Told by police: a second person has to read the letter"


class Texts(ChosenRows):
    """The covering letter always goes; the others can go with it."""

    name = "chosen"
    label = "What goes with the letter"
    hint = "Each begins on a new page of the same letter."
    none_chosen = "The letter alone"

    def __init__(self) -> None:
        super().__init__("What goes with the letter", "Choose what goes with it")
        optional = [each.template for each in pack(PACK).texts if each.optional]
        self.show_rows(TickRow(code, template(code).meta.name) for code in optional)


class Signs(ChosenRows):
    """Neutral words, never those of a record."""

    name = "signs"
    label = "Signs that were seen"
    hint = "Those of this child’s record, in the words that the family reads. Tick each one that they should know."
    nothing = "Nothing was ticked in this child’s record that a letter can tell."
    none_chosen = "None is told"

    def __init__(self) -> None:
        super().__init__("Which signs it tells", "Choose the signs it tells")

    def offer_family(self, material: FamilyMaterial) -> None:
        rows = [
            TickRow(
                seen.code,
                words.words[ENGLISH],
                BY_POLICE if seen.police else words.before,
                full="\n".join(filter(None, (words.words[ENGLISH], BY_POLICE if seen.police else "", words.before))),
            )
            for seen, words in material.signs
            if not words.never
        ]
        ticked = {sign.code: sign.wording for sign in indicators()}
        never = (words for _, words in material.signs if words.never)
        self.show_rows(rows, (f"Not in a letter: {ticked.get(each.code, '')}. {each.never}" for each in never))


class SchoolDoes(ChosenRows):
    """Only what is true for this child."""

    name = "school_does"
    label = "What the school does"
    hint = "Tick only what the school does for this child now."
    none_chosen = "Nothing is told"

    def __init__(self) -> None:
        super().__init__("What the school does", "Say what the school does")
        self.show_rows(
            TickRow(
                step.code,
                step.words[ENGLISH],
                step.before,
                full="\n".join(filter(None, (step.words[ENGLISH], step.before))),
            )
            for step in school_steps()
        )


class WhoToCall(ChosenRows):
    """Numbers that somebody has checked lately; 999, 101 and the school’s own always stand in the letter."""

    name = "contacts"
    label = "Who else they can call"
    hint = "999, 101 and your own number are in the letter already."
    nothing = "No number for parents has been checked lately."
    none_chosen = "999, 101 and the school"

    def __init__(self) -> None:
        super().__init__("Who to call", "Choose who to call")

    def offer_family(self, material: FamilyMaterial) -> None:
        rows = (
            TickRow(
                entry.id,
                entry.label,
                entry.use_for,
                entry.phone or entry.web or entry.email,
                material.checked[entry.id],
            )
            for entry in material.contacts
        )
        self.show_rows(rows, material.left_out)
