"""Keeping what is typed into a form in the page as an encrypted draft, until it is saved or given up."""

from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from functools import partial
from hashlib import sha256

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QWidget

from dsl_desk.domain.changed import Changed
from dsl_desk.domain.errors import DeskError
from dsl_desk.gui.forms.drafting import SOON
from dsl_desk.gui.forms.keeping import Controls
from dsl_desk.gui.tasks import Tasks
from dsl_desk.services.desk import Desk
from dsl_desk.services.drafts import Draft, Fields, discard_draft, find_draft, finish_draft, save_draft

ABOUT, CHILD = "about", "child"


@dataclass(frozen=True, slots=True)
class About:
    """What a form in the page is about: the same form about the same thing finds its draft again.

    ``id`` is that of a child, a record or a source, or nothing where there is only one such form; ``child_id`` that
    of the child on whose page the form stands, if it is one.
    """

    id: str
    child_id: str = ""


class InlineDraft(QTimer):
    """Keeps what was typed beyond what the form opened with: soon after a change, and whenever asked.

    The id is made of the form's name and what it is about. ``came_back`` after what was typed before is put back.
    """

    came_back = Signal()

    def __init__(self, tasks: Tasks, form: QWidget, about: About, controls: Controls) -> None:
        super().__init__(form)
        self._tasks, self._controls, self._about = tasks, controls, about
        self._name = type(form).__name__
        self.draft_id = sha256(f"{self._name} {about.id}".encode()).hexdigest()[:32]
        self._blank: Fields | None = None
        self._kept: Fields = {}
        self._held = False
        self.setSingleShot(True)
        self.setInterval(SOON)
        self.timeout.connect(self.keep)
        controls.edited.connect(self._touch)
        tasks.closing.connect(self.keep)

    def begin(self) -> None:
        """The form as it stands is as it opened; ask for what was typed into it before."""
        if self._blank is None:
            self._blank = self._controls.state()
            self._tasks.read(self, partial(find_draft, draft_id=self.draft_id), self._bring_back)

    def opened_with(self, name: str) -> None:
        """What this control shows was read only now: it was not typed."""
        if self._blank is not None:
            self._blank[name] = self._controls.take(name)

    def typed(self) -> Fields:
        """The controls that stand otherwise than the form opened with."""
        blank = self._blank
        if blank is None:
            return {}
        return {name: state for name, state in self._controls.state().items() if state != blank[name]}

    def keep(self) -> None:
        """Save now what has changed since it was last saved; where nothing is typed any more, nothing is kept."""
        self.stop()
        typed = self.typed()
        if self._held or typed == self._kept or self._tasks.reads_only:
            return
        self._kept = typed
        self._tasks.read(self, partial(self._write, typed), lambda _: None, self._refuse)

    def finishing(self, deed: Callable[[Desk], Changed]) -> Callable[[Desk], Changed]:
        """``deed``, after which the draft is gone; from now on nothing is kept, unless ``go_on``."""
        self.keep()
        self._held = True

        def done(desk: Desk) -> Changed:
            changed = deed(desk)
            with suppress(DeskError):  # the deed is done: a draft that stays must not let it look refused
                finish_draft(desk, self.draft_id)
            return changed

        return done

    def go_on(self) -> None:
        """The deed was refused: keep what is typed again."""
        self._held = False
        self._touch()

    def give_up(self) -> None:
        """Throw away what was typed; the journal keeps that it was, where it had been kept."""
        self.stop()
        self._held = True
        if self._kept:
            self._tasks.write(self._tasks, partial(discard_draft, draft_id=self.draft_id))

    def _touch(self) -> None:
        if not self.isActive():
            self.start()

    def _write(self, typed: Fields, desk: Desk) -> None:
        if typed:
            about: Fields = {CHILD: self._about.child_id, ABOUT: self._about.id}
            save_draft(desk, self.draft_id, self._name, {name: said for name, said in about.items() if said} | typed)
        else:
            finish_draft(desk, self.draft_id)

    def _refuse(self, error: DeskError) -> None:
        self._kept = {}
        self._tasks.failed.emit(str(error))

    def _bring_back(self, draft: Draft | None) -> None:
        if draft is None or self._held:
            return
        meanwhile = self.typed()
        self._kept = {name: said for name, said in draft.fields.items() if name in self._controls.state()}
        self._controls.restore({name: said for name, said in draft.fields.items() if name not in meanwhile})
        self.came_back.emit()
