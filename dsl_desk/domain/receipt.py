"""What came back after a bundle was sent: what they say, and how well it is known that they have it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from dsl_desk.domain.contact import ContactKind
from dsl_desk.domain.problems import Problems
from dsl_desk.domain.when import NOT_STATED, When


class ReceiptLevel(StrEnum):
    """How well a receipt shows that they opened this bundle, the best first.

    A signature counts only where what is signed names the bundle, by its eight words or by its hash: without that it
    shows who signed something, not what they have.
    """

    SIGNED_ENROLLED = "signed with a key that the school has checked"
    SIGNED_UNKNOWN = "signed with a key that nobody has checked"
    WORDS = "the eight receipt words are right"
    PLAIN = "a reply without the right words"


class Answer(StrEnum):
    """What they say."""

    ARRIVED = "it arrived"
    ACCEPTED = "accepted"
    RETURNED = "returned"


@dataclass(frozen=True, slots=True)
class Signature:
    """A signature over a receipt that is whole and fits. `signed` is their own claim; `sha256` is of the certificate.

    `names_bundle`: the text that is signed holds the eight words, or the hash, of this bundle.
    """

    name: str
    sha256: str
    enrolled: bool
    names_bundle: bool
    signed: datetime | None = None


@dataclass(frozen=True, slots=True)
class Receipt:
    """One reply. `level` is what was shown, never what was hoped for; `words` are theirs, as typed or pasted.

    What came with it is attached to the bundle's record.
    """

    level: ReceiptLevel
    answer: Answer
    came: When
    from_whom: str
    reference: str = ""
    reason: str = ""
    words: str = ""
    signature: Signature | None = None

    def __post_init__(self) -> None:
        problems = Problems()
        problems.require("answer", self.answer, "Choose what they say")
        problems.require("from_whom", self.from_whom, "Enter who replied")
        if self.came == NOT_STATED:
            problems.add("came", "Enter when the reply came, or type not known")
        if self.answer is Answer.RETURNED:
            problems.require("reason", self.reason, "Enter why they returned it")
        for name in ("from_whom", "reference"):
            problems.line(name, getattr(self, name))
        for name in ("reason", "words"):
            problems.note(name, getattr(self, name))
        problems.raise_if_any()

    @property
    def shows_arrival(self) -> bool:
        """Whether it shows, and does not only say, that they opened this bundle."""
        return self.level is not ReceiptLevel.PLAIN


@dataclass(frozen=True, slots=True)
class Asked:
    """One time the school asked after a bundle."""

    kind: ContactKind
    with_whom: str
    when: When
    said: str

    def __post_init__(self) -> None:
        problems = Problems()
        problems.require("kind", self.kind, "Choose how you asked")
        problems.require("with_whom", self.with_whom, "Enter who you asked")
        problems.require("said", self.said, "Enter what was said")
        if self.when == NOT_STATED:
            problems.add("when", "Enter when you asked, or type not known")
        problems.line("with_whom", self.with_whom)
        problems.note("said", self.said)
        problems.raise_if_any()


def level_of(words_right: bool, signature: Signature | None) -> ReceiptLevel:
    """The level that a reply has shown, which nobody chooses."""
    if signature and signature.names_bundle:
        return ReceiptLevel.SIGNED_ENROLLED if signature.enrolled else ReceiptLevel.SIGNED_UNKNOWN
    return ReceiptLevel.WORDS if words_right else ReceiptLevel.PLAIN
