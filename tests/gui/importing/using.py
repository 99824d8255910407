"""A page that takes a list in, used and read as a person does."""

from typing import TypeVar

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget

from dsl_desk.gui.widgets.table_card import TableCard
from tests.gui.visit import Visit

T = TypeVar("T")


def click(small: Visit, button: QWidget) -> None:
    """Press a button that is in sight; what it asked for has arrived."""
    assert button.isVisible()
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    small.settle()
    small.settle()


def cells(card: TableCard[T]) -> list[list[str]]:
    """The words of the table, row by row."""
    model = card.table.model()
    return [
        [str(model.index(row, column).data()) for column in range(model.columnCount())]
        for row in range(model.rowCount())
    ]
