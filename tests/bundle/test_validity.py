from __future__ import annotations

from datetime import timedelta
from pathlib import Path

import pytest

from dsl_desk.bundle.identity import SchoolIdentity
from dsl_desk.bundle.validity import refuse_out_of_time
from dsl_desk.domain.errors import BundleError, KeyNotInTime
from tests.bundle.cases import MOMENT, sealed
from tests.bundle.identities import LAST_YEAR


def test_a_key_signs_from_its_first_to_its_last_moment(school: SchoolIdentity) -> None:
    for moment in (MOMENT - timedelta(minutes=59), MOMENT, MOMENT + timedelta(days=394)):
        refuse_out_of_time(school, moment)


@pytest.mark.parametrize(
    ("days", "words"),
    [(-1, "not valid yet"), (400, "signing certificate has run out"), (4000, "key has come to its end")],
)
def test_nothing_is_signed_out_of_time_and_nothing_stays_behind(
    days: int, words: str, school: SchoolIdentity, tmp_path: Path
) -> None:
    with pytest.raises(KeyNotInTime, match=words) as refused:
        sealed(tmp_path, school, moment=MOMENT + timedelta(days=days))
    assert isinstance(refused.value, BundleError)
    assert "The school’s key" in str(refused.value), "the page where it is put right"
    assert not list(tmp_path.iterdir())


def test_what_was_signed_in_time_was_signed(old: SchoolIdentity, tmp_path: Path) -> None:
    assert sealed(tmp_path, old, moment=LAST_YEAR).target.is_file()
