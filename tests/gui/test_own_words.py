"""What the program itself shows is held to the advice it gives: every word on every page, with no firm remark."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QAbstractItemModel, QAbstractListModel, QCoreApplication, QEvent, QModelIndex, Qt
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QComboBox,
    QLabel,
    QLineEdit,
    QMenu,
    QWidget,
)

from dsl_desk.services.language import catalogue, remarks
from dsl_desk.wording.catalogue import Strength
from tests.gui.stage import Scene, Stage, scenes, stage

ROWS = 300


@pytest.fixture(scope="module")
def school(qapp: object, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Stage]:
    with stage(tmp_path_factory.mktemp("school") / "vault") as on:
        yield on


@pytest.mark.parametrize("scene", scenes(), ids=lambda scene: scene.name)
def test_no_page_needs_firm_advice(scene: Scene, school: Stage) -> None:
    window = scene.make(school)
    school.settle()
    shown = set(texts(window))
    window.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    assert len(shown) > 5
    assert {words: _firm(words) for words in shown if _firm(words)} == {}


def test_the_advice_itself_needs_none() -> None:
    """Headings and phrases name the wordings, which stand in quotation marks wherever they are shown."""
    for entry in catalogue().entries:
        for words in (entry.why, entry.instead, entry.fine_when):
            assert _firm(words) == []


def test_a_firm_remark_would_be_found() -> None:
    label = QLabel("Why did she not tell?")
    assert [_firm(words) for words in texts(label)] == [["Why did she not tell"]]


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


def _firm(words: str) -> list[str]:
    return [remark.text for remark in remarks(words) if remark.strength is Strength.FIRM]
