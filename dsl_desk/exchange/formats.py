"""What is known about pupil lists, as data: which heading or element is which field, and what the codes mean."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum


class Field(StrEnum):
    """The only things taken from a pupil list. Everything else in it is left unread."""

    UPN = "upn"
    FAMILY_NAME = "family_name"
    GIVEN_NAME = "given_name"
    FAMILY_KNOWN_AS = "family_known_as"
    KNOWN_AS = "known_as"
    BORN = "born"
    YEAR = "year"
    FORM = "form"
    ADDRESS = "address"
    POSTCODE = "postcode"
    ETHNICITY = "ethnicity"
    FIRST_LANGUAGE = "first_language"
    SEND = "send"


@dataclass(frozen=True, slots=True)
class Column:
    """One field: how it is called on screen, and the headings school systems give it, the surest first."""

    field: Field
    label: str
    headings: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Formats:
    """`years` maps how a year is written to how it is kept; `codes` what a school census code of a field means.

    An empty meaning is a code that says nothing about the child: refused, not yet obtained, no provision.
    """

    columns: tuple[Column, ...]
    years: Mapping[str, str]
    codes: Mapping[Field, Mapping[str, str]]
    sources: tuple[str, ...]

    def label(self, wanted: Field) -> str:
        return next(column.label for column in self.columns if column.field is wanted)


@dataclass(frozen=True, slots=True)
class Group:
    """Elements that repeat under a pupil: `take` one of their children, where another says so, or of the latest."""

    field: Field
    take: str
    where: str
    equals: str
    latest: str


@dataclass(frozen=True, slots=True)
class CtfNames:
    """The elements of a Common Transfer File that are read; paths are relative to the pupil's own element."""

    root: str
    pupil: str
    elements: Mapping[str, Field]
    groups: Mapping[str, Group]
    sources: tuple[str, ...]
