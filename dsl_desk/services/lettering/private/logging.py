"""A letter to one family in the record: what was printed is kept exactly, once a printing; then how it went."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from dsl_desk.domain.changed import Changed
from dsl_desk.domain.concern import Involvement
from dsl_desk.domain.contact import Contact, ContactKind, Whom
from dsl_desk.domain.errors import InvalidRecord, Problem
from dsl_desk.domain.event import Happening
from dsl_desk.domain.letter import Delivery, SentLetter
from dsl_desk.domain.origin import Origin
from dsl_desk.domain.when import NOT_STATED, Certainty, When
from dsl_desk.services.attaching import put_content
from dsl_desk.services.contacting import amend_contact
from dsl_desk.services.correcting import current
from dsl_desk.services.desk import Desk, changed
from dsl_desk.services.lettering.private.preparing import DrawnPrivate, PreparedPrivate, prepare_private
from dsl_desk.services.looking import note_look
from dsl_desk.services.sight import looked_at
from dsl_desk.store import records

WHAT = "The letter as it was printed"
LEFT = "the letter to the family"
"""What was printed or saved, in the journal."""
SENT, REPLIED = "How the letter went", "What the family answered"
"""Why a later version was written."""
CHANGED = "Something this letter rests on has changed since you read it. Nothing is logged. Read it again"
TWICE = "This printing is in the record already. To print again, make the letter again"


def log_private(desk: Desk, drawn: Sequence[DrawnPrivate], draft_id: str = "") -> Changed:
    """Enter the letters of one printing as contacts on the child, each with its exact pages, before any leaves.

    The gates are passed once more. Raises InvalidRecord when one of them is shut, when a letter would be another one
    now, or when it is in the record already: then nothing is logged and nothing kept.
    """
    if not drawn:
        raise InvalidRecord(Problem("to", "Choose who the letter is for"))
    _check_still_so(desk, drawn)
    child_id = drawn[0].prepared.asked.child_id
    with desk.deed() as deed:
        for each in drawn:
            contact = _contact(desk, each.prepared)
            deed.record(contact)
            deed.record(Involvement(desk.new_id(), contact.id, child_id))
            put_content(desk, deed, contact.id, _name(desk.today()), each.pdf, Origin.SCHOOL, WHAT)
        deed.finish_draft(draft_id)
    return changed(deed, drawn[0].prepared.id, [child_id])


def note_letter_left(desk: Desk, contact_id: str, happening: Happening) -> None:
    """Enter that the pages of a letter went to a printer or into a file: each time, where looks at it are entered."""
    for child_id in records.involved_children(desk.connection, contact_id):
        note_look(desk, happening, looked_at(desk, child_id, [contact_id]), LEFT)


def record_letter_sent(desk: Desk, contact_id: str, delivery: Delivery, sent_by: str, sent: When) -> Changed:
    """How a letter that was printed reached the family, as it happened; an answer is then asked after in time.

    Raises InvalidRecord when it is not said how, by whom and when.
    """
    contact, letter = _letter(desk, contact_id)
    if delivery in (Delivery.NOT_STATED, Delivery.NOT_SENT_YET):
        raise InvalidRecord(Problem("delivery", "Choose how the letter reached the family"))
    if sent == NOT_STATED:
        raise InvalidRecord(Problem("sent", "Enter when it was sent or handed over, or type not known"))
    after = replace(letter, delivery=delivery, sent_by=sent_by, sent=sent)
    return amend_contact(desk, replace(contact, letter=after, follow_up=letter.reply_by), SENT)


def record_reply(desk: Desk, contact_id: str, replied: When, reply: str) -> Changed:
    """What the family answered; nothing is asked after any more.

    Raises InvalidRecord when it is not said what they answered, or when.
    """
    contact, letter = _letter(desk, contact_id)
    if not reply.strip():
        raise InvalidRecord(Problem("reply", "Enter what the family answered"))
    if replied == NOT_STATED:
        raise InvalidRecord(Problem("replied", "Enter when the answer came, or type not known"))
    after = replace(letter, replied=replied, reply=reply)
    return amend_contact(desk, replace(contact, letter=after, follow_up=None), REPLIED)


def _letter(desk: Desk, contact_id: str) -> tuple[Contact, SentLetter]:
    contact = current(desk, Contact, contact_id)
    if contact.letter is None:
        raise InvalidRecord(Problem("id", "This contact is no letter that was made here"))
    return contact, contact.letter


def _check_still_so(desk: Desk, drawn: Sequence[DrawnPrivate]) -> None:
    now = {each.household.ids: each for each in prepare_private(desk, drawn[0].prepared.asked)}
    for each in (each.prepared for each in drawn):
        same = now.get(each.household.ids)
        if records.current(desk.connection, Contact, each.id):
            raise InvalidRecord(Problem("print", TWICE))
        if same is None or each.asked != same.asked or each.letter != replace(same.letter, made=each.letter.made):
            raise InvalidRecord(Problem("print", CHANGED))


def _contact(desk: Desk, prepared: PreparedPrivate) -> Contact:
    asked, now = prepared.asked, desk.now()
    letter = SentLetter(
        pack=asked.pack,
        texts=prepared.texts,
        to=prepared.household.ids,
        delivery=Delivery.NOT_SENT_YET,
        large_print=asked.large_print,
        copies=asked.copies,
        override=asked.override,
        second=asked.second,
        written_by=asked.own.written_by,
        reply_by=asked.answer_by(),
    )
    return Contact(
        prepared.id,
        ContactKind.LETTER,
        prepared.household.names,
        prepared.says(),
        when=When(Certainty.EXACT, now.date(), now.time().replace(second=0, microsecond=0, tzinfo=None)),
        follow_up=desk.today(),
        concern_id=asked.concern_id,
        whom_kind=Whom.PARENT,
        letter=letter,
    )


def _name(today: date) -> str:
    """It names neither the child nor what the letter is about."""
    return f"Letter {today.isoformat()}.pdf"
