"""A yes or no that may also be unknown: a blank is never a no."""

from __future__ import annotations

from enum import StrEnum


class Answer(StrEnum):
    NOT_KNOWN = "not known"
    YES = "yes"
    NO = "no"
