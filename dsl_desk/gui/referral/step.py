"""One task of a referral: its own page of questions, kept as it stands, checked when the person goes on."""

from collections.abc import Iterable
from typing import Any

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QVBoxLayout, QWidget

from dsl_desk.domain.errors import InvalidRecord, Problem
from dsl_desk.gui.forms.keeping import Controls
from dsl_desk.gui.referral.material import Material
from dsl_desk.gui.theme import look
from dsl_desk.gui.widgets.arrange import Flow
from dsl_desk.gui.widgets.buttons import link, primary
from dsl_desk.gui.widgets.card import Card
from dsl_desk.gui.widgets.error_summary import ErrorSummary
from dsl_desk.gui.widgets.field import LabelledField
from dsl_desk.gui.widgets.note_editor import NoteField
from dsl_desk.gui.widgets.task_row import Status
from dsl_desk.gui.widgets.words import Kind, Words
from dsl_desk.services.drafts import Fields


class Step(QWidget):
    """Subclasses fill ``card`` and say what was decided. ``back`` and ``finished`` lead to the task list.

    ``name`` stands before the names of its fields in the draft. An ``optional`` one may be left blank.
    """

    back = Signal()
    finished = Signal()
    edited = Signal()

    name = ""
    optional = False

    def __init__(self, title: str, task: str, onward: str = "Save and go on") -> None:
        super().__init__()
        self.title, self.task = title, task
        self.fields: dict[str, LabelledField] = {}
        self._refused: tuple[Problem, ...] = ()
        self._controls = Controls(lambda _: None, self)
        self._controls.edited.connect(self._edit)
        self.summary = ErrorSummary(self.fields)
        self.card = Card()
        self.card.body.setSpacing(look().px(12))
        self.onward = primary(onward)
        self.onward.clicked.connect(self.go_on)
        self.to_list = link("Back to the list")
        self.to_list.clicked.connect(self.back)
        self.buttons = Flow()
        self.buttons.addWidget(self.onward)
        self.buttons.addWidget(self.to_list)
        save = QShortcut(QKeySequence("Ctrl+Return"), self, self.onward.click)
        save.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(0, 0, 0, 0)
        self.column.setSpacing(look().px(12))
        for part in (Words(title, Kind.HEADING), self.summary, self.card):
            self.column.addWidget(part)
        self.column.addLayout(self.buttons)
        self.column.addStretch(1)

    def put(self, name: str, field: LabelledField) -> LabelledField:
        """Add a field to the card and keep its control in the draft; errors of ``name`` are shown beside it."""
        self._controls.keep(name, field.control)
        return self.show_problems_of(name, field)

    def show_problems_of(self, name: str, field: LabelledField) -> LabelledField:
        """Add a field that the draft does not keep."""
        self.fields[name] = field
        self.card.add(field)
        return field

    def offer(self, material: Material) -> None:
        """What the vault has to choose from."""

    def decided(self) -> dict[str, Any]:
        """The fields of the ExportRequest that are decided here."""
        return {}

    def written(self) -> tuple[tuple[str, str], ...]:
        """What was typed here and leaves, after what each is called."""
        notes = [note for note in self.findChildren(NoteField) if note.isVisibleTo(self) and note.text().strip()]
        return tuple((note.editor.accessibleName().removesuffix(", optional"), note.text()) for note in notes)

    def state(self) -> Fields:
        """The controls as they stand, for the draft."""
        return self._controls.state()

    def restore(self, state: Fields) -> None:
        """Put the controls back as a draft left them; what it does not name is blank."""
        blank: Fields = {name: [] if isinstance(kept, list) else "" for name, kept in self.state().items()}
        self._controls.restore(blank | state)
        self._refused = ()

    def status(self) -> Status:
        """Completed when nothing is missing, in progress when something is filled in."""
        if self._refused:
            return Status.PROBLEM
        filled = self.filled()
        try:
            self.check()
        except InvalidRecord:
            return Status.IN_PROGRESS if filled else Status.NOT_STARTED
        return Status.OPTIONAL if self.optional and not filled else Status.COMPLETED

    def filled(self) -> bool:
        """Whether anything was said here."""
        return any(any(kept) for kept in self.state().values())

    def detail(self) -> str:
        """One line under the task in the list."""
        raise NotImplementedError

    def check(self) -> None:
        """Raises InvalidRecord with everything that is missing."""

    def refuse(self, problems: Iterable[Problem]) -> None:
        """What stopped the report although nothing was missing; it stands until an answer here changes."""
        self._refused = tuple(problems)

    def opened(self) -> None:
        """The step is in front; give the first control the focus, or say what is wrong."""
        if self._refused:
            self.summary.show_problems(self._refused)
            return
        self.summary.clear()
        first = next(iter(self.fields.values()), self.onward)
        first.setFocus(Qt.FocusReason.OtherFocusReason)

    def go_on(self) -> None:
        try:
            self.check()
        except InvalidRecord as error:
            self.summary.show_problems(error.problems)
        else:
            self.summary.clear()
            self.finished.emit()

    def event(self, event: QEvent) -> bool:
        # Esc goes back to the list, before the window takes it as "back".
        if isinstance(event, QKeyEvent) and event.key() == Qt.Key.Key_Escape:
            if event.type() == QEvent.Type.ShortcutOverride:
                event.accept()
                return True
            if event.type() == QEvent.Type.KeyPress:
                self.back.emit()
                return True
        return super().event(event)

    def _edit(self) -> None:
        self._refused = ()
        self.edited.emit()
