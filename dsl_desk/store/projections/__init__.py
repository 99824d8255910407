"""Tables rebuilt from the journal, one module per entity; nothing else writes them."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from dsl_desk.domain.action import Action
from dsl_desk.domain.agency import Agency, DirectoryEntry
from dsl_desk.domain.attachment import Attachment
from dsl_desk.domain.child import Child
from dsl_desk.domain.concern import Concern, Involvement
from dsl_desk.domain.confirmation import Confirmation
from dsl_desk.domain.contact import Contact
from dsl_desk.domain.decision import Decision
from dsl_desk.domain.duty import Duty
from dsl_desk.domain.encompass import EncompassNotice
from dsl_desk.domain.erasure import Erasure
from dsl_desk.domain.family import FamilyMember
from dsl_desk.domain.front_sheet import FrontSheet
from dsl_desk.domain.key_change import KeyChange
from dsl_desk.domain.letter import Distribution
from dsl_desk.domain.letter_text import LetterText
from dsl_desk.domain.letterhead import LetterheadPictures
from dsl_desk.domain.link import Link
from dsl_desk.domain.not_shared import NotShared
from dsl_desk.domain.observation import Observation
from dsl_desk.domain.police_request import PoliceRequest
from dsl_desk.domain.professional import Professional
from dsl_desk.domain.received import ReceivedFile, ReceivedRecord
from dsl_desk.domain.recipient import Recipient
from dsl_desk.domain.referral import Referral
from dsl_desk.domain.restriction import Restriction
from dsl_desk.domain.retention import RetentionReview
from dsl_desk.domain.route import RouteAnswer
from dsl_desk.domain.school import Person, School
from dsl_desk.domain.school_calendar import SchoolCalendar
from dsl_desk.domain.sharing import Sharing
from dsl_desk.domain.significance import Significance
from dsl_desk.domain.status import Status
from dsl_desk.domain.subject import Subject
from dsl_desk.domain.transfer import Transfer
from dsl_desk.domain.translation_check import TranslationCheck
from dsl_desk.store.projections import (
    action,
    agency,
    attachment,
    child,
    concern,
    confirmation,
    contact,
    decision,
    directory_entry,
    distribution,
    duty,
    encompass_notice,
    erasure,
    family_member,
    front_sheet,
    involvement,
    key_change,
    letter_text,
    letterhead_pictures,
    link,
    not_shared,
    observation,
    person,
    police_request,
    professional,
    received_file,
    received_record,
    recipient,
    referral,
    restriction,
    retention_review,
    route_answer,
    school,
    school_calendar,
    sharing,
    significance,
    status,
    subject,
    transfer,
    translation_check,
)
from dsl_desk.store.projections.rows import Place
from dsl_desk.store.sqlcipher import Connection


@dataclass(frozen=True, slots=True)
class Kind:
    """One kind of record: its name in the journal (and its table), its class, the version of its body, its rows."""

    name: str
    record: type[Any]
    version: int
    project: Callable[[Connection, Place, Any], None]


KINDS = (
    Kind("school", School, 1, school.project),
    Kind("school_calendar", SchoolCalendar, 1, school_calendar.project),
    Kind("letter_text", LetterText, 1, letter_text.project),
    Kind("letterhead_pictures", LetterheadPictures, 1, letterhead_pictures.project),
    Kind("person", Person, 1, person.project),
    Kind("child", Child, 1, child.project),
    Kind("involvement", Involvement, 1, involvement.project),
    Kind("concern", Concern, 1, concern.project),
    Kind("observation", Observation, 1, observation.project),
    Kind("contact", Contact, 1, contact.project),
    Kind("action", Action, 1, action.project),
    Kind("decision", Decision, 1, decision.project),
    Kind("agency", Agency, 1, agency.project),
    Kind("directory_entry", DirectoryEntry, 1, directory_entry.project),
    Kind("route_answer", RouteAnswer, 1, route_answer.project),
    Kind("sharing", Sharing, 1, sharing.project),
    Kind("distribution", Distribution, 1, distribution.project),
    Kind("front_sheet", FrontSheet, 1, front_sheet.project),
    Kind("family_member", FamilyMember, 1, family_member.project),
    Kind("professional", Professional, 1, professional.project),
    Kind("status", Status, 1, status.project),
    Kind("attachment", Attachment, 1, attachment.project),
    Kind("duty", Duty, 1, duty.project),
    Kind("referral", Referral, 1, referral.project),
    Kind("encompass_notice", EncompassNotice, 1, encompass_notice.project),
    Kind("police_request", PoliceRequest, 1, police_request.project),
    Kind("subject", Subject, 1, subject.project),
    Kind("link", Link, 1, link.project),
    Kind("significance", Significance, 1, significance.project),
    Kind("confirmation", Confirmation, 1, confirmation.project),
    Kind("retention_review", RetentionReview, 1, retention_review.project),
    Kind("erasure", Erasure, 1, erasure.project),
    Kind("restriction", Restriction, 1, restriction.project),
    Kind("not_shared", NotShared, 1, not_shared.project),
    Kind("recipient", Recipient, 1, recipient.project),
    Kind("key_change", KeyChange, 1, key_change.project),
    Kind("transfer", Transfer, 1, transfer.project),
    Kind("received_file", ReceivedFile, 1, received_file.project),
    Kind("received_record", ReceivedRecord, 1, received_record.project),
    Kind("translation_check", TranslationCheck, 1, translation_check.project),
)
BY_NAME = {kind.name: kind for kind in KINDS}
BY_RECORD = {kind.record: kind for kind in KINDS}
