"""A few fields and one verb in a card that opens in the page and closes again."""

from collections.abc import Callable, Mapping, Sequence
from functools import partial
from types import MappingProxyType

import shiboken6
from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QHideEvent, QKeyEvent, QKeySequence, QShortcut, QShowEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from dsl_desk.domain.changed import Changed
from dsl_desk.domain.child import Child
from dsl_desk.domain.errors import DeskError, InvalidRecord, Problem
from dsl_desk.gui.deeds.inline_draft import About, InlineDraft
from dsl_desk.gui.forms.choice_box import ChoiceBox
from dsl_desk.gui.forms.keeping import Controls
from dsl_desk.gui.forms.tick_list import TickList
from dsl_desk.gui.reads_only import only_who_records
from dsl_desk.gui.tasks import Tasks
from dsl_desk.gui.theme import look
from dsl_desk.gui.widgets.announce import announce
from dsl_desk.gui.widgets.arrange import Flow
from dsl_desk.gui.widgets.buttons import primary, secondary
from dsl_desk.gui.widgets.card import Card
from dsl_desk.gui.widgets.child_picker import ChildPicker
from dsl_desk.gui.widgets.chips import ChipGroup
from dsl_desk.gui.widgets.error_summary import ErrorSummary
from dsl_desk.gui.widgets.field import LabelledField
from dsl_desk.gui.widgets.note_editor import NoteField
from dsl_desk.gui.widgets.rule_source import read_confirmed
from dsl_desk.gui.widgets.tick_box import TickBox
from dsl_desk.gui.widgets.words import Kind, Words
from dsl_desk.services.desk import Desk
from dsl_desk.services.roll.listing import named

BACK = "What you had typed is back."
ASKED = "Nothing of this is saved yet. Press Esc again to throw it away."


class InlineForm(Card):
    """Ctrl+Enter or the verb does the deed, Cancel or Esc does not; ``finished`` comes after either.

    What is typed is kept as a draft and comes back in the same form ``about`` the same thing. Where something was
    typed Esc asks first: it is pressed by habit, and giving the form up throws the draft away.

    Subclasses say in ``deed`` how the fields become a deed on the desk, and in ``done`` what to say after it. Where
    ``laid_out`` is given it holds the fields as they stand on the form, side by side or with other things between;
    ``unkept`` are those among them of which no draft may be kept, such as a passphrase.
    """

    finished = Signal()
    done = "Saved"
    _id = ""
    """Of the record, where a subclass knows it before it saves: a wording that is kept is noted beside it."""

    def __init__(
        self,
        tasks: Tasks,
        heading: str,
        verb: str,
        fields: Mapping[str, LabelledField],
        laid_out: Sequence[QWidget] = (),
        *,
        about: About,
        unkept: Mapping[str, LabelledField] = MappingProxyType({}),
    ) -> None:
        super().__init__()
        self._tasks = tasks
        self.fields = {**fields, **unkept}
        self.summary = ErrorSummary(self.fields)
        self.save_button = primary(verb, "check")
        self.cancel_button = secondary("Cancel")
        only_who_records(tasks, self.save_button)
        self.save_button.clicked.connect(self.save)
        self.cancel_button.clicked.connect(self.give_up)
        shortcut = QShortcut(QKeySequence("Ctrl+Return"), self, self.save)
        shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        self.body.setSpacing(look().px(10))
        self.back = Words(BACK, Kind.MUTED)
        self.back.hide()
        self.add(Words(heading, Kind.HEADING), self.back, self.summary, *(laid_out or fields.values()))
        for note in self.findChildren(NoteField):
            note.keep_with(lambda: self._id)
        self.asked = Words(ASKED, Kind.STRONG)
        self.asked.hide()
        self.add(self.asked)
        self._controls = Controls(self._choose_child, self)
        for name, field in fields.items():
            self._controls.keep(name, field.control)
        for box in laid_out:
            if isinstance(box, TickBox):
                self._controls.keep(box.text(), box)
        self.draft = InlineDraft(tasks, self, about, self._controls)
        self.draft.came_back.connect(self._say_back)
        buttons = QWidget()
        flow = Flow(buttons, gap=10)
        for button in (self.save_button, self.cancel_button):
            flow.addWidget(button)
        self.add(buttons)

    def deed(self) -> Callable[[Desk], Changed]:
        """What saving does; raises InvalidRecord when the fields cannot be read yet."""
        raise NotImplementedError

    def save(self) -> None:
        """Do the deed once, or say what is missing."""
        if not self.save_button.isEnabled():
            return
        try:
            deed = self.deed()
        except InvalidRecord as error:
            self._refuse(error)
            return
        self.save_button.setEnabled(False)
        self._tasks.write(self, self.draft.finishing(deed), self._saved, self._refuse)

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802
        super().showEvent(event)
        self.draft.begin()
        read_confirmed(self._tasks, self)

    def hideEvent(self, event: QHideEvent) -> None:  # noqa: N802
        self.draft.keep()
        super().hideEvent(event)

    def event(self, event: QEvent) -> bool:
        # Esc belongs to the form while it is open, before the window takes it as "back".
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent) and _is_escape(event):
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        if _is_escape(event):
            self._leave()
        else:
            super().keyPressEvent(event)

    def give_up(self) -> None:
        """Close without the deed, and throw away what was typed."""
        self.draft.give_up()
        self.finished.emit()

    def _leave(self) -> None:
        if self.asked.isHidden() and self.draft.typed():
            self.asked.show()
            announce(self, ASKED)
        else:
            self.give_up()

    def _say_back(self) -> None:
        for field in self.fields.values():
            match field.control:  # these are put back in silence, and other parts of the form may follow them
                case ChipGroup() as chips:
                    chips.chosen.emit()
                case ChoiceBox() | TickList() as box:
                    box.edited.emit()
        self.back.show()
        announce(self, BACK)

    def _choose_child(self, child_id: str) -> None:
        for picker in self.findChildren(ChildPicker):
            self._tasks.read(picker, lambda desk: named(desk, [child_id]), partial(_choose_first, picker))

    def _saved(self, _changed: Changed) -> None:
        announce(self, self.done)
        self.finished.emit()

    def _refuse(self, error: DeskError) -> None:
        self.save_button.setEnabled(True)
        self.draft.go_on()
        problems = error.problems if isinstance(error, InvalidRecord) else (Problem("", str(error)),)
        order = list(self.fields)
        rank = {name: place for place, name in enumerate(order)}
        self.summary.show_problems(sorted(problems, key=lambda problem: rank.get(problem.field, len(order))))


class InlineSlot(QWidget):
    """The place in a page for at most one such form; the focus goes back to where it came from.

    ``opened(form)`` asks to bring the form into sight.
    """

    opened = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.form: InlineForm | None = None
        self._before: QWidget | None = None
        self._box = QVBoxLayout(self)
        self._box.setContentsMargins(0, 0, 0, 0)
        self.hide()

    def open(self, form: InlineForm, back_to: QWidget) -> None:
        """Show ``form`` in place of another one and put the keyboard in its first field."""
        self._drop()
        self.form, self._before = form, back_to
        form.finished.connect(self.close_form)
        self._box.addWidget(form)
        self.show()
        form.show()  # at once, to take the keyboard, where another form stood before
        next(iter(form.fields.values())).setFocus(Qt.FocusReason.OtherFocusReason)
        self.opened.emit(form)

    def close_form(self) -> None:
        """The deed is done or given up."""
        self._drop()
        self.hide()
        # A page that read again meanwhile may have made its buttons anew.
        if self._before is not None and shiboken6.isValid(self._before):
            self._before.setFocus(Qt.FocusReason.OtherFocusReason)

    def _drop(self) -> None:
        if self.form is not None:
            self._box.removeWidget(self.form)
            self.form.hide()
            self.form.deleteLater()
            self.form = None


def _choose_first(picker: ChildPicker, found: Sequence[Child]) -> None:
    picker.choose(found[0] if found else None)


def _is_escape(event: QKeyEvent) -> bool:
    return event.key() == Qt.Key.Key_Escape
