"""The fields of one address, and whether it has to stay in the school."""

from PySide6.QtWidgets import QLineEdit, QWidget

from dsl_desk.domain.front_sheet import Address
from dsl_desk.gui.front_sheet.record_form import side_by_side
from dsl_desk.gui.widgets.field import LabelledField
from dsl_desk.gui.widgets.note_editor import NoteField
from dsl_desk.gui.widgets.tick_box import TickBox

CONFIDENTIAL = "Keep this address confidential, such as a refuge"
WHY = "It is then printed in nothing. A record in which it is written cannot leave the school."


class AddressFields:
    """``name`` is the field of the record that holds the address: its problems stand beside the lines."""

    def __init__(self, name: str, address: Address | None) -> None:
        self.lines = NoteField(lines=3, advised=False)
        self.lines.set_text("\n".join(address.lines) if address else "")
        self.postcode = QLineEdit(address.postcode if address else "")
        self.confidential = TickBox(CONFIDENTIAL)
        self.confidential.setChecked(bool(address and address.confidential))
        self.why = QLineEdit(address.why if address else "")
        self.why.textEdited.connect(self._tick)  # a reason without its tick would let the address leave
        self.fields = {
            name: LabelledField("Address", self.lines, "One line under the other", optional=True),
            "postcode": LabelledField("Postcode", self.postcode, optional=True),
            "why": LabelledField("Why it is confidential", self.why, WHY, optional=True),
        }
        self._name = name

    def laid_out(self) -> tuple[QWidget, ...]:
        """As they stand on a form."""
        lines, postcode, why = self.fields.values()
        return (side_by_side(lines, postcode), self.confidential, why)

    def address(self) -> Address | None:
        """What is typed; None when nothing is."""
        lines = tuple(filter(None, (line.strip() for line in self.lines.text().splitlines())))
        found = Address(lines, self.postcode.text().strip(), self.confidential.isChecked(), self.why.text().strip())
        return None if found == Address(()) else found

    def _tick(self, why: str) -> None:
        self.confidential.setChecked(self.confidential.isChecked() or bool(why.strip()))
