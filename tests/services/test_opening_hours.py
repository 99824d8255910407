"""Open now, closed now, or not known: never a guess."""

from datetime import date, datetime

import pytest

from dsl_desk.domain.school_calendar import Holiday, SchoolCalendar
from dsl_desk.services.opening_hours import say_open

WEEK = "Monday to Friday 8am to 4pm; closed on bank holidays"
UNSAID = "Monday to Friday 8am to 4pm"
NIGHT = "Monday to Thursday 5:30pm to 9am; Friday 4:30pm to Monday 9am; bank holidays all day"


@pytest.mark.parametrize(
    ("hours", "moment", "words"),
    [
        (WEEK, "2026-11-23T08:00", "Open now, until 4pm"),
        (WEEK, "2026-11-23T07:59", "Closed now. Opens today at 8am"),
        (WEEK, "2026-11-23T16:00", "Closed now. Opens tomorrow at 8am"),
        (WEEK, "2026-11-27T17:00", "Closed now. Opens Monday at 8am"),
        (WEEK, "2026-12-24T16:30", "Closed now. Opens Tuesday at 8am"),
        (WEEK, "2026-12-25T10:00", "Closed now. Opens Tuesday at 8am"),
        (WEEK, "2029-12-24T10:00", "Not known whether it is open: this program has no list of bank holidays"),
        (UNSAID, "2026-12-25T10:00", "Not known whether it is open: today is a bank holiday"),
        (UNSAID, "2026-12-24T10:00", "Open now, until 4pm"),
        (NIGHT, "2026-11-24T02:00", "Open now, until 9am"),
        (NIGHT, "2026-11-24T12:00", "Closed now. Opens today at 5:30pm"),
        (NIGHT, "2026-11-28T12:00", "Open now, until Monday 9am"),
        (NIGHT, "2026-12-26T12:00", "Open now, until Tuesday 9am"),
        ("24/7", "2026-12-25T03:00", "Open now, at all hours"),
        ("24/7", "2031-12-25T03:00", "Open now, at all hours"),
        ("Wednesday 9am to 10am", "2026-11-25T10:00", "Closed now. Opens Wednesday 2 at 9am"),
        ("every day 8am to midnight", "2026-11-23T20:00", "Open now, until midnight"),
        ("when the office is staffed", "2026-11-23T10:00", "Hours not known"),
        ("", "2026-11-23T10:00", "Hours not known"),
    ],
)  # fmt: skip
def test_it_says_what_the_hours_say(hours: str, moment: str, words: str) -> None:
    assert say_open(hours, datetime.fromisoformat(moment)).startswith(words)


def test_hours_of_term_time_are_not_known_in_the_schools_own_holidays() -> None:
    half_term = SchoolCalendar((Holiday("Half term", date(2027, 2, 15), date(2027, 2, 19)),))
    hours = "Monday to Friday 9am to 3pm; term time only; closed on bank holidays"
    assert "your school is on holiday" in say_open(hours, datetime(2027, 2, 16, 10), half_term)  # noqa: DTZ001
    assert say_open(hours, datetime(2027, 2, 9, 10), half_term) == "Open now, until 3pm (term time only)"  # noqa: DTZ001
