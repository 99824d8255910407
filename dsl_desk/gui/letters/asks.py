"""What a letter asks of whoever sends it: a field for each question, read as the answers the letter is filled with.

What is typed in words is asked for in every other language too, with who wrote it there: the program translates
nothing.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from dsl_desk.domain.agency import DirectoryEntry
from dsl_desk.domain.errors import InvalidRecord
from dsl_desk.domain.letter import ENGLISH
from dsl_desk.domain.problems import Problems
from dsl_desk.gui.forms.choice_box import ChoiceBox
from dsl_desk.gui.forms.keeping import Controls
from dsl_desk.gui.forms.times import day_to_come
from dsl_desk.gui.letters.time_field import TimeField
from dsl_desk.gui.theme import look
from dsl_desk.gui.widgets.field import LabelledField
from dsl_desk.gui.widgets.note_editor import NoteField
from dsl_desk.gui.widgets.tab_order import tab_anchor, tab_through
from dsl_desk.gui.widgets.when_field import WhenField
from dsl_desk.services.catalogue.letter_language import LetterLanguage
from dsl_desk.services.lettering.answers import OwnWords, check_answers, check_own_words
from dsl_desk.services.lettering.grammar import Ask, AskKind

WRITER = "written_by"
"""Before the language: who wrote what was typed in it."""
AS_TYPED = "Leave it empty to print it as it stands above."


@dataclass(frozen=True, slots=True)
class _Question:
    """One field on the screen: where its answer stands, and whether it has to be there."""

    name: str
    label: str
    hint: str
    kind: AskKind
    needed: bool
    language: str = ENGLISH


class AskFields(QWidget):
    """Shows the questions of the letters that are chosen; what was typed for one of them stays for the next time.

    ``fields`` are those on the screen, by the name of the answer. ``edited`` when a person changed one.
    """

    edited = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.fields: dict[str, LabelledField] = {}
        self._asks: tuple[Ask, ...] = ()
        self._languages: tuple[LetterLanguage, ...] = ()
        self._questions: tuple[_Question, ...] = ()
        self._entries: tuple[DirectoryEntry, ...] = ()
        self._typed: dict[str, str] = {}
        self._controls = Controls(lambda _: None, self)
        self._anchor = tab_anchor(self)
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
        self._asks = tuple({ask.field: ask for ask in asks}.values())
        self._languages = tuple(each for each in languages if each.code != ENGLISH)
        questions = tuple(_questions(self._asks, self._languages))
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
        """What was answered, by field: a day as 2026-12-01, a time as 15:30, a contact as the id of its entry.

        Raises InvalidRecord with everything that is missing or cannot be read, here or in another language.
        """
        answers, unread, missing = {}, Problems(), Problems()
        for question in self._questions:
            if question.language == ENGLISH:
                try:
                    answer = self._reader(question)()
                except InvalidRecord as error:
                    unread.add(question.name, error.problems[0].words)
                else:
                    answers.update({question.name: answer} if answer else {})
        own = self.own()
        check_answers(self._asks, answers, missing)
        for each in self._languages:
            check_own_words(self._asks, answers, each.code, own[each.code], missing)
        said = {problem.field for problem in unread.found}
        unread.found.extend(problem for problem in missing.found if problem.field not in said)
        order = list(self.fields)
        unread.found.sort(key=lambda problem: order.index(problem.field))
        unread.raise_if_any()
        return answers

    def own(self) -> dict[str, OwnWords]:
        """What was typed in each other language, by its code."""
        typed = {question.name: self._typed_in(question) for question in self._questions}
        return {
            each.code: OwnWords(
                {ask.field: words for ask in self._asks if (words := typed.get(f"{ask.field}/{each.code}", ""))},
                typed.get(f"{WRITER}/{each.code}", ""),
            )
            for each in self._languages
        }

    def is_about_contact(self, name: str) -> bool:
        """Whether this answer is a contact that was chosen: then what is wrong is mended in the directory."""
        return any(
            each.name == name and each.kind is AskKind.CONTACT and self._typed_in(each) for each in self._questions
        )

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
                return NoteField(lines=3, advised=question.language == ENGLISH)
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
    """What is typed in words is asked for in every language, with who wrote it there."""
    asked = tuple(asks)
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
                language=language.code,
            )
        name = f"{WRITER}/{language.code}"
        needed = any(ask.kind is AskKind.TEXT and ask.needed for ask in words)
        yield _Question(name, f"Who wrote the words in {language.name}", "", AskKind.LINE, needed, language.code)


def _say(entry: DirectoryEntry) -> str:
    return ": ".join(filter(None, (entry.label, entry.phone or entry.email or entry.web)))


def _day(field: WhenField) -> str:
    day = field.when().day
    return day.isoformat() if day else ""
