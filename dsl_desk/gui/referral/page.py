"""The referral page: for whom, then the way through it, with what the bundle is so far beside every task."""

from PySide6.QtCore import Qt, QTimer

from dsl_desk.domain.casefile import TICKED_KINDS
from dsl_desk.domain.changed import Changed
from dsl_desk.domain.errors import DeskError, KeyNotInTime
from dsl_desk.domain.route import Route
from dsl_desk.gui.page import Page
from dsl_desk.gui.referral.beside import BundleSummary
from dsl_desk.gui.referral.flow import ReferralFlow
from dsl_desk.gui.referral.material import Material, read_material
from dsl_desk.gui.referral.sealing import ChooseFolder, ask_for_folder
from dsl_desk.gui.tasks import Tasks
from dsl_desk.gui.widgets.arrange import Columns
from dsl_desk.gui.widgets.attachments.file_row import say_size
from dsl_desk.gui.widgets.card import Card
from dsl_desk.gui.widgets.child_picker import ChildPicker
from dsl_desk.gui.widgets.field import LabelledField
from dsl_desk.gui.widgets.note_editor import NoteField
from dsl_desk.gui.widgets.words import Kind, Words

OFFERED = frozenset(
    {
        *TICKED_KINDS,
        "received_record",
        "attachment",
        "link",
        "subject",
        "front_sheet",
        "family_member",
        "professional",
    }
)
"""Kinds about the child that can leave."""
RECEIVING = frozenset({"agency", "directory_entry", "recipient"})


class ReferralPage(Page):
    """``shown`` is the id of a child or of an unfinished referral, or None: then the child is chosen first."""

    def __init__(self, tasks: Tasks, shown: object, choose_folder: ChooseFolder = ask_for_folder) -> None:
        super().__init__(tasks, "Referral")
        self._shown = shown
        self._material: Material | None = None
        self.flow = ReferralFlow(tasks, choose_folder)
        self.steps = self.flow.steps
        self.beside = BundleSummary()
        self.picker = ChildPicker()
        self._choose = Card()
        self._choose.add(LabelledField("Which child is this referral about?", self.picker))
        self._about = Words("", Kind.MUTED)
        self.add(
            self._about,
            Columns([self._choose, self.flow], [self.beside.danger, self.beside], first=self.beside.danger),
        )
        self._choose.hide()
        self._connect()

    def opened(self) -> None:
        if self._material is None:
            self._read(self._shown)

    def leave(self) -> None:
        made = self.flow.confirmation
        self.flow.leave()
        if made:
            self._material = None

    def changed(self, changed: Changed) -> None:
        """New records can be ticked, new agencies chosen; a report read before may say something else now."""
        child = self._material.child if self._material else None
        if self.flow.confirmation or not child:
            return
        about_child = child.id in changed.child_ids and changed.kinds & (OFFERED | {"status"})
        if about_child or changed.kinds & RECEIVING:
            self.steps.forget_report()
            self._read_again()

    def show_failure(self, error: DeskError) -> None:
        """A key that is not in time can be renewed, on a page of its own."""
        self.banner.say(str(error), "The school’s key" if isinstance(error, KeyNotInTime) else "", urgent=True)

    def _connect(self) -> None:
        self.picker.find_with(self.tasks)
        self.picker.chosen.connect(lambda child: self._read(child.id) if child else None)
        for note in self.findChildren(NoteField):
            note.keep_with(lambda: self.flow.draft.draft_id)
        self.banner.chosen.connect(lambda: self.navigate.emit("school-key", None))
        self.flow.decided.connect(self._show_beside)
        self.flow.turned.connect(self._turn)
        self.flow.stale.connect(self._read_again)
        self.flow.left.connect(self._to_child)
        self.flow.failed.connect(self.show_failure)
        self.flow.announced.connect(self.announced)

    def _read(self, shown: object) -> None:
        self.tasks.read(self, lambda desk: read_material(desk, shown), self._begin, self.show_failure)

    def _read_again(self) -> None:
        child = self._material.child if self._material else None
        if child:
            self.tasks.read(self, lambda desk: read_material(desk, child.id), self._offer, self.show_failure)

    def _begin(self, material: Material) -> None:
        chosen = material.child is not None
        self._choose.setVisible(not chosen)
        self.flow.setVisible(chosen)
        self._keep(material)
        if not chosen:
            self._material = None
            self.picker.setFocus(Qt.FocusReason.OtherFocusReason)
            return
        self.flow.begin(material)
        if material.missing:
            self.banner.say(material.missing)

    def _offer(self, material: Material) -> None:
        self._keep(material)
        self.flow.offer(material)

    def _keep(self, material: Material) -> None:
        self._material = material
        self.beside.show_child(material.child, material.cautions)

    def _show_beside(self) -> None:
        steps, draft = self.steps, self.flow.draft
        route = Route(steps.gate.route.code()) if draft.route_id else None
        self.beside.show_decided(steps.recipient.agency_name(), route, steps.recipient.receiving())
        prepared = steps.checking.prepared
        size = say_size(prepared.payload.size + len(prepared.preview)) if prepared else ""
        self.beside.show_content(len(steps.choosing.records()), len(steps.choosing.files()), size)
        done, of = self.flow.list.done
        self._about.setText(
            f"{done} of {of} tasks completed. Nothing leaves this computer until you save the bundle."
        )

    def _turn(self) -> None:
        """Another task is in front: from its top on, or as far down as the keyboard is."""
        self._about.setVisible(self.flow.list.isVisibleTo(self.flow))
        self._show_beside()
        self.scroll_to(self.heading)
        QTimer.singleShot(0, self, self._show_focus)

    def _show_focus(self) -> None:
        focus = self.focusWidget()
        if focus and focus.isVisible():
            self.scroll_to(focus)

    def _to_child(self) -> None:
        child = self._material.child if self._material else None
        self.navigate.emit("child", child.id if child else None)
