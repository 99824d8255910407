"""Who a piece of information belongs to: it decides who may be told of it."""

from __future__ import annotations

from enum import StrEnum


class Origin(StrEnum):
    NOT_STATED = "not stated"
    POLICE = "police"
    SOCIAL_CARE = "children's social care"
    HEALTH = "health"
    SCHOOL = "school"
    CHILD = "the child"
