"""Children whose families a letter is for, gone through with the keyboard."""

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from dsl_desk.gui.letters.chosen_children import ChosenChildren
from tests.gui.small_school import AMELIA, FINLEY


def test_tab_goes_from_the_name_typed_to_the_children_as_they_stand_and_on(qtbot: QtBot) -> None:
    form, field, last = QWidget(), ChosenChildren(), QLineEdit()
    qtbot.addWidget(form)
    box = QVBoxLayout(form)
    for part in (field, last):
        box.addWidget(part)
    field.set_children([AMELIA, FINLEY])
    field.set_text([FINLEY.id, AMELIA.id])
    form.show()
    qtbot.waitExposed(form)
    field.picker.line.setFocus()
    passed: list[str] = []
    while form.focusWidget() is not last and len(passed) < 9:
        focus = form.focusWidget()
        assert focus
        passed.append("the name" if focus is field.picker.line else focus.accessibleName().partition(",")[0])
        QTest.keyClick(focus, Qt.Key.Key_Tab)
    assert passed == ["the name", f"Take out {FINLEY.name}", f"Take out {AMELIA.name}"]
