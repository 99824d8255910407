"""The outline's own rules, on a small body; the one in resources/ is tested with the resources."""

from __future__ import annotations

import pytest

from dsl_desk.domain.body_map import BodySide
from dsl_desk.domain.body_outline import BodyOutline, Part, Stroke

HALF = Stroke((500, 0), ((300, 0, 200, 100, 200, 500), (200, 900, 300, 1000, 500, 1000)))
ARM = Part("{Side} arm", (BodySide.FRONT, BodySide.BACK), (200, 500), ((0, 0), (300, 0), (300, 1000), (0, 1000)))
HAND = Part("Back of the {side} hand", (BodySide.BACK,), (250, 800), ((0, 700), (400, 700), (400, 900), (0, 900)))
CHEST = Part("Chest", (BodySide.FRONT,), (500, 500), ((300, 0), (510, 0), (510, 1000), (300, 1000)))
BODY = BodyOutline("", 460, HALF, {BodySide.FRONT: (), BodySide.BACK: (HALF,)}, (HAND, ARM, CHEST))


def test_the_silhouette_closes_and_is_its_own_mirror() -> None:
    round_it = BODY.silhouette()
    assert round_it.curves[-1][4:] == round_it.start == (500, 0)
    assert round_it.mirrored().backwards() == round_it


def test_a_line_within_is_drawn_on_both_halves() -> None:
    assert list(BODY.details(BodySide.FRONT)) == []
    assert list(BODY.details(BodySide.BACK)) == [HALF, HALF.mirrored()]


@pytest.mark.parametrize(
    ("side", "x", "y", "part"),
    [
        (BodySide.FRONT, 100, 500, "Right arm"),
        (BodySide.FRONT, 900, 500, "Left arm"),
        (BodySide.BACK, 100, 500, "Left arm"),
        (BodySide.BACK, 900, 500, "Right arm"),
        (BodySide.BACK, 700, 800, "Back of the right hand"),
        (BodySide.FRONT, 500, 500, "Chest"),
        (BodySide.FRONT, 640, 500, "Chest"),
        (BodySide.BACK, 500, 100, ""),
    ],
)
def test_left_and_right_are_the_childs_own(side: BodySide, x: int, y: int, part: str) -> None:
    assert BODY.part_at(side, x, y) == part


def test_every_part_is_named_once_for_each_side_it_is_on() -> None:
    assert [place.part for place in BODY.places(BodySide.FRONT)] == ["Right arm", "Left arm", "Chest"]
    right_hand = next(place for place in BODY.places(BodySide.BACK) if place.part == "Back of the right hand")
    assert (right_hand.x, right_hand.y) == (750, 800)
