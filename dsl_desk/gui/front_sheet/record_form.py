"""What the forms of the front sheet share: one of a few answers, a day, the reason when something written changes."""

from collections.abc import Mapping, Sequence
from datetime import date
from enum import StrEnum
from typing import Generic, TypeVar

from PySide6.QtWidgets import QLineEdit, QWidget

from dsl_desk.domain.when import NOT_STATED
from dsl_desk.gui.deeds.inline_draft import About
from dsl_desk.gui.deeds.inline_form import InlineForm
from dsl_desk.gui.forms.choice_box import ChoiceBox
from dsl_desk.gui.forms.form import Reading
from dsl_desk.gui.forms.times import now, typed_day
from dsl_desk.gui.tasks import Tasks
from dsl_desk.gui.widgets.arrange import Columns
from dsl_desk.gui.widgets.field import LabelledField
from dsl_desk.gui.widgets.when_field import WhenField

E = TypeVar("E", bound=StrEnum)

REASON = "Needed when something written before is changed or taken out. The version before is kept."
DAY = "Such as 3/9/2025"


class RecordForm(InlineForm):
    """Writes one record of the front sheet; where it ``exists`` already, a change may need a reason."""

    def __init__(
        self,
        tasks: Tasks,
        heading: str,
        verb: str,
        fields: Mapping[str, LabelledField],
        laid_out: Sequence[QWidget] = (),
        *,
        exists: bool,
        about: About,
    ) -> None:
        self._reason = QLineEdit()
        every, shown = dict(fields), list(laid_out or fields.values())
        if exists:
            every["reason"] = LabelledField("Why this changes", self._reason, REASON, optional=True)
            shown.append(every["reason"])
        super().__init__(tasks, heading, verb, every, shown, about=about)

    def reason(self) -> str:
        """What was typed, or nothing."""
        return self._reason.text().strip()


class OneOf(ChoiceBox, Generic[E]):
    """One member of an enumeration; its first one means that nothing was chosen."""

    def __init__(self, value: E) -> None:
        self._kind = type(value)
        first, *rest = self._kind
        super().__init__(_words(first))
        self.set_choices((each.value, _words(each)) for each in rest)
        if value is not first:
            self.set_text(value.value)

    def value(self) -> E:
        """What is chosen."""
        return self._kind(self.text() or next(iter(self._kind)).value)


def day_field(day: date | None) -> WhenField:
    """A day of the past or to come, filled in where one is known."""
    field = WhenField(now, future=True)
    if day:
        field.set_text(typed_day(day))
    return field


def read_day(reading: Reading, name: str, field: WhenField) -> date | None:
    """The day typed there, or None; what cannot be read is refused under ``name``."""
    return reading.field(name, field.when, NOT_STATED).day


def side_by_side(left: QWidget, right: QWidget) -> Columns:
    """Two short fields on one line where there is room."""
    return Columns([left], [right], narrow_width=300, flip=560)


def _words(member: StrEnum) -> str:
    return member.value.capitalize()
