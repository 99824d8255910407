"""Every text of every letter, where it stands, and the way to add one in another language."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Qt

from dsl_desk.domain.changed import Changed
from dsl_desk.domain.errors import Problem
from dsl_desk.domain.letter import ENGLISH
from dsl_desk.gui.child.list_card import ListCard
from dsl_desk.gui.forms.choice_box import ChoiceBox
from dsl_desk.gui.letter_texts.reading import Standing, Wanted, every_text
from dsl_desk.gui.letter_texts.sayings import ABOUT, row_of
from dsl_desk.gui.page import Page
from dsl_desk.gui.reads_only import only_who_records
from dsl_desk.gui.tasks import Tasks
from dsl_desk.gui.widgets.buttons import secondary
from dsl_desk.gui.widgets.card import Card, SectionHeading
from dsl_desk.gui.widgets.error_summary import ErrorSummary
from dsl_desk.gui.widgets.field import LabelledField
from dsl_desk.gui.widgets.words import Kind, Words
from dsl_desk.services.catalogue.letter_language import languages
from dsl_desk.services.lettering.templates import templates

TEXT_PAGE = "letter-text"
KINDS = frozenset({"letter_text", "translation_check"})
OTHER_LANGUAGE = (
    "You write the text yourselves, or have it written: DSL Desk translates nothing and sends nothing anywhere. "
    "It begins as the English, to be replaced line by line."
)


class LetterTextsPage(Page):
    """The list can be cut down to one language."""

    def __init__(self, tasks: Tasks) -> None:
        super().__init__(tasks, "Texts of letters")
        self._found: tuple[Standing, ...] = ()
        self.spoken = ChoiceBox("Every language")
        self.spoken.edited.connect(self._fill)
        self.count = SectionHeading("Texts")
        self.list = ListCard("Texts of letters", "There is no text in this language yet.")
        self.list.chosen.connect(partial(self.navigate.emit, TEXT_PAGE))
        self.letter, self.language = ChoiceBox("Choose the letter"), ChoiceBox("Choose the language")
        self.fields = {
            "letter": LabelledField("Letter", self.letter),
            "language": LabelledField("Language", self.language),
        }
        self.summary = ErrorSummary(self.fields)
        self.begin_button = secondary("Begin this text", "plus")
        self.begin_button.clicked.connect(self.begin)
        only_who_records(tasks, self.begin_button)
        self._lay_out()

    def opened(self) -> None:
        self._read()

    def changed(self, changed: Changed) -> None:
        if self.isVisible() and changed.kinds & KINDS:
            self._read()

    def begin(self) -> None:
        """Go to the text that is chosen, which may be there already."""
        said = {"letter": "Choose the letter", "language": "Choose the language"}
        chosen = {"letter": self.letter.text(), "language": self.language.text()}
        missing = [Problem(name, said[name]) for name, id_ in chosen.items() if not id_]
        self.summary.show_problems(missing)
        if not missing:
            self.navigate.emit(TEXT_PAGE, Wanted(chosen["letter"], chosen["language"]))

    def _lay_out(self) -> None:
        self.letter.set_choices((each.code, each.meta.name) for each in templates())
        self.language.set_choices((each.code, each.name) for each in languages() if each.code != ENGLISH)
        add = Card("Add a text in another language")
        add.add(Words(OTHER_LANGUAGE, Kind.MUTED), self.summary, *self.fields.values())
        add.body.addWidget(self.begin_button, alignment=Qt.AlignmentFlag.AlignLeft)
        self.add(Words(ABOUT), LabelledField("Show", self.spoken), self.count, self.list, add)
        self.body.addStretch(1)

    def _read(self) -> None:
        self.tasks.read(self, every_text, self._show, self.show_failure)

    def _show(self, found: tuple[Standing, ...]) -> None:
        first = not self._found
        self._found = found
        self.spoken.set_choices(_spoken(found))
        self._fill()
        if first:
            self.list.rows.setFocus(Qt.FocusReason.OtherFocusReason)

    def _fill(self) -> None:
        wanted = self.spoken.text()
        shown = [each for each in self._found if wanted in ("", each.language.code)]
        self.count.set_count(f"{len(shown):,}")
        self.list.set_rows([row_of(each) for each in shown])


def _spoken(found: Sequence[Standing]) -> Sequence[tuple[str, str]]:
    """The languages there are texts in, in the order of all languages."""
    there = {each.language.code for each in found}
    return [(each.code, each.name) for each in languages() if each.code in there]
