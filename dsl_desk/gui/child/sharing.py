"""Referrals made for a child, what of the record left the school, and what was decided to stay."""

from PySide6.QtCore import Qt

from dsl_desk.domain.changed import Changed
from dsl_desk.domain.sharing import Sharing
from dsl_desk.gui.child.list_card import ListCard
from dsl_desk.gui.child.paper import Paper
from dsl_desk.gui.child.part import ChildPart
from dsl_desk.gui.referring.part import ReferralsPart
from dsl_desk.gui.sharing.bundles import Bundles
from dsl_desk.gui.sharing.keep_back import CorrectKept, KeepBack
from dsl_desk.gui.sharing.sayings import kept_row
from dsl_desk.gui.tasks import Tasks
from dsl_desk.gui.widgets.buttons import secondary
from dsl_desk.gui.widgets.card import SectionHeading
from dsl_desk.services.desk import Desk
from dsl_desk.services.sharing_log import Kept, Shared, SharingLog, log_of_child


class SharingPart(ChildPart):
    title = "Referrals and sharing"

    def __init__(self, tasks: Tasks, child_id: str) -> None:
        super().__init__(tasks, child_id)
        advice = "“Start a referral” makes the bundle that leaves."
        self.bundles = Bundles(tasks, "Nothing has been shared.", advice, with_child=False)
        self.bundles.form_wanted.connect(self.form_wanted)
        self.bundles.in_sight.connect(self.in_sight)
        self.bundles.more_wanted.connect(self._show_report)
        self.kept = ListCard("Decided not to share", "No decision not to share is recorded.")
        self.kept.chosen.connect(self._correct)
        self.keep_button = secondary("Decided not to share …", "plus")
        self.keep_button.clicked.connect(
            lambda: self.form_wanted.emit(KeepBack(tasks, self.child_id), self.keep_button)
        )
        self.referrals = ReferralsPart(tasks, child_id)
        self.pass_on(self.referrals)
        self.add(self.referrals, SectionHeading("Bundles"), self.bundles)
        self.add(SectionHeading("Decided not to share"), self.kept)
        self.body.addWidget(self.keep_button, alignment=Qt.AlignmentFlag.AlignLeft)

    @staticmethod
    def count(desk: Desk, child_id: str) -> int:
        log = log_of_child(desk, child_id)
        return len(log.shared) + len(log.kept) + ReferralsPart.count(desk, child_id)

    def opened(self) -> None:
        super().opened()
        self.referrals.opened()

    def changed(self, changed: Changed) -> None:
        super().changed(changed)
        self.referrals.changed(changed)

    def read(self) -> None:
        child_id = self.child_id
        self.tasks.read(self, lambda desk: log_of_child(desk, child_id), self._show, self.failed.emit)

    def _show(self, log: SharingLog) -> None:
        self.bundles.show_bundles(log.shared, log.now)
        self.kept.set_rows([kept_row(each, with_child=False) for each in log.kept])

    def _show_report(self, shared: Shared) -> None:
        self.paper_wanted.emit(_report(shared.sharing), self.bundles.list.rows)

    def _correct(self, kept: Kept) -> None:
        self.form_wanted.emit(CorrectKept(self.tasks, kept.record), self.kept.rows)


def _report(sharing: Sharing) -> Paper[bytes]:
    """The signed pages that left, which the records keep."""

    def gather(desk: Desk) -> bytes:
        from dsl_desk.services.exporting import kept_report

        return kept_report(desk, sharing.id)

    return Paper(f"The report of bundle {sharing.bundle}", f"{sharing.bundle}-report.pdf", gather, lambda pdf: pdf)
