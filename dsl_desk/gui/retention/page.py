"""Retention: what comes to a review, what is under a hold, and what was erased."""

from dataclasses import dataclass

from PySide6.QtCore import Qt

from dsl_desk.domain.changed import Changed
from dsl_desk.domain.event import Happening
from dsl_desk.gui.child.list_card import ListCard
from dsl_desk.gui.page import Page
from dsl_desk.gui.reads_only import only_who_records
from dsl_desk.gui.retention.certificate import CertificateButtons
from dsl_desk.gui.retention.sayings import NOTHING_BY_ITSELF, due_row, erased_row
from dsl_desk.gui.tasks import Tasks
from dsl_desk.gui.widgets.arrange import Columns
from dsl_desk.gui.widgets.buttons import secondary
from dsl_desk.gui.widgets.card import Card, SectionHeading
from dsl_desk.gui.widgets.rule_source import RuleSource
from dsl_desk.gui.widgets.words import Kind, Words
from dsl_desk.services.catalogue.retention import retention_rules
from dsl_desk.services.certifying import Done, done
from dsl_desk.services.desk import Desk
from dsl_desk.services.erasing import Target
from dsl_desk.services.looking import note_look
from dsl_desk.services.retaining import Standing, holds, reviews_due
from dsl_desk.services.roll.roll_only import roll_only

KEEPING_PAGE, ERASE_PAGE = "keeping", "erase"
RETENTION = "retention"
"""What was looked at, in the journal."""


@dataclass(frozen=True, slots=True)
class Retention:
    """Everything the page shows. `bare` are former pupils about whom nothing was ever recorded."""

    due: tuple[Standing, ...]
    held: tuple[Standing, ...]
    bare: tuple[str, ...]
    erased: tuple[Done, ...]


def read_retention(desk: Desk) -> Retention:
    """What it says of a child is a look at that child's record."""
    due, held = reviews_due(desk, desk.today()), holds(desk)
    note_look(desk, Happening.VIEWED, [each.child.id for each in (*due, *held)], RETENTION)
    return Retention(due, held, tuple(child.id for child in roll_only(desk).children), done(desk))


class RetentionPage(Page):
    """Lists only: a record is reviewed on a page of its own, and erased on another."""

    def __init__(self, tasks: Tasks) -> None:
        super().__init__(tasks, "Retention")
        self._bare: tuple[str, ...] = ()
        self._sources = [RuleSource(rule.code) for rule in retention_rules()]
        self.due = ListCard("Records to review", "No record has come to its review.")
        self.held = ListCard("Records under a legal hold", "No legal hold stands.")
        self.erased = ListCard("What was erased", "Nothing was ever erased from these records.")
        for listed in (self.due, self.held):
            listed.chosen.connect(lambda child_id: self.navigate.emit(KEEPING_PAGE, child_id))
        self.erased.chosen.connect(self._certify)
        self.certificate = CertificateButtons(tasks)
        self.certificate.said.connect(self.banner.say)
        self.certificate.failed.connect(self.show_failure)
        self.certificate.hide()
        self.bare_words = Words("")
        self.bare_button = secondary("Take them off the roll …")
        self.bare_button.clicked.connect(lambda: self.navigate.emit(ERASE_PAGE, Target(self._bare)))
        self._bare_card = Card("Left, and nothing was ever recorded")
        only_who_records(tasks, self.bare_button)
        self._lay_out()

    def opened(self) -> None:
        self._sources[0].line.setFocus(Qt.FocusReason.OtherFocusReason)
        self._read()

    def changed(self, changed: Changed) -> None:
        if self.isVisible():
            self._read()

    def _lay_out(self) -> None:
        rules = Card("How long records are kept")
        rules.add(Words(NOTHING_BY_ITSELF))
        for rule, source in zip(retention_rules(), self._sources, strict=True):
            rules.add_rule()
            rules.add(source, Words(rule.status, Kind.MUTED))
        self._bare_card.add(self.bare_words, RuleSource("roll-only"))
        self._bare_card.body.addWidget(self.bare_button, alignment=Qt.AlignmentFlag.AlignLeft)
        self._bare_card.hide()
        wide = [
            SectionHeading("Records to review"), self.due, SectionHeading("Under a legal hold"), self.held,
            SectionHeading("What was erased"), self.certificate, self.erased,
        ]  # fmt: skip
        self.add(Columns(wide, [rules, self._bare_card]))
        self.body.addStretch(1)

    def _read(self) -> None:
        self.tasks.read(self, read_retention, self._show, self.show_failure)

    def _show(self, found: Retention) -> None:
        self._bare = found.bare
        self.due.set_rows([due_row(each) for each in found.due])
        if found.due and self._sources[0].line.hasFocus():
            self.due.rows.setFocus(Qt.FocusReason.OtherFocusReason)
        self.held.set_rows([due_row(each) for each in found.held])
        self.erased.set_rows([erased_row(each) for each in found.erased])
        count = len(found.bare)
        self.bare_words.setText(
            f"{count:,} former {'pupil is' if count == 1 else 'pupils are'} still on the roll and nothing was ever "
            "recorded about them."
        )
        self._bare_card.setVisible(bool(count))

    def _certify(self, erasure_id: object) -> None:
        self.certificate.show_erasure(str(erasure_id))
        self.scroll_to(self.certificate)
