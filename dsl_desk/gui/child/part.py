"""What a part of a child's record is: one tab, which reads for itself when it comes to the front."""

from typing import ClassVar

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from dsl_desk.domain.changed import Changed
from dsl_desk.gui.tasks import Tasks
from dsl_desk.gui.theme import look
from dsl_desk.services.desk import Desk


class ChildPart(QWidget):
    """A column of things about one child, under the tab ``title``; made when its tab is first chosen.

    Subclasses say in ``read`` what they ask of the vault, and in ``count`` what stands behind the title. Talks up by
    ``navigate(page name, what to show)``, ``form_wanted(form, back_to)``, ``paper_wanted(paper, back_to)``, both with
    the widget the keyboard goes back to, ``said(words)`` for the banner, ``in_sight(widget)`` for what has to be seen
    and ``failed(error)``, which is passed as ``failed`` to Tasks.
    """

    title: ClassVar[str]
    fills: ClassVar[bool] = False
    """Whether it takes the height there is; other parts are as high as what they hold."""

    navigate = Signal(str, object)
    form_wanted = Signal(object, object)
    paper_wanted = Signal(object, object)
    said = Signal(str)
    failed = Signal(object)
    in_sight = Signal(object)

    def __init__(self, tasks: Tasks, child_id: str) -> None:
        super().__init__()
        self.tasks, self.child_id = tasks, child_id
        self._stale = True
        self.body = QVBoxLayout(self)
        self.body.setContentsMargins(0, 0, 0, 0)
        self.body.setSpacing(look().px(10))

    @staticmethod
    def count(desk: Desk, child_id: str) -> int:
        """How many the tab says there are; asked at every change, so it has to be cheap."""
        return 0

    def read(self) -> None:
        """Ask the vault for what is shown."""
        raise NotImplementedError

    def opened(self) -> None:
        """The part is now in front: read, if anything changed since it was last read."""
        if self._stale:
            self._stale = False
            self.read()

    def changed(self, changed: Changed) -> None:
        """A deed was done: read again at once, or when next in front."""
        if self.child_id in changed.child_ids:
            self._stale = True
            if self.isVisible():
                self.opened()

    def take_focus(self) -> None:
        """The keyboard comes here when the record is opened."""
        self.setFocus(Qt.FocusReason.OtherFocusReason)

    def add(self, *widgets: QWidget) -> None:
        """Put widgets at the end of the column."""
        for widget in widgets:
            self.body.addWidget(widget)

    def pass_on(self, part: "ChildPart") -> None:
        """What a part inside this one says goes up as if this one had said it."""
        part.navigate.connect(self.navigate)
        part.form_wanted.connect(self.form_wanted)
        part.paper_wanted.connect(self.paper_wanted)
        part.said.connect(self.said)
        part.failed.connect(self.failed)
        part.in_sight.connect(self.in_sight)
