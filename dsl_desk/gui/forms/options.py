"""Options under each other, one or several, with a hint each: radio buttons and tick boxes kept as codes."""

from collections.abc import Iterable
from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QAbstractButton, QHBoxLayout, QRadioButton, QVBoxLayout, QWidget

from dsl_desk.gui.theme import look
from dsl_desk.gui.widgets.tick_box import TickBox
from dsl_desk.gui.widgets.words import Kind, Words


@dataclass(frozen=True, slots=True)
class Option:
    """``code`` is what is kept; ``warning`` stands under the words while the option is ticked."""

    code: str
    words: str
    hint: str = ""
    warning: str = ""


class Options(QWidget):
    """Nothing is ticked until a person ticks it. Radio buttons are one stop of the Tab key, then arrows."""

    edited = Signal()

    def __init__(self, options: Iterable[Option], *, several: bool = False) -> None:
        super().__init__()
        self._buttons: dict[str, QAbstractButton] = {}
        self._warnings: dict[str, Words] = {}
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(look().px(6))
        for option in options:
            button = TickBox() if several else QRadioButton()
            self._buttons[option.code] = button
            self._add(column, option, button)
        self._set_stop()

    def codes(self) -> tuple[str, ...]:
        """What is ticked, in order."""
        return tuple(code for code, button in self._buttons.items() if button.isChecked())

    def code(self) -> str:
        """The one that is ticked, or nothing."""
        return next(iter(self.codes()), "")

    def tick(self, codes: Iterable[str]) -> None:
        """Tick these and no others."""
        wanted = tuple(codes)
        for code, button in self._buttons.items():
            button.setAutoExclusive(False)
            button.setChecked(code in wanted)
            button.setAutoExclusive(isinstance(button, QRadioButton))
        self._set_stop()
        self._show_warnings()

    def text(self) -> list[str]:
        return list(self.codes())

    def set_text(self, codes: Iterable[str]) -> None:
        self.tick(codes)

    def button(self, code: str) -> QAbstractButton:
        return self._buttons[code]

    def setAccessibleDescription(self, description: str) -> None:  # noqa: N802
        """An error is spoken with each option."""
        for button in self._buttons.values():
            hint = str(button.property("hint"))
            button.setAccessibleDescription(". ".join(part for part in (description, hint) if part))

    def _add(self, column: QVBoxLayout, option: Option, button: QAbstractButton) -> None:
        button.setAccessibleName(option.words)
        button.setAccessibleDescription(option.hint)
        button.setProperty("hint", option.hint)
        button.toggled.connect(self._toggled)
        words = _Label(option.words, button)
        line = QHBoxLayout()
        line.setSpacing(look().px(6))  # room for the focus ring
        line.addWidget(button, 0, Qt.AlignmentFlag.AlignTop)
        line.addWidget(words, 1)
        column.addLayout(line)
        if option.hint:
            _put_under(column, Words(option.hint, Kind.MUTED))
        if option.warning:
            warning = self._warnings[option.code] = Words(option.warning, Kind.ERROR)
            warning.setVisible(False)
            _put_under(column, warning)

    def _toggled(self) -> None:
        self._set_stop()
        self._show_warnings()
        self.edited.emit()

    def _set_stop(self) -> None:
        """Tab goes to the button that is chosen, which Qt sees to only when it has had the keyboard."""
        buttons = tuple(self._buttons.values())
        stop = next((button for button in buttons if button.isChecked()), buttons[0])
        for button in buttons:
            if isinstance(button, QRadioButton):
                button.setFocusPolicy(Qt.FocusPolicy.StrongFocus if button is stop else Qt.FocusPolicy.ClickFocus)
        self.setFocusProxy(stop if isinstance(stop, QRadioButton) else buttons[0])

    def _show_warnings(self) -> None:
        for code, warning in self._warnings.items():
            warning.setVisible(self._buttons[code].isChecked())


def _put_under(column: QVBoxLayout, words: Words) -> None:
    words.setContentsMargins(look().px(40), 0, 0, 0)
    column.addWidget(words)


class _Label(Words):
    """Words that wrap, which those of a Qt button do not; a click on them is a click on the button."""

    def __init__(self, words: str, button: QAbstractButton) -> None:
        super().__init__(words)
        self._button = button
        self.setBuddy(button)
        self.setMinimumHeight(look().px(26))

    def mousePressEvent(self, _event: object) -> None:  # noqa: N802
        self._button.click()
