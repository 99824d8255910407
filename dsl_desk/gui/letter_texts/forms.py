"""The forms about one text: changing it, and confirming a translation."""

from collections.abc import Callable

from PySide6.QtCore import QTimer
from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QLineEdit

from dsl_desk.domain.changed import Changed
from dsl_desk.domain.letter import ENGLISH
from dsl_desk.domain.when import NOT_STATED
from dsl_desk.gui.deeds.inline_draft import About
from dsl_desk.gui.deeds.inline_form import InlineForm
from dsl_desk.gui.forms.form import Reading
from dsl_desk.gui.forms.times import now
from dsl_desk.gui.letter_texts.reading import OneText, Wanted
from dsl_desk.gui.letter_texts.sayings import SPEAKER, say_check, say_frame
from dsl_desk.gui.tasks import Tasks
from dsl_desk.gui.widgets.announce import announce
from dsl_desk.gui.widgets.field import LabelledField
from dsl_desk.gui.widgets.note_editor import NoteField
from dsl_desk.gui.widgets.when_field import WhenField
from dsl_desk.gui.widgets.words import Kind, Words
from dsl_desk.services.desk import Desk
from dsl_desk.services.lettering.checking import check_text
from dsl_desk.services.lettering.grammar import Meta, allowed_fields
from dsl_desk.services.lettering.texts import save_text
from dsl_desk.services.lettering.translations import SideBySide, confirm_translation

PAUSE = 400  # milliseconds without a change before the text is looked at
LINES = 18
MARKS = (
    "One line is one paragraph. Begin a line with “# ” for the title, “## ” for a heading, “- ” for a point of a "
    "list. Empty lines only separate."
)


class ChangeText(InlineForm):
    """Says under the text, as it is typed, why it cannot be used yet, or how hard it is to read."""

    done = "Saved. This text is printed from now on"

    def __init__(self, tasks: Tasks, wanted: Wanted, name: str, language: str, meta: Meta, begin_with: str) -> None:
        self._wanted, self._meta = wanted, meta
        self.text = NoteField(lines=LINES, advised=wanted.language == ENGLISH)
        self.text.set_text(begin_with)
        self.text.editor.moveCursor(QTextCursor.MoveOperation.Start)
        self.check = Words("", Kind.MUTED)
        places = "; ".join(f"${field}: {words}" for field, words in allowed_fields(meta).items())
        fields = {"text": LabelledField(f"The text in {language}", self.text, MARKS)}
        laid_out = (fields["text"], self.check, Words(f"What the letter fills in: {places}.", Kind.MUTED))
        super().__init__(
            tasks, f"Change: {name}", "Save and use this text", fields, laid_out, about=About(wanted.key)
        )
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(PAUSE)
        self._pause.timeout.connect(self.look_again)
        self.text.editor.textChanged.connect(self._pause.start)
        self.look_again()

    def look_again(self) -> None:
        """Say what there is to say about the text as it stands."""
        self._pause.stop()
        found = check_text(self.text.text(), self._meta, self._wanted.language)
        words = "\n".join(say_check(found))
        if words != self.check.text():
            self.check.setText(words)
            if found.refused:
                announce(self.check, words)

    def deed(self) -> Callable[[Desk], Changed]:
        wanted, text = self._wanted, self.text.text()
        return lambda desk: save_text(desk, wanted.code, wanted.language, text)


class ConfirmTranslation(InlineForm):
    """Says what the speaker is asked, and what else is printed in the language."""

    done = "Confirmed. The letter can be printed in this language"

    def __init__(self, tasks: Tasks, shown: OneText) -> None:
        self._read: SideBySide = shown.read
        name = shown.language.name
        self.speaker, self.speaks, self.day = QLineEdit(), QLineEdit(), WhenField(now)
        fields = {
            "speaker": LabelledField(f"Who read the English and the {name}", self.speaker),
            "speaks": LabelledField(
                "How they know both languages",
                self.speaks,
                f"Such as: {name} is their first language, and they teach here.",
            ),
            "checked_on": LabelledField("When they read both texts", self.day, "Such as today, or 12 november"),
        }
        laid_out = (
            Words(SPEAKER),
            Words(say_frame(shown.language, shown.today), Kind.MUTED),
            *fields.values(),
        )
        super().__init__(
            tasks, f"Confirm the {name}: {shown.name}", "They say the same: confirm", fields, laid_out,
            about=About(shown.wanted.key),
        )  # fmt: skip

    def deed(self) -> Callable[[Desk], Changed]:
        reading, speaker, speaks = Reading(), self.speaker.text(), self.speaks.text()
        day = reading.field("checked_on", self.day.when, NOT_STATED).day
        check = reading.record(lambda: self._read.confirmed_by(speaker, speaks, day))
        return lambda desk: confirm_translation(desk, check)
