"""Hours typed as people write them: read wholly or not at all, and said so that they read the same again."""

from datetime import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dsl_desk.domain.opening import BANK_HOLIDAY, EVERY_DAY, OpeningHours, Period, read_hours, say_hours

WEEK = EVERY_DAY[:5]
NINE, FIVE = time(9), time(17)


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("Monday to Friday, 9am to 5pm", "Monday to Friday 9am to 5pm"),
        ("Mon-Fri 08:00-16:00", "Monday to Friday 8am to 4pm"),
        ("weekdays 9am – noon and 1pm – 5pm", "Monday to Friday 9am to noon; Monday to Friday 1pm to 5pm"),
        ("Mon to Thurs 9am to 5pm, Fri 9am to 4.30pm", "Monday to Thursday 9am to 5pm; Friday 9am to 4:30pm"),
        ("Mondays, Wednesdays and Fridays 10am to noon", "Monday, Wednesday and Friday 10am to noon"),
        ("24 hours a day, every day.", "every day all day"),
        ("24/7", "every day all day"),
        ("Sunday closed; Monday 9am to 5pm", "Monday 9am to 5pm"),
        ("Mon-Fri 9am-5pm; closed on bank holidays", "Monday to Friday 9am to 5pm; closed on bank holidays"),
        ("Mon-Fri 9am-5pm; bank holidays closed", "Monday to Friday 9am to 5pm; closed on bank holidays"),
        ("weekends and bank holidays 9am to 6pm", "Saturday, Sunday and bank holidays 9am to 6pm"),
        ("Mon-Fri 8am to 4pm (voicemail at other times)", "Monday to Friday 8am to 4pm"),
        ("Mon-Fri 8am to 4pm, in term time only", "Monday to Friday 8am to 4pm; in term time only"),
        ("Fri 4:30pm to Mon 9am", "Friday 4:30pm to Monday 9am"),
        ("Friday to Monday 10pm to 2am", "Monday, Friday, Saturday and Sunday 10pm to 2am"),
    ],
)  # fmt: skip
def test_hours_are_read_as_they_are_written(typed: str, said: str) -> None:
    read = read_hours(typed)
    assert read is not None
    assert say_hours(read) == said


@pytest.mark.parametrize(
    "typed",
    ["", "Weekdays", "9am to 5pm", "Monday to Friday 8:30 to 4:30", "Monday 9am", "Monday 25:00 to 26:00",
     "Monday to", "office hours", "Monday to Friday 9am to 5pm or by appointment", "term time only",
     "Monday 13pm to 14pm",
     "Monday to bank holidays 9am to 5pm", "bank holidays 5pm to Monday 9am", "closed on bank holidays",
     "Monday 9am and 5pm", "Monday9am to5pm to", "12:60 to 13:00 Monday"],
)  # fmt: skip
def test_what_is_not_wholly_understood_is_not_half_understood(typed: str) -> None:
    assert read_hours(typed) is None


def test_bank_holidays_are_as_usual_only_where_every_day_is_said() -> None:
    for typed, expected in (
        ("every day 8am to 8pm", True),
        ("every day 8am to 8pm; closed on bank holidays", False),
        ("closed on bank holidays; every day 8am to 8pm", False),
        ("weekdays 8am to 8pm", None),
        ("weekdays 8am to 8pm; bank holidays 10am to noon", False),
    ):
        read = read_hours(typed)
        assert read is not None
        assert read.bank_holidays is expected, typed


days = st.sets(st.integers(0, BANK_HOLIDAY), min_size=1).map(lambda found: tuple(sorted(found)))
times = st.times().map(lambda at: at.replace(second=0, microsecond=0))


@st.composite
def hours(draw: st.DrawFn) -> OpeningHours:
    groups = draw(st.lists(st.tuples(days, times, times), min_size=1, max_size=4))
    periods = tuple(Period(each, opens, closes, int(closes <= opens)) for each, opens, closes in groups)
    own = any(BANK_HOLIDAY in period.days for period in periods)
    usual = any(period.days == EVERY_DAY for period in periods)
    stated = draw(st.sampled_from([None, False]))
    return OpeningHours(periods, False if own or stated is False else True if usual else None, draw(st.booleans()))


@given(hours())
def test_what_is_said_reads_the_same_again(known: OpeningHours) -> None:
    first, *rest = known.periods
    if first.days == EVERY_DAY and any(BANK_HOLIDAY in period.days for period in rest):
        return  # said before its bank holidays are: read as its own words say
    assert read_hours(say_hours(known)) == known


@given(
    st.text(max_size=60)
    | st.lists(st.sampled_from(["mon", "fri", "to", "and", "9am", "17:00", "closed", ";", ","])).map(" ".join)
)
def test_no_words_stop_the_reading(typed: str) -> None:
    read = read_hours(typed)
    assert read is None or read.periods


def test_a_span_over_the_weekend_is_one_period() -> None:
    read = read_hours("Friday 4:30pm to Monday 9am; weekdays 09:00 to 17:00")
    assert read is not None
    assert read.periods == (Period((4,), time(16, 30), NINE, 3), Period(WEEK, NINE, FIVE))
