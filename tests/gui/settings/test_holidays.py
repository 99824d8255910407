"""The school's holidays are typed a line each, refused line by line, and never overwritten while being typed."""

from datetime import date
from pathlib import Path

import pytest

from dsl_desk.domain.school_calendar import Holiday, SchoolCalendar
from dsl_desk.gui.settings.page import SettingsPage
from dsl_desk.services.school_days import school_calendar, set_school_calendar
from tests.gui.visit import Visit

HALF_TERM = Holiday("Half term", date(2026, 10, 26), date(2026, 10, 30))


@pytest.fixture
def page(visitor: Visit, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> SettingsPage:
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "config"))
    return visitor.go(SettingsPage, "settings")


def test_what_is_typed_is_saved_in_order_and_shown_as_it_reads(visitor: Visit, page: SettingsPage) -> None:
    card = page.holidays
    card.text.set_text("Training day: 4/1/2027\nHalf term: 26 oct to 30 oct 2026")
    card.save_button.click()
    visitor.settle()
    training = Holiday("Training day", date(2027, 1, 4), date(2027, 1, 4))
    assert visitor.read(school_calendar).holidays == (HALF_TERM, training)
    assert card.text.text() == "Half term: 26 October 2026 to 30 October 2026\nTraining day: 4 January 2027"


def test_lines_that_cannot_be_read_are_named_and_nothing_is_lost(visitor: Visit, page: SettingsPage) -> None:
    card = page.holidays
    typed = "Half term: 26 oct to 30 oct 2026\nEaster"
    card.text.set_text(typed)
    card.save_button.click()
    visitor.settle()
    assert "Line 2: Type a name, a colon and the days" in card.field.error
    assert card.text.text() == typed
    assert visitor.read(school_calendar).holidays == ()


def test_a_deed_elsewhere_does_not_overwrite_what_is_being_typed(visitor: Visit, page: SettingsPage) -> None:
    page.holidays.text.set_text("Half te")
    page.tasks.write(page, lambda desk: set_school_calendar(desk, SchoolCalendar((HALF_TERM,))))
    visitor.settle()
    page.opened()
    visitor.settle()
    assert page.holidays.text.text() == "Half te"
