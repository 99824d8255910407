"""What a person says of a school's key: that its words were heard on the phone, or that the school gave it up."""

from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QLineEdit

from dsl_desk.domain.errors import DeskError, InvalidRecord, Problem
from dsl_desk.domain.when import say_day
from dsl_desk.gui.forms.times import now
from dsl_desk.gui.theme import look
from dsl_desk.gui.widgets.arrange import Flow
from dsl_desk.gui.widgets.buttons import primary, secondary
from dsl_desk.gui.widgets.card import Card
from dsl_desk.gui.widgets.error_summary import ErrorSummary
from dsl_desk.gui.widgets.field import LabelledField
from dsl_desk.gui.widgets.when_field import WhenField
from dsl_desk.gui.widgets.words import Kind, Words
from dsl_desk.services.key_notices import KeyNotice
from dsl_desk.services.ledgers import STAYS_ACCEPTED, KeyCheck, Root

HEARD = "Ring the school on a number from your own list. They read the eight words out from their key card."
HOW = "On which number, and from whose list."
DAY = "Nothing signed under this key on that day or later is accepted. Ask the school for the day."


class AcceptForm(Card):
    """One certificate on its way to being accepted: what it says of itself, and what a person has to say of it."""

    accepted = Signal(object, str, object, object)
    left = Signal()

    def __init__(self) -> None:
        super().__init__("Accept a school’s key")
        self._root: Root | None = None
        self._notice: KeyNotice | None = None
        self.claim, self.hexadecimal, self.vouched = Words(""), Words("", Kind.MUTED), Words("")
        self.words, self.by, self.how = QLineEdit(), QLineEdit(), QLineEdit()
        self.fields = {
            "words": LabelledField("The eight words, as the school read them out", self.words, HEARD),
            "by": LabelledField("Who compared them", self.by),
            "how": LabelledField("How", self.how, HOW),
        }
        self.summary = ErrorSummary(self.fields)
        self.accept_button, self.leave_button = primary("Accept this key", "key"), secondary("Do not accept it")
        buttons = Flow(gap=10)
        for button in (self.accept_button, self.leave_button):
            buttons.addWidget(button)
        self.body.setSpacing(look().px(12))
        self.add(self.summary, self.claim, self.hexadecimal, self.vouched, *self.fields.values())
        self.body.addLayout(buttons)
        self.accept_button.clicked.connect(self._accept)
        self.leave_button.clicked.connect(self._leave)
        self.hide()

    def ask(self, root: Root, notice: KeyNotice | None = None) -> None:
        """Begin with this certificate, perhaps one that came with a notice of the old key."""
        self._root, self._notice = root, notice
        self.summary.clear()
        for line in (self.words, self.by, self.how):
            line.clear()
        name = root.claims_to_be or "a school without a name"
        self.claim.setText(f"This certificate says that it is of {name}. Anyone can write that: the words decide.")
        self.hexadecimal.setText(f"SHA-256 of the certificate: {root.key_sha256}")
        self.vouched.setText(_say_notice(notice) if notice else "")
        self.vouched.setVisible(notice is not None)
        self.show()
        self.words.setFocus(Qt.FocusReason.OtherFocusReason)

    def refuse(self, error: DeskError) -> None:
        """It was not accepted: say why; what was typed stays."""
        self.summary.show_problems(_problems(error))

    def _accept(self) -> None:
        assert self._root, "the form is shown with a certificate"
        today = date.today()  # noqa: DTZ011  the day on the wall
        check = KeyCheck(self.by.text(), self.how.text(), today)
        self.accepted.emit(self._root, self.words.text(), check, self._notice)

    def _leave(self) -> None:
        self.hide()
        self.left.emit()


class GiveUpForm(Card):
    """A key that the school gave up: from which day, and who heard it."""

    given_up = Signal(object, object, object)
    left = Signal()

    def __init__(self) -> None:
        super().__init__("The school gave up a key")
        self._root: Root | None = None
        self.about = Words("")
        self.until, self.by, self.how = WhenField(now), QLineEdit(), QLineEdit()
        self.fields = {
            "until": LabelledField("The day it was given up", self.until, DAY),
            "by": LabelledField("Who heard it from the school", self.by),
            "how": LabelledField("How they heard it", self.how, HOW),
        }
        self.summary = ErrorSummary(self.fields)
        self.keep_button, self.leave_button = primary("Keep this day", "key"), secondary("Change nothing")
        buttons = Flow(gap=10)
        for button in (self.keep_button, self.leave_button):
            buttons.addWidget(button)
        self.body.setSpacing(look().px(12))
        self.add(self.summary, self.about, Words(STAYS_ACCEPTED, Kind.MUTED), *self.fields.values())
        self.body.addLayout(buttons)
        self.keep_button.clicked.connect(self._keep)
        self.leave_button.clicked.connect(self._leave)
        self.hide()

    def ask(self, root: Root) -> None:
        """Begin with this key."""
        self._root = root
        self.summary.clear()
        self.until.set_text("")
        for line in (self.by, self.how):
            line.clear()
        self.about.setText(f"{root.claims_to_be}: {' '.join(root.key_words)}")
        self.show()
        self.until.setFocus(Qt.FocusReason.OtherFocusReason)

    def refuse(self, error: DeskError) -> None:
        """Nothing was changed: say why; what was typed stays."""
        self.summary.show_problems(_problems(error))

    def _keep(self) -> None:
        assert self._root, "the form is shown with a key"
        try:
            until = self.until.when().day
        except InvalidRecord as error:
            self.summary.show_problems(Problem("until", each.words) for each in error.problems)
            return
        if until is None:
            self.summary.show_problems([Problem("until", "Enter the day on which the school gave up this key")])
            return
        today = date.today()  # noqa: DTZ011  the day on the wall
        self.given_up.emit(self._root, until, KeyCheck(self.by.text(), self.how.text(), today))

    def _leave(self) -> None:
        self.hide()
        self.left.emit()


def _say_notice(notice: KeyNotice) -> str:
    day = say_day(notice.day)
    return (
        f"The old key vouches for a notice, signed on {day}, that this is the school’s new one. Whoever stole the "
        "old key could have made it: the words decide. Ask for the day too: nothing signed under the old key on that "
        "day or later will be accepted."
    )


def _problems(error: DeskError) -> tuple[Problem, ...]:
    return error.problems if isinstance(error, InvalidRecord) else (Problem("", str(error)),)
