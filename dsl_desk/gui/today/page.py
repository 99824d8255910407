"""Today: what needs the DSL, what was left unfinished, what came in last, and whether the records are safe."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import Qt

from dsl_desk.domain.changed import Changed
from dsl_desk.domain.child import Child
from dsl_desk.domain.when import say_day
from dsl_desk.gui.decide.deciding import Deciding
from dsl_desk.gui.deeds.complete_action import CompleteAction
from dsl_desk.gui.deeds.inline_form import InlineForm, InlineSlot
from dsl_desk.gui.deeds.record_sent import RecordSent
from dsl_desk.gui.page import Page
from dsl_desk.gui.sharing.following import FileGone
from dsl_desk.gui.tasks import Tasks
from dsl_desk.gui.today.answering import answering
from dsl_desk.gui.today.backup import BackupCard, ChooseFolder, ask_for_folder
from dsl_desk.gui.today.finishing import need_of, place_of
from dsl_desk.gui.today.from_police import FromPolice
from dsl_desk.gui.today.latest import LatestList, latest_rows
from dsl_desk.gui.today.leaving import LeavingCard
from dsl_desk.gui.today.needs import need_rows
from dsl_desk.gui.today.recovery import RecoveryCard
from dsl_desk.gui.today.school_key import SchoolKeyCard
from dsl_desk.gui.today.weeks import WeekCard
from dsl_desk.gui.widgets.arrange import Columns
from dsl_desk.gui.widgets.buttons import link
from dsl_desk.gui.widgets.card import Card, SectionHeading
from dsl_desk.gui.widgets.child_picker import describe
from dsl_desk.gui.widgets.danger_panel import DangerPanel
from dsl_desk.gui.widgets.empty import EmptyState
from dsl_desk.gui.widgets.rows import RowList
from dsl_desk.gui.widgets.words import Kind, Words
from dsl_desk.services.drafts import Draft
from dsl_desk.services.needs import Need
from dsl_desk.services.today import Today, Unfinished, today


class TodayPage(Page):
    """The first page after unlocking."""

    def __init__(self, tasks: Tasks, choose_folder: ChooseFolder = ask_for_folder) -> None:
        super().__init__(tasks, "Today")
        self.signed_in = Words("", Kind.MUTED)
        self.notices = Card(kind="warning")
        self._notice_lines: list[Words] = []
        self._needs: tuple[Need, ...] = ()
        self.danger = DangerPanel()
        self.from_police = FromPolice()
        self.slot = InlineSlot()
        self.needs = RowList("Needs you today", whole=True)
        self.latest = LatestList("Latest records")
        self.weeks = WeekCard()
        self.backup = BackupCard(tasks, choose_folder)
        self.recovery = RecoveryCard()
        self.school_key = SchoolKeyCard()
        self.leaving = LeavingCard()
        self._needs_heading = SectionHeading("Needs you today")
        self._no_needs = EmptyState(
            "Nothing needs you today.",
            "Actions, follow-ups and reviews stand here a week before they are due. Unfinished forms wait here too.",
        )
        self._no_records = EmptyState("No records yet.", "What is recorded about a child stands here, newest first.")
        self._lay_out()
        self.needs.chosen.connect(self._do)
        self.latest.chosen.connect(lambda child_id: self.navigate.emit("child", child_id))
        self.backup.all_wanted.connect(lambda: self.navigate.emit("backups", None))
        self.backup.proof_wanted.connect(lambda: self.navigate.emit("whole", None))
        self.leaving.wanted.connect(lambda: self.navigate.emit("leaving", None))
        self.recovery.wanted.connect(lambda: self.navigate.emit("recovery", None))
        self.school_key.wanted.connect(lambda: self.navigate.emit("school-key", None))
        self.from_police.wanted.connect(lambda page: self.navigate.emit(page, None))

    def opened(self) -> None:
        self.needs.setFocus(Qt.FocusReason.OtherFocusReason)
        self._read()

    def changed(self, changed: Changed) -> None:
        if self.isVisible():
            self._read()

    def show_today(self, today: Today) -> None:
        """Show what was read."""
        self.heading.setText(say_day(today.now.date()).rpartition(" ")[0])
        self.signed_in.setText(f"You are signed in as {today.person.name}, {_in_sentence(today.person.role)}.")
        self._needs = today.needs
        rows = need_rows(today)
        self._needs_heading.set_count(str(len(rows)) if rows else "")
        self.needs.set_rows(rows)
        self.needs.setVisible(bool(rows))
        self._no_needs.setVisible(not rows)
        self.latest.set_rows(latest_rows(today))
        self.latest.setVisible(bool(today.latest))
        self._no_records.setVisible(not today.latest)
        self.weeks.show_weeks(today.weeks)
        self.backup.show_state(today.backup, today.proof)
        self.recovery.show_reminders(today.recovery)
        self.leaving.show_reminder(today.leaving)
        self.school_key.show_reminders(today.keys)
        self._show_notices(today.notices)

    def _lay_out(self) -> None:
        all_children = link("All children")
        all_children.clicked.connect(lambda: self.navigate.emit("children", None))
        needs, latest = Card(snug=True), Card(snug=True)
        needs.add(self.needs, self._no_needs)
        latest.add(self.latest, self._no_records)
        latest_heading = SectionHeading("Latest records", beside=all_children)
        wide = [self.notices, self.slot, self._needs_heading, needs, latest_heading, latest]
        narrow = [
            self.danger,
            self.from_police,
            self.weeks,
            self.leaving,
            self.recovery,
            self.school_key,
            self.backup,
        ]
        self.notices.hide()
        self.add(self.signed_in, Columns(wide, narrow, first=self.danger))

    def _read(self) -> None:
        self.tasks.read(self, today, self.show_today, self.show_failure)

    def _do(self, key: object) -> None:
        match key:
            case Unfinished():
                self._finish(key.draft)
            case Need(kind="action"):
                self._open(CompleteAction(self.tasks, key.id, key.words, key.child.id), key.child)
            case Need(kind="sharing" | "file-gone" as kind):
                form = RecordSent if kind == "sharing" else FileGone
                self._open(form(self.tasks, key.id, key.words, key.child.id), key.child)
            case Need(kind="bundle" | "bundle-returned", id=sharing_id):
                self.navigate.emit("sharing", sharing_id)
            case Need(kind="contact" | "look-in", child=child):
                self.navigate.emit("contact", child.id)
            case Need(kind="keeping" | "transfer" as page, id=child_id):
                self.navigate.emit(page, child_id)
            case Need(kind="decision", concern_id=concern_id, child=child) if concern_id:
                self.navigate.emit("decide", Deciding(child.id, concern_id))
            case Need(kind="decision" | "returned", child=child):
                self.navigate.emit("decide", child.id)
            case Need():
                self._answer(key)

    def _finish(self, draft: Draft) -> None:
        """In place where it answers what stands here; otherwise where the form stands."""
        need = need_of(draft, self._needs)
        if need:
            self._do(need)
        else:
            self.navigate.emit(*place_of(draft))

    def _answer(self, need: Need) -> None:
        """Read what the need is about, then open the form that answers it."""

        def show(form: Callable[[Tasks], InlineForm] | None) -> None:
            if form:
                self._open(form(self.tasks), need.child)

        self.tasks.read(self, partial(answering, need=need), show, self.show_failure)

    def _open(self, form: InlineForm, child: Child) -> None:
        """With who it is about under the heading: the row that said so has scrolled away."""
        form.body.insertWidget(1, Words(f"{child.name}, {describe(child)}", Kind.STRONG))
        self.slot.open(form, self.needs)
        self.scroll_to(form)

    def _show_notices(self, notices: tuple[str, ...]) -> None:
        for line in self._notice_lines:
            line.deleteLater()
        self._notice_lines = [Words(notice) for notice in notices]
        self.notices.add(*self._notice_lines)
        self.notices.setVisible(bool(notices))


def _in_sentence(role: str) -> str:
    """`designated safeguarding lead`; an abbreviation such as DSL stays as it is."""
    return role if role[:2].isupper() else role[:1].lower() + role[1:]
