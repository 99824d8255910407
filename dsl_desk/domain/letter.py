"""Letters to families: which text was printed, how it went, and what is logged of it.

A general letter is logged once for the school and never on a child's record; a private one is a contact on one child.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from dsl_desk.domain.problems import Problems
from dsl_desk.domain.second_look import NOT_SAID, SecondLook
from dsl_desk.domain.when import NOT_STATED, When

ENGLISH = "en-GB"
"""Languages are named by their BCP 47 tags."""


class LetterKind(StrEnum):
    GENERAL = "general"
    PRIVATE = "private"


class Delivery(StrEnum):
    """How a letter reaches a family."""

    NOT_STATED = "not stated"
    NOT_SENT_YET = "not sent yet"
    HANDED = "handed over in person"
    POST = "by post"
    SECURE_EMAIL = "by secure email"
    WITH_CHILD = "taken home by the child"


@dataclass(frozen=True, slots=True)
class TextUsed:
    """A text as it was printed: `template` names it, `version` tells ours from the school's own copies."""

    template: str
    version: str
    language: str = ENGLISH


@dataclass(frozen=True, slots=True)
class Distribution:
    """One printing of one general letter to one audience; never an entry on a child's record.

    `families` is how many it was addressed to, 0 where copies were not addressed.
    """

    id: str
    template: str
    template_version: str
    title: str
    audience: str
    copies: int
    left_out: tuple[str, ...] = ()
    translations: tuple[TextUsed, ...] = ()
    large_print: bool = False
    families: int = 0
    delivery: Delivery = Delivery.NOT_STATED

    def __post_init__(self) -> None:
        problems = Problems()
        problems.require("audience", self.audience, "Say who the letter is for")
        if self.copies < 1:
            problems.add("copies", "Enter how many copies")
        problems.line("audience", self.audience)
        problems.raise_if_any()


@dataclass(frozen=True, slots=True)
class SentLetter:
    """What a contact says of the private letter it was: one for each household.

    `to` are ids of family members. `override` is why they are told although a decision says not to (practice.md 1.8),
    `second` who else read it where it holds what police told the school. `written_by` is who wrote what was typed in
    another language. `copies` is 0 where nobody said how many. `reply` is what the family answered.
    """

    pack: str
    texts: tuple[TextUsed, ...]
    to: tuple[str, ...]
    delivery: Delivery
    sent_by: str = ""
    sent: When = NOT_STATED
    large_print: bool = False
    copies: int = 0
    override: str = ""
    second: SecondLook = NOT_SAID
    written_by: str = ""
    reply_by: date | None = None
    replied: When = NOT_STATED
    reply: str = ""

    def check(self, name: str, problems: Problems) -> None:
        """Add what is wrong, as the field `name` of the record that holds it."""
        if not self.texts:
            problems.add(name, "Choose the letter")
        if not self.to:
            problems.add(name, "Choose who the letter is for")
        if self.delivery is Delivery.WITH_CHILD:
            problems.add(name, "A letter about one child is not taken home by the child. Choose another way")
        if self.delivery not in (Delivery.NOT_STATED, Delivery.NOT_SENT_YET):
            problems.require(name, self.sent_by, "Enter who sent the letter or handed it over")
        problems.line(name, self.sent_by, self.written_by)
        problems.note(name, self.override)
        problems.note(name, self.reply)
        self.second.check(name, problems)
