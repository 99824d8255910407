"""The order of the Tab key, for what is made after the rest of a form."""

from collections.abc import Iterable
from itertools import pairwise

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget


def tab_through(stops: Iterable[QWidget]) -> None:
    """Tab goes from each of these to the next; a field is a stop as a whole."""
    chain = tuple(stops)
    for stop in chain:
        if stop.focusProxy() is not None:
            # Qt moves a field together with the control in it only where the field itself takes the focus.
            stop.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
    for before, after in pairwise(chain):
        QWidget.setTabOrder(before, after)


def tab_anchor(parent: QWidget) -> QWidget:
    """Never seen: keeps the place in the order of Tab of parts of ``parent`` that come and go."""
    anchor = QWidget(parent)
    anchor.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
    anchor.hide()
    return anchor
