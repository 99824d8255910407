"""A rule beside the field it governs: its words, where they come from, and whether that was checked."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from dsl_desk.domain.confirmation import InForce
from dsl_desk.domain.when import MONTHS
from dsl_desk.gui.tasks import Tasks
from dsl_desk.gui.theme import look
from dsl_desk.gui.widgets.words import Kind, Words
from dsl_desk.gui.widgets.wrapped_link import WrappedLink
from dsl_desk.services.catalogue.rule import rule
from dsl_desk.services.catalogue.source import Evidence, Source, cited

if TYPE_CHECKING:
    from dsl_desk.services.confirming import Confirmed

READ_AS = {
    Evidence.PRIMARY: "Its own text was read.",
    Evidence.SECONDARY: "An account of it was read, not its own text.",
    Evidence.OWN_JUDGEMENT: "DSL Desk’s own judgement.",
    Evidence.NOT_SEEN: "No text of it was read.",
}


class RuleSource(QWidget):
    """The words of one or more rules, and a line such as "KCSIE 2026, paragraph 74 · checked 22 Nov 2026".

    The codes are those of resources/guidance: recording.json, clocks.json, duties.json, group_based.json.
    Space, Enter or a click on the line opens the whole note and the address as text, and closes it again::

        form.add(LabelledField("The child’s exact words", note), RuleSource("child-words"))

    What someone at the school found out about a source is shown by itself on every Page and InlineForm. The line is
    a stop of the Tab key: where key presses are counted, put it below the last required field, or move it with
    ``setTabOrder(save_button, rule.line)``. With ``words=False`` only the source is shown, for a field whose hint
    says the rule already.
    """

    def __init__(self, *codes: str, words: bool = True, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        found = [rule(code) for code in codes]
        self._names = tuple(dict.fromkeys(name for each in found for name in each.sources))
        self._confirmed: Mapping[str, Confirmed] = {}
        self.line = WrappedLink("")
        self.line.setAccessibleDescription(" ".join(each.wording for each in found))
        self.line.clicked.connect(self._turn)
        self.note = Words("", Kind.MUTED)
        self.note.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        self.note.setAccessibleName("Where this rule comes from")
        self.note.hide()
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(look().px(2))
        for each in found if words else ():
            box.addWidget(Words(each.wording, Kind.MUTED))
        box.addWidget(self.line)
        box.addWidget(self.note)
        self._say()

    def show_confirmed(self, confirmed: Mapping[str, Confirmed]) -> None:
        """Put what the school found out in place of the statuses that were shipped."""
        self._confirmed = confirmed
        self._say()

    def _turn(self) -> None:
        self.note.setVisible(self.note.isHidden())
        self._say()

    def _say(self) -> None:
        found = [
            (source, self._confirmed.get(name)) for name, source in zip(self._names, cited(self._names), strict=True)
        ]
        said = "; ".join(f"{name_of(source)} · {status_of(source, confirmed)}" for source, confirmed in found)
        self.line.setText(said)
        self.line.setAccessibleName(f"{said}. {'Show' if self.note.isHidden() else 'Hide'} the whole note")
        self.line.updateGeometry()
        self.note.setText("\n\n".join(whole_note(source, confirmed) for source, confirmed in found))


def read_confirmed(tasks: Tasks, where: QWidget) -> None:
    """Ask the vault what the school found out, for every RuleSource in ``where``."""
    if not where.findChildren(RuleSource):
        return
    # Imported with the first rule shown: the services are loaded after the first window is painted.
    from dsl_desk.services.confirming import confirmations

    def show(confirmed: Mapping[str, Confirmed]) -> None:
        for each in where.findChildren(RuleSource):
            each.show_confirmed(confirmed)

    tasks.read(where, confirmations, show)


def name_of(source: Source) -> str:
    """Such as "KCSIE 2026, paragraph 74"."""
    return f"{source.short}, paragraph {source.paragraph}" if source.paragraph else source.short


def status_of(source: Source, confirmed: Confirmed | None) -> str:
    """Whether it is in force, in words: as someone here found out, or else as it was shipped."""
    if confirmed and confirmed.confirmation.in_force is not InForce.NOT_CHECKED:
        return f"{_found(confirmed)}, says {confirmed.person}, {_short(confirmed.day)}"
    if source.evidence is Evidence.OWN_JUDGEMENT:
        return "own judgement"
    shipped = InForce.NOT_CHECKED if confirmed else source.in_force
    return {
        InForce.YES: f"checked {_short(source.checked_on)}",
        InForce.NO: "no longer in force",
        InForce.NOT_CHECKED: "status not checked",
    }[shipped]


def whole_note(source: Source, confirmed: Confirmed | None) -> str:
    """Everything that is known about a source, one thing a line."""
    found = confirmed.confirmation.words if confirmed else ""
    lines = (
        source.title,
        f"Edition: {source.edition}",
        f"Paragraph: {source.paragraph}" if source.paragraph else "",
        f"In force, as shipped: {source.in_force}. Looked at on {_short(source.checked_on)}.",
        READ_AS[source.evidence],
        f"Found out here: {status_of(source, confirmed)}. {found}" if confirmed else "",
        source.note,
        source.address,
    )
    return "\n".join(line for line in lines if line)


def _found(confirmed: Confirmed) -> str:
    finding = confirmed.confirmation
    if finding.in_force is InForce.NO:
        return "not in force"
    return f"in force from {_short(finding.since)}" if finding.since else "in force"


def _short(day: date) -> str:
    return f"{day.day} {MONTHS[day.month - 1][:3].title()} {day.year}"
