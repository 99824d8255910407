"""What another school's file says, to be read before anything of it is kept."""

from collections.abc import Iterator

from PySide6.QtCore import Qt

from dsl_desk.domain.casefile import CaseFile
from dsl_desk.domain.clock import school_time
from dsl_desk.domain.kind_words import say_counts
from dsl_desk.domain.when import say_day, say_moment
from dsl_desk.gui.theme import look
from dsl_desk.gui.widgets.card import Card
from dsl_desk.gui.widgets.pdf_view import PdfView
from dsl_desk.gui.widgets.words import Kind, Words
from dsl_desk.services.transferring.arriving import Arrival
from dsl_desk.services.transferring.taking_in import counts

HEIGHT = 380  # of the pages in sight, at 100 % text
WHOLE = "It is whole and nothing in it was changed since it was signed. Whose signature it is, the phone call shows."
READ = "You can read all of it now. Nothing is kept yet."


class ArrivedCard(Card):
    """The sender's claims, what is in the file, and its signed report."""

    def __init__(self) -> None:
        super().__init__("What came")
        self.said, self.holds, self.summary = Words(""), Words(""), Words("")
        self.pdf = PdfView("The signed report of the other school")
        self.pdf.setFixedHeight(look().px(HEIGHT))
        self.pdf.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.add(Words(WHOLE, Kind.STRONG), self.said, self.holds, self.summary, Words(READ, Kind.MUTED), self.pdf)

    def show_arrival(self, arrival: Arrival) -> None:
        """Say what it is and show its pages."""
        self.said.setText("\n".join(_said(arrival)))
        held = [*say_counts(counts(arrival.casefile)), *_particulars(arrival.casefile)]
        self.holds.setText("\n".join(f"• {line}" for line in held))
        summary = arrival.casefile.scope.summary
        self.summary.setText(f"Their summary: {summary}" if summary else "")
        self.summary.setVisible(bool(summary))
        self.pdf.show_pdf(arrival.judged.contents.report)

    def forget(self) -> None:
        """Drop all of it."""
        for words in (self.said, self.holds, self.summary):
            words.setText("")
        self.pdf.clear()


def _said(arrival: Arrival) -> Iterator[str]:
    casefile, child = arrival.casefile, arrival.casefile.child
    yield f"From: {casefile.school.name}, as it says. File {casefile.bundle}"
    yield f"Signed {say_moment(school_time(arrival.judged.signer.signed))}, as it says"
    yield f"Put together by {casefile.prepared_by.name}, {casefile.prepared_by.role}"
    born = f", born {say_day(child.born)}" if child.born else ""
    yield f"About: {child.name}{born}"
    here = len(casefile.records) - len(arrival.new)
    if here:
        yield f"{here} of its {len(casefile.records)} entries are here already and are not kept twice"


def _particulars(casefile: CaseFile) -> Iterator[str]:
    details = casefile.details
    yield from say_counts(
        {
            "front_sheet": int(details.front_sheet is not None),
            "family_member": len(details.family),
            "professional": len(details.professionals),
            "status": len(details.statuses),
            "subject": len(casefile.subjects),
        }
    )
