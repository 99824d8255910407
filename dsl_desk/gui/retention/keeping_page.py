"""How long one child's record is kept: the rule, what was decided at reviews, and the way to erasing it."""

from PySide6.QtCore import Qt

from dsl_desk.domain.changed import Changed
from dsl_desk.gui.child.list_card import ListCard
from dsl_desk.gui.deeds.inline_form import InlineSlot
from dsl_desk.gui.page import Page
from dsl_desk.gui.reads_only import only_who_records
from dsl_desk.gui.retention.decide import DecideKeeping
from dsl_desk.gui.retention.sayings import FOR_EVER, WRONG_CHILD, beside_row, review_row, say_due
from dsl_desk.gui.tasks import Tasks
from dsl_desk.gui.widgets.buttons import danger, secondary
from dsl_desk.gui.widgets.card import Card, SectionHeading
from dsl_desk.gui.widgets.rule_source import RuleSource
from dsl_desk.gui.widgets.words import Kind, Words
from dsl_desk.gui.widgets.wrapped_link import WrappedLink
from dsl_desk.services.erasing import Target
from dsl_desk.services.misplaced import Beside, beside_chronology
from dsl_desk.services.retaining import Standing, standing

ERASE_PAGE, RECORD_PAGE = "erase", "child"


class KeepingPage(Page):
    """``child_id``'s record, seen by who decides whether it is still kept."""

    def __init__(self, tasks: Tasks, child_id: str) -> None:
        super().__init__(tasks, "How long a record is kept")
        self._child_id = child_id
        self._standing: Standing | None = None
        self.who, self.due, self.status = Words("", Kind.LARGE), Words("", Kind.STRONG), Words("", Kind.MUTED)
        self.slot = InlineSlot()
        self.slot.opened.connect(self.scroll_to)
        self.decide = secondary("Decide …", "decision")
        self.decide.clicked.connect(self._decide)
        self.erase = danger("Erase this record …")
        self.erase.clicked.connect(lambda: self.navigate.emit(ERASE_PAGE, Target((child_id,))))
        self.record = WrappedLink("Read the record first")
        self.record.clicked.connect(lambda: self.navigate.emit(RECORD_PAGE, child_id))
        self.reviews = ListCard("Decisions about keeping", "Nobody has reviewed this record yet.")
        self.beside = ListCard("On the wrong child", "No files, people or links are on this record.")
        self.beside.chosen.connect(lambda target: self.navigate.emit(ERASE_PAGE, target))
        self._rules = Card("The rule for it")
        self._source: RuleSource | None = None
        only_who_records(tasks, self.decide, self.erase)
        self._lay_out()

    def opened(self) -> None:
        self.decide.setFocus(Qt.FocusReason.OtherFocusReason)
        self._read()

    def changed(self, changed: Changed) -> None:
        if self._child_id in changed.child_ids and self.isVisible():
            self._read()

    def _lay_out(self) -> None:
        now, erasing = Card(), Card("Erasing it")
        now.add(self.who, self.due, self.record)
        now.body.addWidget(self.decide, alignment=Qt.AlignmentFlag.AlignLeft)
        self._rules.add(self.status)
        erasing.add(Words(FOR_EVER))
        erasing.body.addWidget(self.erase, alignment=Qt.AlignmentFlag.AlignLeft)
        self.add(now, self.slot, self._rules, SectionHeading("Decisions so far"), self.reviews, erasing)
        self.add(SectionHeading("On the wrong child"), Words(WRONG_CHILD, Kind.MUTED), self.beside)
        self.body.addStretch(1)

    def _read(self) -> None:
        child_id = self._child_id
        self.tasks.read(self, lambda desk: standing(desk, child_id), self._show, self.show_failure)
        self.tasks.read(self, lambda desk: beside_chronology(desk, child_id), self._show_beside, self.show_failure)

    def _show_beside(self, found: tuple[Beside, ...]) -> None:
        self.beside.set_rows([beside_row(each) for each in found])

    def _show(self, found: Standing) -> None:
        self._standing = found
        self.who.setText(" · ".join(part for part in (found.child.name, found.child.place) if part))
        self.due.setText(say_due(found))
        self.status.setText(f"{found.rule.status}. It is counted from {found.rule.counted_from.value}.")
        self.reviews.set_rows([review_row(each) for each in found.reviews])
        if self._source is None:
            self._source = RuleSource(found.rule.code)
            self._rules.add(self._source)

    def _decide(self) -> None:
        if self._standing:
            self.slot.open(DecideKeeping(self.tasks, self._standing), self.decide)
