"""What a letter asks of whoever sends it: a field for each question, read as the answers the letter is filled with.

An answer is text: a day as 2026-12-01, a time as 15:30, a contact as the id of its entry in the directory, the rest
as it was typed. What was typed in another language stands under `field/language`, and who wrote it under
`writer/language`: the program translates nothing.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from dsl_desk.domain.agency import DirectoryEntry
from dsl_desk.domain.letter import ENGLISH
from dsl_desk.gui.forms.choice_box import ChoiceBox
from dsl_desk.gui.forms.form import Reading
from dsl_desk.gui.forms.keeping import Controls
from dsl_desk.gui.forms.times import day_to_come
from dsl_desk.gui.letters.time_field import TimeField
from dsl_desk.gui.theme import look
from dsl_desk.gui.widgets.field import LabelledField
from dsl_desk.gui.widgets.note_editor import NoteField
from dsl_desk.gui.widgets.tab_order import tab_through
from dsl_desk.gui.widgets.when_field import WhenField
from dsl_desk.services.catalogue.letter_language import LetterLanguage
from dsl_desk.services.lettering.templates import Ask, AskKind

WRITER = "writer"
"""Before the language: who wrote the words in it."""
AS_TYPED = "Leave it empty to print it as it stands above."


@dataclass(frozen=True, slots=True)
class _Question:
    """One field on the screen: where its answer stands, and whether it has to be there."""

    name: str
    label: str
    hint: str
    kind: AskKind
    needed: bool
    english: bool = True


class AskFields(QWidget):
    """Shows the questions of the letters that are chosen; what was typed for one of them stays for the next time.

    ``fields`` are those on the screen, by the name of the answer. ``edited`` when a person changed one.
    """

    edited = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.fields: dict[str, LabelledField] = {}
        self._questions: tuple[_Question, ...] = ()
        self._entries: tuple[DirectoryEntry, ...] = ()
        self._typed: dict[str, str] = {}
        self._controls = Controls(lambda _: None, self)
        self._anchor = QWidget(self)  # never seen: keeps the place in the tab order of fields that come and go
        self._anchor.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._anchor.hide()
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(look().px(12))

    def ask(
        self,
        asks: Iterable[Ask],
        entries: Sequence[DirectoryEntry] = (),
        languages: Sequence[LetterLanguage] = (),
    ) -> None:
        """Show these questions; ``entries`` are the contacts to choose from, ``languages`` those beside English."""
        questions = tuple(_questions(asks, [each for each in languages if each.code != ENGLISH]))
        if questions == self._questions and tuple(entries) == self._entries:
            return
        typed = self.state()
        self._questions, self._entries = questions, tuple(entries)
        for field in self.fields.values():
            self._column.removeWidget(field)
            field.hide()
            field.deleteLater()
        self.fields.clear()
        self._controls.deleteLater()
        self._controls = Controls(lambda _: None, self)
        for question in questions:
            self._put(question)
        tab_through((self._anchor, *self.fields.values()))
        self.restore(typed)
        self._controls.edited.connect(self.edited)

    def answers(self) -> dict[str, str]:
        """What was answered, by field; raises InvalidRecord with everything that is missing or cannot be read."""
        reading, answers = Reading(), {}
        for question in self._questions:
            answer = reading.field(question.name, self._reader(question), "")
            if answer:
                answers[question.name] = answer
            elif question.needed and not self._typed_in(question):
                reading.refuse(question.name, f"Answer “{question.label}”")
        return reading.record(lambda: answers)

    def state(self) -> dict[str, str]:
        """Everything typed, for a draft, also for questions that are not asked now."""
        return self._typed | {question.name: self._typed_in(question) for question in self._questions}

    def restore(self, state: Mapping[str, str]) -> None:
        """Put back what was typed."""
        self._typed = dict(state)
        for name in self.fields.keys() & state.keys():
            self._controls.put(name, state[name])

    def _put(self, question: _Question) -> None:
        control = self._control(question)
        field = LabelledField(question.label, control, question.hint, optional=not question.needed)
        self.fields[question.name] = field
        self._controls.keep(question.name, control)
        self._column.addWidget(field)

    def _control(self, question: _Question) -> QWidget:
        match question.kind:
            case AskKind.LINE:
                return QLineEdit()
            case AskKind.TEXT:
                return NoteField(lines=3, advised=question.english)
            case AskKind.DAY:
                return day_to_come()
            case AskKind.TIME:
                return TimeField()
            case AskKind.CONTACT:
                box = ChoiceBox("Choose the contact")
                box.set_choices((entry.id, _say(entry)) for entry in self._entries)
                return box

    def _reader(self, question: _Question) -> Callable[[], str]:
        control = self.fields[question.name].control
        match control:
            case WhenField():
                return lambda: _day(control)
            case TimeField():
                return lambda: f"{at:%H:%M}" if (at := control.time()) else ""
            case _:
                return lambda: self._typed_in(question)

    def _typed_in(self, question: _Question) -> str:
        return str(self._controls.take(question.name)).strip()


def _questions(asks: Iterable[Ask], languages: Iterable[LetterLanguage]) -> Iterable[_Question]:
    """Each field once, though two letters ask for it; what is typed in words is asked for in every language."""
    asked = tuple({ask.field: ask for ask in asks}.values())
    for ask in asked:
        yield _Question(ask.field, ask.label, ask.hint, ask.kind, ask.needed)
    words = [ask for ask in asked if ask.kind in (AskKind.LINE, AskKind.TEXT)]
    for language in languages if words else ():
        for ask in words:
            yield _Question(
                f"{ask.field}/{language.code}",
                f"{ask.label}, in {language.name}",
                "" if ask.kind is AskKind.TEXT else AS_TYPED,
                ask.kind,
                ask.needed and ask.kind is AskKind.TEXT,
                english=False,
            )
        name = f"{WRITER}/{language.code}"
        needed = any(ask.kind is AskKind.TEXT and ask.needed for ask in words)
        yield _Question(name, f"Who wrote the words in {language.name}", "", AskKind.LINE, needed)


def _say(entry: DirectoryEntry) -> str:
    return ": ".join(filter(None, (entry.label, entry.phone or entry.email or entry.web)))


def _day(field: WhenField) -> str:
    day = field.when().day
    return day.isoformat() if day else ""
