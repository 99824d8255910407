"""What is written down of a recipient: that they checked the key, how bundles get there, their own certificate."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from PySide6.QtWidgets import QLineEdit, QWidget

from dsl_desk.domain.changed import Changed
from dsl_desk.domain.errors import InvalidRecord, Problem
from dsl_desk.domain.recipient import Channel, KeyCheck, Recipient
from dsl_desk.domain.when import NOT_STATED
from dsl_desk.gui.deeds.inline_draft import About
from dsl_desk.gui.deeds.inline_form import InlineForm
from dsl_desk.gui.forms.form import Reading
from dsl_desk.gui.forms.times import past_time
from dsl_desk.gui.school_key.recipients import Receiving
from dsl_desk.gui.school_key.sayings import CHANNELS
from dsl_desk.gui.tasks import Tasks
from dsl_desk.gui.widgets.field import LabelledField
from dsl_desk.gui.widgets.select import Select
from dsl_desk.gui.widgets.words import Kind, Words
from dsl_desk.services.desk import Desk
from dsl_desk.services.recipients import accept_certificate, recipient_of, record_key_check, rules, save_recipient

RANG = (
    "They ring the school on a number from their own list, and somebody here reads the eight words out from this "
    "page. Write it down afterwards."
)
ChooseFile = Callable[[QWidget], str]


class RecordKeyCheck(InlineForm):
    """``sha256`` is the key that was read out."""

    done = "Written down: they have checked the key"

    def __init__(self, tasks: Tasks, receiving: Receiving, sha256: str, person: str) -> None:
        self._agency_id, self._sha256 = receiving.agency.id, sha256
        self.who, self.when = QLineEdit(), past_time()
        self.number, self.number_from, self.read_out_by = QLineEdit(), QLineEdit(), QLineEdit(person)
        fields = {
            "who": LabelledField("Who there checked the words", self.who, "Name, rank or role, and collar number"),
            "when": LabelledField("When", self.when, "Such as today 2pm or yesterday"),
            "number": LabelledField("Which number they rang", self.number),
            "number_from": LabelledField(
                "Whose list the number came from", self.number_from, "Such as the force’s own list of schools"
            ),
            "read_out_by": LabelledField("Who here read the words out", self.read_out_by),
        }
        heading = f"{receiving.agency.name} has checked the key"
        super().__init__(tasks, heading, "Write it down", fields, about=About(self._agency_id))
        self.body.insertWidget(1, Words(RANG, Kind.MUTED))

    def deed(self) -> Callable[[Desk], Changed]:
        reading, agency_id = Reading(), self._agency_id
        when = reading.field("when", self.when.when, NOT_STATED)
        who, number = self.who.text().strip(), self.number.text().strip()
        number_from, read_out_by = self.number_from.text().strip(), self.read_out_by.text().strip()
        check = reading.record(lambda: KeyCheck(self._sha256, who, when, number, number_from, read_out_by))
        return lambda desk: record_key_check(desk, agency_id, check)


class HowItGetsThere(InlineForm):
    """Address, channel and limit."""

    done = "Written down"

    def __init__(self, tasks: Tasks, receiving: Receiving) -> None:
        self._recipient = known = receiving.recipient or Recipient(receiving.agency.id)
        self.desk, self.address, self.channel = QLineEdit(known.desk), QLineEdit(known.address), Select()
        self.most_mb = QLineEdit(str(known.most_mb or ""))
        for channel, words in CHANNELS.items():
            self.channel.addItem(words, channel)
        self.channel.setCurrentIndex(list(CHANNELS).index(known.channel))
        usual = f"In millions of bytes. Empty means {rules().most_mb}"
        fields = {
            "desk": LabelledField("Desk or team", self.desk, "Such as single point of contact", optional=True),
            "address": LabelledField("Mailbox or portal", self.address, optional=True),
            "channel": LabelledField("How bundles travel", self.channel),
            "most_mb": LabelledField("The largest bundle they take, in MB", self.most_mb, usual, optional=True),
        }
        heading = f"How bundles get to {receiving.agency.name}"
        super().__init__(tasks, heading, "Write it down", fields, about=About(known.id))

    def deed(self) -> Callable[[Desk], Changed]:
        reading, known = Reading(), self._recipient
        most_mb = reading.field("most_mb", lambda: _whole(self.most_mb.text()), None)
        desk, address = self.desk.text().strip(), self.address.text().strip()
        channel = Channel(self.channel.currentData())

        def written(on: Recipient) -> Recipient:
            return replace(on, desk=desk, address=address, channel=channel, most_mb=most_mb)

        reading.record(lambda: written(known))
        return lambda at: save_recipient(at, written(recipient_of(at, known.id) or known))


class TheirCertificateForm(InlineForm):
    """The verb asks for the file."""

    done = "Their certificate is kept"

    def __init__(self, tasks: Tasks, receiving: Receiving, choose: ChooseFile) -> None:
        self._agency_id, self._choose = receiving.agency.id, choose
        self.checked = QLineEdit()
        hint = "With whom, when, on which number from whose list. A certificate proves nothing by itself."
        fields = {"checked": LabelledField("How you know that it is theirs", self.checked, hint)}
        heading = f"The certificate {receiving.agency.name} signs receipts with"
        super().__init__(tasks, heading, "Choose the certificate …", fields, about=About(self._agency_id))

    def deed(self) -> Callable[[Desk], Changed]:
        agency_id, checked = self._agency_id, self.checked.text().strip()
        if not checked:
            raise InvalidRecord(Problem("checked", "Enter how you know that it is theirs"))
        chosen = self._choose(self)
        if not chosen:
            raise InvalidRecord(Problem("checked", "Choose the file with their certificate"))
        return lambda desk: accept_certificate(desk, agency_id, Path(chosen), checked)


def _whole(text: str) -> int | None:
    """What is typed as a number; nothing where nothing is. Raises InvalidRecord."""
    typed = text.strip().removesuffix("MB").strip()
    if not typed:
        return None
    if not (typed.isascii() and typed.isdigit()):
        raise InvalidRecord(Problem("most_mb", "Enter a whole number, such as 10, or leave it empty"))
    return int(typed)
