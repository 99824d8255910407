"""A form: labelled controls in one card, read as a record in one place, kept as a draft as they stand."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from secrets import token_hex
from typing import TypeVar, cast

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from dsl_desk.domain.child import Child
from dsl_desk.domain.errors import InvalidRecord, Problem
from dsl_desk.gui.forms.keeping import Controls
from dsl_desk.gui.forms.opening import Opening
from dsl_desk.gui.forms.section import Section
from dsl_desk.gui.theme import look
from dsl_desk.gui.widgets.card import Card
from dsl_desk.gui.widgets.child_picker import ChildPicker
from dsl_desk.gui.widgets.chips import ChipGroup
from dsl_desk.gui.widgets.field import LabelledField
from dsl_desk.gui.widgets.note_editor import NoteField
from dsl_desk.services.drafts import Fields
from dsl_desk.services.reviewing import ChildFile

T = TypeVar("T")
CHILD = "child"


def new_id() -> str:
    """As the ids of records are made: the form's becomes the record's, so that a form makes one record."""
    return token_hex(16)


def picked(group: ChipGroup[T]) -> T:
    """What is picked; None where nothing is, which the record then refuses in its own words."""
    return cast(T, group.value())


class Reading:
    """Reads the controls of a form one by one and raises what is wrong with all of them together."""

    def __init__(self) -> None:
        self._problems: list[Problem] = []

    def field(self, name: str, read: Callable[[], T], otherwise: T) -> T:
        """What ``read`` gives; its problems are kept under ``name``, the field's name on this form."""
        try:
            return read()
        except InvalidRecord as error:
            self._problems += [Problem(name, problem.words) for problem in error.problems]
            return otherwise

    def refuse(self, name: str, words: str) -> None:
        self._problems.append(Problem(name, words))

    def record(self, make: Callable[[], T]) -> T:
        """The record ``make`` gives; raises InvalidRecord with every problem found, the record's own among them."""
        try:
            made = make()
        except InvalidRecord as error:
            raise InvalidRecord(*self._problems, *error.problems) from None
        if self._problems:
            raise InvalidRecord(*self._problems)
        return made


class Form(Card):
    """Starts with the child. Subclasses put their fields below and say how they make a record."""

    edited = Signal()
    child_chosen = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self.record_id = new_id()
        self.fields: dict[str, LabelledField] = {}
        self._controls = Controls(self.choose_child, self)
        self._controls.edited.connect(self.edited)
        self._empty: Fields = {}
        self._blank: Fields = {}
        self._sections: list[Section] = []
        self._into: Section | None = None
        self._children: dict[str, Child] = {}
        self.body.setSpacing(look().px(12))
        self.picker = ChildPicker()
        self.put(CHILD, "Child", self.picker)
        self.picker.chosen.connect(self.child_chosen)

    @contextmanager
    def section(self, title: str, about: str) -> Iterator[None]:
        """What is added inside stands under one line that starts closed; ``about`` says what belongs there."""
        section = Section(title, about, self._filled)
        self.add(section)
        self._sections.append(section)
        self._into = section
        yield
        self._into = None
        section.refresh()

    def add(self, *widgets: QWidget) -> None:
        """Put widgets at the end of the card, or of the section that is being filled."""
        if self._into:
            self._into.add(*widgets)
        else:
            super().add(*widgets)

    def put(
        self, name: str, label: str, control: QWidget, hint: str = "", *, optional: bool = False
    ) -> LabelledField:
        """Add a field at the end of the card."""
        field = self.labelled(name, label, control, hint, optional=optional)
        self.add(field)
        return field

    def labelled(
        self, name: str, label: str, control: QWidget, hint: str = "", *, optional: bool = False
    ) -> LabelledField:
        """A field of this form that the caller places; ``name`` is its name in the record."""
        self.fields[name] = LabelledField(label, control, hint, optional=optional)
        for note in self.fields[name].findChildren(NoteField):
            note.keep_with(lambda: self.record_id)
        self._controls.keep(name, control)
        self._blank[name] = self._empty[name] = self._controls.take(name)
        if self._into:
            self._into.fields[name] = self.fields[name]
        return self.fields[name]

    @property
    def child(self) -> Child | None:
        """The child this is about."""
        return self.picker.child()

    @property
    def blank(self) -> bool:
        """Nothing has been said yet, except perhaps about whom."""
        return self.state() | {CHILD: ""} == self._blank

    def chosen(self) -> Child:
        """The child this is about, once the record has been read."""
        assert self.child, "a form without a child is refused when it is read"
        return self.child

    def offer(self, opening: Opening) -> None:
        """What the vault has to choose from."""
        self._children = {child.id: child for child in opening.children}

    def choose_child(self, child_id: str) -> None:
        """Start with this child chosen; an id that is not on the roll chooses nobody."""
        self.picker.choose(self._children.get(child_id))

    def show_file(self, file: ChildFile) -> None:
        """The chosen child's records have been read."""

    def state(self) -> Fields:
        """The controls as they stand, for a draft."""
        return self._controls.state()

    def restore(self, state: Fields) -> None:
        """Put the controls back as a draft left them."""
        self._controls.restore(state)
        self.say_what_is_filled()

    def prefill(self, name: str, text: str | list[str]) -> None:
        """Start with ``text`` there; leaving it so is not typing."""
        if self.state()[name] == self._blank[name]:
            self._controls.put(name, text)
        self._blank[name] = text

    def clear(self) -> None:
        """A blank form for another record."""
        self.record_id = new_id()
        self.restore(self._blank)
        for section in self._sections:
            section.close_again()

    def open_sections(self, names: Iterable[str]) -> None:
        """Open the sections these fields stand in, so that what is wrong there can be seen."""
        wanted = set(names)
        for section in self._sections:
            if wanted & section.fields.keys():
                section.open()

    def say_what_is_filled(self) -> None:
        """On the line of every section."""
        for section in self._sections:
            section.refresh()

    def first_field(self) -> LabelledField:
        """Where writing starts: the child, or the first field asked after it when the child is known."""
        child, *rest = self.fields.values()
        return next(each for each in rest if not each.isHidden()) if self.child else child

    def in_order(self, problems: Sequence[Problem]) -> list[Problem]:
        """Problems in the order of the fields, as they are read down the page."""
        order = list(self.fields)
        return sorted(problems, key=lambda each: order.index(each.field) if each.field in order else len(order))

    def _filled(self, names: Iterable[str]) -> list[str]:
        """The labels of the fields that hold something, with how many where it is several."""
        return [
            _say_filled(self.fields[name].label.text(), state)
            for name in names
            if (state := self._controls.take(name)) != self._empty[name]
        ]


def _say_filled(label: str, state: str | list[str]) -> str:
    label = label[:1].lower() + label[1:]
    return f"{label} ({sum(bool(each) for each in state)})" if isinstance(state, list) else label
