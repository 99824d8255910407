"""What the recipient answered: pasted or typed as it is, with the signed file if there is one."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QLineEdit

from dsl_desk.domain.changed import Changed
from dsl_desk.domain.receipt import Answer
from dsl_desk.domain.when import NOT_STATED
from dsl_desk.gui.deeds.inline_draft import About
from dsl_desk.gui.deeds.inline_form import InlineForm
from dsl_desk.gui.forms.form import Reading, picked
from dsl_desk.gui.forms.times import past_time
from dsl_desk.gui.sharing.sayings import say_words
from dsl_desk.gui.sharing.signed_field import ChooseReceipt, SignedReceiptField, ask_for_receipt
from dsl_desk.gui.tasks import Tasks
from dsl_desk.gui.widgets.announce import announce
from dsl_desk.gui.widgets.attachments.field import HINT, AttachmentsField, ChooseFiles, ask_for_files
from dsl_desk.gui.widgets.chips import ChipGroup, Choice
from dsl_desk.gui.widgets.field import LabelledField
from dsl_desk.gui.widgets.note_editor import NoteField
from dsl_desk.gui.widgets.words import Kind, Words
from dsl_desk.services.attaching import ChosenFile
from dsl_desk.services.desk import Desk
from dsl_desk.services.receipts import Reply, WordsQuoted, record_receipt, words_quoted
from dsl_desk.services.sharing_log import Shared

TIME = "Such as today 2pm, yesterday, or not known"
PASTE = (
    "Paste the whole message, or type the eight words from the slip or as they are read to you. Nothing you enter is "
    "changed or corrected."
)
WORDS = {
    Answer.ARRIVED: "It arrived",
    Answer.ACCEPTED: "They accept it",
    Answer.RETURNED: "They return it",
}
PAUSE = 300  # milliseconds without a key before the words are compared


class RecordReceipt(InlineForm):
    """How far the reply shows that they opened the bundle is found in it, and nobody chooses it."""

    done = "Reply recorded"

    def __init__(
        self,
        tasks: Tasks,
        shared: Shared,
        choose: ChooseReceipt = ask_for_receipt,
        choose_files: ChooseFiles = ask_for_files,
    ) -> None:
        self._id = shared.sharing.id
        self.answer = ChipGroup([Choice(each, words) for each, words in WORDS.items()])
        self.came, self.from_whom, self.reference = past_time(), QLineEdit(), QLineEdit()
        self.words, self.reason = NoteField(lines=3, advised=False), NoteField(lines=2)
        self.signed = SignedReceiptField(tasks, self._id, choose)
        self.files = AttachmentsField(choose_files)
        self.found = Words("", Kind.STRONG)
        self.found.hide()
        self._pause = QTimer(self.found)
        fields = {
            "answer": LabelledField("What they say", self.answer),
            "words": LabelledField("Their reply", self.words, PASTE, optional=True),
            "from_whom": LabelledField("Who replied", self.from_whom, "Name, role and team"),
            "came": LabelledField("When the reply came", self.came, TIME),
            "reference": LabelledField("Their reference", self.reference, optional=True),
            "reason": LabelledField("Why they return it", self.reason),
            "signed": LabelledField(
                "Signed receipt", self.signed, "A PDF or message with a digital signature", optional=True
            ),
            "files": LabelledField("Other files, such as a scan of the slip", self.files, HINT, optional=True),
        }
        laid_out = [
            widget
            for name, field in fields.items()
            for widget in ((field, self.found) if name == "words" else (field,))
        ]
        super().__init__(
            tasks, f"Reply about bundle {shared.sharing.bundle} from {shared.agency}", "Record the reply", fields,
            laid_out, about=About(self._id, shared.child.id),
        )  # fmt: skip
        self._pause.setSingleShot(True)
        self._pause.setInterval(PAUSE)
        self._pause.timeout.connect(self.compare)
        self.words.editor.textChanged.connect(self._pause.start)
        self.answer.chosen.connect(self._show_reason)
        self._show_reason()

    def deed(self) -> Callable[[Desk], Changed]:
        reading, id_ = Reading(), self._id
        came = reading.field("came", self.came.when, NOT_STATED)
        if self.answer.value() is None:
            reading.refuse("answer", "Choose what they say")
        files: tuple[ChosenFile, ...] = reading.field("files", self.files.files, ())
        returned = self.answer.value() is Answer.RETURNED
        reply = reading.record(
            lambda: Reply(
                picked(self.answer), came, self.from_whom.text(), self.reference.text(),
                self.reason.text() if returned else "", self.words.text(), self.signed.signed, files,
            )
        )  # fmt: skip
        return lambda desk: record_receipt(desk, id_, reply)

    def _show_reason(self) -> None:
        self.fields["reason"].setVisible(self.answer.value() is Answer.RETURNED)

    def compare(self) -> None:
        """Say how what is written compares with the words of the bundle."""
        text = self.words.text()
        if not text.strip():
            self.found.hide()
            return
        self._tasks.read(self, partial(words_quoted, sharing_id=self._id, text=text), self._say, self._refuse)

    def _say(self, quoted: WordsQuoted) -> None:
        words = say_words(quoted)
        if words != self.found.text():
            self.found.setText(words)
            announce(self, words)
        self.found.show()
