"""How bundles and decisions not to share are told in rows, and what was found in a reply."""

from datetime import datetime

from dsl_desk.domain.receipt import ReceiptLevel, Signature
from dsl_desk.domain.sharing import SharingState
from dsl_desk.domain.when import MONTHS, NOT_STATED, say_when
from dsl_desk.gui.theme import Tint
from dsl_desk.gui.widgets.due import Due, due_by
from dsl_desk.gui.widgets.rows import Row
from dsl_desk.services.describing import say_receipt
from dsl_desk.services.receipts import WordsQuoted
from dsl_desk.services.sharing_log import Kept, Shared

TINTS = {
    SharingState.MADE: Tint.ORANGE,
    SharingState.NOT_SENT: Tint.GREY,
    SharingState.SENT: Tint.BLUE,
    SharingState.RECEIVED: Tint.GREEN,
    SharingState.ACCEPTED: Tint.GREEN,
    SharingState.RETURNED: Tint.ORANGE,
    SharingState.OUTCOME_KNOWN: Tint.GREY,
}
SHOWN = {
    ReceiptLevel.SIGNED_ENROLLED: "Signed with a key that you have checked",
    ReceiptLevel.SIGNED_UNKNOWN: "Signed with a key that nobody has checked",
    ReceiptLevel.WORDS: "The eight words are right",
}


def bundle_row(shared: Shared, now: datetime, *, with_child: bool) -> Row:
    """One bundle: its number and state, to whom, how it stands, and when it waits for somebody."""
    sharing, due = shared.sharing, _due(shared, now)
    title = shared.child.name if with_child else f"Bundle {sharing.bundle}"
    detail = f"Bundle {sharing.bundle} for {shared.agency}" if with_child else f"for {shared.agency}"
    return Row(
        shared, title, detail, standing(shared), icon="" if with_child else "referral",
        person=shared.child.name if with_child else "", tint=TINTS[sharing.state],
        when=due.when, by_when=due.by_when, mark=due.mark,
        tag=sharing.state.value.capitalize(), tag_tint=TINTS[sharing.state], verb="What next …",
    )  # fmt: skip


def kept_row(kept: Kept, *, with_child: bool) -> Row:
    record = kept.record
    title = kept.child.name if with_child else record.what
    return Row(
        kept, title, f"Not shared with {record.with_whom}",
        f"{record.what}: {record.ground.wording}" if with_child else record.ground.wording,
        icon="" if with_child else "decision", person=kept.child.name if with_child else "", tint=Tint.GREY,
        when=_day(kept.recorded), by_when=f"Decided by {record.decided_by}", tag="Not shared", verb="Correct …",
    )  # fmt: skip


def standing(shared: Shared) -> str:
    """`The eight words are right. Reference LK/77. Sent Monday 23 March 2026 at 2pm: secure email`."""
    sharing = shared.sharing
    if shared.file_gone:
        return "Its file is not where it was saved. Say what became of it"
    if sharing.state is SharingState.MADE:
        return f"Made and saved, not sent yet. {sharing.purpose}"
    if sharing.state is SharingState.NOT_SENT:
        return f"Never sent: {sharing.not_sent}"
    best = min((each.level for each in sharing.receipts), key=list(ReceiptLevel).index, default=None)
    last = sharing.receipts[-1] if sharing.receipts else None
    reference = next((each.reference for each in reversed(sharing.receipts) if each.reference), "")
    parts = [
        sharing.outcome,
        last.reason if last else "",
        SHOWN.get(best, "They replied without the receipt words") if best else "Nothing came back yet",
        f"Reference {reference}" if reference else "",
        f"Sent {say_when(sharing.sent)}: {sharing.sent_how}",
        "No second person has read it yet" if shared.second_owed else "",
    ]
    return ". ".join(part.strip().rstrip(".") for part in parts if part.strip())


def history(shared: Shared) -> str:
    """Everything that happened to one bundle since it was made, a line each."""
    sharing = shared.sharing
    asked = (
        f"Asked {say_when(each.when)}, {each.kind.value}: {each.with_whom}. {each.said}" for each in sharing.asked
    )
    lines = [
        f"Why: {sharing.purpose}",
        f"{len(sharing.records)} {'record' if len(sharing.records) == 1 else 'records'}",
        "" if sharing.sent == NOT_STATED else f"Sent {say_when(sharing.sent)}: {sharing.sent_how}",
        *(say_receipt(each) for each in sharing.receipts),
        *asked,
        f"Outcome, {say_when(sharing.outcome_known)}: {sharing.outcome}" if sharing.outcome else "",
    ]
    return "\n".join(line for line in lines if line)


def say_words(quoted: WordsQuoted) -> str:
    """What was found of the receipt words in a reply. The right word is never said: only the recipient has it."""
    read = quoted.read
    if read.right:
        return "All eight receipt words are right."
    if quoted.of_another:
        return (
            f"These are the words of bundle {quoted.of_another}, not of this one. Record the reply there, and ask "
            "for the words of this one."
        )
    if not (read.slips or read.missing):
        return "The eight receipt words are not in this reply."
    said = [f"Word {place}, “{word}”, is not the word in the bundle." for place, word in read.slips]
    if read.missing:
        said.append(f"{read.missing} of the eight {'words is' if read.missing == 1 else 'words are'} missing.")
    said.append("Ask them to read the words again. Until they are right this counts as a reply without them.")
    return " ".join(said)


def say_signature(name: str, signature: Signature) -> str:
    """What a signed file shows, and what it does not show."""
    key = (
        "with the certificate that you have checked as theirs"
        if signature.enrolled
        else "with a key that nobody at the school has checked"
    )
    claimed = f"; it says {signature.signed:%d/%m/%Y}" if signature.signed else ""
    bundle = (
        "It names this bundle."
        if signature.names_bundle
        else "It does not name this bundle by its words or its hash, so it is kept and shows nothing of this bundle."
    )
    return f"{name}: whole, signed by {signature.name}, {key}{claimed}. {bundle}"


def _due(shared: Shared, now: datetime) -> Due:
    if shared.ask_by:
        return due_by(shared.ask_by, now)
    waiting = {
        SharingState.MADE: Due(_day(shared.made), "Not sent yet", "warning"),
        SharingState.RETURNED: Due(_day(shared.made), "Say what you do now", "warning"),
    }
    return waiting.get(shared.sharing.state, Due(_day(shared.made), "Made", ""))


def _day(moment: datetime) -> str:
    return f"{moment.day} {MONTHS[moment.month - 1][:3].title()} {moment.year}"
