"""The bundle is made: where it is, what opens it, and recording how it was sent."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QVBoxLayout, QWidget

from dsl_desk.gui.deeds.record_sent import RecordSent
from dsl_desk.gui.referral.made_bundle import MadeBundle
from dsl_desk.gui.tasks import Tasks
from dsl_desk.gui.theme import look
from dsl_desk.gui.widgets.announce import announce
from dsl_desk.gui.widgets.arrange import Flow
from dsl_desk.gui.widgets.buttons import secondary
from dsl_desk.gui.widgets.card import Card
from dsl_desk.gui.widgets.words import Kind, Words
from dsl_desk.services.catalogue.number import emergency_numbers

INSIDE = (
    "Inside is one folder with exactly five files: 1-Report.pdf, which a person reads; 2-payload.zip with the records"
    " and files; HOW-TO-CHECK.txt; the list of sums SHA256SUMS.sha256; and its signature."
)
NOT_LOCKED = (
    "Nothing: it is not locked, because the channel you chose for them encrypts by itself. Never send it by ordinary "
    "email, and delete the file here once it has gone."
)
RECEIPT = (
    "Other words stand on the last page of the report: the receiver answers with them, which shows that it arrived "
    "intact. Enter their answer in Sharing."
)


class Confirmation(QWidget):
    """Shown once. ``forget`` clears the passphrase from the screen, and from the clipboard if it is still there."""

    finished = Signal()

    def __init__(self, tasks: Tasks, bundle: MadeBundle) -> None:
        super().__init__()
        self._passphrase = bundle.passphrase
        self.words = Words(bundle.passphrase, Kind.CODE)
        self.words.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        self.words.setAccessibleName("The six words that open the bundle")
        self.words.setAccessibleDescription(bundle.passphrase)
        self.copy = secondary("Copy the six words")
        self.copy.clicked.connect(self._copy)
        self.sent = RecordSent(tasks, bundle.sharing_id, "Record how you sent it", bundle.child_id)
        self.sent.cancel_button.set_words("Later, from Today")
        self.sent.finished.connect(self.finished)
        self.first: QWidget = self.copy if bundle.passphrase else self.sent.when
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(look().px(12))
        for part in (_saved(bundle), self._opens(bundle), _sending(bundle), _key(bundle), _not_a_report(), self.sent):
            column.addWidget(part)
        column.addStretch(1)

    def forget(self) -> None:
        clipboard = QGuiApplication.clipboard()
        if self._passphrase and clipboard.text() == self._passphrase:
            clipboard.clear()
        self._passphrase = ""
        self.words.clear()
        self.words.setAccessibleDescription("")

    def _opens(self, bundle: MadeBundle) -> Card:
        card = Card("What opens it")
        if not bundle.passphrase:
            card.add(Words(NOT_LOCKED))
            return card
        card.add(
            Words("Give these six words by phone, to a number from the agency’s own list. They are shown only now."),
            self.words,
        )
        flow = Flow()
        flow.addWidget(self.copy)
        card.body.addLayout(flow)
        return card

    def _copy(self) -> None:
        QGuiApplication.clipboard().setText(self._passphrase)
        announce(self, "Copied. It is cleared when you leave this page or lock.")


def _saved(bundle: MadeBundle) -> Card:
    card = Card()
    card.add(
        Words("The bundle is signed and saved", Kind.LARGE),
        Words("\n".join(file.name for file in bundle.files), Kind.STRONG),
        Words(f"in {bundle.main.parent}", Kind.MUTED),
        Words("Nothing has been sent yet. Sending it is up to you."),
    )
    return card


def _sending(bundle: MadeBundle) -> Card:
    card = Card("What you send")
    card.add(Words(bundle.say_sizes()), Words(INSIDE, Kind.MUTED))
    return card


def _key(bundle: MadeBundle) -> Card:
    card = Card("What proves that it is yours")
    card.add(
        Words("The eight words of your school’s key", Kind.MUTED),
        Words(" ".join(bundle.key_words), Kind.STRONG),
        Words("Not secret. Read them out when the agency rings to check that the bundle is yours."),
        Words(RECEIPT, Kind.MUTED),
    )
    return card


def _not_a_report() -> Card:
    emergency, police = emergency_numbers()
    card = Card(kind="danger")
    card.add(
        Words("This is not a crime report", Kind.STRONG),
        Words(f"Danger now: call {emergency.number}. To report a crime: call {police.number} or report online."),
    )
    return card
