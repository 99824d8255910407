"""A letter to one family: whether they may be told, what the letter holds, and the letters in the record."""

from PySide6.QtCore import Qt, QTimer

from dsl_desk.domain.changed import Changed
from dsl_desk.domain.errors import DeskError
from dsl_desk.gui.family_letter.flow import FamilyFlow
from dsl_desk.gui.family_letter.material import FamilyMaterial, read_material
from dsl_desk.gui.forms.form import new_id
from dsl_desk.gui.front_sheet.cautions import CautionCards
from dsl_desk.gui.page import Page
from dsl_desk.gui.tasks import Tasks
from dsl_desk.gui.widgets.arrange import Columns
from dsl_desk.gui.widgets.card import Card
from dsl_desk.gui.widgets.child_picker import ChildPicker
from dsl_desk.gui.widgets.field import LabelledField
from dsl_desk.gui.widgets.note_editor import NoteField
from dsl_desk.gui.widgets.words import Kind, Words
from dsl_desk.services.drafts import Draft, Fields, save_draft

RESTS_ON = frozenset(
    {"decision", "sharing", "observation", "front_sheet", "family_member", "directory_entry", "letter_text",
     "translation_check", "concern"}
)  # fmt: skip
"""Kinds of which a letter is made."""
OF_ALL = frozenset({"directory_entry", "letter_text", "translation_check"})
DECIDE_PAGE = "decide"


class FamilyLetterPage(Page):
    """``shown`` is the id of a child or of an unfinished letter, or None: then the child is chosen first."""

    def __init__(self, tasks: Tasks, shown: object) -> None:
        super().__init__(tasks, "Letter to a family")
        self._shown = shown if isinstance(shown, str) else ""
        self._material: FamilyMaterial | None = None
        self.flow = FamilyFlow(tasks)
        self.steps = self.flow.steps
        self.picker, self._choose = ChildPicker(), Card()
        self._choose.add(LabelledField("Which child is this letter about?", self.picker))
        self._about = Words("", Kind.MUTED)
        self.facts, self.cautions = Card("This letter"), CautionCards()
        self._child, self._to = self.facts.add_fact("About", ""), self.facts.add_fact("To", "")
        self._going = self.facts.add_fact("How it goes", "")
        self.add(
            self._about,
            Columns([self._choose, self.flow], [self.cautions, self.facts], first=self.cautions),
        )
        self._choose.hide()
        self._connect()

    def opened(self) -> None:
        if self._material is None:
            self._read()

    def leave(self) -> None:
        self.flow.keep()
        self.flow.forget()
        self._material = None

    def changed(self, changed: Changed) -> None:
        """A gate may have opened or shut; what was read may say something else now."""
        child = self._material.child if self._material else None
        if child is None or self.flow.done or not self.isVisible():
            return
        if (child.id in changed.child_ids and changed.kinds & RESTS_ON) or changed.kinds & OF_ALL:
            self._read()

    def show_failure(self, error: DeskError) -> None:
        self.banner.say(str(error), "", urgent=True)

    def _connect(self) -> None:
        self.picker.find_with(self.tasks)
        self.picker.chosen.connect(lambda child: self._pick(child.id) if child else None)
        for note in self.findChildren(NoteField):
            note.keep_with(lambda: self.flow.draft_id)
        self.steps.telling.to_decide.connect(self._decide)
        self.flow.decided.connect(self._show_beside)
        self.flow.turned.connect(self._turn)
        self.flow.left.connect(lambda: self.navigate.emit("child", self._shown))
        self.flow.failed.connect(self.show_failure)
        self.flow.announced.connect(self.announced)

    def _decide(self, fields: Fields) -> None:
        """On the page of a decision, with what was typed of it here: an unfinished decision from now on."""
        if not fields:
            self.navigate.emit(DECIDE_PAGE, self._shown)
            return
        draft_id = new_id()

        def go(draft: Draft) -> None:
            self.steps.telling.here.clear()
            self.navigate.emit(DECIDE_PAGE, draft.id)

        self.tasks.read(self, lambda desk: save_draft(desk, draft_id, DECIDE_PAGE, fields), go, self.show_failure)

    def _pick(self, child_id: str) -> None:
        self._shown = child_id
        self._read()

    def _read(self) -> None:
        shown = self._shown
        self.tasks.read(self, lambda desk: read_material(desk, shown), self._show, self.show_failure)

    def _show(self, material: FamilyMaterial | None) -> None:
        self._choose.setVisible(material is None)
        for part in (self.flow, self.facts, self.cautions):
            part.setVisible(material is not None)
        if material is None:
            self.picker.setFocus(Qt.FocusReason.OtherFocusReason)
            return
        begun, self._material, self._shown = self._material is not None, material, material.child.id
        self.cautions.show_cautions(material.cautions)
        child = material.child
        self._child.setText(", ".join(filter(None, (child.name, child.place))))
        if begun:
            self.flow.offer(material)
        else:
            self.flow.begin(material)

    def _show_beside(self) -> None:
        self._to.setText(self.steps.whom.detail())
        self._going.setText(self.steps.going.detail())
        done, of = self.flow.list.done
        self._about.setText(f"{done} of {of} tasks completed. Nothing is printed before it is in the record.")

    def _turn(self) -> None:
        """Another task is in front: from its top on, or as far down as the keyboard is."""
        self._about.setVisible(self.flow.list.isVisibleTo(self.flow))
        self._show_beside()
        self.scroll_to(self.heading)
        QTimer.singleShot(0, self, self._show_focus)

    def _show_focus(self) -> None:
        focus = self.focusWidget()
        if focus and focus.isVisible():
            self.show_start_of(focus)
