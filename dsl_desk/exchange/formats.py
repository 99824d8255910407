"""What is known about lists of schools, as data: which heading or element is which field, what the codes mean."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Generic, TypeVar

F = TypeVar("F", bound=StrEnum)
"""The fields of a kind of list."""


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


class FamilyField(StrEnum):
    """The only things taken from a list of families' contacts; the child's own say whose family it is."""

    UPN = "upn"
    CHILD_FAMILY_NAME = "child_family_name"
    CHILD_GIVEN_NAME = "child_given_name"
    BORN = "born"
    TITLE = "title"
    GIVEN_NAME = "given_name"
    FAMILY_NAME = "family_name"
    NAME = "name"
    RELATIONSHIP = "relationship"
    PARENTAL_RESPONSIBILITY = "parental_responsibility"
    LIVES_WITH_CHILD = "lives_with_child"
    COURT_ORDER = "court_order"
    ADDRESS = "address"
    POSTCODE = "postcode"
    PHONE = "phone"
    EMAIL = "email"
    LANGUAGE = "language"


@dataclass(frozen=True, slots=True)
class Column(Generic[F]):
    """One field: how it is called on screen, and the headings school systems give it, the surest first."""

    field: F
    label: str
    headings: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Formats:
    """`years` maps how a year is written to how it is kept; `codes` what a school census code of a field means.

    An empty meaning is a code that says nothing about the child: refused, not yet obtained, no provision.
    """

    columns: tuple[Column[Field], ...]
    years: Mapping[str, str]
    codes: Mapping[Field, Mapping[str, str]]
    sources: tuple[str, ...]

    def label(self, wanted: Field) -> str:
        return next(column.label for column in self.columns if column.field is wanted)


@dataclass(frozen=True, slots=True)
class FamilyFormats:
    """`yes` and `no` are how school systems answer a question, `titles` what stands before a name; in lower case."""

    columns: tuple[Column[FamilyField], ...]
    yes: tuple[str, ...]
    no: tuple[str, ...]
    titles: tuple[str, ...]
    sources: tuple[str, ...]

    def label(self, wanted: FamilyField) -> str:
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
