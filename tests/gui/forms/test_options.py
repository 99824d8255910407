"""Options in the words of the catalogue: nothing ticked before a person ticks it."""

from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from dsl_desk.gui.forms.options import Option, Options
from dsl_desk.gui.theme import application

CHOICES = (Option("a", "First"), Option("b", "Second", "When", "Ask first"))


def test_nothing_is_ticked_at_first_and_one_of_several_radio_buttons_after(qtbot: QtBot) -> None:
    options = Options(CHOICES)
    qtbot.addWidget(options)
    assert options.codes() == ()
    options.button("a").click()
    options.button("b").click()
    assert options.code() == "b"
    options.tick(())
    assert options.codes() == ()


def test_a_warning_stands_there_while_its_option_is_ticked(qtbot: QtBot) -> None:
    options = Options(CHOICES, several=True)
    qtbot.addWidget(options)
    warning = options._warnings["b"]
    assert not warning.isVisibleTo(options)
    options.button("b").click()
    assert warning.isVisibleTo(options)
    options.button("b").click()
    assert not warning.isVisibleTo(options)


def test_no_words_are_left_without_a_place(qtbot: QtBot) -> None:
    """They would be dressed at every change of the look for as long as the program runs."""
    before = set(application().topLevelWidgets())
    options = Options(CHOICES)
    qtbot.addWidget(options)
    assert set(application().topLevelWidgets()) - before == {options}


def test_a_draft_brings_several_back(qtbot: QtBot) -> None:
    options = Options(CHOICES, several=True)
    qtbot.addWidget(options)
    options.tick(["b", "gone"])
    assert options.codes() == ("b",)
    assert options._warnings["b"].isVisibleTo(options)


def test_a_tick_is_drawn(qtbot: QtBot) -> None:
    options = Options(CHOICES, several=True)
    qtbot.addWidget(options)
    options.show()
    box = options.button("a")
    before = box.grab().toImage()
    box.click()
    ticked = box.grab().toImage()
    assert ticked != before
    colours = {ticked.pixelColor(x, y).name() for x in range(24) for y in range(ticked.height())}
    assert len(colours) > 2


def test_tab_goes_to_the_radio_button_that_is_chosen(qtbot: QtBot) -> None:
    options = Options(CHOICES)
    qtbot.addWidget(options)
    stops = [code for code in "ab" if options.button(code).focusPolicy() & Qt.FocusPolicy.TabFocus]
    assert stops == ["a"]
    options.tick(["b"])
    stops = [code for code in "ab" if options.button(code).focusPolicy() & Qt.FocusPolicy.TabFocus]
    assert stops == ["b"]
    assert options.focusProxy() is options.button("b")
