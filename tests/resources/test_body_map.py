"""Every place on the outline has one name, and every name has its place on the outline."""

import pytest
from PySide6.QtCore import QPointF
from PySide6.QtGui import QPainterPath

from dsl_desk.domain.body_map import FULL, BodySide
from dsl_desk.services.body_outline import body_outline

OUTLINE = body_outline()
SIDES = pytest.mark.parametrize("side", BodySide)


def silhouette() -> QPainterPath:
    round_it = OUTLINE.silhouette()
    path = QPainterPath(QPointF(*round_it.start))
    for a, b, c, d, e, f in round_it.curves:
        path.cubicTo(a, b, c, d, e, f)
    return path


@SIDES
def test_every_point_of_the_body_has_a_name(side: BodySide) -> None:
    body = silhouette()
    inside = [(x, y) for x in range(0, FULL, 7) for y in range(0, FULL, 7) if body.contains(QPointF(x, y))]
    assert len(inside) > 4_000
    assert [point for point in inside if not OUTLINE.part_at(side, *point)] == []


@SIDES
def test_every_name_stands_in_its_own_place_on_the_body(side: BodySide) -> None:
    body = silhouette()
    places = list(OUTLINE.places(side))
    assert len({place.part for place in places}) == len(places)
    assert [place for place in places if OUTLINE.part_at(side, place.x, place.y) != place.part] == []
    assert [place for place in places if not body.contains(QPointF(place.x, place.y))] == []


def test_the_parts_that_a_safeguarding_lead_asks_for_are_there() -> None:
    names = {place.part for side in BodySide for place in OUTLINE.places(side)}
    wanted = {"Right ear", "Front of the neck", "Right armpit", "Left inner forearm", "Left buttock"}
    wanted |= {"Groin and genital area", "Sole of the right foot", "Back of the left hand", "Right inner thigh"}
    assert wanted <= names
