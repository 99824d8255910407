"""A school's holidays typed a line each, and said so that they read the same again."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dsl_desk.domain.errors import InvalidRecord
from dsl_desk.domain.school_calendar import NOTHING_ENTERED, Holiday, SchoolCalendar, read_calendar, say_calendar

TODAY = date(2026, 11, 23)


@pytest.mark.parametrize(
    ("line", "first", "last"),
    [
        ("Half term: 26 Oct to 30 Oct 2026", date(2026, 10, 26), date(2026, 10, 30)),
        ("Christmas: 21 Dec to 4 Jan 2027", date(2026, 12, 21), date(2027, 1, 4)),
        ("Christmas: 21 December 2026 to 4 January 2027", date(2026, 12, 21), date(2027, 1, 4)),
        ("Training day: 4/1/2027", date(2027, 1, 4), date(2027, 1, 4)),
        ("Training day: 4 jan", date(2027, 1, 4), date(2027, 1, 4)),
        ("Summer, first part: 22/7/2027 to 31/7/2027", date(2027, 7, 22), date(2027, 7, 31)),
    ],
)
def test_a_line_is_one_holiday(line: str, first: date, last: date) -> None:
    (holiday,) = read_calendar(line, TODAY).holidays
    assert (holiday.name, holiday.first, holiday.last) == (line.partition(":")[0], first, last)


WRONG = """Half term

Easter: soon
: 4 Jan 2027
May: 9 May 2027 to 2 May 2027
June: not known
Leap: 29 Feb to 4 Jan 2028
"""


def test_every_line_that_is_wrong_is_named() -> None:
    with pytest.raises(InvalidRecord) as refused:
        read_calendar(WRONG, TODAY)
    words = [problem.words for problem in refused.value.problems]
    assert [line.partition(":")[0] for line in words] == [f"Line {number}" for number in (1, 3, 4, 5, 6, 7)]
    assert {problem.field for problem in refused.value.problems} == {"holidays"}


def test_nothing_typed_is_nothing_entered() -> None:
    assert read_calendar(" \n", TODAY) == NOTHING_ENTERED


names = st.text("abc :0123456789é", min_size=1).map(str.strip).filter(bool)
days = st.dates(date(2026, 1, 1), date(2030, 12, 31))
calendars = st.lists(
    st.builds(lambda name, ends: Holiday(name, *sorted(ends)), names, st.tuples(days, days)), max_size=4
).map(lambda found: SchoolCalendar(tuple(sorted(found, key=lambda holiday: holiday.first))))


@given(calendars)
def test_what_is_said_reads_the_same_again(calendar: SchoolCalendar) -> None:
    assert read_calendar(say_calendar(calendar), TODAY) == calendar
