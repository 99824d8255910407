"""What the language aid says about a letter, before it is printed for families."""

from collections.abc import Sequence

from dsl_desk.gui.widgets.card import Card
from dsl_desk.gui.widgets.words import Words
from dsl_desk.services.language import entry
from dsl_desk.wording.scanner import Remark

NOTHING = "The language aid has nothing to remark."


class LetterWording(Card):
    """Counts the remarks and lists them. It advises: the letter can be printed as it is."""

    def __init__(self) -> None:
        super().__init__("Wording of this letter")
        self.words = Words("")
        self.add(self.words)

    def show_remarks(self, remarks: Sequence[Remark]) -> None:
        if not remarks:
            self.words.setText(NOTHING)
            return
        number = f"{len(remarks)} remark{'s' if len(remarks) > 1 else ''}"
        self.words.setText("\n\n".join((number, *map(_advice, remarks))))


def _advice(remark: Remark) -> str:
    about = entry(remark.entry)
    return f"“{remark.text}”: {about.why} Instead: {about.instead}"
