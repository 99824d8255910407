"""How a letter reads: how hard it is, with its long sentences and the language aid's remarks marked in its words."""

from collections.abc import Iterator
from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtGui import QTextCursor

from dsl_desk.domain.letter import ENGLISH
from dsl_desk.gui.letters.order import Ready
from dsl_desk.gui.proofreading import Mark, document_places
from dsl_desk.gui.widgets.card import Card
from dsl_desk.gui.widgets.field import LabelledField
from dsl_desk.gui.widgets.note_editor import NoteEditor
from dsl_desk.gui.widgets.words import Kind, Words
from dsl_desk.services.language import entry
from dsl_desk.services.lettering.readable import (
    HardSentence,
    LetterReading,
    PartRemark,
    letter_reading,
    remarks_of,
    say_reading,
)

PLAIN = "It is plain: easy words, no long sentence, and the language aid has nothing to remark."
NOT_PLAIN = "Some of it can be made plainer. You can print it as it is."
MARKED = "What to look at again is underlined."
BETWEEN = "\n"
LINES = 9


@dataclass(frozen=True, slots=True)
class Read:
    """A letter in one language, part by part, with what is said of it."""

    texts: tuple[str, ...]
    reading: LetterReading
    remarks: tuple[PartRemark, ...]


def read_letter(ready: Ready, language: str) -> Read:
    """The language aid and the scores know English alone; sentences are measured in every language."""
    parts = ready.prepared.parts(language)
    remarks = remarks_of(parts) if language == ENGLISH else ()
    return Read(tuple(part.text for part in parts), letter_reading(parts, language), remarks)


class LetterWording(Card):
    """It advises: the letter can be printed as it is."""

    def __init__(self) -> None:
        super().__init__("How it reads")
        self.verdict, self.words = Words("", Kind.STRONG), Words("", Kind.MUTED)
        self.text = NoteEditor(lines=LINES)
        self.text.setReadOnly(True)
        self.text.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByKeyboard | Qt.TextInteractionFlag.TextSelectableByMouse
        )
        self.remarks = Words("")
        self.add(self.verdict, self.words, self.remarks, LabelledField("The words of the letter", self.text, MARKED))
        self.hide()

    def show_read(self, read: Read) -> None:
        """Say how hard it is, list what is marked, and mark it."""
        advice = [*(_say_hard(read, each) for each in read.reading.hard), *map(_say_remark, read.remarks)]
        self.verdict.setText(PLAIN if read.reading.is_plain and not read.remarks else NOT_PLAIN)
        self.words.setText("\n".join(say_reading(read.reading)))
        self.remarks.setText("\n\n".join(advice))
        self.remarks.setVisible(bool(advice))
        text = BETWEEN.join(read.texts)
        self.text.set_text(text)
        self.text.show_marks(tuple(_marks(read, text)))
        self.text.moveCursor(QTextCursor.MoveOperation.Start)
        self.show()


def _marks(read: Read, text: str) -> Iterator[Mark]:
    """In the document's own places."""
    place, starts, at = document_places(text), [], 0
    for part in read.texts:
        starts.append(at)
        at += len(part) + len(BETWEEN)
    spans = [(starts[each.part] + each.start, starts[each.part] + each.end, "sentence") for each in read.reading.hard]
    spans += [
        (starts[each.part] + each.remark.start, starts[each.part] + each.remark.end, each.remark.entry)
        for each in read.remarks
    ]
    for start, end, why in sorted(spans):
        yield Mark(place(start), place(end), text[start:end], why)


def _say_hard(read: Read, hard: HardSentence) -> str:
    sentence = read.texts[hard.part][hard.start : hard.end]
    return f"{hard.words} words in one sentence: “{sentence}”"


def _say_remark(found: PartRemark) -> str:
    about = entry(found.remark.entry)
    return f"“{found.remark.text}”: {about.why} Instead: {about.instead}"
