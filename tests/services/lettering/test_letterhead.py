"""The logo and the signature of letters are kept like records: drawn anew, proved when read, taken away by a deed."""

from pathlib import Path

import pytest

from dsl_desk.domain.errors import InvalidRecord
from dsl_desk.exchange.pictures import plain_png
from dsl_desk.services.desk import Desk
from dsl_desk.services.lettering.letterhead import Picture, letterhead, pictures, remove_picture, set_picture
from dsl_desk.store import check
from tests.desks import SCHOOL, in_memory
from tests.exchange.test_pictures import chunked, png


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    return in_memory(tmp_path)


def test_a_school_has_neither_at_first(desk: Desk) -> None:
    head = letterhead(desk)
    assert (head.school, head.logo, head.signature) == (SCHOOL, b"", b"")


def test_each_is_kept_drawn_anew_and_taken_away_alone(desk: Desk) -> None:
    set_picture(desk, Picture.LOGO, png())
    set_picture(desk, Picture.SIGNATURE, png(30, 10))
    assert (letterhead(desk).logo, letterhead(desk).signature) == (plain_png(png()), plain_png(png(30, 10)))
    remove_picture(desk, Picture.LOGO)
    assert (letterhead(desk).logo, letterhead(desk).signature) == (b"", plain_png(png(30, 10)))


def test_what_cannot_be_used_changes_nothing(desk: Desk) -> None:
    set_picture(desk, Picture.LOGO, png())
    before = pictures(desk)
    with pytest.raises(InvalidRecord, match="pixels wide or high"):
        set_picture(desk, Picture.LOGO, chunked(60_000, 60_000))
    assert pictures(desk) == before


def test_they_survive_a_rebuild(desk: Desk) -> None:
    set_picture(desk, Picture.LOGO, png())
    before = pictures(desk)
    check.rebuild(desk.vault)
    assert pictures(desk) == before
