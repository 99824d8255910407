"""Times as a person types them: read as meant, said back, refused rather than invented."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dsl_desk.domain.errors import InvalidRecord
from dsl_desk.domain.when import NOT_KNOWN, NOT_STATED, Certainty, When, read_when, say_time, say_when

NOW = datetime(2026, 3, 24, 9, 5)  # noqa: DTZ001 the school's wall clock; a Tuesday
TODAY = NOW.date()


def exact(day: date, at: time | None = None) -> When:
    return When(Certainty.EXACT, day, at)


def about(day: date, at: time | None = None) -> When:
    return When(Certainty.ABOUT, day, at)


READ = {
    "": NOT_STATED,
    "   ": NOT_STATED,
    "not known": NOT_KNOWN,
    "Don't know": NOT_KNOWN,
    "?": NOT_KNOWN,
    "today": exact(TODAY),
    "today 8:40": exact(TODAY, time(8, 40)),
    "Today, 8.40": exact(TODAY, time(8, 40)),
    "8:40": exact(TODAY, time(8, 40)),
    "8.40": exact(TODAY, time(8, 40)),
    "8.10": exact(TODAY, time(8, 10)),
    "at 8.10": exact(TODAY, time(8, 10)),
    "8am": exact(TODAY, time(8)),
    "about 9": about(TODAY, time(9)),
    "about today": about(TODAY),
    "yesterday": exact(date(2026, 3, 23)),
    "yesterday at noon": exact(date(2026, 3, 23), time(12)),
    "yesterday 12am": exact(date(2026, 3, 23), time(0)),
    "yesterday midnight": exact(date(2026, 3, 23), time(0)),
    "yesterday at about 3 pm": about(date(2026, 3, 23), time(15)),
    "fri": exact(date(2026, 3, 20)),
    "last fri": exact(date(2026, 3, 20)),
    "on Friday 3pm": exact(date(2026, 3, 20), time(15)),
    "tue": exact(date(2026, 3, 17)),
    "around tuesday": about(date(2026, 3, 17)),
    "20 mar": exact(date(2026, 3, 20)),
    "20th March": exact(date(2026, 3, 20)),
    "27 mar": exact(date(2025, 3, 27)),
    "27 mar 2025 14:30": exact(date(2025, 3, 27), time(14, 30)),
    "20/3": exact(date(2026, 3, 20)),
    "20/3/26": exact(date(2026, 3, 20)),
    "20.3.2026": exact(date(2026, 3, 20)),
    "20-3-26 at 8": exact(date(2026, 3, 20), time(8)),
    "2026-03-20": exact(date(2026, 3, 20)),
    "3/2": exact(date(2026, 2, 3)),
    "fri 20 mar": exact(date(2026, 3, 20)),
    "friday 20 march 2026 at 8:40am": exact(date(2026, 3, 20), time(8, 40)),
}

NOT_READ = [
    "soon", "25:00", "8:60", "13pm", "0am", "31/2/26", "29 feb", "20/13", "27.3", "fri fri", "may", "20 m", "mo",
    "3pm fri", "monday 20 march 2026", "next", "last", "1e3", "yesterday yesterday", "20 mar 26 27", "-8:40",
]  # fmt: skip

FUTURE = [
    "tomorrow",
    "next fri",
    "next friday 3pm",
    "10:00",
    "today 23:59",
    "25/3/26",
    "2027-01-01",
    "wed 25 mar 2026",
]


@pytest.mark.parametrize(("typed", "meant"), READ.items(), ids=repr)
def test_read(typed: str, meant: When) -> None:
    assert read_when(typed, NOW) == meant


@pytest.mark.parametrize("typed", NOT_READ)
@pytest.mark.parametrize("future", [False, True])
def test_what_is_not_understood_is_asked_again(typed: str, future: bool) -> None:
    with pytest.raises(InvalidRecord, match="Type a day and time such as"):
        read_when(typed, NOW, future=future)


@pytest.mark.parametrize("typed", FUTURE)
def test_what_happened_is_not_in_the_future(typed: str) -> None:
    with pytest.raises(InvalidRecord, match="in the future"):
        read_when(typed, NOW)


@pytest.mark.parametrize(
    ("typed", "day"),
    [
        ("fri", date(2026, 3, 27)),
        ("next fri", date(2026, 3, 27)),
        ("last fri", date(2026, 3, 20)),
        ("tue", date(2026, 3, 31)),
        ("tomorrow", date(2026, 3, 25)),
        ("20 mar", date(2027, 3, 20)),
        ("27 mar", date(2026, 3, 27)),
    ],
)
def test_a_day_to_come_is_the_next_one(typed: str, day: date) -> None:
    assert read_when(typed, NOW, future=True) == exact(day)


@pytest.mark.parametrize(
    ("when", "said"),
    [
        (NOT_STATED, "Not stated"),
        (NOT_KNOWN, "Time not known"),
        (exact(TODAY), "Tuesday 24 March 2026"),
        (about(TODAY), "About Tuesday 24 March 2026"),
        (exact(TODAY, time(8, 40)), "Tuesday 24 March 2026 at 8:40am"),
        (about(TODAY, time(15)), "Tuesday 24 March 2026 at about 3pm"),
        (exact(TODAY, time(0)), "Tuesday 24 March 2026 at midnight"),
        (exact(TODAY, time(12)), "Tuesday 24 March 2026 at noon"),
        (exact(TODAY, time(12, 1)), "Tuesday 24 March 2026 at 12:01pm"),
        (exact(TODAY, time(0, 1)), "Tuesday 24 March 2026 at 12:01am"),
    ],
)
def test_say(when: When, said: str) -> None:
    assert say_when(when) == said


days = st.dates(date(2000, 1, 1), TODAY - timedelta(days=1))
minutes = st.builds(time, st.integers(0, 23), st.integers(0, 59))
whens = st.one_of(
    st.sampled_from([NOT_STATED, NOT_KNOWN]),
    st.builds(When, st.sampled_from([Certainty.ABOUT, Certainty.EXACT]), days, st.none() | minutes),
)


@given(whens)
def test_reading_what_was_said_gives_the_same_time(when: When) -> None:
    assert read_when(say_when(when), NOW) == when


@given(whens, whens)
def test_two_times_are_never_said_alike(one: When, other: When) -> None:
    assert (say_when(one) == say_when(other)) is (one == other)


PIECES = ["today", "yesterday", "tomorrow", "next", "last", "fri", "20", "mar", "about", "at", "8:40", "3pm", "26"]
pieces = st.sampled_from([*PIECES, "20/3", "noon", "?", "31", "feb"]) | st.text(max_size=5)
typed_words = st.lists(pieces, max_size=5).map(" ".join)


@given(typed_words)
def test_whatever_is_typed_is_read_or_refused_and_never_lies_ahead(typed: str) -> None:
    try:
        when = read_when(typed, NOW)
    except InvalidRecord:
        return
    if when.day is not None:
        assert datetime.combine(when.day, when.time or time.min) <= NOW
        assert (when.certainty is Certainty.ABOUT) is any(word in typed.lower() for word in ("about",))


@given(typed_words)
def test_saying_what_was_read_adds_nothing(typed: str) -> None:
    try:
        when = read_when(typed, NOW)
    except InvalidRecord:
        return
    assert read_when(say_when(when), NOW) == when


@pytest.mark.parametrize(
    "make",
    [
        lambda: When(Certainty.EXACT),
        lambda: When(Certainty.ABOUT, None, time(8)),
        lambda: When(Certainty.NOT_KNOWN, TODAY),
        lambda: When(Certainty.NOT_STATED, None, time(8)),
    ],
)
def test_a_time_is_complete_at_birth(make: object) -> None:
    assert callable(make)
    with pytest.raises(InvalidRecord, match="Say the day"):
        make()


def test_hours_are_said_as_people_say_them() -> None:
    assert [say_time(time(hour)) for hour in (0, 1, 11, 12, 13, 23)] == [
        "midnight", "1am", "11am", "noon", "1pm", "11pm",
    ]  # fmt: skip
