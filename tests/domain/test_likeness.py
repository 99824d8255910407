"""Leads on subjects that may be the same one."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from dsl_desk.domain.likeness import may_be_same, plates_may_match
from dsl_desk.domain.subject import Subject, SubjectKind

ONE = Subject("1" * 32, SubjectKind.VEHICLE, "Silver car")
OTHER = replace(ONE, id="2" * 32, label="Grey hatchback")


@pytest.mark.parametrize(
    ("one", "other", "match"),
    [
        ("AB12 CDE", "ab12cde", True),
        ("A?12 ???", "AB12 CDE", True),
        ("A?12 ???", "AB13 CDE", False),
        ("AB12 CDE", "AB12 CDF", False),
        ("12CD", "AB12 CDE", True),
        ("AB", "AB12 CDE", False),
        ("??? ????", "AB12 CDE", False),
        ("", "AB12 CDE", False),
        ("", "", False),
        ("A?1????", "?B?2CDE", False),
    ],
)
def test_a_plate_matches_as_far_as_it_was_seen(one: str, other: str, match: bool) -> None:
    assert plates_may_match(one, other) is match
    assert plates_may_match(other, one) is match


@pytest.mark.parametrize(
    ("kind", "one", "other", "same"),
    [
        (SubjectKind.PERSON, {"label": "Man A", "aliases": ("Jay",)}, {"label": "jay"}, True),
        (SubjectKind.PERSON, {"label": "Man A"}, {"label": "Man B"}, False),
        (SubjectKind.PHONE, {"number": "+44 7700 900123"}, {"number": "07700 900 123"}, True),
        (SubjectKind.PHONE, {"number": "900123"}, {"number": "07700 900123"}, False),
        (SubjectKind.ACCOUNT, {"handle": "@Jay_99", "platform": "Snapchat"}, {"handle": "jay_99"}, True),
        (
            SubjectKind.ACCOUNT,
            {"handle": "jay_99", "platform": "Snapchat"},
            {"handle": "jay_99", "platform": "Kik"},
            False,
        ),
        (SubjectKind.PLACE, {"address": "Flat 2, 1 Mill Lane"}, {"address": "flat 2 1 mill lane"}, True),
        (SubjectKind.PLACE, {"address": ""}, {"address": ""}, False),
        (SubjectKind.VEHICLE, {"plate": "AB12"}, {"plate": "AB12 CDE"}, True),
    ],
)
def test_likeness_of_each_kind(kind: SubjectKind, one: dict[str, Any], other: dict[str, Any], same: bool) -> None:
    first, second = replace(ONE, kind=kind, **one), replace(OTHER, kind=kind, **other)
    assert may_be_same(first, second) is same
    assert may_be_same(second, first) is same


def test_nothing_is_like_itself_or_like_another_kind() -> None:
    assert not may_be_same(ONE, ONE)
    assert not may_be_same(ONE, replace(ONE, id=OTHER.id, kind=SubjectKind.PERSON))
