"""A case file that holds one of everything, and one in which everything is awkward or there is much of it."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, time

from dsl_desk.domain.action import Action
from dsl_desk.domain.agency import Agency, AgencyKind
from dsl_desk.domain.answer import Answer
from dsl_desk.domain.attachment import Attachment
from dsl_desk.domain.body_map import BodyMark, BodySide
from dsl_desk.domain.care_answers import NO_CARE_ANSWERS, CareAnswers
from dsl_desk.domain.casefile import CaseFile, CaseRecord, Details, Record, Source, SourcedRecord, SourceSheet
from dsl_desk.domain.child import Child
from dsl_desk.domain.concern import Concern, ConcernState
from dsl_desk.domain.contact import Contact, ContactKind
from dsl_desk.domain.decision import Decision, DecisionKind
from dsl_desk.domain.duty import Duty
from dsl_desk.domain.encompass import EncompassNotice
from dsl_desk.domain.family import ContactRule, FamilyMember
from dsl_desk.domain.front_sheet import Address, BackgroundKnown, FrontSheet
from dsl_desk.domain.informed import Informed
from dsl_desk.domain.link import Link, LinkCertainty, LinkKind
from dsl_desk.domain.not_shared import NotShared
from dsl_desk.domain.observation import Aware, Basis, HowKnown, Observation, SourceDetail, SourceKind
from dsl_desk.domain.origin import Origin
from dsl_desk.domain.other_names import NameTreatment, OtherName
from dsl_desk.domain.police_request import PoliceRequest
from dsl_desk.domain.professional import Professional
from dsl_desk.domain.provenance import Provenance
from dsl_desk.domain.referral import Escalation, Referral, ReferralHow
from dsl_desk.domain.report_form import ReportForm
from dsl_desk.domain.route import Route, RouteAnswer
from dsl_desk.domain.second_look import SecondLook
from dsl_desk.domain.sharing import Sharing, SharingState
from dsl_desk.domain.significance import Significance
from dsl_desk.domain.status import Status, StatusSource
from dsl_desk.domain.subject import Subject, SubjectKind
from dsl_desk.domain.term import Term
from dsl_desk.domain.when import Certainty, When
from tests.documents.samples import as_record, casefile

RIGHT_TO_LEFT = "قالت إنها خائفة من الذهاب إلى المحطة 24."
LONG_NAME = "Wolfeschlegelsteinhausenbergerdorff " * 8 + "of the End"  # 300 characters
MAN, CAR, STATION, FLAT, PARK, PHONE, HANDLE = (f"{number:032x}" for number in range(0x50, 0x57))
CATEGORY = Term("missing", "Missing")


def on(day: int, hour: int | None = None) -> When:
    return When(Certainty.EXACT, date(2026, 7, day), time(hour) if hour is not None else None)


def meaning(record_id: str, words: str, *, key: bool = True) -> Significance:
    return Significance(record_id[::-1], record_id, "ch", CATEGORY, words, key)


SEEN = Observation(
    id=f"{1:032x}",
    what="Got out of a grey car at the back gate with a new phone. [Child A] saw it too.",
    how_known=HowKnown.TOLD,
    domains=(Term("A", "Missing, late, absent"), Term("B", "People")),
    source_kind=SourceKind.STAFF,
    happened=on(3, 9),
    noticed=on(3, 10),
    received=on(3, 12),
    place="Back gate, Mill Lane",
    exact_words="He said I mustn't tell no one, or he'll come to my nan's.",
    indicators=(Term("S1", "Goes missing or comes home late"), Term("S4", "New things nobody can account for")),
    basis=Basis.FACT,
    prompts="Tell me about today.",
    demeanour="Looked at the door.",
    present="Mr Osei, tutor",
    ending="Went to lesson 3.",
    vulnerabilities=(Term("care", "Is or was in care"),),
    protective=(Term("friends", "Has friends who are good company"),),
    aware=Aware("New coat", "Said little", "Waiting", "Kept close to the driver", "Dark and wet"),
    marks=(BodyMark(1, BodySide.FRONT, 500, 300, "Chest", "Round bruise"),),
    origin=Origin.POLICE,
    must_not_be_told="His uncle",
)
LATER = replace(
    SEEN, id=f"{2:032x}", what="Not in school. Seen with [name removed] and [name removed].", happened=on(10),
    exact_words="", basis=Basis.OPINION, marks=(), aware=Aware(), indicators=(),
    must_not_be_told="", origin=Origin.NOT_STATED,
)  # fmt: skip
RECORDS: tuple[Record, ...] = (
    SEEN,
    LATER,
    Contact(f"{3:032x}", ContactKind.CALL, "PC Dan Frost", "Passed it on.", when=on(4, 15), reference="R-77"),
    Action(f"{4:032x}", "ch", "Keep the recording of the gate camera", "Site manager", done=on(5), outcome="Kept."),
    Decision(f"{5:032x}", DecisionKind.REFER, "Two adults saw it.", "Ruth Adeyemi", records=(SEEN.id, "f" * 32)),
    Referral(
        f"{6:032x}", "ch", "sc", ReferralHow.PHONE, "A man collects her from school.", on(4, 16), "Duty desk", "MH-1",
        escalations=(Escalation(Term("manager", "Asked for the team manager"), on(8), "T. Day", "No reply yet."),),
    ),
    EncompassNotice(f"{7:032x}", "ENC-9", happened=on(1), received=on(2), circumstances="SECRET-INCIDENT",
                    key_adult="Ms Shah", response="Met her at the gate.", responded=on(2)),
    PoliceRequest(f"{8:032x}", "DC Ray Poole 4412", "Ashshire Police", on(9), scope="Attendance in June"),
    Duty(f"{9:032x}", "ch", Term("fgm", "A report that a teacher owes"), "Karen Lowe", on(3), reported=on(3),
         reported_to="101"),
)  # fmt: skip
WHOLE_FILE_ONLY: tuple[Record, ...] = (
    Concern(f"{10:032x}", "Picked up from school", ConcernState.CLOSED, "Moved away.", (Term("cce", "Criminal"),)),
    Sharing(
        f"{11:032x}", "ch", "po", "r", "To help police.", (Term("6-1-e", "Public task"),), Informed(True),
        Informed(True), (SEEN.id,), "DD-2026-0000-01", 1, "aa" * 32, "bb" * 32, state=SharingState.SENT,
        sent=on(6), sent_how="CJSM",
    ),
    NotShared(
        f"{12:032x}", "ch", "Where the family moved to", "A neighbour", Term("no-role", "They have no role"),
        "He had no need to know.", on(7), "Ruth Adeyemi", "sc", advice_from="T. Day", advice="Keep it back.",
    ),
    RouteAnswer(
        f"{13:032x}", "ch", Route.CRIME_REPORT, reference_not_given=True, reported=on(4, 9), told_to="Control"
    ),
)  # fmt: skip

DETAILS = Details(
    FrontSheet(
        "ch", (Address(("4 Mill Lane",), "LK1 4AB"),), ("07700 900004",), ("العربية", "English"), "Arabic, for forms",
        "Somali", BackgroundKnown.SELF, "Muslim", "SEN support", "Deaf in one ear: sits on the left",
        BackgroundKnown.SCHOOL_SYSTEM,
    ),
    (
        FamilyMember("fa", "ch", "Zoë Ward", "mother", Answer.YES, phone="07700 900002", emergency=1),
        FamilyMember("fb", "ch", "Tom Ward", "father", Answer.YES, ContactRule.MUST_NOT, "Order of 3 May"),
        FamilyMember("fc", "ch", "Isla Okafor", "sister", sibling_id="si", school="Ashmead Park School"),
    ),
    (Professional("pr", "ch", "Dee Shaw", "social worker", "Ashshire Council", "01632 960111"),),
    (Status("st", "ch", Term("cin", "Child in need plan"), StatusSource.AGENCY, date(2026, 2, 1)),),
)  # fmt: skip
SUBJECTS = (
    Subject(MAN, SubjectKind.PERSON, "Man A, grey car", ("Kez", "K"), "Tall, black jacket", age="about 20",
            ethnicity="White", ethnicity_known=BackgroundKnown.IMPRESSION),
    Subject(CAR, SubjectKind.VEHICLE, "Grey hatchback", plate="LK1? ???", description="Dent in the rear door"),
    Subject(STATION, SubjectKind.PLACE, "Bus station", address="Station Road"),
    Subject(FLAT, SubjectKind.PLACE, "Flat above the shop", address="High Street"),
    Subject(PARK, SubjectKind.PLACE, "Field gate"),
    Subject(PHONE, SubjectKind.PHONE, "Second phone", number="07700 900005"),
    Subject(HANDLE, SubjectKind.ACCOUNT, "Account that writes to her", platform="Snapgram", handle="@kez_07"),
)  # fmt: skip
LINKS = (
    Link("l1", MAN, LinkKind.DRIVES, LinkCertainty.SEEN, other_id=CAR, when=on(3), record_id=SEEN.id),
    Link("l2", STATION, LinkKind.MET_AT, LinkCertainty.TOLD, child_id="ch", when=on(10), record_id=LATER.id),
    Link("l3", FLAT, LinkKind.HARMED_AT, LinkCertainty.THOUGHT, child_id="ch", words="She did not say by whom."),
    Link("l4", MAN, LinkKind.SEEN_WITH, LinkCertainty.SEEN, child_id="ch", record_id="f" * 32, source="S3"),
)
FILES = (
    Attachment(
        "a1", SEEN.id, "gate camera.mp4", "video/mp4", 4_000_000, "1f" * 32, Origin.SCHOOL, "Camera 2, 8:58am"
    ),
    Attachment("a2", SEEN.id, "=cmd|' /C calc'!A0.csv", "text/csv", 0, "2f" * 32),
    Attachment("a3", "ch", "plan \u202efdp.exe", "application/pdf", 1_234, "3f" * 32, Origin.SOCIAL_CARE),
)
NAMES = (
    OtherName(NameTreatment.NAMED, "Sam Rook"),
    OtherName(NameTreatment.PSEUDONYM, "Child A"),
    OtherName(NameTreatment.REMOVED),
)
SUMMARY = "On 3 July she was brought to school by a man in a grey car, and had a new phone. She said she is afraid."

CARE = CareAnswers(
    safe_tonight="Until 9pm, when he finishes work.",
    where_now="With her aunt, because he knows the flat.",
    child_wants="To stay at this school.",
    agreement="Both agree; he was not asked.",
    parents_can="Her mother rings us every day.",
    danger_to_workers="A dog in the yard.",
)


def everything(form: ReportForm = ReportForm.INFORMATION) -> CaseFile:
    """With each kind of record that this form may hold, in the order of the journal."""
    plain, transfer = casefile(), form is ReportForm.TRANSFER
    records = RECORDS + (WHOLE_FILE_ONLY if transfer else ())
    return replace(
        plain,
        form=form,
        route=None if transfer else plain.route,
        recipient=Agency("sch", "Hollin Bank School", AgencyKind.EDUCATION) if transfer else plain.recipient,
        scope=replace(
            plain.scope,
            summary=SUMMARY,
            must_not_be_told=("His uncle", "Anyone at the car wash in Mill Lane"),
            handling="Ring the school before you go to the house.",
            agencies_told="Children’s social care, since 4 July 2026",
            left_out={"observation": 2, "contact": 1, "attachment": 1},
            second=SecondLook("Omar Hale, headteacher", on(20, 14)),
            care=CARE if form is ReportForm.SOCIAL_CARE else NO_CARE_ANSWERS,
        ),
        records=tuple(_with_meaning(as_record(record, seq)) for seq, record in enumerate(records, 1)),
        attachments=FILES,
        details=DETAILS,
        subjects=SUBJECTS,
        links=LINKS,
        names=NAMES,
        agencies=(
            Agency("sc", "Ashshire Children’s Services", AgencyKind.SOCIAL_CARE),
            Agency("po", "Ashshire Police", AgencyKind.POLICE),
        ),
    )


def _with_meaning(found: CaseRecord) -> CaseRecord:
    if found.record is SEEN:
        said = meaning(SEEN.id, "The third time in a month: a pattern.")
        return replace(found, source="S1", names_replaced=1, meaning=said)
    if found.record is LATER:
        way = Provenance(
            "Old School", "DD-2025-0001-01", "cc" * 32, "dd" * 32, datetime(2025, 9, 1, tzinfo=UTC), True
        )
        return replace(found, source="S2", through=(way,), meaning=meaning(LATER.id, "", key=False))
    return found


def much(form: ReportForm = ReportForm.INFORMATION) -> CaseFile:
    """60 records, 30 files, names of 300 characters, words from right to left, a long list of who must not know."""
    full = everything(form)
    seen = [
        replace(SEEN, id=f"{number:032x}", happened=on(number % 28 + 1), what=f"Again, {number}. " + RIGHT_TO_LEFT,
                exact_words=RIGHT_TO_LEFT, witness=LONG_NAME, place=LONG_NAME[:299], marks=())
        for number in range(100, 160)
    ]  # fmt: skip
    files = tuple(replace(FILES[0], id=f"{number:032x}", name="é" * 299 + f"{number}") for number in range(30))
    return replace(
        full,
        child=Child("ch", LONG_NAME, "x" * 300, "عائشة", date(2012, 5, 4), "9", "9A"),
        recipient=replace(full.recipient, name=LONG_NAME),
        school=replace(full.school, name=LONG_NAME),
        scope=replace(
            full.scope,
            purpose="A long purpose. " * 60,
            summary="She was seen with a man. " * 400,
            must_not_be_told=tuple(f"{number}. {LONG_NAME}" for number in range(12)),
            handling="Never write to the house. " * 40,
        ),
        records=(*full.records, *(as_record(one, seq) for seq, one in enumerate(seen, 100))),
        attachments=tuple(replace(file, matter_id=seen[0].id) for file in files),
        subjects=(*SUBJECTS, *(replace(one, id=f"{one.id[:-3]}{n:03}", label=f"{n} {LONG_NAME}", description="Tall.")
                       for n in range(9) for one in SUBJECTS)),
        links=tuple(replace(one, id=f"{n}") for n in range(20) for one in LINKS),
        names=tuple(OtherName(NameTreatment.PSEUDONYM, f"Child {chr(65 + n)}") for n in range(26)) + NAMES,
    )  # fmt: skip


def nothing(form: ReportForm = ReportForm.INFORMATION) -> CaseFile:
    """One observation, and no particulars."""
    plain, full = casefile(), everything(form)
    bare = Observation("1" * 32, "He came late.", HowKnown.SAW, (Term("not-sure", "Not sure yet"),))
    return replace(
        plain,
        form=form,
        route=full.route,
        recipient=full.recipient,
        child=Child("ch", "Okafor", "Amara"),
        records=(as_record(bare, 1),),
        scope=replace(plain.scope, left_out={}),
    )


SHEET = SourceSheet(
    "DD-2026-0001-01",
    (
        Source(
            "S1",
            SourceKind.STAFF,
            (
                SourcedRecord(
                    SEEN.id,
                    "Karen Lowe, tutor",
                    SourceDetail("Reception saw it too", "Was right in May", "Could be followed", "Yes, in school"),
                    "e0" * 16,
                ),
            ),
        ),
        Source("S2", SourceKind.OTHER_PUPIL, (SourcedRecord(LATER.id, RIGHT_TO_LEFT, SourceDetail(), ""),)),
        Source(
            "S3", SourceKind.NOT_STATED, (SourcedRecord(LINKS[3].id, "Mr Shah, at the gate", SourceDetail(), ""),)
        ),
    ),
)
