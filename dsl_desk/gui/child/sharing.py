"""Referrals made for a child, and what of the record left the school."""

from collections.abc import Sequence

from dsl_desk.domain.changed import Changed
from dsl_desk.domain.sharing import Sharing, SharingState
from dsl_desk.gui.child.list_card import ListCard
from dsl_desk.gui.child.part import ChildPart
from dsl_desk.gui.deeds.record_sent import RecordSent
from dsl_desk.gui.referring.part import ReferralsPart
from dsl_desk.gui.tasks import Tasks
from dsl_desk.gui.widgets.card import SectionHeading
from dsl_desk.gui.widgets.rows import Row
from dsl_desk.services.desk import Desk
from dsl_desk.services.reviewing import SharedWith, sharings


class SharingPart(ChildPart):
    title = "Referrals and sharing"

    def __init__(self, tasks: Tasks, child_id: str) -> None:
        super().__init__(tasks, child_id)
        advice = "“Start a referral” makes the bundle that leaves."
        self.list = ListCard("Bundles", "Nothing has been shared.", advice)
        self.list.chosen.connect(self._record_sent)
        self.referrals = ReferralsPart(tasks, child_id)
        self.pass_on(self.referrals)
        self.add(self.referrals, SectionHeading("Bundles"), self.list)

    @staticmethod
    def count(desk: Desk, child_id: str) -> int:
        return len(sharings(desk, child_id)) + ReferralsPart.count(desk, child_id)

    def opened(self) -> None:
        super().opened()
        self.referrals.opened()

    def changed(self, changed: Changed) -> None:
        super().changed(changed)
        self.referrals.changed(changed)

    def read(self) -> None:
        child_id = self.child_id
        self.tasks.read(self, lambda desk: sharings(desk, child_id), self._show, self.failed.emit)

    def _show(self, found: Sequence[SharedWith]) -> None:
        self.list.set_rows([_row(each.sharing, each.title) for each in found])

    def _record_sent(self, sharing: Sharing) -> None:
        if sharing.state is SharingState.MADE:
            form = RecordSent(self.tasks, sharing.id, f"Bundle {sharing.bundle}", self.child_id)
            self.form_wanted.emit(form, self.list.rows)


def _row(sharing: Sharing, title: str) -> Row:
    sent = sharing.state is SharingState.SENT
    return Row(
        sharing, title, "", sharing.purpose, icon="referral",
        when="Sent" if sent else "Not sent yet", by_when=sharing.sent_how if sent else "Made and saved",
        mark="" if sent else "warning", verb="" if sent else "Record sent",
    )  # fmt: skip
