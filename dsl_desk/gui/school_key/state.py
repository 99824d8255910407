"""The key in words and digits, until when it signs, and its renewal."""

from PySide6.QtCore import Qt, Signal

from dsl_desk.gui.reads_only import only_who_records
from dsl_desk.gui.school_key.sayings import ABOUT, NO_KEY, RENEWING, grouped, say_standing
from dsl_desk.gui.tasks import Tasks
from dsl_desk.gui.theme import look
from dsl_desk.gui.widgets.buttons import secondary
from dsl_desk.gui.widgets.card import Card
from dsl_desk.gui.widgets.progress_panel import ProgressPanel
from dsl_desk.gui.widgets.words import Kind, Words
from dsl_desk.services.desk import Desk
from dsl_desk.services.key_standing import KeyStanding
from dsl_desk.services.school_keys import renew_leaf, school_keys


class StateCard(Card):
    """``said`` when it is renewed, ``made`` when there is a key now, ``failed`` where it could not be done."""

    said = Signal(str)
    made = Signal()
    failed = Signal(object)

    def __init__(self, tasks: Tasks) -> None:
        super().__init__()
        self._tasks = tasks
        self.words, self.digits = Words("", Kind.LARGE), Words("", Kind.MUTED)
        self.until, self.reminders = Words(""), Words("", Kind.ERROR)
        self.progress = ProgressPanel()
        self.renew_button = secondary("Renew the signing certificate", "key")
        self.make_button = secondary("Make the key now", "key")
        only_who_records(tasks, self.renew_button, self.make_button)
        self.renew_button.clicked.connect(self._renew)
        self.make_button.clicked.connect(self._make)
        self.body.setSpacing(look().px(10))
        self.add(Words("The key", Kind.HEADING), Words(ABOUT, Kind.MUTED), self.words, self.digits)
        self.add(self.until, self.reminders, Words(RENEWING, Kind.MUTED), self.progress)
        for button in (self.renew_button, self.make_button):
            self.body.addWidget(button, alignment=Qt.AlignmentFlag.AlignLeft)
        self.show_standing(None)

    def show_standing(self, standing: KeyStanding | None) -> None:
        """The key as it is, or that there is none."""
        self.words.setText(" ".join(standing.words) if standing else NO_KEY)
        self.digits.setText(f"SHA-256 {grouped(standing.sha256)}" if standing else "")
        self.until.setText(say_standing(standing) if standing else "")
        self.reminders.setText("\n".join(standing.reminders) if standing else "")
        for part in (self.digits, self.until, self.renew_button):
            part.setVisible(standing is not None)
        self.reminders.setVisible(bool(standing and standing.reminders))
        self.make_button.setVisible(standing is None)

    def take_focus(self) -> None:
        """Put the keyboard on the one button that is offered."""
        button = self.make_button if self.renew_button.isHidden() else self.renew_button
        button.setFocus(Qt.FocusReason.OtherFocusReason)

    def _renew(self) -> None:
        self._begin("Making the new certificate")
        self._tasks.write(self, renew_leaf, lambda _: self._renewed(), self._refuse)

    def _renewed(self) -> None:
        self._end("Renewed")
        self.said.emit("The signing certificate is renewed. Recipients have nothing to do")

    def _make(self) -> None:
        def make(desk: Desk) -> None:
            school_keys(desk)

        self._begin("Making the key")
        self._tasks.read(self, make, lambda _: self._made(), self._refuse)

    def _made(self) -> None:
        self._end("The key is made")
        self.made.emit()

    def _refuse(self, error: object) -> None:
        self._end(str(error))
        self.failed.emit(error)

    def _begin(self, words: str) -> None:
        for button in (self.renew_button, self.make_button):
            button.setEnabled(False)
        self.progress.begin(words, can_cancel=False)

    def _end(self, words: str) -> None:
        for button in (self.renew_button, self.make_button):
            button.setEnabled(True)
        self.progress.finish(words)
