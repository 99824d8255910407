"""What is typed into a form in the page is not lost by one key."""

from PySide6.QtCore import Qt

from dsl_desk.gui.child.actions import ActionsPart
from dsl_desk.gui.child.page import ChildPage
from tests.gui.keys import Keys
from tests.gui.small_school import FINLEY
from tests.gui.visit import Visit


def opened(small: Visit) -> ChildPage:
    page = small.go(ChildPage, "child", FINLEY.id)
    part = page.show_part(ActionsPart)
    small.settle()
    part.add_button.click()
    return page


def test_escape_asks_before_it_throws_away_what_was_typed(small: Visit) -> None:
    page, keys = opened(small), Keys(small.window)
    form = page.slot.form
    assert form is not None
    form.fields["what"].setFocus()
    keys.type("Ring the mother")
    keys.press(Qt.Key.Key_Escape)
    assert page.slot.form is form
    assert form.asked.isVisible()
    keys.press(Qt.Key.Key_Escape)
    assert page.slot.form is None


def test_escape_closes_a_form_with_nothing_typed_at_once(small: Visit) -> None:
    page, keys = opened(small), Keys(small.window)
    keys.press(Qt.Key.Key_Escape)
    assert page.slot.form is None
