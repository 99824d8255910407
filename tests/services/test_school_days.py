"""Working days pass over weekends and bank holidays, school days over the school's own holidays too."""

from datetime import UTC, date, datetime, timedelta

import pytest

from dsl_desk.domain.errors import InvalidRecord
from dsl_desk.domain.school_calendar import Holiday, SchoolCalendar
from dsl_desk.domain.when import Certainty, When
from dsl_desk.services.catalogue.bank_holidays import (
    bank_holidays,
    is_bank_holiday,
    is_working_day,
    working_days_after,
)
from dsl_desk.services.catalogue.clock import clock
from dsl_desk.services.school_days import is_school_day, school_days_after

CHRISTMAS_EVE, CHRISTMAS_2026, SUBSTITUTE = date(2026, 12, 24), date(2026, 12, 25), date(2026, 12, 28)
EASTER = ("Good Friday", "Easter Monday")
BREAK = SchoolCalendar((Holiday("Christmas", date(2026, 12, 21), date(2027, 1, 4)),))


def test_a_bank_holiday_is_known_for_the_years_of_the_list_only() -> None:
    assert is_bank_holiday(CHRISTMAS_2026) is True
    assert is_bank_holiday(CHRISTMAS_EVE) is False
    assert is_bank_holiday(date(bank_holidays().until_year, 12, 31)) is False
    assert is_bank_holiday(date(bank_holidays().until_year + 1, 12, 25)) is None
    assert is_bank_holiday(date(bank_holidays().from_year - 1, 12, 25)) is None


def test_each_year_of_the_list_has_its_eight_days_or_more_on_weekdays() -> None:
    known = bank_holidays()
    for year in range(known.from_year, known.until_year + 1):
        assert len([each for each in known.days if each.day.year == year]) >= 8
    assert all(each.day.weekday() < 5 for each in known.days)


def test_easter_monday_follows_good_friday_by_a_weekend() -> None:
    days = {name: {each.day for each in bank_holidays().days if each.name == name} for name in EASTER}
    assert {day + timedelta(days=3) for day in days[EASTER[0]]} == days[EASTER[1]]


def test_the_day_after_christmas_eve_is_three_days_off() -> None:
    assert not is_working_day(CHRISTMAS_2026)
    assert not is_working_day(SUBSTITUTE)
    assert working_days_after(CHRISTMAS_EVE, 1) == date(2026, 12, 29)
    assert working_days_after(CHRISTMAS_EVE, 0) == CHRISTMAS_EVE


def test_where_nothing_is_known_a_limit_comes_early_rather_than_late() -> None:
    christmas = date(bank_holidays().until_year + 1, 12, 25)
    assert christmas.weekday() < 5
    assert is_working_day(christmas)


def test_a_clock_of_working_days_passes_over_a_bank_holiday() -> None:
    made = When(Certainty.EXACT, CHRISTMAS_EVE)
    due = clock("referral-reply").due(made, datetime(2026, 12, 24, 15, 0, tzinfo=UTC))
    assert due == When(Certainty.EXACT, date(2026, 12, 29))


def test_school_days_pass_over_the_holidays_that_were_entered() -> None:
    assert is_school_day(CHRISTMAS_EVE)
    assert not is_school_day(CHRISTMAS_EVE, BREAK)
    assert school_days_after(date(2026, 12, 18), 1, BREAK) == date(2027, 1, 5)
    assert school_days_after(date(2026, 12, 18), 5) == date(2026, 12, 29)


def test_a_holiday_with_a_wrong_year_does_not_count_for_ever() -> None:
    slip = SchoolCalendar((Holiday("Summer", date(2027, 7, 22), date(2272, 9, 1)),))
    assert school_days_after(date(2027, 7, 21), 5, slip) == date(2027, 7, 21) + timedelta(days=366)


def test_a_holiday_that_ends_before_it_begins_is_refused_in_words() -> None:
    with pytest.raises(InvalidRecord, match="before it began"):
        Holiday("Summer", date(2027, 9, 1), date(2027, 7, 22))
