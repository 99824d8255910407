"""A page with one form on it: opened on a child or a draft, kept as it is written, saved once."""

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget

from dsl_desk.domain.changed import Changed
from dsl_desk.domain.child import Child
from dsl_desk.domain.errors import DeskError, InvalidRecord
from dsl_desk.gui.forms.drafting import DraftKeeper
from dsl_desk.gui.forms.footer import FormFooter
from dsl_desk.gui.forms.form import Form
from dsl_desk.gui.forms.opening import InConcern, Opening, child_id_of, read_opening
from dsl_desk.gui.forms.so_far import SoFar
from dsl_desk.gui.page import Page
from dsl_desk.gui.reads_only import only_who_records
from dsl_desk.gui.tasks import Tasks
from dsl_desk.gui.theme import application
from dsl_desk.gui.widgets.arrange import Columns
from dsl_desk.gui.widgets.child_picker import ChildPicker
from dsl_desk.gui.widgets.danger_panel import DangerPanel
from dsl_desk.gui.widgets.error_summary import ErrorSummary
from dsl_desk.services.desk import Desk
from dsl_desk.services.drafts import discard_draft
from dsl_desk.services.reviewing import ChildFile, child_file

CHILD_PAGE, CONCERN_PAGE = "child", "concern"
TODAY_PAGE = "today"
SAVED = "Saved. The record is sealed."


class FormPage(Page):
    """Shows ``form`` for ``shown``: the id of a child, of a draft to finish, an InConcern, or None.

    Subclasses say in ``deed`` how the form becomes a deed on the desk. ``name`` is the page's name in PAGES, and
    how a draft finds its way back. ``beside`` stands under what was last recorded about the child.
    """

    def __init__(
        self,
        tasks: Tasks,
        name: str,
        title: str,
        form: Form,
        shown: object,
        footer: FormFooter,
        beside: Sequence[QWidget] = (),
    ) -> None:
        super().__init__(tasks, title)
        self.form = form
        self.shown = shown
        self._saving = False
        self.drafts = DraftKeeper(tasks, name, form)
        self.so_far = SoFar()
        self.summary = ErrorSummary(form.fields)
        danger = DangerPanel(short=True)
        self.add(Columns([self.summary, form], [danger, self.so_far, *beside], first=danger))
        self.footer = footer
        only_who_records(tasks, *footer.keeping)
        self.add_footer(*footer.widgets(), note=footer.note)
        self._connect()

    def deed(self) -> Callable[[Desk], Changed]:
        """What saving does; raises InvalidRecord when the form cannot be read yet."""
        raise NotImplementedError

    def opened(self) -> None:
        self._take_focus()
        self.tasks.read(self, self.read, self.begin, self.show_failure)

    def read(self, desk: Desk) -> Opening:
        """What the form needs from the vault; runs on the vault thread."""
        return read_opening(desk, self.shown)

    def leave(self) -> None:
        if not self._saving:
            self.drafts.keep()

    def changed(self, changed: Changed) -> None:
        if self.form.child and self.form.child.id in changed.child_ids:
            self._read_file(self.form.child)

    def begin(self, opening: Opening) -> None:
        """Fill a blank form in: a draft as it was left, or the child the page was opened on."""
        self.form.offer(opening)
        if not self.form.blank:
            return
        if opening.draft:
            self.form.record_id = opening.draft.id
            self.form.restore(opening.draft.fields)
            self.footer.say_saved(opening.draft)
        else:
            self.start(opening)
        self.drafts.begin(exists=opening.draft is not None)
        if self.form.child:
            self._take_focus()

    def start(self, opening: Opening) -> None:
        """A new form, about the child and in the concern that the page was opened on."""
        if isinstance(self.shown, InConcern):
            self.form.prefill("concern_id", self.shown.concern_id)
        if any(child.id == child_id_of(self.shown) for child in opening.children):
            self.form.choose_child(child_id_of(self.shown))

    def go_on(self, next_page: str, child_id: str) -> None:
        """Where one is after saving: back with the concern, when one came from there."""
        if isinstance(self.shown, InConcern) and next_page == CHILD_PAGE:
            self.navigate.emit(CONCERN_PAGE, self.shown.concern_id)
        else:
            self.navigate.emit(next_page, child_id)

    def save(self, next_page: str = CHILD_PAGE) -> None:
        """Save once, however often it is asked, then go to ``next_page`` with the child."""
        if self._saving:
            return
        try:
            deed = self.deed()
        except InvalidRecord as error:
            self._refuse(error)
            return
        self.drafts.keep()
        self._saving = True
        self.tasks.write(self, deed, partial(self._saved, next_page), self._refuse)

    def save_as_unfinished(self) -> None:
        """Keep the draft and go to Today, where it waits."""
        if self.form.blank:
            self.banner.say("Nothing has been typed yet, so there is nothing to keep.")
            return
        self.drafts.keep()
        self._start_again()
        self.navigate.emit(TODAY_PAGE, None)
        self.done.emit("Saved as unfinished. It waits here.")

    def discard(self) -> None:
        """Ask first, in the footer, when there is something to lose."""
        if self.form.blank and not self.drafts.exists:
            self._start_again()
            self.navigate.emit(TODAY_PAGE, None)
        else:
            self.footer.ask()

    def _connect(self) -> None:
        for picker in self.form.findChildren(ChildPicker):
            picker.find_with(self.tasks)
        self.form.edited.connect(self.drafts.touch)
        self.form.child_chosen.connect(self._about)
        self.drafts.saved.connect(self.footer.say_saved)
        self.drafts.failed.connect(self.show_failure)
        self.so_far.opened.connect(lambda: self._go_to_child(CHILD_PAGE))
        self.footer.save.clicked.connect(partial(self.save, CHILD_PAGE))
        self.footer.unfinished.clicked.connect(self.save_as_unfinished)
        self.footer.discard.clicked.connect(self.discard)
        self.footer.discarded.connect(self._throw_away)
        application().focusChanged.connect(self._reveal)
        for keys in ("Ctrl+Return", "Ctrl+Enter"):
            shortcut = QShortcut(QKeySequence(keys), self, context=Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(partial(self.save, CHILD_PAGE))

    def _take_focus(self) -> None:
        self.form.first_field().setFocus(Qt.FocusReason.OtherFocusReason)

    def _about(self, child: Child | None) -> None:
        self.so_far.show_child(child)
        if child:
            self._read_file(child)

    def _read_file(self, child: Child) -> None:
        self.tasks.read(self, lambda desk: child_file(desk, child.id), self._show_file, self.show_failure)

    def _show_file(self, file: ChildFile) -> None:
        if self.form.child and self.form.child.id == file.child.id:
            self.so_far.show_file(file)
            self.form.show_file(file)

    def _saved(self, next_page: str, _changed: Changed) -> None:
        self._saving = False
        child = self.form.child
        self._start_again()
        if child:
            self.go_on(next_page, child.id)
        self.done.emit(SAVED)

    def _go_to_child(self, page: str) -> None:
        if self.form.child:
            self.navigate.emit(page, self.form.child.id)

    def _refuse(self, error: DeskError) -> None:
        self._saving = False
        if isinstance(error, InvalidRecord):
            self.form.open_sections(problem.field for problem in error.problems)
            self.summary.show_problems(self.form.in_order(error.problems))
            self.scroll_to(self.heading)
        else:
            self.show_failure(error)

    def _throw_away(self) -> None:
        draft_id = self.form.record_id
        self.tasks.write(self, lambda desk: discard_draft(desk, draft_id), self._thrown_away, self.show_failure)

    def _thrown_away(self, _changed: Changed) -> None:
        self._start_again()
        self.navigate.emit(TODAY_PAGE, None)

    def _start_again(self) -> None:
        """A blank form for the next time; the one before is a record, a draft or nothing now."""
        self.drafts.stop()
        self.summary.clear()
        self.footer.clear()
        self.form.clear()
        self.drafts.begin()

    def _reveal(self, _old: QWidget | None, new: QWidget | None) -> None:
        if new is not None and self.form.isAncestorOf(new):
            self.scroll_to(new)
