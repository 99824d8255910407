"""The Details of a child's record: the front sheet, read at a glance and written where one stands."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget

from dsl_desk.domain.front_sheet_file import FrontSheetFile
from dsl_desk.gui.child.paper import Paper
from dsl_desk.gui.child.part import ChildPart
from dsl_desk.gui.front_sheet.cards import FrontSheetCards
from dsl_desk.gui.front_sheet.cautions import CautionCards
from dsl_desk.gui.tasks import Tasks
from dsl_desk.gui.widgets.arrange import Columns
from dsl_desk.gui.widgets.buttons import Button, link, secondary
from dsl_desk.gui.widgets.rule_source import read_confirmed
from dsl_desk.services.front_sheet_printing import PrintedFrontSheet, front_sheet_pdf, gather_front_sheet
from dsl_desk.services.front_sheets import front_sheet_file

RECORD_PAGE, KEEPING_PAGE = "child", "keeping"
NARROW, FLIP = 400, 940  # logical pixels


class FrontSheetPart(ChildPart):
    title = "Details"

    def __init__(self, tasks: Tasks, child_id: str) -> None:
        super().__init__(tasks, child_id)
        self._shown: QWidget | None = None
        self.print_button = secondary("Print the front sheet …", "print")
        self.print_button.clicked.connect(
            lambda: self.paper_wanted.emit(front_sheet_paper(child_id), self.print_button)
        )
        self.body.addWidget(self.print_button, alignment=Qt.AlignmentFlag.AlignLeft)
        self.keeping = link("How long this record is kept")
        self.keeping.clicked.connect(lambda: self.navigate.emit(KEEPING_PAGE, child_id))
        self.body.addWidget(self.keeping, alignment=Qt.AlignmentFlag.AlignLeft)

    def read(self) -> None:
        child_id = self.child_id
        self.tasks.read(self, lambda desk: front_sheet_file(desk, child_id), self._show, self.failed.emit)

    def take_focus(self) -> None:
        self.print_button.setFocus(Qt.FocusReason.OtherFocusReason)

    def _show(self, file: FrontSheetFile) -> None:
        before = QApplication.focusWidget()
        kept = before.accessibleName() if before and self.isAncestorOf(before) else ""
        cards = FrontSheetCards(self.tasks, file, self.form_wanted.emit, self._go_to)
        cautions = CautionCards()
        if self._shown:
            self.body.removeWidget(self._shown)
            self._shown.hide()
            self._shown.deleteLater()
        self._shown = Columns(
            [cautions, cards.child(), cards.sheet(), cards.family(), cards.siblings()],
            [cards.statuses(), cards.to_ring(), cards.professionals(), *cards.over()],
            narrow_width=NARROW,
            flip=FLIP,
        )
        cautions.show_cautions(file.cautions)
        self.add(self._shown)
        self._shown.show()
        read_confirmed(self.tasks, self)
        if kept:
            self._focus_again(kept)

    def _focus_again(self, name: str) -> None:
        """The cards are made anew after each deed: the keyboard stays where it was, or comes to the top."""
        same = (
            each for each in self.findChildren(Button) if each.accessibleName() == name and each.isVisibleTo(self)
        )
        next(same, self.print_button).setFocus(Qt.FocusReason.OtherFocusReason)

    def _go_to(self, child_id: str) -> None:
        self.navigate.emit(RECORD_PAGE, child_id)


def front_sheet_paper(child_id: str) -> Paper[PrintedFrontSheet]:
    """A child's front sheet, to be read and printed."""
    return Paper(
        "The front sheet", "front-sheet.pdf", lambda desk: gather_front_sheet(desk, child_id), front_sheet_pdf
    )
