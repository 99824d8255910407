"""What a check found: each answer on its own, what the bundle holds, and the report itself. Nothing is saved."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from dsl_desk.domain.attachment import Attachment
from dsl_desk.domain.casefile import CaseFile, CaseRecord, attachment_code
from dsl_desk.domain.clock import school_time
from dsl_desk.domain.file_name import shown_name
from dsl_desk.domain.kind_words import KIND_WORDS
from dsl_desk.domain.when import say_day
from dsl_desk.gui.theme import look
from dsl_desk.gui.widgets.announce import announce
from dsl_desk.gui.widgets.buttons import secondary
from dsl_desk.gui.widgets.card import Card
from dsl_desk.gui.widgets.pdf_view import PdfView
from dsl_desk.gui.widgets.table import Column
from dsl_desk.gui.widgets.table_card import TableCard
from dsl_desk.gui.widgets.words import Kind, Words
from dsl_desk.services.verdict_words import Answer, answers, say_contents

if TYPE_CHECKING:
    from dsl_desk.services.verifying import Verdict

OPEN_WITH = (
    "Nothing is opened or saved from here. To open a file, unpack the bundle with 7-Zip or Explorer, as "
    "HOW-TO-CHECK.txt says: there it has the number shown here as its name."
)
REPORT_HEIGHT = 720  # logical pixels
KILOBYTE = 1_000


class AnswerCard(Card):
    """One question and its answer; a warning where somebody has to look. Tab goes from answer to answer."""

    def __init__(self, answer: Answer) -> None:
        super().__init__(kind="card" if answer.good else "warning")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(f"{answer.question} {answer.answer}")
        self.setAccessibleDescription(" ".join(answer.details))
        self.add(Words(answer.question, Kind.MUTED), Words(answer.answer, Kind.HEADING))
        self.add(*(Words(detail) for detail in answer.details))


class Findings(QWidget):
    """Empty until ``show_verdict``."""

    def __init__(self) -> None:
        super().__init__()
        self._answers = QVBoxLayout()
        self._answers.setSpacing(look().px(10))
        self._cards: list[QWidget] = []
        self._report = b""
        self.about = Card("What it holds")
        self._facts = Words("")
        self.read_button = secondary("Read the report", "show")
        self.records: TableCard[CaseRecord] = TableCard(
            "Records",
            "",
            (
                Column("Kind", lambda item: KIND_WORDS[item.kind][0].capitalize()),
                Column("Recorded", lambda item: say_day(school_time(item.recorded).date())),
                Column("Version", lambda item: str(item.version)),
            ),
            long_words=True,
        )
        self.files: TableCard[tuple[int, Attachment]] = TableCard(
            "Files",
            OPEN_WITH,
            (
                Column("Number", lambda item: attachment_code(item[0])),
                Column("Was called", lambda item: shown_name(item[1].name)),
                Column("Size", lambda item: f"{-(-item[1].size // KILOBYTE):,} kB"),
            ),
            long_words=True,
        )
        self.pages = PdfView("The report")
        self.pages.setMinimumHeight(look().px(REPORT_HEIGHT))
        self.about.add(self._facts)
        self.about.body.addWidget(self.read_button, alignment=Qt.AlignmentFlag.AlignLeft)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(look().px(10))
        box.addLayout(self._answers)
        for part in (self.about, self.records, self.files, self.pages):
            box.addWidget(part)
        QWidget.setTabOrder(self.read_button, self.records.table)
        self.read_button.clicked.connect(self._read)
        self.clear()

    def clear(self) -> None:
        """Show nothing and drop what was read."""
        for card in self._cards:
            card.hide()
            card.deleteLater()
        self._cards, self._report = [], b""
        self.pages.clear()
        self.records.show_items(())
        self.files.show_items(())
        for part in (self.about, self.pages):
            part.hide()
        self.hide()

    def show_verdict(self, verdict: "Verdict") -> None:
        """The answers in the order they were asked; what it holds only where it is whole and accepted."""
        self.clear()
        found = answers(verdict)
        self._cards = [AnswerCard(answer) for answer in found]
        for card in self._cards:
            self._answers.addWidget(card)
        if verdict.contents and verdict.accepted:
            self._facts.setText("\n".join(say_contents(verdict.contents)))
            self._report = verdict.contents.report
            self._show_casefile(verdict.contents.casefile)
            self.about.show()
        self.show()
        self._cards[0].setFocus(Qt.FocusReason.OtherFocusReason)
        announce(self, " ".join(f"{answer.question} {answer.answer}" for answer in found))

    def _show_casefile(self, casefile: CaseFile) -> None:
        self.records.show_items(casefile.records)
        self.files.show_items(tuple(enumerate(casefile.attachments, 1)))

    def _read(self) -> None:
        self.pages.show_pdf(self._report)
        self.pages.show()
        self.pages.setFocus(Qt.FocusReason.OtherFocusReason)
