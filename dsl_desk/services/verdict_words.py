"""What a check of a bundle found, in words: three answers that are never merged, and what else is known."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from dsl_desk.domain.clock import school_time
from dsl_desk.domain.kind_words import say_counts
from dsl_desk.domain.when import say_day, say_moment

if TYPE_CHECKING:
    from datetime import date

    from dsl_desk.bundle.ledger import KeyCheck, Order
    from dsl_desk.bundle.verifier import Contents, Signer, Verdict

YES, NO, NOT_JUDGED = "Yes.", "NO.", "Not judged."
ALTERED_FIRST = "Only a bundle that could be read and is whole is judged any further."
NOT_CHECKED = "You named the root certificate yourself, this once. Who read its words back to the school is not kept."

ONLY_CLAIMED = (
    "That this was signed before is its own claim: whoever took the key can set the signing time back. It did not "
    "come to your ledger before that day, so ask the school, on a number you know, whether it sent this one."
)
CAME_BEFORE = "This came to you before that day, by your own clock."

NOT_OPENED = "cannot be compared with the school’s journal, because"
NAMES_REPLACED = f"{NOT_OPENED} another child’s name was replaced before it left."
SOURCES_KEPT_BACK = f"{NOT_OPENED} who the source is was kept back."


@dataclass(frozen=True, slots=True)
class Answer:
    """One question, its answer, what that rests on; `good` is False where somebody has to look."""

    question: str
    answer: str
    details: tuple[str, ...]
    good: bool


def answers(verdict: Verdict) -> tuple[Answer, ...]:
    """Whole? Whose key? Accepted? And with a ledger: in order?"""
    found = (_whole(verdict), _signer(verdict), _accepted(verdict))
    return (*found, _order(verdict.order)) if verdict.order else found


def words(verdict: Verdict) -> str:
    """All answers one under the other, then what to quote back."""
    lines = []
    for answer in answers(verdict):
        lines += [f"{answer.question}  {answer.answer}", *(f"    {detail}" for detail in answer.details)]
    if verdict.contents:
        lines += say_contents(verdict.contents)
    return "\n".join(lines)


def say_contents(contents: Contents) -> list[str]:
    """What an unaltered bundle holds, by number and kind; no word of the records, and no name of a child."""
    seal, casefile, unopened = contents.seal, contents.casefile, contents.unopened
    counts = say_counts(Counter(item.kind for item in casefile.records))
    lines = [
        f"{seal.bundle}: {casefile.form.value}, number {seal.sequence} in the order sent to this recipient",
        f"It holds {', '.join(counts)} and {_count(len(casefile.attachments), 'file')}.",
    ]
    if unopened.names_replaced:
        lines.append(f"{_count(unopened.names_replaced, 'record')} {NAMES_REPLACED}")
    if unopened.sources_kept_back:
        lines.append(f"{_count(unopened.sources_kept_back, 'record')} {SOURCES_KEPT_BACK}")
    quote = "Receipt words, to quote to the school with your reference"
    return [*lines, f"{quote}: {' '.join(seal.receipt_words)}"]


def _count(number: int, thing: str) -> str:
    return f"1 {thing}" if number == 1 else f"{number:,} {thing}s"


def _whole(verdict: Verdict) -> Answer:
    question = "Is it complete and unaltered?"
    if not verdict.readable:
        return Answer(question, "Not known: it could not be read.", verdict.problems, good=False)
    if not verdict.unaltered:
        return Answer(question, NO, verdict.problems, good=False)
    return Answer(question, YES, (), good=True)


def _signer(verdict: Verdict) -> Answer:
    question = "Which key signed it?"
    signer = verdict.signer
    if signer is None:
        return Answer(question, "None that this program can name.", (), good=False)
    made_up = ("This school is made up. The bundle is about nobody.",) if signer.demonstration else ()
    details = (
        f"Its words: {' '.join(signer.key_words)}",
        f"In hexadecimal: {signer.key_sha256}",
        f"Signed on {say_moment(school_time(signer.signed))}. That time is the school’s own claim.",
    )
    return Answer(question, f"The key of {_claim(signer)}.", made_up + details, good=not signer.demonstration)


def _claim(signer: Signer) -> str:
    return f"a school that calls itself {signer.claims_to_be}" if signer.claims_to_be else "a school without a name"


def _accepted(verdict: Verdict) -> Answer:
    question = "Is that a key you accepted?"
    if not verdict.unaltered:
        return Answer(question, NOT_JUDGED, (ALTERED_FIRST,), good=False)
    if not verdict.accepted:
        return Answer(question, NO, verdict.problems, good=False)
    checked = say_check(verdict.key_check) if verdict.key_check else NOT_CHECKED
    if verdict.until is None:
        return Answer(question, YES, (checked,), good=True)
    came = verdict.order.again_since if verdict.order else None
    in_time = came is not None and school_time(came).date() < verdict.until
    given_up = f"The school gave up this key on {say_day(verdict.until)}."
    return Answer(question, YES, (checked, f"{given_up} {CAME_BEFORE if in_time else ONLY_CLAIMED}"), good=in_time)


def say_check(check: KeyCheck) -> str:
    """Who compared the key's words with the school."""
    return f"{check.by} compared its words with the school on {say_day(check.day)}: {check.how}"


def say_given_up(until: date, check: KeyCheck) -> str:
    """From which day nothing signed under a key is accepted, and who heard so."""
    return (
        f"Given up by the school: nothing signed on {say_day(until)} or later is accepted. "
        f"{check.by} heard it on {say_day(check.day)}: {check.how}"
    )


def _order(order: Order) -> Answer:
    question = "Did it come in order, and once?"
    if order.again_since:
        came = f"It came first on {say_moment(school_time(order.again_since))}."
        return Answer(
            question,
            "This very bundle came before.",
            (came, "If you checked it twice, nothing is wrong."),
            good=False,
        )
    if order.conflicts:
        ring = "Ring the school on a number you know before you rely on either."
        return Answer(question, NO, (*order.conflicts, ring), good=False)
    if order.missing:
        first, last = order.missing
        gap = f"Number {first} is" if first == last else f"Numbers {first} to {last} are"
        return Answer(
            question, NO, (f"{gap} not in your ledger. Ask the school whether you should have it.",), good=False
        )
    follows = "It is the first." if order.sequence == 1 else "It follows the one before it."
    return Answer(question, YES, (f"Number {order.sequence}. {follows}",), good=True)
