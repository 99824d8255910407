"""A field: label above, hint under it, the words of an error beside it, the control."""

from typing import Protocol, runtime_checkable

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from dsl_desk.gui.theme import look
from dsl_desk.gui.widgets.words import Kind, Words


class LabelledField(QWidget):
    """A control with its label as buddy; the hint and the error are part of its accessible description.

    A control made of several widgets passes ``setAccessibleName`` and ``setAccessibleDescription`` on to its parts.
    """

    def __init__(
        self,
        label: str,
        control: QWidget,
        hint: str = "",
        parent: QWidget | None = None,
        *,
        optional: bool = False,
    ) -> None:
        super().__init__(parent)
        self.control = control
        self._hint = hint
        self.label = Words(label, Kind.STRONG, wrap=not optional)
        self.label.setBuddy(focus_of(control))
        self._error = Words("", Kind.ERROR)
        self._error.hide()
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(look().px(4))
        if optional:
            line = QHBoxLayout()
            line.setSpacing(look().px(6))
            line.addWidget(self.label)
            line.addWidget(Words("(optional)", Kind.MUTED, wrap=False))
            line.addStretch(1)
            box.addLayout(line)
        else:
            box.addWidget(self.label)
        if hint:
            box.addWidget(Words(hint, Kind.MUTED))
        box.addWidget(self._error)
        box.addWidget(control)
        control.setAccessibleName(f"{label}, optional" if optional else label)
        control.setAccessibleDescription(hint)
        self.setFocusProxy(control)

    def set_error(self, words: str) -> None:
        """Show what to put right beside the field, or nothing with an empty string."""
        shown = f"Error: {words}" if words else ""
        if shown == self._error.text():
            return
        self._error.setText(shown)
        self._error.setVisible(bool(words))
        self.control.setAccessibleDescription(". ".join(part for part in (words, self._hint) if part))
        target = focus_of(self.control)
        target.setProperty("wrong", "true" if words else "false")
        target.style().unpolish(target)
        target.style().polish(target)

    @property
    def error(self) -> str:
        """The words shown now."""
        return self._error.text()


@runtime_checkable
class OfParts(Protocol):
    """A control of several parts, which says in which of them its error is put right."""

    def to_put_right(self) -> QWidget: ...


def focus_of(control: QWidget) -> QWidget:
    """The widget that takes the keyboard when ``control`` is asked to."""
    step = control
    while (proxy := step.focusProxy()) is not None:
        step = proxy
    return step
