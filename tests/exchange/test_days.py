"""Days as school systems write them."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dsl_desk.exchange.days import DateOrder, needs_order, order_of, read_day

DAY_FIRST, MONTH_FIRST = DateOrder


@pytest.mark.parametrize(
    "text",
    [
        "03/09/2012", "3/9/2012", "3-9-2012", "3.9.12", " 03/09/2012 00:00:00 ", "2012-09-03", "2012-09-03T00:00:00",
        "2012/09/03", "3 September 2012", "03-Sep-2012", "3rd Sep 12", "03-SEP-12",
    ],
)  # fmt: skip
def test_one_day_in_many_spellings(text: str) -> None:
    assert read_day(text, DAY_FIRST) == date(2012, 9, 3)


def test_order_of_day_and_month_decides() -> None:
    assert read_day("03/09/2012", MONTH_FIRST) == date(2012, 3, 9)
    assert read_day("2012-09-03", MONTH_FIRST) == date(2012, 9, 3)


@pytest.mark.parametrize(
    "text", ["", "31/02/2012", "41155", "09/2012", "3 Foo 2012", "2012", "29/02/2013", "12/13/2012 4pm"]
)
def test_what_is_no_day_is_none(text: str) -> None:
    assert read_day(text, DAY_FIRST) is None


def test_list_shows_its_order_where_it_can() -> None:
    assert order_of(["03/09/2012", "24/12/2012"]) is DAY_FIRST
    assert order_of(["03/09/2012", "12/24/2012"]) is MONTH_FIRST
    assert order_of(["03/09/2012", "04/05/2013"]) is None
    assert order_of(["12/24/2012", "24/12/2012"]) is DAY_FIRST, (
        "a list that disagrees with itself is read as England writes"
    )


def test_order_matters_only_for_numbers() -> None:
    assert needs_order(["2012-09-03", "03/09/2012"])
    assert not needs_order(["2012-09-03", "3 September 2012", ""])


@given(st.text(max_size=30), st.sampled_from(DateOrder))
def test_any_text_is_a_day_or_none(text: str, order: DateOrder) -> None:
    assert isinstance(read_day(text, order), date | None)
    assert order_of([text]) in (None, *DateOrder)


@given(st.dates(date(2000, 1, 1), date(2099, 12, 31)), st.sampled_from(DateOrder))
def test_day_survives_being_written(day: date, order: DateOrder) -> None:
    written = f"{day:%d/%m/%Y}" if order is DAY_FIRST else f"{day:%m/%d/%Y}"
    assert read_day(written, order) == read_day(day.isoformat(), order) == day
