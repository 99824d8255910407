"""Case files, reports and bundles about nobody, for the tests of the bundle and for its benchmark."""

from __future__ import annotations

import random
from collections.abc import Sequence
from datetime import UTC, date, datetime, time, timedelta
from hashlib import sha256
from pathlib import Path

from dsl_desk import codec
from dsl_desk.bundle.identity import SchoolIdentity
from dsl_desk.bundle.payload import Contents, Payload, build_payload
from dsl_desk.bundle.sealbox import seal_facts
from dsl_desk.bundle.writer import Sealed, seal_bundle
from dsl_desk.documents.report import report
from dsl_desk.domain.action import Action
from dsl_desk.domain.agency import Agency, AgencyKind
from dsl_desk.domain.attachment import Attachment
from dsl_desk.domain.body_map import BodyMark, BodySide
from dsl_desk.domain.casefile import RECORD_KINDS, CaseFile, CaseRecord, Custody, Record, Scope, SourceSheet
from dsl_desk.domain.child import Child
from dsl_desk.domain.concern import Concern, Role
from dsl_desk.domain.contact import Contact, ContactKind, Direction
from dsl_desk.domain.decision import Decision, DecisionKind
from dsl_desk.domain.duty import Duty
from dsl_desk.domain.encompass import EncompassNotice
from dsl_desk.domain.informed import Informed
from dsl_desk.domain.letter import Delivery, SentLetter, TextUsed
from dsl_desk.domain.not_shared import NotShared
from dsl_desk.domain.observation import Aware, HowKnown, Observation, SourceDetail, SourceKind
from dsl_desk.domain.origin import Origin
from dsl_desk.domain.police_request import PoliceRequest
from dsl_desk.domain.referral import Escalation, Referral, ReferralHow, ReferralState
from dsl_desk.domain.route import Route, RouteAnswer
from dsl_desk.domain.school import Person, School
from dsl_desk.domain.second_look import SecondLook
from dsl_desk.domain.sharing import Sharing
from dsl_desk.domain.term import NOT_SURE, Term
from dsl_desk.domain.when import Certainty, When

BUNDLE = "DD-2026-0001-01"
PASSPHRASE = "abacus drop-down felt-tip yodel zips zoom"
PREPARED = datetime(2026, 11, 20, 15, 4, 5, tzinfo=UTC)
MOMENT = datetime(2026, 11, 20, 15, 10, tzinfo=UTC)
AWKWARD = (
    "=HYPERLINK(\"http://x\") <b>&amp;</b> 'quoted', \"twice\"\r\nline two\tżółć Ŵŷ שלום سلام 👩‍👧 \u202eabc\u202c ﬁ",
    "+44", "-1", "@SUM(A1)", "\tindented", "\rreturn", "'apostrophe", "''two", "a\nb\n",
    " ", "x" * 100_000,
)  # fmt: skip
FULL_WIDTH = "＝１＋１"


def observation(number: int, what: str = "He came in without a coat.", exact_words: str = "") -> Observation:
    return Observation(
        id=f"{number:032x}",
        what=what,
        how_known=HowKnown.SAW,
        domains=(NOT_SURE,),
        happened=When(Certainty.ABOUT, date(2026, 3, 24), time(8, 40)),
        indicators=(Term("gifts", "New things nobody can account for"), Term("late", "Missing or home late")),
        exact_words=exact_words or "“It was a present”",
    )


def contact(number: int) -> Contact:
    return Contact(
        f"{number:032x}", ContactKind.CALL, "Duty officer", "Asked for advice.", Direction.FROM_US,
        follow_up=date(2026, 4, 1),
    )  # fmt: skip


def case_record(number: int, record: Record, correction: str = "") -> CaseRecord:
    salt = number.to_bytes(16)
    digest = sha256(salt + codec.encode({"reason": correction, "record": record})).hexdigest()
    kind = next(name for name, kind in RECORD_KINDS.items() if isinstance(record, kind))
    return CaseRecord(
        kind=kind,
        recorded=PREPARED - timedelta(days=number + 1),
        author_id="a" * 32,
        version=2 if correction else 1,
        role=Role.ABOUT,
        custody=Custody("d" * 32, number + 1, f"{number:064x}", digest, salt.hex()),
        correction=correction,
        **{kind: record},  # type: ignore[arg-type]
    )


def attachment(
    number: int, name: str, content: bytes, media_type: str = "application/pdf", what: str = "", matter: int = 1
) -> Attachment:
    """A file kept with record `matter`."""
    digest = sha256(content).hexdigest()
    return Attachment(
        f"{number:031x}f", f"{matter:032x}", name, media_type, len(content), digest, Origin.SCHOOL, what
    )


_DAY = When(Certainty.EXACT, date(2026, 3, 24))
_ID, _TOLD = "7" * 32, Informed(False, (Term("n", "wordreason"),), "wordinformed")

EVERY_KIND: tuple[Record, ...] = (
    Observation(
        _ID, "wordwhat", HowKnown.TOLD, (Term("d", "worddomain"),), SourceKind.STAFF, "wordwitness", _DAY,
        place="wordplace", exact_words="wordexact", indicators=(Term("i", "wordindicator"),), prompts="wordprompts",
        demeanour="worddemeanour", present="wordpresent", ending="wordending", aware=Aware("wordappearance"),
        marks=(BodyMark(1, BodySide.FRONT, 5, 6, "wordpart", "wordnote"),), must_not_be_told="wordnot",
        source=SourceDetail("wordcorroboration", "wordreliability", "worddanger", "wordagain"),
    ),
    Contact(
        _ID, ContactKind.CALL, "wordwhom", "wordsaid", agreed="wordagreed", outcome="wordoutcome",
        reference="wordreference", incident_reference="wordincident", crime_reference="wordcrime",
        present="wordpresent",
        letter=SentLetter(
            "wordpack", (TextUsed("wordtemplate", "wordversion", "wordlanguage"),), ("e" * 32,), Delivery.POST,
            "wordsender", _DAY, override="wordoverride", second=SecondLook("wordsecond", _DAY, "wordnotyet"),
            written_by="wordwriter", replied=_DAY, reply="wordreply",
        ),
    ),
    Action(_ID, "e" * 32, "wordwhat", "wordowner", outcome="wordoutcome"),
    Decision(
        _ID, DecisionKind.REFER, "wordreasons", "wordby", parents=_TOLD, inform_later="wordlater",
    ),
    Referral(
        _ID, "e" * 32, "b" * 32, ReferralHow.PHONE, "wordwhy", _DAY, "wordtold", "wordreference",
        state=ReferralState.RETURNED, state_reason="wordstate",
        escalations=(Escalation(Term("s", "wordstep"), _DAY, "wordwith", "wordescalation"),),
    ),
    EncompassNotice(
        _ID, "wordreference", _DAY, _DAY, "wordplace", "wordchildren", "wordvoice", "wordadult",
        "wordcircumstances", "wordaction", "wordkey", "wordresponse",
    ),
    PoliceRequest(
        _ID, "wordofficer", "wordforce", _DAY, "wordreference", "wordpower", enquiry="wordenquiry",
        scope="wordscope", notice_words="wordnotice", released="wordreleased", signed_off_by="wordsigned",
    ),
    Duty(_ID, "e" * 32, Term("fgm", "wordduty"), "wordowed", reference="wordreference", delay="worddelay",
         words="wordwords"),
    Concern(_ID, "wordtitle", exploitation=(Term("x", "wordtype"),), summary="wordsummary"),
    Sharing(
        _ID, "e" * 32, "b" * 32, "", "wordpurpose", (Term("b", "wordbasis"),), _TOLD, Informed(True), ("1" * 32,),
        BUNDLE, 1, "0" * 64, "0" * 64, sent_how="wordhow",
    ),
    NotShared(
        _ID, "e" * 32, "wordwhat", "wordwith", Term("no-role", "wordground"), "wordwhy", _DAY, "wordby",
        advice_from="wordadviser", advice="wordadvice",
    ),
    RouteAnswer(_ID, "e" * 32, Route.SOCIAL_CARE, "wordreference", reported=_DAY, told_to="wordtold"),
)  # fmt: skip
"""One of each kind that can leave, every text of it a word of its own."""

PHOTO_BYTES, PROGRAM_BYTES = b"\xff\xd8\xff\xe0 not a real photo", b"MZ"
PHOTO = attachment(1, "Rowan's phone.JPG", PHOTO_BYTES, "image/jpeg", "a parent brought it")
PROGRAM = attachment(2, "=runme.exe", PROGRAM_BYTES, "application/octet-stream", "found on a stick", matter=3)
CONTENTS = {PHOTO.id: PHOTO_BYTES, PROGRAM.id: PROGRAM_BYTES}


def casefile(
    records: Sequence[CaseRecord] | None = None,
    *,
    bundle: str = BUNDLE,
    demonstration: bool = False,
    attachments: Sequence[Attachment] = (PHOTO, PROGRAM),
) -> CaseFile:
    records = records or (
        case_record(1, observation(1)),
        case_record(2, contact(2)),
        case_record(3, observation(3, "He came in without a coat or bag."), "The bag was missed out"),
    )
    return CaseFile(
        bundle=bundle,
        demonstration=demonstration,
        prepared=PREPARED,
        school=School("Hollin Bank School", ("1 Made-up Lane",)),
        prepared_by=Person("a" * 32, "Ines Made-Up", "Designated safeguarding lead", "00" * 32),
        recipient=Agency("b" * 32, "Made-up Police", AgencyKind.POLICE),
        route=RouteAnswer("c" * 32, "e" * 32, Route.INFORMATION),
        child=Child("e" * 32, "Madeup", "Rowan"),
        scope=Scope(
            "To help police see a pattern",
            (Term("public-task", "Public task"),),
            Informed(True),
            Informed(False, (Term("age", "Too young to understand"),), "She is four."),
            tuple(item.record.id for item in records),
            {"observation": 2},
        ),
        records=tuple(records),
        people=(Person("a" * 32, "Ines Made-Up", "Designated safeguarding lead", "00" * 32),),
        journal_device="d" * 32,
        journal_seq=210,
        journal_head="9" * 64,
        attachments=tuple(attachments),
    )


def big_case() -> tuple[CaseFile, dict[str, bytes]]:
    """200 records of a page each, and 50 MB that does not compress."""
    text = "She said that a man waited by the gate again. " * 40
    rng = random.Random(7)  # noqa: S311  the same bytes in every run
    photos = [rng.randbytes(5_000_000) for _ in range(10)]
    files = [attachment(1_000 + n, f"photo {n}.jpg", photo, "image/jpeg", matter=n) for n, photo in enumerate(photos)]
    records = [case_record(n, observation(n, text)) for n in range(200)]
    return casefile(records, attachments=files), {file.id: photo for file, photo in zip(files, photos, strict=True)}


def preview_of(case: CaseFile, payload: Payload, root_pem: bytes, sequence: int = 1, previous: str = "") -> bytes:
    """The report as a person reads it before signing."""
    return report(case, seal_facts(case, payload, root_pem, sequence=sequence, previous_sums_sha256=previous))


def sealed(
    folder: Path,
    identity: SchoolIdentity,
    case: CaseFile | None = None,
    contents: Contents = CONTENTS,
    passphrase: str | None = PASSPHRASE,
    moment: datetime = MOMENT,
    sources: SourceSheet | None = None,
) -> Sealed:
    """A bundle in `folder` under its final name."""
    case = case or casefile()
    payload = build_payload(case, contents, sources, b"%PDF of the sources" if sources else b"")
    preview = preview_of(case, payload, identity.root_pem)
    bundle = seal_bundle(folder, preview, payload, identity, passphrase, moment)
    bundle.publish()
    return bundle
