"""A group of choices as chips: one tab stop, then arrows, letters and Space or Enter."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Generic, TypeVar

from PySide6.QtCore import QEvent, QObject, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QPushButton, QWidget

from dsl_desk.gui.theme import look
from dsl_desk.gui.widgets.arrange import Flow
from dsl_desk.gui.widgets.tab_order import tab_anchor

V = TypeVar("V")

STEPS = {
    Qt.Key.Key_Right: 1,
    Qt.Key.Key_Down: 1,
    Qt.Key.Key_Left: -1,
    Qt.Key.Key_Up: -1,
}


@dataclass(frozen=True, slots=True)
class Choice(Generic[V]):
    """A value, the words on its chip and the letter that picks it (the first letter unless told)."""

    value: V
    words: str
    letter: str = ""

    @property
    def key(self) -> str:
        return (self.letter or self.words[:1]).lower()


class _Chip(QPushButton):
    def __init__(self, words: str, parent: QWidget) -> None:
        super().__init__(words, parent)
        self.setProperty("kind", "chip")
        self.setCheckable(True)
        self.setAutoDefault(False)

    def sizeHint(self) -> QSize:  # noqa: N802
        # Checked words are bolder: keep room for them so that nothing moves. Several lines keep off the round edge.
        lines = self.text().count("\n")
        return super().sizeHint() + QSize(self.fontMetrics().averageCharWidth(), look().px(8) if lines else 0)


class ChipGroup(QWidget, Generic[V]):
    """Chips for one value (``several=False``) or any number of them.

    A letter goes to the next chip with that letter and picks it; Space and Enter pick the chip with the focus.
    """

    chosen = Signal()

    def __init__(self, choices: Iterable[Choice[V]], parent: QWidget | None = None, *, several: bool = False) -> None:
        super().__init__(parent)
        self._several = several
        self._choices: tuple[Choice[V], ...] = ()
        self._chips: list[_Chip] = []
        self._anchor = tab_anchor(self)
        self._flow = Flow(self)
        self.set_choices(tuple(choices))

    def set_choices(self, choices: Sequence[Choice[V]]) -> None:
        """Replace the chips; what was picked stays picked where it is still offered."""
        if tuple(choices) == self._choices:
            return
        kept, before = self.values(), self._chips
        self._choices = tuple(choices)
        self._chips = [self._chip(choice) for choice in self._choices]
        # New chips stand where the group stands in the tab order, which Qt puts at its end otherwise.
        for first, second in pairwise([self._anchor, *before, *self._chips]):
            QWidget.setTabOrder(first, second)
        # Qt loses what follows in the tab order when the proxy goes while it is one.
        self.setFocusProxy(None)  # type: ignore[arg-type]
        for chip in before:
            self._flow.removeWidget(chip)
            chip.setParent(None)
            chip.deleteLater()
        self._set_stop(0)
        self.pick(*kept)

    def values(self) -> tuple[V, ...]:
        """What is picked, in the order of the chips."""
        pairs = zip(self._choices, self._chips, strict=True)
        return tuple(choice.value for choice, chip in pairs if chip.isChecked())

    def value(self) -> V | None:
        """The one picked, or None."""
        return next(iter(self.values()), None)

    def pick(self, *values: V) -> None:
        """Pick exactly these, without a signal."""
        for index, (choice, chip) in enumerate(zip(self._choices, self._chips, strict=True)):
            chip.setChecked(choice.value in values)
            if chip.isChecked():
                self._set_stop(index)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802
        if (
            isinstance(event, QKeyEvent)
            and event.type() == QEvent.Type.KeyPress
            and isinstance(watched, _Chip)
            and not event.modifiers() & ~Qt.KeyboardModifier.ShiftModifier
        ):
            return self._key(self._chips.index(watched), event)
        return super().eventFilter(watched, event)

    def setAccessibleName(self, name: str) -> None:  # noqa: N802
        super().setAccessibleName(name)
        self._name_chips()

    def setAccessibleDescription(self, description: str) -> None:  # noqa: N802
        super().setAccessibleDescription(description)
        self._name_chips()

    def _chip(self, choice: Choice[V]) -> _Chip:
        chip = _Chip(choice.words, self)
        chip.clicked.connect(self._clicked)
        chip.installEventFilter(self)
        self._flow.addWidget(chip)
        return chip

    def _name_chips(self) -> None:
        about = ". ".join(part for part in (self.accessibleName(), self.accessibleDescription()) if part)
        for choice, chip in zip(self._choices, self._chips, strict=True):
            chip.setAccessibleName(choice.words)
            chip.setAccessibleDescription(about)

    def _key(self, index: int, event: QKeyEvent) -> bool:
        if event.key() in STEPS:
            self._go((index + STEPS[Qt.Key(event.key())]) % len(self._chips))
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
            self._chips[index].click()
        elif (found := self._with_letter(event.text().lower(), index)) is not None:
            self._go(found)
            self._chips[found].click()
        else:
            return False
        return True

    def _with_letter(self, letter: str, after: int) -> int | None:
        count = len(self._choices)
        order = [(after + step) % count for step in range(count)]
        if self._chips[after].isChecked():
            order = order[1:] + order[:1]
        return next((at for at in order if letter and self._choices[at].key == letter), None)

    def _go(self, index: int) -> None:
        self._set_stop(index)
        self._chips[index].setFocus(Qt.FocusReason.TabFocusReason)

    def _set_stop(self, stop: int) -> None:
        for index, chip in enumerate(self._chips):
            policy = Qt.FocusPolicy.StrongFocus if index == stop else Qt.FocusPolicy.ClickFocus
            chip.setFocusPolicy(policy)
        if self._chips:
            self.setFocusProxy(self._chips[stop])
        self._name_chips()

    def _clicked(self) -> None:
        clicked = self.sender()
        for index, chip in enumerate(self._chips):
            if chip is clicked:
                self._set_stop(index)
            elif not self._several:
                chip.setChecked(False)
        if not self._several and isinstance(clicked, _Chip):
            clicked.setChecked(True)
        self.chosen.emit()
