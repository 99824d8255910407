"""A time can be typed back into the field it came from."""

from datetime import datetime

from hypothesis import given
from hypothesis import strategies as st

from dsl_desk.domain.when import NOT_KNOWN, NOT_STATED, Certainty, When, read_when
from dsl_desk.gui.forms.times import typed

NOW = datetime(2026, 11, 22, 16, 0)  # noqa: DTZ001 - local school time, as a When is


@given(
    st.datetimes(datetime(2000, 1, 1), NOW),  # noqa: DTZ001
    st.booleans(),
    st.sampled_from([Certainty.ABOUT, Certainty.EXACT]),
)
def test_what_was_said_reads_back_the_same(moment: datetime, timed: bool, certainty: Certainty) -> None:
    at = moment.time().replace(second=0, microsecond=0) if timed else None
    when = When(certainty, moment.date(), at)
    assert read_when(typed(when), NOW) == when


def test_so_do_the_times_nobody_knows() -> None:
    assert [read_when(typed(when), NOW) for when in (NOT_STATED, NOT_KNOWN)] == [NOT_STATED, NOT_KNOWN]
