"""What an unfinished form in a page is called, and how Today leads back to it."""

from collections.abc import Iterable
from dataclasses import dataclass

from dsl_desk.gui.deeds.inline_draft import ABOUT, CHILD
from dsl_desk.gui.page_entry import AtPart
from dsl_desk.services.drafts import Draft
from dsl_desk.services.needs import Need

CHILD_PAGE = "child"
SHOWING = ("concern", "subject", "keeping", "letter-text")
"""The pages that show one thing, which is then what the form is about."""


@dataclass(frozen=True, slots=True)
class Stand:
    """Where a form stands: under the tab ``part`` of a child's record, or on ``page``. ``need``: what it answers."""

    words: str
    part: str = ""
    page: str = ""
    need: str = ""


STANDS = {
    "AddAction": Stand("Unfinished action", "Actions"),
    "AddChild": Stand("Unfinished details of a child", "Details", "children"),
    "AddPerson": Stand("A person not added yet", page="people"),
    "AddLink": Stand("Unfinished link", "People and links", "subject"),
    "AddressForm": Stand("Unfinished address", "Details"),
    "AnswerNotice": Stand("Unfinished answer to police", "Chronology", need="notice"),
    "AnswerRequest": Stand("Unfinished answer to police", "Chronology", need="request"),
    "AskAfter": Stand("Unfinished note of asking after a bundle", "Referrals and sharing"),
    "AskAgain": Stand("Unfinished note of asking again", "Referrals and sharing", need="reply"),
    "AttachFiles": Stand("Files not added yet", "Files"),
    "BringBackKey": Stand("The key is not brought back yet", page="school-key"),
    "ChangePerson": Stand("Unfinished change of a person", page="people"),
    "ChangeText": Stand("A letter’s text not changed yet", page="letter-text"),
    "ChangeKey": Stand("The key is not changed yet", page="school-key"),
    "CompleteAction": Stand("Unfinished outcome", "Actions", need="action"),
    "ConfirmInWriting": Stand("Unfinished confirmation", "Referrals and sharing", need="written"),
    "ConfirmStatus": Stand("Unfinished check of guidance", page="settings"),
    "ConfirmTranslation": Stand("A translation not confirmed yet", page="letter-text"),
    "CorrectAction": Stand("Unfinished correction", "Actions"),
    "CorrectDecision": Stand("Unfinished correction", "Chronology"),
    "CorrectKept": Stand("Unfinished correction", "Referrals and sharing"),
    "CorrectReferral": Stand("Unfinished correction of a referral", "Referrals and sharing"),
    "CorrectSubject": Stand("Unfinished correction", page="subject"),
    "DecideKeeping": Stand("Unfinished decision about keeping", page="keeping"),
    "EndForm": Stand("Unfinished change of details", "Details"),
    "FamilyForm": Stand("Unfinished family member", "Details"),
    "FileGone": Stand("Not said yet what became of a bundle", "Referrals and sharing", need="file-gone"),
    "HowItGetsThere": Stand("How bundles get to a recipient", page="school-key"),
    "InvolveChild": Stand("A child not added yet", page="concern"),
    "KeepBack": Stand("Unfinished decision not to share", "Referrals and sharing"),
    "KeepKey": Stand("The key is not kept in a file yet", page="school-key"),
    "MakeReferral": Stand("Unfinished referral", "Referrals and sharing"),
    "MarkAsLeft": Stand("Unfinished leaving", "Details"),
    "MarkSignificance": Stand("Unfinished view of an entry", "Chronology"),
    "ProfessionalForm": Stand("Unfinished professional", "Details"),
    "RecordDuty": Stand("Unfinished duty", "Actions"),
    "RecordFamilyReply": Stand("Unfinished answer of a family", "Chronology", need="letter-reply"),
    "RecordLetterSent": Stand("Not recorded yet how a letter went", "Chronology", need="letter"),
    "RecordKeyCheck": Stand("A check of the key not written down yet", page="school-key"),
    "RecordOutcome": Stand("Unfinished outcome of a bundle", "Referrals and sharing"),
    "RecordReceipt": Stand("Unfinished reply to a bundle", "Referrals and sharing"),
    "RecordReply": Stand("Unfinished answer to a referral", "Referrals and sharing"),
    "RecordSent": Stand("Not recorded as sent yet", "Referrals and sharing", need="sharing"),
    "RemovePerson": Stand("Access not taken away yet", page="people"),
    "ReportDuty": Stand("Unfinished report", "Actions", need="duty"),
    "RestrictConcern": Stand("Unfinished change of who sees a concern", page="concern"),
    "ReturnToRoll": Stand("Unfinished return to the roll", "Details"),
    "ReviseConcern": Stand("Unfinished revision of a concern", page="concern"),
    "SecondRead": Stand("Not recorded yet who has read a bundle", "Referrals and sharing", need="second"),
    "SheetForm": Stand("Unfinished front sheet", "Details"),
    "SiblingForm": Stand("Unfinished brother or sister", "Details"),
    "StatusForm": Stand("Unfinished status", "Details"),
    "KeepForeign": Stand("Another school’s file not kept yet", page="take-in"),
    "TellSender": Stand("A school not told that its file is here", "Chronology", need="file-receipt"),
    "WentAnotherWay": Stand("A file not recorded as gone yet", "Chronology", need="transfer"),
    "ConfirmArrival": Stand("A receipt not recorded yet", "Chronology", need="transfer"),
    "TakeFurther": Stand("Unfinished step with a referral", "Referrals and sharing"),
    "TheirCertificateForm": Stand("A recipient’s certificate not kept yet", page="school-key"),
    "WithdrawLink": Stand("Link not withdrawn yet", page="links"),
}


def place_of(draft: Draft) -> tuple[str, object]:
    """The page that finishes this draft, and what it shows."""
    stand = STANDS.get(draft.form)
    if stand is None:
        return draft.form, draft.id
    child_id = draft.fields.get(CHILD)
    if stand.part and isinstance(child_id, str):
        return CHILD_PAGE, AtPart(child_id, stand.part)
    return stand.page, draft.fields.get(ABOUT) if stand.page in SHOWING else None


def need_of(draft: Draft, needs: Iterable[Need]) -> Need | None:
    """The need that this draft began to answer, while it stands on Today."""
    stand = STANDS.get(draft.form)
    about = draft.fields.get(ABOUT)
    return next((need for need in needs if stand and (need.kind, need.id) == (stand.need, about)), None)
