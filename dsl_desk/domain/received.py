"""What came from another school about a child: sealed as it came, never changed here."""

from __future__ import annotations

from dataclasses import dataclass

from dsl_desk.domain.casefile import CaseRecord
from dsl_desk.domain.problems import Problems
from dsl_desk.domain.provenance import Provenance
from dsl_desk.domain.school import Person
from dsl_desk.domain.when import NOT_STATED, When


@dataclass(frozen=True, slots=True)
class KeyHeard:
    """The sending school read its key's eight words out by phone, and they were the same.

    `number` is the one that was rung, `number_from` whose list it came from: one in the file or its covering message
    proves nothing.
    """

    read_by: str
    number: str
    number_from: str
    when: When

    def __post_init__(self) -> None:
        problems = Problems()
        problems.require("read_by", self.read_by, "Enter who at that school read the words out")
        problems.require("number", self.number, "Enter the number that was rung")
        problems.require("number_from", self.number_from, "Enter where the number was found, other than in the file")
        if self.when == NOT_STATED:
            problems.add("when", "Enter when they were read out, or type not known")
        problems.line("read_by", self.read_by)
        problems.line("number", self.number)
        problems.line("number_from", self.number_from)
        problems.raise_if_any()


@dataclass(frozen=True, slots=True)
class ReceivedFile:
    """One file of another school, received about one child.

    `came` is there for a signed file of this format, with the `heard` call by which its key was accepted; a file of
    another `product` is kept as an attachment only, its `pages` counted by the person. `took` counts the entries kept
    by kind. `receipt_words` are what the receipt quotes; `receipt` is how it was sent back.
    """

    id: str
    child_id: str
    school: str
    received: When
    how: str
    received_by: str
    came: Provenance | None = None
    heard: KeyHeard | None = None
    product: str = ""
    pages: int = 0
    summary: str = ""
    took: tuple[tuple[str, int], ...] = ()
    receipt_words: tuple[str, ...] = ()
    receipt: str = ""
    receipted: When = NOT_STATED

    def __post_init__(self) -> None:
        problems = Problems()
        problems.require("child_id", self.child_id, "Choose the child")
        problems.require("school", self.school, "Enter which school it comes from")
        problems.require("how", self.how, "Enter how it came, such as by hand or through a secure portal")
        problems.require("received_by", self.received_by, "Enter who received it")
        if self.received == NOT_STATED:
            problems.add("received", "Enter when it came, or type not known")
        if self.came is None:
            problems.require("product", self.product, "Enter what made the file, such as the other school’s system")
            if self.pages < 1:
                problems.add("pages", "Count the pages, so that both schools can compare")
        if self.receipt.strip() and self.receipted == NOT_STATED:
            problems.add("receipted", "Enter when the receipt was sent, or type not known")
        problems.line("school", self.school)
        problems.line("received_by", self.received_by)
        problems.line("product", self.product)
        for name in ("how", "summary", "receipt"):
            problems.note(name, getattr(self, name))
        problems.raise_if_any()


@dataclass(frozen=True, slots=True)
class ReceivedRecord:
    """One entry of a received file, `came` to the letter; `author` is who wrote it there.

    `came.through` ends with the file it came in. `agencies` are the names behind the agency ids in it.
    """

    id: str
    child_id: str
    file_id: str
    author: Person
    came: CaseRecord
    agencies: tuple[tuple[str, str], ...] = ()

    def __post_init__(self) -> None:
        problems = Problems()
        problems.require("child_id", self.child_id, "Choose the child")
        problems.require("came", self.came.through, "An entry of another school says where it comes from")
        problems.raise_if_any()

    @property
    def school(self) -> str:
        """The school that wrote it."""
        return self.came.through[0].school
