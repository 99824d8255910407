"""How subjects and links are said, the same in every list."""

from dsl_desk.domain.link import Link
from dsl_desk.domain.subject import Subject, SubjectKind
from dsl_desk.domain.when import say_when
from dsl_desk.services.seen_together import Tie

ICONS = {
    SubjectKind.PERSON: "person",
    SubjectKind.VEHICLE: "car",
    SubjectKind.PLACE: "place",
    SubjectKind.PHONE: "phone",
    SubjectKind.ACCOUNT: "account",
}


def details(subject: Subject) -> str:
    """What tells this subject from others of its kind: plate, number, account, address, other names."""
    account = " on ".join(part for part in (subject.handle, subject.platform) if part)
    parts = [subject.plate, subject.number, account, subject.address]
    parts += [f"aged {subject.age}" if subject.age else ""]
    parts += [f"also called {', '.join(subject.aliases)}" if subject.aliases else ""]
    return " · ".join(part for part in parts if part)


def far_end(tie: Tie) -> str:
    """The child or the other subject that a link leads to."""
    return tie.child.name if tie.child else tie.other.label if tie.other else ""


def how(link: Link, whom: str = "") -> str:
    """`Seen with, Tuesday 24 March 2026; seen or heard first-hand: Mr Shah`; `whom` names the far end."""
    kind = f"{link.kind.value.capitalize()} {whom}".strip()
    said = f"{kind}, {_in_sentence(say_when(link.when))}; {link.certainty.value}"
    said += f": {link.source}" if link.source else ""
    return f"Withdrawn. {said}" if link.withdrawn else said


def _in_sentence(words: str) -> str:
    return "day not stated" if words == "Not stated" else words
