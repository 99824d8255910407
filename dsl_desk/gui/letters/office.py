"""What the office needs beside addressed letters: labels for the envelopes, and the list to tick off."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import partial
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit, QWidget

from dsl_desk.domain.errors import InvalidRecord, Problem
from dsl_desk.domain.event import Happening
from dsl_desk.gui.forms.choice_box import ChoiceBox
from dsl_desk.gui.letters.order import Ready
from dsl_desk.gui.reads_only import only_who_records
from dsl_desk.gui.tasks import Tasks
from dsl_desk.gui.theme import look
from dsl_desk.gui.widgets.arrange import Flow
from dsl_desk.gui.widgets.buttons import secondary
from dsl_desk.gui.widgets.card import Card
from dsl_desk.gui.widgets.error_summary import ErrorSummary
from dsl_desk.gui.widgets.field import LabelledField
from dsl_desk.gui.widgets.printing import Paper, Print
from dsl_desk.gui.widgets.words import Kind, Words
from dsl_desk.services.catalogue.stationery import LabelStock, label_stocks
from dsl_desk.services.desk import Desk
from dsl_desk.services.lettering.families import Family
from dsl_desk.services.lettering.office import (
    CHECKLIST_FILE,
    LABELS_FILE,
    note_checklist_left,
    note_labels_left,
    print_checklist,
    print_labels,
)
from dsl_desk.services.papers import save_paper

ABOUT = "They name adults, and children where a letter is handed over. Keep them in the office."
MOST_USED = 99


@dataclass(frozen=True, slots=True)
class _Printing:
    """Who prints, and when (UTC)."""

    by: str
    at: datetime
    demonstration: bool


@dataclass(frozen=True, slots=True)
class _OfficePaper:
    """What a file of it is called, how it is printed, and what enters that it left."""

    file: str
    paper: Paper
    note: Callable[[Desk, Sequence[Family], Happening], None]


LABELS = _OfficePaper(LABELS_FILE, Paper.ONE_SIDE, note_labels_left)
CHECKLIST = _OfficePaper(CHECKLIST_FILE, Paper.AS_CHOSEN, note_checklist_left)
SAID = {
    Happening.PRINTED: "Printed.",
    Happening.SAVED: "Saved. The copy is not encrypted: keep it safe.",
}
Draw = Callable[[Ready, _Printing], bytes]
Deliver = Callable[[_OfficePaper, Ready, bytes], None]


class Office(Card):
    """``said(words)`` after a paper was printed or saved, ``failed(error)``."""

    said = Signal(str)
    failed = Signal(object)

    def __init__(self, tasks: Tasks, print_: Print, choose_file: Callable[[QWidget, str], str]) -> None:
        super().__init__("For the office")
        self._tasks, self.print_, self.choose_file = tasks, print_, choose_file
        self._ready: Ready | None = None
        self.stock, self.used = ChoiceBox("Choose the sheet"), QLineEdit("0")
        self.stock.set_choices((each.code, each.name) for each in label_stocks())
        self.used.setMaximumWidth(look().px(120))
        self.fields = {
            "stock": LabelledField("Sheet of labels", self.stock),
            "used": LabelledField("Labels gone from the first sheet", self.used),
        }
        self.summary, self.outcome = ErrorSummary(self.fields), Words("", Kind.STRONG)
        self.print_labels, self.save_labels = secondary("Print the labels", "print"), secondary("Save the labels …")
        self.print_list, self.save_list = secondary("Print the checklist", "print"), secondary("Save the checklist …")
        only_who_records(tasks, self.print_labels, self.save_labels, self.print_list, self.save_list)
        self.print_labels.clicked.connect(lambda: self._labels(self._to_printer))
        self.save_labels.clicked.connect(lambda: self._labels(self._to_file))
        self.print_list.clicked.connect(lambda: self._make(CHECKLIST, _checklist, self._to_printer))
        self.save_list.clicked.connect(lambda: self._make(CHECKLIST, _checklist, self._to_file))
        self.add(self.summary, Words(ABOUT, Kind.MUTED), *self.fields.values())
        self.add(_side_by_side(self.print_labels, self.save_labels))
        self.add(_side_by_side(self.print_list, self.save_list), self.outcome)
        self.hide()

    def show_ready(self, ready: Ready) -> None:
        """Offer the papers of these letters; copies with nobody's name have none."""
        if ready is not self._ready:
            self.outcome.hide()
        self._ready = ready
        self.setVisible(ready.merge is not None and ready.count > 0)

    def clear(self) -> None:
        self._ready = None
        self.hide()

    def _labels(self, deliver: Deliver) -> None:
        self.summary.clear()
        try:
            stock, used = self._stock(), self._used()
        except InvalidRecord as error:
            self.summary.show_problems(error.problems)
        else:
            self._make(LABELS, partial(_draw_labels, stock, used), deliver)

    def _stock(self) -> LabelStock:
        code = self.stock.text()
        for each in label_stocks():
            if each.code == code:
                return each
        raise InvalidRecord(Problem("stock", "Choose the sheet of labels"))

    def _used(self) -> int:
        typed = self.used.text().strip() or "0"
        if not (typed.isascii() and typed.isdigit() and int(typed) <= MOST_USED):
            raise InvalidRecord(Problem("used", "Enter how many labels are gone, such as 0 or 4"))
        return int(typed)

    def _make(self, paper: _OfficePaper, draw: Draw, deliver: Deliver) -> None:
        ready = self._ready
        if ready is None:
            return

        def drawn(printing: _Printing) -> None:
            self._tasks.make(
                self, lambda progress: draw(ready, printing), partial(deliver, paper, ready), self.failed.emit
            )

        self._tasks.read(self, _printing, drawn, self.failed.emit)

    def _to_printer(self, paper: _OfficePaper, ready: Ready, pdf: bytes) -> None:
        self.print_(pdf, self, lambda _: self._left(paper, ready, Happening.PRINTED), paper=paper.paper)

    def _to_file(self, paper: _OfficePaper, ready: Ready, pdf: bytes) -> None:
        chosen = self.choose_file(self, paper.file)
        if chosen:
            self._tasks.make(
                self,
                lambda progress: save_paper(pdf, Path(chosen)),
                lambda _: self._left(paper, ready, Happening.SAVED),
                self.failed.emit,
            )

    def _left(self, paper: _OfficePaper, ready: Ready, happening: Happening) -> None:
        """It is on paper or in a file now: that is entered for each child it names."""
        families = ready.merge.families if ready.merge else ()
        self._tasks.read(
            self,
            lambda desk: paper.note(desk, families, happening),
            lambda _: self._say(SAID[happening]),
            self.failed.emit,
        )

    def _say(self, words: str) -> None:
        """Here, where the person is, and at the top of the page."""
        self.outcome.setText(words)
        self.outcome.show()
        self.said.emit(words)


def _printing(desk: Desk) -> _Printing:
    return _Printing(desk.person.name, desk.clock.now(), desk.demonstration)


def _draw_labels(stock: LabelStock, used: int, ready: Ready, printing: _Printing) -> bytes:
    families = ready.merge.families if ready.merge else ()
    return print_labels(families, stock, printing.at, used=used, demonstration=printing.demonstration)


def _checklist(ready: Ready, printing: _Printing) -> bytes:
    assert ready.merge, "a checklist is of addressed letters"
    return print_checklist(ready.merge, ready.order.audience, printing.by, printing.at)


def _side_by_side(*buttons: QWidget) -> QWidget:
    holder = QWidget()
    flow = Flow(holder, gap=10)
    for button in buttons:
        flow.addWidget(button)
    return holder
