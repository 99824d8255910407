"""The six steps of first run. Each reads its own widgets and raises InvalidRecord for what is not right yet."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QCheckBox, QFileDialog, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from dsl_desk.domain.errors import InvalidRecord, Problem
from dsl_desk.domain.school import School
from dsl_desk.gui.recovery.typed_back import TypedBack
from dsl_desk.gui.theme import look
from dsl_desk.gui.widgets.buttons import link, secondary
from dsl_desk.gui.widgets.card import Card
from dsl_desk.gui.widgets.chips import ChipGroup, Choice
from dsl_desk.gui.widgets.error_summary import ErrorSummary
from dsl_desk.gui.widgets.field import LabelledField
from dsl_desk.gui.widgets.passphrase_field import PassphraseField
from dsl_desk.gui.widgets.tick_box import TickBox
from dsl_desk.gui.widgets.words import Kind, Words
from dsl_desk.services.directory import refuse_retired

if TYPE_CHECKING:
    from dsl_desk.services.founding import PoliceContact


LATER = (
    "Then this code is lost. Today reminds you to make a new one under Recovery. Until then your passphrase is the "
    "only way in."
)


@dataclass(frozen=True, slots=True)
class Founding:
    """What is needed to make a vault."""

    school: School
    name: str
    role: str
    passphrase: str


class Step(QWidget):
    """A heading, why it is asked, and its fields; `laid_out` where more than the fields stands in the card."""

    def __init__(
        self, title: str, why: str, fields: Mapping[str, LabelledField], laid_out: Sequence[QWidget] = ()
    ) -> None:
        super().__init__()
        self.title = title
        self.summary = ErrorSummary(fields)
        self.first = next(iter(fields.values()))
        self.card = Card()
        self.card.body.setSpacing(look().px(14))
        self.card.add(*(laid_out or fields.values()))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(look().px(10))
        for part in (Words(title, Kind.TITLE), Words(why), self.summary, self.card):
            column.addWidget(part)
        column.addStretch(1)

    def check(self) -> None:
        """Raises InvalidRecord with what has to be put right before going on."""


class SchoolStep(Step):
    """School and designated safeguarding lead."""

    def __init__(self) -> None:
        self._lines = {name: QLineEdit() for name in ("name", "address", "phone", "email", "dsl_name", "dsl_role")}
        self._lines["dsl_role"].setText("Designated safeguarding lead")
        line = self._lines
        super().__init__(
            "Your school",
            "This stands at the top of letters and reports. It can be changed later.",
            {
                "name": LabelledField("Name of the school", line["name"]),
                "address": LabelledField("Address", line["address"], "On one line, with commas.", optional=True),
                "phone": LabelledField("Telephone of the office", line["phone"], optional=True),
                "email": LabelledField(
                    "Safeguarding email address",
                    line["email"],
                    "A mailbox of the role, not of a person. It names the key that signs what you send.",
                    optional=True,
                ),
                "dsl_name": LabelledField("Your name", line["dsl_name"]),
                "dsl_role": LabelledField("Your role", line["dsl_role"]),
            },
        )

    def check(self) -> None:
        if not self._text("dsl_name"):
            raise InvalidRecord(Problem("dsl_name", "Enter your name"))
        self.school()

    def school(self) -> School:
        address = tuple(part.strip() for part in self._text("address").split(",") if part.strip())
        name, role = self._text("dsl_name"), self._text("dsl_role")
        return School(
            self._text("name"), address, self._text("phone"), self._text("email"), dsl_name=name, dsl_role=role
        )

    def _text(self, name: str) -> str:
        return self._lines[name].text().strip()


class PassphraseStep(Step):
    """A passphrase offered, or one's own; ``judge`` raises InvalidRecord for one that could be guessed."""

    def __init__(self, offer: Callable[[], str], judge: Callable[[str], None]) -> None:
        self._offer, self._judge = offer, judge
        self._field = PassphraseField()
        self._again = QLineEdit()
        self._again.setEchoMode(QLineEdit.EchoMode.Password)
        super().__init__(
            "Your passphrase",
            "It opens the records on this computer. Nobody can look it up or reset it for you.",
            {
                "passphrase": LabelledField(
                    "Passphrase",
                    self._field,
                    "At least four unrelated words, not only everyday ones. Spaces count.",
                ),
                "again": LabelledField("Type it once more", self._again),
            },
        )
        another = secondary("Offer me a passphrase")
        another.clicked.connect(self.offer)
        self.card.body.addWidget(another, alignment=Qt.AlignmentFlag.AlignLeft)

    def offer(self) -> None:
        """Put a generated passphrase in the field, shown, to be copied and typed once more."""
        self._field.set_text(self._offer())
        self._field.show_text()
        self._again.clear()

    def check(self) -> None:
        if not self._field.text():
            raise InvalidRecord(Problem("passphrase", "Enter a passphrase, or take the one offered"))
        self._judge(self._field.text())
        if self._field.text() != self._again.text():
            raise InvalidRecord(Problem("again", "The two passphrases are not the same. Type it once more"))

    def passphrase(self) -> str:
        return self._field.text()

    def clear(self) -> None:
        """Forget it; the vault has been made."""
        self._field.clear()
        self._again.clear()


class RecoveryStep(Step):
    """The recovery code, shown once, to be printed or written down and typed back in part; or all of it later."""

    print_code = Signal()

    def __init__(self) -> None:
        self.back = TypedBack()
        self.later = TickBox("I cannot print it or write it down now")
        sheet = secondary("Print the recovery code", "print")
        super().__init__(
            "Your recovery code",
            "It opens the records if the passphrase is forgotten or this computer is lost. It is shown now and "
            "never again. Print it or write it down, type it back from the paper, and keep it in the school safe.",
            self.back.fields,
            (sheet, self.back, self.later, Words(LATER, Kind.MUTED)),
        )
        sheet.clicked.connect(self.print_code)
        self.card.body.setAlignment(sheet, Qt.AlignmentFlag.AlignLeft)

    def show_code(self, code: str) -> None:
        self.back.show_code(code)

    @property
    def typed_back(self) -> bool:
        """Whether the paper was shown to be readable."""
        return not self.later.isChecked()

    def check(self) -> None:
        problems = self.back.problems() if self.typed_back else ()
        if problems:
            raise InvalidRecord(*problems)

    def clear(self) -> None:
        """Forget the code; someone has it on paper, or a new one is made later."""
        self.back.clear()


class ChildrenStep(Step):
    """Whether the pupil list is imported as soon as the records are ready."""

    def __init__(self) -> None:
        self._when = ChipGroup([Choice(True, "Import a list at the end"), Choice(False, "Later")])
        self._when.pick(False)
        super().__init__(
            "Your children",
            "The roll comes from the school system: a pupil list as CSV, or a Common Transfer File. You can also add "
            "children one by one, and import a list at any time from Children.",
            {"when": LabelledField("The pupil list", self._when)},
        )

    def import_list(self) -> bool:
        return bool(self._when.value())


class PoliceStep(Step):
    """The police single point of contact; nothing is filled in, because it would go stale."""

    def __init__(self) -> None:
        self._lines = {name: QLineEdit() for name in ("agency", "label", "phone", "email", "source")}
        line = self._lines
        super().__init__(
            "Your police contact",
            "Who gets a report that is not an emergency and not a crime report. You can leave this for later.",
            {
                "agency": LabelledField("Police force", line["agency"], optional=True),
                "label": LabelledField("Single point of contact", line["label"], "A role or a team.", optional=True),
                "phone": LabelledField("Telephone", line["phone"], optional=True),
                "email": LabelledField("Email", line["email"], optional=True),
                "source": LabelledField(
                    "Where you read this", line["source"], "Such as the force's letter of 3 September.", optional=True
                ),
            },
        )

    def check(self) -> None:
        contact = self.contact()
        if contact.is_empty():
            return
        needed = {
            "agency": "Enter the police force",
            "label": "Enter what this contact is called",
            "source": "Enter where you read this",
        }
        missing = [Problem(name, words) for name, words in needed.items() if not getattr(contact, name)]
        if not (contact.phone or contact.email):
            missing.append(Problem("phone", "Enter a telephone number or an email address"))
        if missing:
            raise InvalidRecord(*missing)
        refuse_retired(contact.email)

    def contact(self) -> "PoliceContact":
        from dsl_desk.services.founding import PoliceContact

        return PoliceContact(**{name: line.text().strip() for name, line in self._lines.items()})


class BackupStep(Step):
    """Where copies go: another disk, or a folder that the school backs up."""

    def __init__(self) -> None:
        self._folder = QLineEdit()
        self._later = QCheckBox("I will choose a place later")
        super().__init__(
            "Where backups go",
            "Copies are encrypted, so a school drive or a memory stick is safe. The records themselves stay on this "
            "computer.",
            {"folder": LabelledField("Folder for backups", self._folder)},
        )
        choose = link("Choose a folder")
        choose.clicked.connect(self._choose)
        line = QHBoxLayout()
        line.addWidget(choose)
        line.addStretch(1)
        self.card.body.addLayout(line)
        self.card.add(self._later)

    def check(self) -> None:
        if not self.folder() and not self._later.isChecked():
            raise InvalidRecord(Problem("folder", "Choose a folder, or say that you will choose one later"))

    def folder(self) -> str:
        """The path typed, or nothing."""
        return self._folder.text().strip()

    def _choose(self) -> None:
        chosen = QFileDialog.getExistingDirectory(self, "Folder for backups")
        if chosen:
            self._folder.setText(chosen)
