"""The two kinds of paper: the recovery code, and the envelopes."""

from collections.abc import Callable
from functools import partial

from PySide6.QtWidgets import QLineEdit

from dsl_desk.gui.recovery.fresh_codes import Fresh
from dsl_desk.gui.recovery.paper_card import PaperCard
from dsl_desk.gui.recovery.sayings import ENVELOPES_FOLLOW, NEW_CODE_FOLLOWS, say_code, say_envelopes
from dsl_desk.gui.tasks import Tasks
from dsl_desk.gui.widgets.field import LabelledField
from dsl_desk.services.desk import Desk
from dsl_desk.services.recovery import (
    HOLDERS,
    NewEnvelope,
    Printed,
    code_typed_back,
    envelope_pages,
    envelopes_typed_back,
    make_new_envelopes,
    new_recovery_code,
    recovery_code_page,
)


class CodeCard(PaperCard):
    """One page that opens by itself."""

    def __init__(self, tasks: Tasks) -> None:
        super().__init__(tasks, "Recovery code", "Make a new recovery code", NEW_CODE_FOLLOWS, {})

    def show_printed(self, printed: Printed | None) -> None:
        self.show_state(say_code(printed))

    def make(self) -> Callable[[Desk], Fresh]:
        return _new_code


class EnvelopesCard(PaperCard):
    """Two or three pages, two of which open together."""

    def __init__(self, tasks: Tasks) -> None:
        self._holders = [QLineEdit(holder) for holder in (*HOLDERS, "")]
        first, second, third = self._holders
        fields = {
            "holder_1": LabelledField("Who keeps envelope 1", first, "A role, such as headteacher."),
            "holder_2": LabelledField("Who keeps envelope 2", second),
            "holder_3": LabelledField(
                "Who keeps envelope 3", third, "With three envelopes, any two of them open.", optional=True
            ),
        }
        super().__init__(tasks, "Sealed envelopes", "Make new envelopes", ENVELOPES_FOLLOW, fields)

    def show_printed(self, printed: Printed | None) -> None:
        self.show_state(say_envelopes(printed))

    def make(self) -> Callable[[Desk], Fresh]:
        holders = [line.text() for line in self._holders]
        named = holders if holders[-1].strip() else holders[:-1]
        return partial(_new_envelopes, holders=named)


def _new_code(desk: Desk) -> Fresh:
    code = new_recovery_code(desk)
    return Fresh([("Recovery code", code)], partial(recovery_code_page, code=code), code_typed_back)


def _new_envelopes(desk: Desk, holders: list[str]) -> Fresh:
    made = make_new_envelopes(desk, holders)
    titled = [(_title(envelope), envelope.code) for envelope in made]
    return Fresh(titled, partial(envelope_pages, envelopes=made), envelopes_typed_back)


def _title(envelope: NewEnvelope) -> str:
    return f"Envelope {envelope.number}: {envelope.holder}"
