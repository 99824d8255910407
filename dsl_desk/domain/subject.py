"""A linkable person, vehicle, place, phone or account seen around children, known or not."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from dsl_desk.domain.front_sheet import BackgroundKnown
from dsl_desk.domain.problems import Problems


class SubjectKind(StrEnum):
    PERSON = "person"
    VEHICLE = "vehicle"
    PLACE = "place"
    PHONE = "phone"
    ACCOUNT = "account"


@dataclass(frozen=True, slots=True)
class Subject:
    """`label` is what staff call it, such as "Man A, silver car". Details are written as far as they are known.

    `plate` may be partial, with ? for each character not seen. `age`, `ethnicity` and how it is known are a person's
    as reported, never inferred (practice.md 5).
    """

    id: str
    kind: SubjectKind
    label: str
    aliases: tuple[str, ...] = ()
    description: str = ""
    plate: str = ""
    number: str = ""
    platform: str = ""
    handle: str = ""
    address: str = ""
    age: str = ""
    ethnicity: str = ""
    ethnicity_known: BackgroundKnown = BackgroundKnown.NOT_STATED

    def __post_init__(self) -> None:
        problems = Problems()
        problems.require("kind", self.kind, "Choose what this is: a person, vehicle, place, phone or account")
        problems.require("label", self.label, "Enter a few words that everyone will know this by")
        problems.line("aliases", *self.aliases)
        for name in ("label", "plate", "number", "platform", "handle", "address", "age", "ethnicity"):
            problems.line(name, getattr(self, name))
        problems.note("description", self.description)
        if self.ethnicity.strip() and self.ethnicity_known is BackgroundKnown.NOT_STATED:
            problems.add("ethnicity_known", "Say how this is known")
        problems.raise_if_any()
