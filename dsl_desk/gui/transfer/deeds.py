"""What is written down about files between schools, in place: a receipt, another product's file."""

from collections.abc import Callable
from dataclasses import replace

from PySide6.QtWidgets import QLineEdit

from dsl_desk.domain.changed import Changed
from dsl_desk.domain.errors import InvalidRecord, Problem
from dsl_desk.domain.received import ReceivedFile
from dsl_desk.domain.transfer import Transfer
from dsl_desk.domain.when import NOT_STATED
from dsl_desk.gui.deeds.inline_draft import About
from dsl_desk.gui.deeds.inline_form import InlineForm
from dsl_desk.gui.forms.form import Reading
from dsl_desk.gui.forms.times import past_time
from dsl_desk.gui.tasks import Tasks
from dsl_desk.gui.widgets.attachments.field import HINT, AttachmentsField, ChooseFiles, ask_for_files
from dsl_desk.gui.widgets.child_picker import ChildPicker
from dsl_desk.gui.widgets.field import LabelledField
from dsl_desk.gui.widgets.note_editor import NoteField
from dsl_desk.gui.widgets.words import Words
from dsl_desk.services.attaching import FIELD, ChosenFile
from dsl_desk.services.desk import Desk
from dsl_desk.services.transferring.sending import confirm, save_transfer
from dsl_desk.services.transferring.taking_in import Reception, keep_foreign, record_receipt

QUOTE = "Quote these words, which only whoever opened the file can know: {words}"
WHEN = "Such as today 10:15, or not known"
FOREIGN = (
    "For the export of another system, such as a PDF, or for scanned paper. It is kept as it is, encrypted and with "
    "its fingerprint. Nobody can tell from it whether it was changed on the way: count its pages with the school "
    "that sent it."
)


class TellSender(InlineForm):
    """The school that sent a file is told that it is here; its receipt words show that it was opened."""

    done = "The receipt is recorded"

    def __init__(self, tasks: Tasks, file: ReceivedFile) -> None:
        self._file = file
        self.when, self.how = past_time(), NoteField(lines=2)
        fields = {
            "receipted": LabelledField("When you told them", self.when, WHEN),
            "receipt": LabelledField("How, and who was told", self.how, "Such as by secure mail to the lead there."),
        }
        quote = [Words(QUOTE.format(words=" ".join(file.receipt_words)))] if file.receipt_words else []
        heading = f"Tell {file.school} that its file is here"
        super().__init__(
            tasks,
            heading,
            "Record the receipt",
            fields,
            [*quote, *fields.values()],
            about=About(file.id, file.child_id),
        )

    def deed(self) -> Callable[[Desk], Changed]:
        reading, file, how = Reading(), self._file, self.how.text().strip()
        when = reading.field("receipted", self.when.when, NOT_STATED)
        if when == NOT_STATED and not self.when.text().strip():
            reading.refuse("receipted", "Enter when they were told, or type not known")
        if not how:
            reading.refuse("receipt", "Enter how they were told")
        reading.record(lambda: when)
        return lambda desk: record_receipt(desk, file, how, when)


class WentAnotherWay(InlineForm):
    """The file went by hand, by post or through another system."""

    done = "Recorded as gone"

    def __init__(self, tasks: Tasks, transfer: Transfer) -> None:
        self._transfer = transfer
        self.when, self.how = past_time(), NoteField(lines=2)
        fields = {
            "went": LabelledField("When it went", self.when, WHEN),
            "other_way": LabelledField("How, to whom, and how many pages", self.how, "Such as by hand to the lead."),
        }
        about = About(transfer.child_id, transfer.child_id)
        super().__init__(tasks, "The file went another way", "Record that it went", fields, about=about)

    def deed(self) -> Callable[[Desk], Changed]:
        reading, how = Reading(), self.how.text().strip()
        when = reading.field("went", self.when.when, NOT_STATED)
        if when == NOT_STATED and not self.when.text().strip():
            reading.refuse("went", "Enter when the file went, or type not known")
        if not how:
            reading.refuse("other_way", "Enter how it went")
        gone = reading.record(lambda: replace(self._transfer, other_way=how, went=when, none_goes=""))
        return lambda desk: save_transfer(desk, gone)


class ConfirmArrival(InlineForm):
    """The next school has confirmed a file that went another way."""

    done = "The receipt is recorded"

    def __init__(self, tasks: Tasks, transfer: Transfer) -> None:
        self._transfer = transfer
        self.words = NoteField(lines=2)
        hint = "Name, role, date, how they told you, and the number of pages they counted."
        fields = {"received": LabelledField("Who confirmed that it has arrived", self.words, hint)}
        about = About(transfer.id, transfer.child_id)
        super().__init__(tasks, "The next school has the file", "Record the receipt", fields, about=about)

    def deed(self) -> Callable[[Desk], Changed]:
        transfer, words = self._transfer, self.words.text()
        return lambda desk: confirm(desk, transfer, words)


class KeepForeign(InlineForm):
    """The file of another product, as it is."""

    done = "The file is kept, encrypted. The original is still where it was."

    def __init__(self, tasks: Tasks, choose: ChooseFiles = ask_for_files) -> None:
        self.picker, self.files = ChildPicker(), AttachmentsField(choose)
        self.picker.find_with(tasks)
        self.school, self.product, self.pages = QLineEdit(), QLineEdit(), QLineEdit()
        self.received, self.how, self.received_by = past_time(), QLineEdit(), QLineEdit()
        fields = {
            "child_id": LabelledField("Which child is it about?", self.picker),
            "school": LabelledField("Which school it comes from", self.school),
            "product": LabelledField("What made it", self.product, "Such as the name of their system, or paper."),
            "pages": LabelledField("How many pages", self.pages, "Counted, so that both schools can compare."),
            "received": LabelledField("When it came", self.received, WHEN),
            "how": LabelledField("How it came", self.how, "Such as by hand, or through a secure portal."),
            "received_by": LabelledField("Who received it", self.received_by, "Name and role."),
            FIELD: LabelledField("The file", self.files, HINT),
        }
        super().__init__(
            tasks, "Keep a file of another system", "Keep this file", fields, [Words(FOREIGN), *fields.values()],
            about=About("foreign-file"),
        )  # fmt: skip

    def deed(self) -> Callable[[Desk], Changed]:
        reading, child = Reading(), self.picker.child()
        nothing: tuple[ChosenFile, ...] = ()
        files = reading.field(FIELD, self.files.files, nothing)
        received = reading.field("received", self.received.when, NOT_STATED)
        school, product = self.school.text().strip(), self.product.text().strip()
        pages = reading.field("pages", self._pages, 0)
        required = (
            ("child_id", child, "Choose the child"),
            ("school", school, "Enter which school it comes from"),
            ("product", product, "Enter what made the file, such as the other school’s system"),
            ("received", self.received.text().strip(), "Enter when it came, or type not known"),
            ("how", self.how.text().strip(), "Enter how it came"),
            ("received_by", self.received_by.text().strip(), "Enter who received it"),
            (FIELD, self.files.rows(), "Choose the file"),
        )
        for name, value, words in required:
            if not value:
                reading.refuse(name, words)
        reception = reading.record(
            lambda: Reception(received, self.how.text().strip(), self.received_by.text().strip())
        )
        assert child, "the form is refused without a child"
        child_id = child.id
        return lambda desk: keep_foreign(desk, child_id, school, reception, product, pages, files)

    def _pages(self) -> int:
        text = self.pages.text().strip()
        if not (text.isascii() and text.isdigit() and int(text)):
            raise InvalidRecord(Problem("pages", "Count the pages, so that both schools can compare"))
        return int(text)
