"""What left the school and what did not, in words."""

from __future__ import annotations

from dsl_desk.domain.not_shared import NotShared
from dsl_desk.domain.receipt import Answer as Reply
from dsl_desk.domain.receipt import Asked, Receipt
from dsl_desk.domain.second_look import SecondLook
from dsl_desk.domain.sharing import Sharing, SharingState
from dsl_desk.domain.when import say_when
from dsl_desk.services.describing.telling import (
    Agencies,
    Description,
    counted,
    day,
    describe,
    informed,
    labelled,
    lines,
    said,
    stated,
    wordings,
)


@describe.register
def _(record: Sharing, agencies: Agencies) -> Description:
    return Description(
        f"Bundle {record.bundle} for {agencies.get(record.agency_id, '')}",
        lines(record.purpose, f"{counted(len(record.records), 'record')}, {say_state(record)}", record.outcome),
        record.sent,
        facts=stated(
            ("Sent", said(record.sent)),
            ("What came back", lines(*(say_receipt(each) for each in record.receipts))),
            ("Asked after", lines(*(_asked(each) for each in record.asked))),
            ("Outcome known", said(record.outcome_known)),
            ("Ask again on", day(record.ask_on)),
            ("Read by a second person", _second(record.second)),
            ("Lawful basis", wordings(record.lawful_basis)),
            ("Parents or carers", informed(record.parents)),
            ("The child", informed(record.child)),
        ),
    )


@describe.register
def _(record: NotShared, agencies: Agencies) -> Description:
    return Description(
        f"Not shared with {record.with_whom}",
        lines(record.what, labelled("Why", record.why)),
        record.decided,
        record.decided_by,
        stated(
            ("Decided", f"{say_when(record.decided)}, by {record.decided_by}"),
            ("Ground", record.ground.wording),
            ("Agency", agencies.get(record.agency_id, "")),
            ("Advice sought from", record.advice_from),
            ("What they advised", record.advice),
        ),
    )


def say_state(sharing: Sharing) -> str:
    """How far a bundle has come, in words: no more than was shown."""
    match sharing.state:
        case SharingState.MADE:
            return "made, not yet recorded as sent"
        case SharingState.NOT_SENT:
            return f"made and never sent: {sharing.not_sent}"
        case SharingState.SENT:
            replied = "; they replied without the receipt words" if sharing.receipts else ""
            return f"sent: {sharing.sent_how}{replied}"
        case state:
            return state.value


def say_receipt(receipt: Receipt) -> str:
    """One reply in one line, with how well it shows that they opened the bundle."""
    said = {Reply.ARRIVED: "says that it arrived", Reply.ACCEPTED: "accepted it", Reply.RETURNED: "returned it"}
    signed = f"signed by {receipt.signature.name}" if receipt.signature else ""
    return "; ".join(
        filter(
            None,
            (
                f"{receipt.from_whom} {said[receipt.answer]} ({say_when(receipt.came)})",
                labelled("reference", receipt.reference),
                receipt.reason,
                receipt.level.value,
                signed,
            ),
        )
    )


def _asked(asked: Asked) -> str:
    return f"{say_when(asked.when)}, {asked.kind.value}, {asked.with_whom}: {asked.said}"


def _second(second: SecondLook) -> str:
    if second.who.strip():
        return f"{second.who}, {say_when(second.when)}"
    return labelled("Not yet", second.why_not_yet)
