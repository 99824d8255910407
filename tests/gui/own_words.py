"""Every word a page shows, and whether it keeps to the advice the program gives."""

from collections.abc import Iterator
from functools import cache

from PySide6.QtCore import QAbstractItemModel, QAbstractListModel, QModelIndex, Qt
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QComboBox,
    QLabel,
    QLineEdit,
    QMenu,
    QWidget,
)

from dsl_desk.services.language import remarks
from dsl_desk.wording.catalogue import Strength

ROWS = 300


def texts(top: QWidget) -> Iterator[str]:
    """Everything that can be read or heard in ``top``, shown now or on request; not what was typed."""
    for widget in (top, *top.findChildren(QWidget)):
        yield from filter(None, (widget.accessibleName(), widget.accessibleDescription(), widget.windowTitle()))
        match widget:
            case QLabel() | QAbstractButton():
                yield widget.text()
            case QLineEdit():
                yield widget.placeholderText()
            case QComboBox():
                yield from (widget.itemText(row) for row in range(widget.count()))
            case QMenu():
                yield from (action.text() for action in widget.actions())
            case QAbstractItemView() if widget.model():
                yield from _cells(widget.model())


def _cells(model: QAbstractItemModel) -> Iterator[str]:
    roles = (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole)
    columns = 1 if isinstance(model, QAbstractListModel) else model.columnCount(QModelIndex())
    for row in range(min(model.rowCount(QModelIndex()), ROWS)):
        for column in range(columns):
            for role in roles:
                yield str(model.index(row, column).data(role) or "")


@cache
def firm(words: str) -> list[str]:
    """What a firm remark is made about; the same words stand on many pages."""
    return [remark.text for remark in remarks(words) if remark.strength is Strength.FIRM]
