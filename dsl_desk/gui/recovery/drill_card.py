"""The drill: a code from paper opens a copy of the records."""

from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit

from dsl_desk.domain.changed import Changed
from dsl_desk.domain.errors import DeskError, InvalidRecord, Problem
from dsl_desk.gui.recovery.sayings import DRILL, say_last_drill
from dsl_desk.gui.tasks import Cancelled, Progress, Tasks
from dsl_desk.gui.theme import look
from dsl_desk.gui.widgets.buttons import secondary
from dsl_desk.gui.widgets.card import Card
from dsl_desk.gui.widgets.chips import ChipGroup, Choice
from dsl_desk.gui.widgets.error_summary import ErrorSummary
from dsl_desk.gui.widgets.field import LabelledField
from dsl_desk.gui.widgets.progress_panel import ProgressPanel
from dsl_desk.gui.widgets.words import Kind, Words
from dsl_desk.services import drilling
from dsl_desk.services.backups.listing import Kept
from dsl_desk.services.backups.making import Unproved
from dsl_desk.services.backups.restoring import WayIn
from dsl_desk.services.drilling import Drill, Ground
from dsl_desk.services.recovery import RecoveryStanding

GROUPS = "Eight groups of five. Dashes do not matter."
WAYS = {False: ("recovery_code",), True: ("first_envelope", "second_envelope")}
"""The fields of each way, by whether it is the envelopes'."""

MISSING = {
    "recovery_code": "Enter the recovery code",
    "first_envelope": "Enter the code from one envelope",
    "second_envelope": "Enter the code from another envelope",
}


class DrillCard(Card):
    """Asks the vault where it stands, looks for a backup and tries the codes away from the vault, notes the end.

    ``said(words)`` when the code opened the copy.
    """

    said = Signal(str)

    def __init__(self, tasks: Tasks) -> None:
        super().__init__()
        self._tasks = tasks
        self._trying: Progress | None = None
        self._last = Words("", Kind.MUTED)
        self.way = ChipGroup([Choice(False, "Recovery code"), Choice(True, "Two envelopes")])
        self.lines = {name: QLineEdit() for name in MISSING}
        titles = ("Recovery code", "Code from one envelope", "Code from another envelope")
        self.fields = {
            name: LabelledField(title, line, GROUPS)
            for (name, line), title in zip(self.lines.items(), titles, strict=True)
        }
        self.summary = ErrorSummary(self.fields)
        self.progress = ProgressPanel()
        self.result = Words("", Kind.STRONG)
        self.button = secondary("Try it on a copy", "check")
        self.button.clicked.connect(self.start)
        self.way.chosen.connect(self._show_way)
        self.progress.cancelled.connect(self._cancel)
        self._lay_out()

    def show_standing(self, standing: RecoveryStanding) -> None:
        """When it was last tried, and whether there are envelopes to try."""
        self._last.setText(say_last_drill(standing.last_drill))
        self._way_field.setVisible(standing.envelopes is not None)

    def forget(self) -> None:
        """What was typed from paper does not stay."""
        for line in self.lines.values():
            line.clear()

    def start(self) -> None:
        """Read the codes from the screen and go through the drill step by step."""
        names = WAYS[self._envelopes()]
        missing = [Problem(name, MISSING[name]) for name in names if not self.lines[name].text().strip()]
        self.summary.show_problems(missing)
        if missing:
            return
        typed = [self.lines[name].text() for name in names]
        way = WayIn(envelopes=(typed[0], typed[1])) if len(typed) > 1 else WayIn(recovery_code=typed[0])
        self.result.hide()
        self.button.setEnabled(False)
        self.progress.begin("Looking for the newest backup", can_cancel=False)
        self._tasks.read(self, partial(drilling.ground_of, way=way), partial(self._look, way), self._refuse)

    def _lay_out(self) -> None:
        self._way_field = LabelledField("What do you try?", self.way)
        self.way.pick(False)
        self.result.hide()
        self.body.setSpacing(look().px(10))
        self.add(Words("Try it", Kind.HEADING), Words(DRILL, Kind.MUTED), self._last, self.result, self.summary)
        self.add(self._way_field, *self.fields.values(), self.progress, self.button)
        self._show_way()

    def _envelopes(self) -> bool:
        return bool(self.way.value())

    def _show_way(self) -> None:
        self.summary.clear()
        for name, field in self.fields.items():
            field.setVisible(name in WAYS[self._envelopes()])

    def _look(self, way: WayIn, ground: Ground) -> None:
        attempt = partial(self._try, way, ground)

        def found(backup: Kept | None) -> None:
            if backup:
                attempt(backup)
            else:
                self._tasks.read(self, partial(drilling.fresh_copy, ground=ground), attempt, self._refuse)

        self._tasks.make(self, lambda _: drilling.newest_backup(ground), found, self._refuse)

    def _try(self, way: WayIn, ground: Ground, copy: Kept | Unproved) -> None:
        self.progress.begin("Opening the copy")
        self._trying = self._tasks.make(
            self,
            partial(try_unless_stopped, ground, copy, way),
            self._enter,
            self._refuse,
            self.progress.progressed,
        )

    def _enter(self, drill: Drill | None) -> None:
        if drill is None:
            self._stop("Stopped. Nothing has changed")
            return

        def entered(_: Changed) -> None:
            words = f"It works: {drill.codes} opened {drill.opened}, with {drill.entries:,} entries."
            self._stop(words)
            self.forget()
            self.result.setText(words)
            self.result.show()
            self.said.emit("The copy is removed. Seal the paper again")

        self._tasks.write(self, partial(drilling.enter_drill, drill=drill), entered, self._refuse)

    def _cancel(self) -> None:
        if self._trying:
            self._trying.cancel()

    def _refuse(self, error: DeskError) -> None:
        self._stop(str(error))
        field = WAYS[self._envelopes()][-1]
        self.summary.show_problems(
            error.problems if isinstance(error, InvalidRecord) else (Problem(field, str(error)),)
        )

    def _stop(self, words: str) -> None:
        self._trying = None
        self.button.setEnabled(True)
        self.progress.finish(words)


def try_unless_stopped(ground: Ground, copy: Kept | Unproved, way: WayIn, progress: Progress) -> Drill | None:
    """Nothing when it was stopped."""
    try:
        return drilling.try_codes(ground, copy, way, progress)
    except Cancelled:
        return None
