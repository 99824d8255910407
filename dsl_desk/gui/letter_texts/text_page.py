"""One text of a letter: what stands in it, beside the English where it is a translation, and what is done with it."""

from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from dsl_desk.domain.changed import Changed
from dsl_desk.gui.child.list_card import ListCard
from dsl_desk.gui.deeds.inline_form import InlineSlot
from dsl_desk.gui.letter_texts.forms import ChangeText, ConfirmTranslation
from dsl_desk.gui.letter_texts.lines import Lines
from dsl_desk.gui.letter_texts.page import KINDS
from dsl_desk.gui.letter_texts.reading import Kept, OneText, Wanted, one_text
from dsl_desk.gui.letter_texts.sayings import row_of_kept, say_for_families, say_outdated, say_whose
from dsl_desk.gui.page import Page
from dsl_desk.gui.reads_only import only_who_records
from dsl_desk.gui.tasks import Tasks
from dsl_desk.gui.widgets.arrange import Flow
from dsl_desk.gui.widgets.buttons import link, primary, secondary
from dsl_desk.gui.widgets.card import Card, SectionHeading
from dsl_desk.gui.widgets.words import Kind, Words
from dsl_desk.services.lettering.texts import use_shipped

TEXTS_PAGE, LETTERS_PAGE = "letter-texts", "letters"
BACK, OUT_OF_USE = "Back to the text of DSL Desk", "Take this text out of use"
NOT_YET = "There is no text in {} yet. Save one, and have a speaker confirm it."
OF_A_FILE = (
    "These sentences are in the files signs.json and school_does.json of DSL Desk’s own content. Whoever looks after "
    "your computers can change them there."
)


class LetterTextPage(Page):
    """One form at a time opens over the lines."""

    def __init__(self, tasks: Tasks, wanted: Wanted) -> None:
        super().__init__(tasks, "Text of a letter")
        self._wanted = wanted
        self._shown: OneText | None = None
        self.name, self.whose, self.checked = Words("", Kind.HEADING), Words(), Words("", Kind.STRONG)
        self.outdated, self.differences = Words("", Kind.STRONG), Words()
        self.slot = InlineSlot()
        self.slot.opened.connect(self.scroll_to)
        self.lines = Lines()
        self.change_button = secondary("Change this text …", "edit")
        self.confirm_button = primary("Confirm the translation …", "check")
        self.shipped_button = secondary(BACK)
        self.back_link, self.letters_link = link("All texts"), link("Letters to families")
        self.versions_heading = SectionHeading("Your school’s own versions")
        self.versions = ListCard("Your school’s own versions", "")
        self._lay_out()

    def opened(self) -> None:
        self._read()

    def changed(self, changed: Changed) -> None:
        if self.isVisible() and changed.kinds & KINDS:
            self._read()

    def change(self, begin_with: str) -> None:
        """Open the form that changes the text, with this text in it."""
        shown = self._shown
        if shown and shown.meta:
            name = shown.language.name
            form = ChangeText(self.tasks, shown.wanted, shown.name, name, shown.meta, begin_with)
            self.slot.open(form, self.lines)

    def confirm(self) -> None:
        """Open the form that keeps a speaker's word for what is shown."""
        if self._shown and self._shown.standing:
            self.slot.open(ConfirmTranslation(self.tasks, self._shown), self.lines)

    def take_out_of_use(self) -> None:
        """Print the text that came with the program again, if any; the school's own is kept among its versions."""
        wanted = self._wanted
        self.tasks.write(
            self,
            lambda desk: use_shipped(desk, wanted.code, wanted.language),
            lambda _: self.announced.emit("Your school’s own text is out of use"),
            self.show_failure,
        )

    def _lay_out(self) -> None:
        only_who_records(self.tasks, self.change_button, self.confirm_button, self.shipped_button)
        state, buttons = Card(), QWidget()
        flow = Flow(buttons, gap=10)
        for button in (
            self.confirm_button,
            self.change_button,
            self.shipped_button,
            self.back_link,
            self.letters_link,
        ):
            flow.addWidget(button)
        state.add(self.name, self.whose, self.checked, self.outdated, self.differences, buttons)
        self.change_button.clicked.connect(lambda: self.change(self._shown.read.text if self._shown else ""))
        self.confirm_button.clicked.connect(self.confirm)
        self.shipped_button.clicked.connect(self.take_out_of_use)
        self.back_link.clicked.connect(partial(self.navigate.emit, TEXTS_PAGE, None))
        self.letters_link.clicked.connect(partial(self.navigate.emit, LETTERS_PAGE, None))
        self.versions.chosen.connect(self._choose)
        lines = Card(snug=True)
        lines.add(self.lines)
        self.add(state, self.slot, lines, self.versions_heading, self.versions)
        self.body.addStretch(1)

    def _read(self) -> None:
        wanted = self._wanted
        self.tasks.read(self, lambda desk: one_text(desk, wanted), self._show, self.show_failure)

    def _show(self, shown: OneText) -> None:
        first = self._shown is None
        self._shown = shown
        self._say(shown)
        translated = shown.language.name if shown.standing and not shown.standing.is_english else ""
        self.lines.show_rows(shown.read.rows, translated, right_to_left=shown.language.right_to_left)
        self._show_kept(shown.kept)
        if first and shown.standing is None:
            self.change(shown.read.text)
        elif first:
            self.lines.setFocus(Qt.FocusReason.OtherFocusReason)

    def _say(self, shown: OneText) -> None:
        standing = shown.standing
        self.name.setText(f"{shown.name}: {shown.language.name}")
        whose = say_whose(standing) if standing else NOT_YET.format(shown.language.name)
        self.whose.setText(whose if shown.meta else f"{whose}. {OF_A_FILE}")
        self.checked.setText(say_for_families(standing) if standing else "")
        self.outdated.setText(say_outdated(standing) if standing else "")
        self.differences.setText("\n".join(shown.read.differences))
        for words in (self.checked, self.outdated, self.differences):
            words.setVisible(bool(words.text()))
        self.change_button.setVisible(shown.meta is not None)
        self.confirm_button.setVisible(bool(standing and not standing.is_english and not standing.confirmed))
        self.shipped_button.setVisible(bool(standing and standing.own))
        self.shipped_button.set_words(BACK if standing and standing.shipped else OUT_OF_USE)

    def _show_kept(self, kept: tuple[Kept, ...]) -> None:
        self.versions_heading.setVisible(bool(kept))
        self.versions.setVisible(bool(kept))
        newest = kept[-1] if kept else None
        self.versions.set_rows([row_of_kept(each, each is newest) for each in reversed(kept)])

    def _choose(self, kept: object) -> None:
        if isinstance(kept, Kept) and kept.used:
            self.change(kept.text)
