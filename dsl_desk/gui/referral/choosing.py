"""Which records leave, one by one, and which other children they name."""

from dsl_desk.domain.errors import InvalidRecord
from dsl_desk.domain.problems import Problems
from dsl_desk.gui.referral.material import Material
from dsl_desk.gui.referral.names import Mention, mentions
from dsl_desk.gui.referral.record_list import RecordList, say_entry
from dsl_desk.gui.referral.step import Step
from dsl_desk.gui.widgets.announce import announce
from dsl_desk.gui.widgets.card import Card
from dsl_desk.gui.widgets.field import LabelledField
from dsl_desk.gui.widgets.tick_box import TickBox
from dsl_desk.gui.widgets.words import Kind, Words
from dsl_desk.services.drafts import Fields


class Choosing(Step):
    """Only what is ticked leaves; whether another child's name should leave is for the DSL to think about."""

    def __init__(self) -> None:
        super().__init__("Choose the records", "Choose the records")
        self._material: Material | None = None
        self._seen: tuple[str, ...] = ()
        self.list = RecordList()
        self._count = Words("", Kind.MUTED)
        hint = "Tick each record that should leave, with Space or a click. The rest stays in the school."
        self.field("records", LabelledField("Records", self.list, hint))
        self._names = Card(kind="warning")
        self._names_title = Words("Other children are named in what you ticked", Kind.STRONG)
        self._names_list = Words("")
        advice = (
            "Names are compared with your roll as they are written; a nickname is not found. Read the report too."
        )
        self.looked = TickBox("I have looked at each of these")
        self._names.add(self._names_title, self._names_list, Words(advice), self.looked)
        self.fields["names"] = LabelledField("Other children’s names", self._names)
        self.fields["names"].label.hide()
        self.fields["names"].setFocusProxy(self.looked)
        self.card.add(self._count, self.fields["names"])
        self.list.ticked.connect(self._ticked)
        self.looked.toggled.connect(self._look)

    def offer(self, material: Material) -> None:
        self._material = material
        self.list.set_entries(material.entries)
        self._show_names()

    def chosen(self) -> tuple[str, ...]:
        """The ids ticked."""
        return tuple(entry.id for entry in self.list.records.chosen())

    def mentions(self) -> tuple[Mention, ...]:
        """Ticked records that name other children of the roll."""
        if not self._material or not self._material.child:
            return ()
        return mentions(self.list.records.chosen(), self._material.roll, self._material.child)

    def state(self) -> Fields:
        return {"records": list(self.chosen()), "looked_at": list(self._seen)}

    def restore(self, state: Fields) -> None:
        self.list.records.tick(state.get("records", ()))
        self._seen = tuple(state.get("looked_at", ()))
        self._show_names()

    def check(self) -> None:
        problems = Problems()
        problems.require("records", self.chosen(), "Choose at least one record")
        if self.mentions() and not self.looked.isChecked():
            problems.add("names", "Look at the other children’s names, then tick that you have")
        if problems.found:
            raise InvalidRecord(*problems.found)

    def detail(self) -> str:
        named = len({child.id for mention in self.mentions() for child in mention.children})
        if not self.chosen():
            return "None chosen yet"
        other = f", {named} other child{'ren' if named > 1 else ''} named" if named else ""
        return f"{self._say_count()}{other}"

    def _say_count(self) -> str:
        return f"{len(self.chosen())} of {self.list.records.rowCount()} chosen"

    def _ticked(self) -> None:
        self._show_names()
        announce(self.list, self._say_count())
        self.edited.emit()

    def _look(self, looked: bool) -> None:
        """What was looked at is kept by record: another ticked record asks again."""
        self._seen = tuple(mention.entry.id for mention in self.mentions()) if looked else ()
        self.edited.emit()

    def _show_names(self) -> None:
        self._count.setText(self._say_count())
        found = self.mentions()
        self.fields["names"].setVisible(bool(found))
        self._names_list.setText("\n".join(_say(mention) for mention in found))
        self.looked.blockSignals(True)
        self.looked.setChecked(bool(found) and {mention.entry.id for mention in found} <= set(self._seen))
        self.looked.blockSignals(False)


def _say(mention: Mention) -> str:
    names = ", ".join(f"{child.name} ({child.place})" if child.place else child.name for child in mention.children)
    return f"• {say_entry(mention.entry)}: this record also names {names}. Think whether it should leave."
