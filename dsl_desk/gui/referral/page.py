"""The referral page: the route gate, then the task list, then one task at a time, then the confirmation."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from dsl_desk.domain.casefile import RECORD_KINDS
from dsl_desk.domain.changed import Changed
from dsl_desk.domain.errors import BundleError, DeskError, InvalidRecord
from dsl_desk.domain.route import Route
from dsl_desk.gui.page import Page
from dsl_desk.gui.reads_only import only_who_records
from dsl_desk.gui.referral.checking import Checking
from dsl_desk.gui.referral.choosing import Choosing
from dsl_desk.gui.referral.confirmation import Confirmation
from dsl_desk.gui.referral.gate import RouteGate
from dsl_desk.gui.referral.keeping import ReferralKeeper
from dsl_desk.gui.referral.material import Material, read_material
from dsl_desk.gui.referral.reasons import Reasons
from dsl_desk.gui.referral.recipient import Recipient
from dsl_desk.gui.referral.sealing import ChooseFolder, MadeBundle, Sealing, ask_for_folder
from dsl_desk.gui.referral.step import Step
from dsl_desk.gui.referral.summary import BundleSummary
from dsl_desk.gui.referral.task_list import TaskList
from dsl_desk.gui.tasks import Tasks
from dsl_desk.gui.widgets.arrange import Columns
from dsl_desk.gui.widgets.card import Card
from dsl_desk.gui.widgets.child_picker import ChildPicker
from dsl_desk.gui.widgets.field import LabelledField
from dsl_desk.gui.widgets.note_editor import NoteField
from dsl_desk.gui.widgets.task_row import Status
from dsl_desk.gui.widgets.words import Kind, Words
from dsl_desk.services.catalogue.grounds import Party
from dsl_desk.services.drafts import Fields
from dsl_desk.services.exporting import ExportRequest, answer_route_gate

GATE = "gate."  # before the names of the gate's fields in the draft, which the other steps do not share


class ReferralPage(Page):
    """``shown`` is the id of a child or of an unfinished referral, or None: then the child is chosen first."""

    def __init__(self, tasks: Tasks, shown: object, choose_folder: ChooseFolder = ask_for_folder) -> None:
        super().__init__(tasks, "Referral")
        self._shown = shown
        self._material: Material | None = None
        self._route_id, self._draft_id = "", ""
        self._answered: Fields = {}
        self._confirmation: Confirmation | None = None
        self.gate, self.recipient, self.reasons, self.choosing = RouteGate(), Recipient(), Reasons(), Choosing()
        self.checking = Checking(tasks, self.request, self.show_failure)
        self.sealing = Sealing(tasks, lambda: self.checking.prepared, choose_folder)
        self.answers: tuple[Step, ...] = (self.recipient, self.reasons, self.choosing)
        only_who_records(tasks, self.gate.onward, self.sealing.onward)
        self.steps: tuple[Step, ...] = (self.gate, *self.answers, self.checking, self.sealing)
        self.list = TaskList(
            (("1. Before anything leaves", (self.gate,)), ("2. Put the bundle together", self.answers),
             ("3. Sign and send", (self.checking, self.sealing)))
        )  # fmt: skip
        self.beside = BundleSummary()
        self.picker = ChildPicker()
        self._keeper = ReferralKeeper(tasks, self._state, self.show_failure, self)
        self._lay_out()
        self._connect()

    def opened(self) -> None:
        if self._material is None:
            self._read(self._shown)

    def leave(self) -> None:
        self._keeper.keep()
        if self._confirmation:
            self._start_again()
        elif self.checking.isVisibleTo(self):
            self._show_list()

    def changed(self, changed: Changed) -> None:
        """New records about the child can be ticked; new agencies can be chosen."""
        child = self._material.child if self._material else None
        if self._confirmation or not child:
            return
        about_child = child.id in changed.child_ids and changed.kinds & RECORD_KINDS.keys()
        if about_child or changed.kinds & {"agency", "directory_entry"}:
            self._read_again()

    def request(self) -> ExportRequest:
        """Everything decided; raises InvalidRecord while something is missing."""
        for step in self.answers:
            step.check()
        assert self._material and self._material.child, "the tasks are shown for a child"
        return ExportRequest(
            self._material.child.id,
            self.recipient.agency.text(),
            self._route_id,
            self.reasons.purpose.text().strip(),
            self.reasons.terms(),
            self.reasons.informed[Party.PARENTS].informed(),
            self.reasons.informed[Party.CHILD].informed(),
            self.choosing.chosen(),
        )

    def _lay_out(self) -> None:
        choose = Card()
        choose.add(LabelledField("Which child is this referral about?", self.picker))
        self._views: tuple[QWidget, ...] = (choose, self.list, *self.steps)
        holder = QWidget()
        self._column = QVBoxLayout(holder)
        self._column.setContentsMargins(0, 0, 0, 0)
        for view in self._views:
            self._column.addWidget(view)
            view.hide()
        self._about = Words("", Kind.MUTED)
        self._choose = choose
        self.add(self._about, Columns([holder], [self.beside]))

    def _connect(self) -> None:
        self.picker.find_with(self.tasks)
        self.picker.chosen.connect(lambda child: self._read(child.id) if child else None)
        for note in self.findChildren(NoteField):
            note.keep_with(lambda: self._draft_id)
        self.list.chosen.connect(self._open)
        for step in self.steps:
            if step is not self.gate:
                step.back.connect(self._show_list)
            step.edited.connect(self._keeper.touch)
        self.gate.back.connect(self._withdraw_route)
        for answered in self.answers:
            answered.edited.connect(self.checking.drop)
            answered.edited.connect(self._show_beside)
            answered.finished.connect(self._show_list)
        self.gate.finished.connect(self._record_route)
        self.checking.finished.connect(self._show_list)
        self.sealing.made.connect(self._confirm)
        self.sealing.failed.connect(self._not_sealed)

    def _read(self, shown: object) -> None:
        self.tasks.read(self, lambda desk: read_material(desk, shown), self._begin, self.show_failure)

    def _begin(self, material: Material) -> None:
        self._offer(material)
        if material.child is None:
            self._material = None
            self._show(self._choose)
            self.picker.setFocus(Qt.FocusReason.OtherFocusReason)
            return
        self._draft_id = material.draft.id if material.draft else material.new_draft_id
        self.sealing.set_draft(self._draft_id)
        if material.draft:
            self._restore(material.draft.fields)
        if material.missing:
            self.banner.say(material.missing)
        self._answered = self.gate.state()
        self._keeper.begin(self._draft_id, self._state())
        if self._route_id:
            self._show_list()
        else:
            self._open(self.gate)

    def _offer(self, material: Material) -> None:
        self._material = material
        for step in self.steps:
            step.offer(material)
        self.beside.show_child(material.child, material.cautions)
        self._show_beside()

    def _record_route(self) -> None:
        """Stored before anything else is offered; answered again, it is a second answer and the first one stays."""
        material = self._material
        assert material and material.child
        answer = self.gate.answer(material.new_answer_id, material.child.id)
        self.gate.onward.setEnabled(False)
        self.tasks.write(self, lambda desk: answer_route_gate(desk, answer), self._route_recorded, self._refuse_route)

    def _route_recorded(self, changed: Changed) -> None:
        self.gate.onward.setEnabled(True)
        self._route_id, self._answered = changed.id, self.gate.state()
        self.checking.drop()
        self._keeper.begin(self._draft_id, {})
        self.announced.emit("Recorded")
        self._show_list()
        self._read_again()

    def _read_again(self) -> None:
        """What can be chosen may have changed; a second answer to the gate needs an id of its own."""
        child = self._material.child if self._material else None
        if child:
            self.tasks.read(self, lambda desk: read_material(desk, child.id), self._offer, self.show_failure)

    def _withdraw_route(self) -> None:
        """Back without recording: the answer that was recorded is the one that counts."""
        if self._route_id:
            self.gate.restore(self._answered)
        self._show_list()

    def _refuse_route(self, error: DeskError) -> None:
        self.gate.onward.setEnabled(True)
        if isinstance(error, InvalidRecord):
            self.gate.summary.show_problems(error.problems)
        else:
            self.show_failure(error)

    def _open(self, step: Step) -> None:
        self._show(step)
        step.opened()

    def _show_list(self) -> None:
        self._keeper.keep()
        if not self._route_id:
            self.navigate.emit("child", self._material.child.id if self._material and self._material.child else None)
            return
        self.checking.pdf.clear()
        self.checking.ready = all(step.status() is Status.COMPLETED for step in self.answers)
        done, of = self.list.show_statuses()
        self._about.setText(
            f"{done} of {of} tasks completed. Nothing leaves this computer until you save the bundle."
        )
        self._show_beside()
        self._show(self.list)
        self.list.focus_next()

    def _show_beside(self) -> None:
        route = Route(self.gate.route.code()) if self._route_id else None
        self.beside.show_decided(self.recipient.name(), route, len(self.choosing.chosen()))

    def _show(self, view: QWidget) -> None:
        for other in self._views:
            other.setVisible(other is view)
        self._about.setVisible(view is self.list)
        self.scroll_to(self.heading)

    def _confirm(self, bundle: MadeBundle) -> None:
        self._keeper.end()
        self._confirmation = Confirmation(self.tasks, bundle)
        self._confirmation.finished.connect(self._finish)
        self._column.addWidget(self._confirmation)
        self._show(self._confirmation)
        self._confirmation.copy.setFocus(Qt.FocusReason.OtherFocusReason)
        self.announced.emit("The bundle is signed and saved. Six words open it.")

    def _finish(self) -> None:
        child = self._material.child if self._material else None
        self.navigate.emit("child", child.id if child else None)

    def _not_sealed(self, error: DeskError) -> None:
        self.show_failure(error)
        if isinstance(error, BundleError):
            self.checking.drop()
            self._show_list()

    def _start_again(self) -> None:
        """A new referral the next time; nothing of this one stays on the screen."""
        if self._confirmation:
            self._confirmation.forget()
            self._confirmation.deleteLater()
        self._confirmation, self._material, self._route_id = None, None, ""
        self._keeper.end()
        self.checking.drop()
        for step in self.steps:
            step.restore({})

    def _state(self) -> Fields:
        child = self._material.child if self._material else None
        kept: Fields = {"child": child.id if child else "", "route_id": self._route_id}
        gate = self._answered if self._route_id else self.gate.state()
        kept |= {f"{GATE}{name}": value for name, value in gate.items()}
        for step in self.answers:
            kept |= step.state()
        return kept

    def _restore(self, kept: Fields) -> None:
        self._route_id = str(kept.get("route_id", ""))
        self.gate.restore({name.removeprefix(GATE): value for name, value in kept.items() if name.startswith(GATE)})
        for step in self.answers:
            step.restore(kept)
