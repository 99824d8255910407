"""How the controls of a form are kept in a draft and put back: every one as text, or as the codes that are picked."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QComboBox, QLineEdit

from dsl_desk.gui.forms.choice_box import ChoiceBox
from dsl_desk.gui.widgets.child_picker import ChildPicker
from dsl_desk.gui.widgets.chips import ChipGroup
from dsl_desk.gui.widgets.note_editor import NoteField
from dsl_desk.gui.widgets.tick_box import TickBox
from dsl_desk.services.drafts import Fields

TICKED = "yes"


@dataclass(frozen=True, slots=True)
class _Kept:
    """How a control's state is taken for a draft and put back."""

    take: Callable[[], str | list[str]]
    put: Callable[[Any], None]


class Controls(QObject):
    """The controls of one form by their names. ``choose_child(id)`` puts a child back into the form's picker."""

    edited = Signal()

    def __init__(self, choose_child: Callable[[str], None], parent: QObject) -> None:
        super().__init__(parent)
        self._choose_child = choose_child
        self._kept: dict[str, _Kept] = {}

    def keep(self, name: str, control: Any) -> None:
        """Keep this control under ``name`` from now on."""
        self._kept[name] = self._keep(control)

    def take(self, name: str) -> str | list[str]:
        """The control as it stands."""
        return self._kept[name].take()

    def put(self, name: str, state: str | list[str]) -> None:
        """Put the control back as it was taken."""
        self._kept[name].put(state)

    def state(self) -> Fields:
        """Every control as it stands."""
        return {name: kept.take() for name, kept in self._kept.items()}

    def restore(self, state: Fields) -> None:
        """Put back those of ``state`` that are controls here."""
        for name in self._kept.keys() & state.keys():
            self.put(name, state[name])

    def _keep(self, control: Any) -> _Kept:
        match control:
            case ChildPicker():
                control.chosen.connect(lambda _: self.edited.emit())
                return _Kept(lambda: child.id if (child := control.child()) else "", self._choose_child)
            case QLineEdit():
                control.textEdited.connect(self.edited)
                return _Kept(control.text, control.setText)
            case ChipGroup():
                control.chosen.connect(self.edited)
                return _Kept(lambda: list(control.values()), lambda codes: control.pick(*codes))
            case TickBox():
                control.toggled.connect(self.edited)
                return _Kept(
                    lambda: TICKED if control.isChecked() else "", lambda text: control.setChecked(text == TICKED)
                )
            case NoteField():
                control.editor.textChanged.connect(self.edited)
            case QComboBox() if not isinstance(control, ChoiceBox):
                control.activated.connect(self.edited)
                return _Kept(control.currentText, control.setCurrentText)
            case _:
                control.edited.connect(self.edited)
        return _Kept(control.text, control.set_text)
