"""The gate every page passes: our own advice, and WCAG 2.2 AA as far as a program can check it, at two text sizes."""

from collections.abc import Iterator
from typing import TypeVar

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QPoint, QRect, Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractScrollArea,
    QComboBox,
    QLabel,
    QLineEdit,
    QMainWindow,
    QPushButton,
    QScrollArea,
    QTextEdit,
    QWidget,
)

from dsl_desk.gui.main_window import LEAST_HEIGHT, LEAST_WIDTH
from dsl_desk.gui.theme import Look, application, wear
from tests.gui.own_words import firm, texts
from tests.gui.stage import Scene, Stage, scenes, stage

W = TypeVar("W", bound=QWidget)

LEAST_TARGET = 24  # WCAG 2.5.8
SCENES = scenes()


@pytest.fixture(scope="module")
def school(qapp: object, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Stage]:
    with stage(tmp_path_factory.mktemp("school") / "vault") as on:
        yield on


@pytest.fixture(scope="module", autouse=True)
def plain_look(qapp: object) -> Iterator[None]:
    """The look is the scene's, from its first check to its last."""
    yield
    wear(application(), Look())


@pytest.fixture(scope="module", params=[100, 200], ids=["100%", "200%"])
def shown(request: pytest.FixtureRequest, scene: Scene, school: Stage) -> Iterator[QMainWindow]:
    """The scene in the smallest window, set up once: no check changes more than where the focus is."""
    wear(application(), Look(text_scale=request.param))
    window = scene.make(school)
    window.resize(LEAST_WIDTH, LEAST_HEIGHT)
    QTest.qWaitForWindowExposed(window)
    window.activateWindow()
    school.settle()
    yield window
    window.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    if "scene" in metafunc.fixturenames:
        metafunc.parametrize("scene", SCENES, ids=[scene.name for scene in SCENES], scope="module")


def in_tab_order(window: QMainWindow) -> list[QWidget]:
    """What Tab can reach."""
    return [
        widget
        for widget in window.findChildren(QWidget)
        if widget.isVisible()
        and widget.isEnabled()
        and widget.focusPolicy() & Qt.FocusPolicy.TabFocus
        and widget.focusProxy() is None
        and not isinstance(widget, QScrollArea)
    ]


def name_of(widget: QWidget) -> str:
    interface = QAccessible.queryAccessibleInterface(widget)
    return interface.text(QAccessible.Text.Name)


def test_every_control_has_a_name(shown: QMainWindow) -> None:
    controls = in_tab_order(shown)
    assert controls
    assert [widget for widget in controls if not name_of(widget).strip()] == []


def test_every_field_has_a_label(shown: QMainWindow) -> None:
    """A search line says what it is by its place and its name."""
    labelled = {label.buddy() for label in shown.findChildren(QLabel) if label.buddy() is not None}
    fields = [
        widget
        for widget in in_tab_order(shown)
        if isinstance(widget, QLineEdit | QTextEdit | QComboBox) and not name_of(widget).startswith("Search")
    ]
    assert [name_of(widget) for widget in fields if widget not in labelled] == []


def test_tab_reaches_every_control_and_comes_round(shown: QMainWindow) -> None:
    wanted = set(in_tab_order(shown))
    reached: set[QWidget | None] = set()
    for _ in range(len(wanted) + 2):
        shown.focusNextChild()
        reached.add(shown.focusWidget())
    assert {name_of(widget) for widget in wanted - reached} == set()


def test_targets_are_large_enough(shown: QMainWindow) -> None:
    small = [w for w in in_tab_order(shown) if min(w.width(), w.height()) < LEAST_TARGET]
    assert [(name_of(widget), widget.size()) for widget in small] == []


def test_nothing_is_cut_off(shown: QMainWindow) -> None:
    assert [name_of(widget) for widget in in_tab_order(shown) if not _can_be_seen(widget, shown)] == []
    narrow = [button for button in _visible(shown, QPushButton) if button.width() < button.sizeHint().width()]
    assert [button.text() for button in narrow] == []
    cut = [label for label in _visible(shown, QLabel) if label.width() < label.minimumSizeHint().width()]
    assert [label.text() for label in cut] == []
    low = [label for label in _visible(shown, QLabel) if label.height() < label.heightForWidth(label.width())]
    assert [label.text() for label in low] == []


def test_typed_words_are_never_read_as_markup(shown: QMainWindow) -> None:
    labels = [label for label in shown.findChildren(QLabel) if label.window() is shown]
    assert [label.text() for label in labels if label.textFormat() != Qt.TextFormat.PlainText] == []


def test_no_name_leaks_through_title_or_tooltip(shown: QMainWindow) -> None:
    assert shown.windowTitle() == "DSL Desk"
    assert [widget.toolTip() for widget in shown.findChildren(QWidget) if widget.toolTip()] == []


def test_no_word_needs_firm_advice(shown: QMainWindow) -> None:
    """What the program shows is held to the advice it gives."""
    said = set(texts(shown))
    assert len(said) > 5
    assert {words: firm(words) for words in said if firm(words)} == {}


def _visible(window: QMainWindow, kind: type[W]) -> list[W]:
    return [widget for widget in window.findChildren(kind) if widget.isVisible()]


def _can_be_seen(widget: QWidget, window: QMainWindow) -> bool:
    """Inside every ancestor from side to side, and from top to bottom up to one that scrolls."""
    step, scrolls = widget.parentWidget(), False
    while step is not None:
        place = QRect(widget.mapTo(step, QPoint(0, 0)), widget.size())
        room = step.rect().adjusted(-1, -1, 1, 1)
        scrolls = scrolls or isinstance(step.parentWidget(), QAbstractScrollArea)
        if place.left() < room.left() or place.right() > room.right():
            return False
        if not scrolls and (place.top() < room.top() or place.bottom() > room.bottom()):
            return False
        if step is window:
            break
        step = step.parentWidget()
    return True
