"""One task of a referral: its own page of questions, kept as it stands, checked when the person goes on."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from dsl_desk.domain.errors import InvalidRecord
from dsl_desk.gui.referral.material import Material
from dsl_desk.gui.theme import look
from dsl_desk.gui.widgets.arrange import Flow
from dsl_desk.gui.widgets.buttons import link, primary
from dsl_desk.gui.widgets.card import Card
from dsl_desk.gui.widgets.error_summary import ErrorSummary
from dsl_desk.gui.widgets.field import LabelledField
from dsl_desk.gui.widgets.task_row import Status
from dsl_desk.gui.widgets.words import Kind, Words
from dsl_desk.services.drafts import Fields


class Step(QWidget):
    """Subclasses fill ``card`` and say what they keep. ``back`` and ``finished`` lead to the task list."""

    back = Signal()
    finished = Signal()
    edited = Signal()

    def __init__(self, title: str, task: str, onward: str = "Save and go on") -> None:
        super().__init__()
        self.title, self.task = title, task
        self.fields: dict[str, LabelledField] = {}
        self.summary = ErrorSummary(self.fields)
        self.card = Card()
        self.card.body.setSpacing(look().px(12))
        self.onward = primary(onward)
        self.onward.clicked.connect(self.go_on)
        to_list = link("Back to the list")
        to_list.clicked.connect(self.back)
        self.buttons = Flow()
        self.buttons.addWidget(self.onward)
        self.buttons.addWidget(to_list)
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(0, 0, 0, 0)
        self.column.setSpacing(look().px(12))
        for part in (Words(title, Kind.HEADING), self.summary, self.card):
            self.column.addWidget(part)
        self.column.addLayout(self.buttons)
        self.column.addStretch(1)

    def field(self, name: str, field: LabelledField) -> LabelledField:
        """Put a field in the card; errors of ``name`` are shown beside it."""
        self.fields[name] = field
        self.card.add(field)
        return field

    def offer(self, material: Material) -> None:
        """What the vault has to choose from."""

    def state(self) -> Fields:
        """The controls as they stand, for the draft."""
        return {}

    def restore(self, state: Fields) -> None:
        """Put the controls back as a draft left them."""

    def status(self) -> Status:
        """Completed when nothing is missing, in progress when something is filled in."""
        try:
            self.check()
        except InvalidRecord:
            return Status.IN_PROGRESS if any(self.state().values()) else Status.NOT_STARTED
        return Status.COMPLETED

    def detail(self) -> str:
        """One line under the task in the list."""
        raise NotImplementedError

    def check(self) -> None:
        """Raises InvalidRecord with everything that is missing."""

    def opened(self) -> None:
        """The step is in front; give the first control the focus."""
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
