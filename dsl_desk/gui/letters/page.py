"""General letters: pick one, say whom it is for, fill what it asks, read the exact pages, print or save them."""

from functools import partial

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QKeySequence, QShortcut

from dsl_desk.domain.changed import Changed
from dsl_desk.domain.errors import DeskError, InvalidRecord
from dsl_desk.gui.forms.form import Reading
from dsl_desk.gui.letters.appearance import Appearance
from dsl_desk.gui.letters.asks import AskFields
from dsl_desk.gui.letters.choosing import CHOSEN, Choosing
from dsl_desk.gui.letters.kept import Kept, as_sent
from dsl_desk.gui.letters.material import Material, read_material
from dsl_desk.gui.letters.office import Office
from dsl_desk.gui.letters.order import Order, Ready, get_ready
from dsl_desk.gui.letters.output import ChooseFile, ChooseFolder, Output, ask_for_file, ask_for_folder
from dsl_desk.gui.letters.preview import Preview
from dsl_desk.gui.letters.sent_list import SentList
from dsl_desk.gui.page import Page
from dsl_desk.gui.tasks import Tasks
from dsl_desk.gui.widgets.arrange import Columns
from dsl_desk.gui.widgets.buttons import link, primary
from dsl_desk.gui.widgets.card import Card, SectionHeading
from dsl_desk.gui.widgets.error_summary import ErrorSummary
from dsl_desk.gui.widgets.printing import Print, print_pdf
from dsl_desk.gui.widgets.words import Kind, Words
from dsl_desk.services.lettering.appearance import window_of
from dsl_desk.services.lettering.distributions import LoggedDistribution
from dsl_desk.services.lettering.families import Audience
from dsl_desk.services.lettering.general import Asked

MADE_FROM = frozenset(
    {
        "school", "directory_entry", "agency", "child", "family_member", "front_sheet", "distribution", "letter_text",
        "translation_check", "letterhead_pictures",
    }
)  # fmt: skip
ABOUT = (
    "A general letter has no place for a child’s name. It is logged once for the school, and on no child’s record."
)
NOT_PROOF = "A sign in it is an indicator, not proof."
STALE = "Something changed. Show the letter again before you print it."


class LettersPage(Page):
    """``shown`` is the id of an unfinished letter, or nothing. What is typed stays while a problem is mended."""

    def __init__(
        self,
        tasks: Tasks,
        shown: object = None,
        print_: Print = print_pdf,
        choose_file: ChooseFile = ask_for_file,
        choose_folder: ChooseFolder = ask_for_folder,
    ) -> None:
        super().__init__(tasks, "Letters")
        self._shown = shown if isinstance(shown, str) else ""
        self._material: Material | None = None
        self._order: Order | None = None
        self._ready: Ready | None = None
        self._wanted, self._mend = False, ""
        self.choosing, self.asks, self.appearance = Choosing(), AskFields(), Appearance()
        self._asking = Card("What the letter asks")
        self.forget = link("Throw away what is typed")
        self._asking.add(self.asks)
        self._asking.body.addWidget(self.forget, alignment=Qt.AlignmentFlag.AlignLeft)
        self.fields = {**self.choosing.fields, **self.appearance.fields}
        self.summary = ErrorSummary(self.fields)
        self.show_button = primary("Show the letter", "letter")
        self.preview = Preview(tasks)
        self.output = Output(tasks, print_, choose_file, choose_folder)
        self.office = Office(tasks, print_, choose_file)
        self.sent = SentList()
        self.kept = Kept(tasks, self.choosing, self.asks, self.appearance, self.show_failure, self)
        self._lay_out()
        self._connect()

    def opened(self) -> None:
        self.choosing.pack.setFocus(Qt.FocusReason.OtherFocusReason)
        self._read()

    def leave(self) -> None:
        """Nothing of the letter stays on the screen; it is made again when the person comes back."""
        self.kept.keep()
        self._wanted = self._ready is not None
        self._drop()

    def changed(self, changed: Changed) -> None:
        if self.isVisible() and changed.kinds & MADE_FROM:
            self._wanted = self._ready is not None and changed.kinds != {"distribution"}
            self._read()

    def show_failure(self, error: DeskError) -> None:
        super().show_failure(error)
        self.scroll_to(self.banner)

    def show_letter(self) -> None:
        """Make the letter as it is asked for now, or say what is missing."""
        self.summary.clear()
        try:
            order = self._ordered()
        except InvalidRecord as error:
            self._refuse(error)
            return
        self._drop()
        self._order = order
        self.tasks.read(self, lambda desk: get_ready(desk, order), self._show, self._refuse)

    def _lay_out(self) -> None:
        about = Card("A general letter")
        self.private = link("A letter to one family …")
        self.texts = link("The texts and their translations …")
        about.add(Words(ABOUT), Words(NOT_PROOF, Kind.MUTED))
        for go in (self.private, self.texts):
            about.body.addWidget(go, alignment=Qt.AlignmentFlag.AlignLeft)
        form = [self.summary, self.choosing, self._asking, self.appearance]
        made = [self.preview, self.output, self.office, self.preview.wording]
        self.add(Columns([*form, *made, SectionHeading("Letters sent"), self.sent], [about]))
        self.add_footer(self.show_button)
        self.preview.hide()

    def _connect(self) -> None:
        self.choosing.whose.picker.find_with(self.tasks)
        for part in (self.choosing, self.appearance):
            part.edited.connect(self._offer)
        self.asks.edited.connect(self._edited)
        self.forget.clicked.connect(self.kept.throw_away)
        self.show_button.clicked.connect(self.show_letter)
        self.preview.shown.connect(self._shown_pages)
        self.preview.failed.connect(self._not_drawn)
        self.preview.problems.wanted.connect(self.navigate)
        self.output.said.connect(self.banner.say)
        self.output.logged.connect(self.kept.end)
        self.office.said.connect(self.banner.say)
        self.office.failed.connect(self.show_failure)
        self.output.failed.connect(self.show_failure)
        self.sent.again.connect(self._again)
        self.banner.chosen.connect(lambda: self.navigate.emit(self._mend, None))
        self.private.clicked.connect(lambda: self.navigate.emit("family-letter", None))
        self.texts.clicked.connect(lambda: self.navigate.emit("letter-texts", None))
        for keys, deed in (("Ctrl+Return", self.show_letter), ("Ctrl+P", self.output.print)):
            QShortcut(QKeySequence(keys), self, deed).setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)

    def _read(self) -> None:
        self.tasks.read(self, lambda desk: read_material(desk, self._shown), self._fill, self.show_failure)

    def _fill(self, material: Material) -> None:
        first = self._material is None
        self._material = material
        self.choosing.offer(material.years)
        self.sent.show_sent(material.sent)
        if first:
            self.choosing.whose.set_children(material.named)
            self.kept.begin(material.draft, material.new_draft_id)
        self._offer()
        if first and material.draft:
            self._put_offered(material.draft.fields)
        if self._wanted:
            self._wanted = False
            self.show_letter()

    def _put_offered(self, fields: "dict[str, str | list[str]]") -> None:
        self.kept.put_offered(fields)
        self._offer()
        self.kept.put_offered(fields)
        self._offer()

    def _offer(self) -> None:
        """Show the questions and languages of what is picked."""
        pack, chosen = self.choosing.chosen_pack(), self.choosing.chosen_texts()
        material = self._material
        if material:
            codes = [template.code for template in pack.templates(chosen)]
            addressed = self.choosing.chosen_way() is not None
            self.appearance.offer(material.texts, codes, addressed=addressed)
            self.asks.ask(pack.asks(chosen), material.entries, self.appearance.languages_beside())
        self.fields.clear()
        self.fields.update({**self.choosing.fields, **self.asks.fields, **self.appearance.fields})
        self._asking.setVisible(bool(self.asks.fields))
        self._edited()

    def _edited(self) -> None:
        """What is shown is no longer what is asked for."""
        self.forget.setVisible(self.kept.typed())
        if self._order is None:
            return
        try:
            same = self._ordered() == self._order
        except InvalidRecord:
            same = False
        if not same:
            self._drop()
            self.banner.say(STALE)

    def _ordered(self) -> Order:
        """Raises InvalidRecord with everything that is missing."""
        reading, choosing, appearance = Reading(), self.choosing, self.appearance
        whom = "children" if choosing.audience.text() == CHOSEN else "audience"
        audience = reading.field(whom, choosing.chosen_audience, Audience())
        copies = reading.field("copies", choosing.chosen_copies, 1)
        answers = reading.record(self.asks.answers)
        asked = Asked(
            pack=choosing.chosen_pack().code,
            chosen=choosing.chosen_texts(),
            answers=answers,
            languages=appearance.chosen_languages(),
            own=self.asks.own(),
            large_print=appearance.large.isChecked(),
            english=appearance.chosen_english(),
            window=window_of(appearance.chosen_envelope()),
            both_sides=appearance.both_sides.isChecked(),
        )
        return Order(asked, audience, choosing.chosen_way(), copies)

    def _show(self, ready: Ready) -> None:
        if ready.order is not self._order:
            return
        self._ready = ready
        self.banner.hide()
        self.preview.show_ready(ready)

    def _shown_pages(self) -> None:
        if self._ready:
            first = self.output.isHidden()
            self.output.show_ready(self._ready, self.preview.bytes)
            self.office.show_ready(self._ready)
            if first:
                self.scroll_to(self.preview)
                self.preview.pdf.setFocus(Qt.FocusReason.OtherFocusReason)

    def _drop(self) -> None:
        self._order = self._ready = None
        for made in (self.preview, self.output, self.office):
            made.clear()

    def _again(self, sent: LoggedDistribution) -> None:
        """The same letter to the same people, as it is worded now; its questions are asked anew."""
        if not sent.pack or self._material is None:
            return
        self._drop()
        fields = as_sent(sent, self.choosing.code_of(sent.distribution.audience))
        self.kept.put(fields)
        self._put_offered(fields)
        self.scroll_to(self.choosing)
        self.choosing.audience.setFocus(Qt.FocusReason.OtherFocusReason)
        QTimer.singleShot(0, self, partial(self.banner.say, "Read what is filled in, then show the letter."))

    def _refuse(self, error: DeskError) -> None:
        """Beside the fields where it is about one; else in the banner, with the way to the school's profile."""
        self._drop()
        if isinstance(error, InvalidRecord):
            self.summary.show_problems(error.problems)
            self.scroll_to(self.summary)
            waiting = next((each for each in error.problems if self.asks.is_about_contact(each.field)), None)
            if waiting:
                self._say_mend(f"{waiting.words}.", "Open the directory", "directory")
        else:
            self._say_mend(str(error), "Open Settings", "settings")

    def _not_drawn(self, error: DeskError) -> None:
        self._drop()
        self.show_failure(error)

    def _say_mend(self, words: str, link: str, page: str) -> None:
        self._mend = page
        self.banner.say(words, link, urgent=True)
        self.scroll_to(self.banner)
