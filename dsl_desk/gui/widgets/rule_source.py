"""A rule beside the field it governs: its words, where they come from, and whether that was checked."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from dsl_desk.domain.confirmation import InForce
from dsl_desk.domain.when import MONTHS
from dsl_desk.gui.theme import look
from dsl_desk.gui.widgets.words import Kind, Words
from dsl_desk.gui.widgets.wrapped_link import WrappedLink
from dsl_desk.services.catalogue.rule import rule
from dsl_desk.services.catalogue.source import Evidence, Source, cited

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

    The line is a stop of the Tab key. Where key presses are counted, put it below the last required field, or move
    it with ``setTabOrder(save_button, rule.line)``. With ``words=False`` only the source is shown, for a field whose
    hint says the rule already.
    """

    def __init__(self, *codes: str, words: bool = True, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        found = [rule(code) for code in codes]
        self._sources = dict.fromkeys(name for each in found for name in each.sources)
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
        self._show()

    def _turn(self) -> None:
        self.note.setVisible(self.note.isHidden())
        self._show()

    def _show(self) -> None:
        sources = cited(self._sources)
        said = "; ".join(_short(source) for source in sources)
        self.line.setText(said)
        self.line.setAccessibleName(f"{said}. {'Show' if self.note.isHidden() else 'Hide'} the whole note")
        self.note.setText("\n\n".join(_whole(source) for source in sources))


def _short(source: Source) -> str:
    paragraph = f", paragraph {source.paragraph}" if source.paragraph else ""
    return f"{source.short}{paragraph} · {_status(source)}"


def _status(source: Source) -> str:
    if source.evidence is Evidence.OWN_JUDGEMENT:
        return "own judgement"
    return {
        InForce.YES: f"checked {_day(source)}",
        InForce.NO: "no longer in force",
        InForce.NOT_CHECKED: "status not checked",
    }[source.in_force]


def _whole(source: Source) -> str:
    return _lines(
        source.title,
        f"Edition: {source.edition}",
        f"Paragraph: {source.paragraph}" if source.paragraph else "",
        f"In force: {source.in_force.value}. Last looked at on {_day(source)}. {READ_AS[source.evidence]}",
        source.note,
        source.address,
    )


def _day(source: Source) -> str:
    day = source.checked_on
    return f"{day.day} {MONTHS[day.month - 1][:3].title()} {day.year}"


def _lines(*parts: str) -> str:
    return "\n".join(part for part in parts if part)
