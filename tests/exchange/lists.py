"""Made-up pupil lists in the shapes that school systems export, as large as wanted."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from random import Random
from xml.sax.saxutils import escape

from dsl_desk import codec, paths
from dsl_desk.exchange.days import DateOrder
from dsl_desk.exchange.formats import CtfNames, Formats
from dsl_desk.exchange.reading import Reading
from dsl_desk.exchange.upn import check_letter

FORMATS = codec.decode(Formats, (paths.resources() / "exchange" / "pupils.json").read_bytes())
CTF = codec.decode(CtfNames, (paths.resources() / "exchange" / "ctf.json").read_bytes())
TODAY = date(2026, 3, 24)
READING = Reading(FORMATS, DateOrder.DAY_FIRST, TODAY)

GIVEN = (
    "Finley",
    "Zofia",
    "Aarav",
    "Chidi",
    "Siân",
    "Mateo",
    "Nguyễn",
    "Ayaan",
    "Amelia",
    "Mary Ann",
    "D’Arcy",
    "Bo",
)
FAMILY = ("Ward", "Żak", "O'Neill", "Warsame-Price", "Okafor", "van der Berg", "Begum", "Łukasz", "Ó Briain", "Li")


@dataclass(frozen=True, slots=True)
class MadeUp:
    """One pupil of a made-up list."""

    upn: str
    family_name: str
    given_name: str
    born: date
    year: str
    form: str


def upn(number: int) -> str:
    """A sound number of a school that does not exist."""
    rest = f"999{4000 + number // 100_000:04}{number % 100_000:05}"
    return check_letter(rest) + rest


def made_up(count: int, seed: int = 1) -> tuple[MadeUp, ...]:
    """A school: every year from reception to 13, with twins and children of one name."""
    random = Random(seed)  # noqa: S311 made-up pupils
    found = []
    for number in range(count):
        year = number % 14
        birthday = date(2021 - year, 9, 1) - timedelta(days=random.randrange(365))
        family, given = random.choice(FAMILY), random.choice(GIVEN)
        found.append(
            MadeUp(upn(number), family, given, birthday, str(year) if year else "R", f"{year}{'ABC'[number % 3]}")
        )
    return tuple(found)


def as_csv(rows: Iterable[Sequence[str]], separator: str = ",", line_end: str = "\r\n") -> str:
    text = io.StringIO()
    csv.writer(text, delimiter=separator, lineterminator=line_end).writerows(rows)
    return text.getvalue()


def wide_csv(pupils: Sequence[MadeUp]) -> bytes:
    """As a school system exports "all students": the named fields among others that nobody here may read."""
    headings = [
        "Adno", "UPN", "Legal Surname", "Legal Forename", "Middle Names", "Preferred Surname", "Preferred Forename",
        "Gender", "DOB", "Year Group", "Reg Group", "House", "Ethnicity", "First Language", "SEN Status",
        "House Name/Number", "Street", "Town", "Postcode", "Contact 1 Name", "Contact 1 Mobile", "Medical Notes",
        "FSM", "Attendance %",
    ]  # fmt: skip
    rows = [
        [
            str(1000 + number), each.upn, each.family_name, each.given_name, "", each.family_name, each.given_name,
            "F", f"{each.born:%d/%m/%Y}", f"Year {each.year}" if each.year != "R" else "R", each.form, "Red", "WBRI",
            "POL" if number % 5 == 0 else "ENG", "K" if number % 7 == 0 else "N", str(number % 90 + 1), "Mill Lane",
            "Larkfield", "zz1 1zz", "SECRET CONTACT", "07700 900123", "SECRET\nNOTES", "T", "93.1",
        ]
        for number, each in enumerate(pupils)
    ]  # fmt: skip
    return as_csv([headings, *rows]).encode("utf-8-sig")


def flat_ctf(pupils: Sequence[MadeUp]) -> bytes:
    """As the CTF specification nests it: names, details, languages, SEN history, contacts, results."""
    return _ctf("".join(_flat_pupil(number, each) for number, each in enumerate(pupils)))


def nested_ctf(pupils: Sequence[MadeUp]) -> bytes:
    """The other shape seen: names among the basic details, one language, one provision."""
    return _ctf(
        "".join(
            f"<Pupil><UPN>{each.upn}</UPN><FormerUPN>A123</FormerUPN><BasicDetails>"
            f"<LegalSurname>{escape(each.family_name)}</LegalSurname><LegalForename>{escape(each.given_name)}"
            f"</LegalForename><PreferredForename>{escape(each.given_name)}</PreferredForename><DOB>{each.born}</DOB>"
            f"<Gender>F</Gender><NCyearActual>{each.year}</NCyearActual><Ethnicity>WBRI</Ethnicity>"
            "<FirstLanguage>ENG</FirstLanguage></BasicDetails><Address><AddressLine1>1 Mill Lane</AddressLine1>"
            "<Postcode>ZZ1 1ZZ</Postcode></Address><SEN><SENprovision>K</SENprovision></SEN>"
            f"{_RESULTS}</Pupil>\n"
            for each in pupils
        )
    )


def _flat_pupil(number: int, each: MadeUp) -> str:
    return (
        f"<Pupil><UPN>{each.upn}</UPN><UniqueLearnerNumber>1234567890</UniqueLearnerNumber>"
        f"<Surname>{escape(each.family_name)}</Surname><Forename>{escape(each.given_name)}</Forename>"
        f"<DOB>{each.born}</DOB><Sex>F</Sex><BasicDetails><FormerUPN>{upn(500_000 + number)}</FormerUPN>"
        f"<PreferredSurname>{escape(each.family_name)}</PreferredSurname><PreferredForename>Jo</PreferredForename>"
        "<FormerSurname>SECRET FORMER NAME</FormerSurname><MiddleNames>Jean</MiddleNames>"
        f"<NCyearActual>{each.year}</NCyearActual><Ethnicity>BAFR</Ethnicity><EthnicitySource>P</EthnicitySource>"
        "<Languages><Type><LanguageType>H</LanguageType><Language>FRN</Language></Type>"
        "<Type><LanguageType>F</LanguageType><Language>SOM</Language></Type></Languages>"
        "<MedicalFlag>true</MedicalFlag><Disabilities><Disability>SECRET</Disability></Disabilities></BasicDetails>"
        "<FSMhistory><FSMreviewDate>2026-01-01</FSMreviewDate></FSMhistory>"
        "<LookedAfter><InCare>true</InCare><CareAuthority>999</CareAuthority></LookedAfter>"
        "<SENhistory><SEN><StartDate>2024-09-01</StartDate><SENprovision>E</SENprovision></SEN>"
        "<SEN><StartDate>2022-09-01</StartDate><SENprovision>K</SENprovision></SEN></SENhistory>"
        "<Address><BS7666Address><SAON>Flat 2</SAON><PAON>14</PAON><Street>Mill Lane</Street><Town>Larkfield</Town>"
        "</BS7666Address><PostCode>ZZ1 1ZZ</PostCode></Address>"
        "<Phones><Phone><TelephoneType>H</TelephoneType><PhoneNo>01632 960123</PhoneNo></Phone></Phones>"
        "<Contacts><Contact><Order>1</Order><Title>Ms</Title><Surname>SECRET CONTACT</Surname>"
        "<Forename>SECRET</Forename><Address><AddressLines><AddressLine1>SECRET PLACE</AddressLine1></AddressLines>"
        f"</Address></Contact></Contacts><Attendance><YearData><Year>2026</Year></YearData></Attendance>{_RESULTS}"
        "<SchoolHistory><School><SchoolName>SECRET SCHOOL</SchoolName></School></SchoolHistory></Pupil>\n"
    )


_RESULTS = (
    "<StageAssessments><KeyStage><Stage>KS2</Stage>"
    + "<StageAssessment><Subject>ENG</Subject><Result>SECRET</Result></StageAssessment>" * 5
    + "</KeyStage></StageAssessments>"
)


def _ctf(pupils: str) -> bytes:
    return (
        '<?xml version="1.0" encoding="UTF-8"?>\n<CTfile><Header><DocumentName>Common Transfer File</DocumentName>'
        "<CTFversion>25.0</CTFversion><SourceSchool><LEA>999</LEA><Estab>4000</Estab>"
        "<SchoolName>Larkfield Academy</SchoolName><AcademicYear>2025</AcademicYear></SourceSchool></Header>\n"
        f"<CTFpupilData>\n{pupils}</CTFpupilData></CTfile>\n"
    ).encode()
