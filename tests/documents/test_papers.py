"""Chronology, letter, recovery kit and envelopes."""

from __future__ import annotations

import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest

from dsl_desk.documents.chronology import chronology
from dsl_desk.documents.envelopes import Envelope, envelope_pages
from dsl_desk.documents.key_card import key_card
from dsl_desk.documents.letters.content import LARGE, Letter, Letterhead, Part, PartKind, Wording
from dsl_desk.documents.letters.letter import letter
from dsl_desk.documents.recovery_kit import recovery_kit
from dsl_desk.domain.chronology import ChronologyEntry
from dsl_desk.domain.term import Term
from dsl_desk.keys.recovery import ENVELOPES, write_code
from tests.documents.qr_reading import qr_of
from tests.documents.reading import fonts_of, poppler, squeezed, text_of
from tests.documents.samples import ABOUT_NINE, NOW, WORDS, casefile, school

CODE = "7K4M2-PQR9X-WTB3H-N60CD-VFGJ8-SYZ1A-E5Q7K-4M2PQ"
LETTER = Letter(
    letterhead=Letterhead(school()),
    title="Letter to parents and carers",
    wordings=(
        Wording(
            (
                Part(PartKind.TITLE, "Signs to look for"),
                Part(PartKind.PARAGRAPH, "Dear parents & carers <all>,"),
                Part(PartKind.HEADING, "What to do"),
                Part(PartKind.BULLET, "Call the school."),
                Part(PartKind.PARAGRAPH, "اس خط کے بارے میں اسکول کو فون کریں۔"),
                Part(PartKind.SLIP, "Name of parent or carer"),
            )
        ),
    ),
    made=NOW,
)


def an_entry(number: int, text: str = "She came late.") -> ChronologyEntry:
    return ChronologyEntry(
        id=str(number),
        kind="observation",
        when=ABOUT_NINE,
        recorded=NOW,
        title=f"Title {number}",
        text=text,
        author="Ruth Adeyemi",
        terms=(Term("S1", "Goes missing"),),
        version=number,
        exact_words="I walked",
    )


def a_chronology(count: int = 2) -> bytes:
    entries = [an_entry(number) for number in range(1, count + 1)]
    return chronology("Chronology", casefile().child, entries, NOW, "Ruth Adeyemi")


def test_chronology_gives_every_entry_in_order() -> None:
    text = text_of(a_chronology(40))
    assert "Chronology: Mara Okafor" in text
    assert [text.index(f"Title {number}\n") for number in range(1, 41)] == sorted(
        text.index(f"Title {number}\n") for number in range(1, 41)
    )
    assert "Friday 3 July 2026 at about 9am · observation" in text
    assert "version 2, corrected" in text
    assert " · Copy 1 of 1 · Confidential · Printed by Ruth Adeyemi on Monday 20 July 2026 at 4:04pm" in text


def test_chronology_takes_a_note_of_the_greatest_length() -> None:
    note = ("Every word of a very long note is printed. " * 2_400)[:100_000].strip()
    pdf = chronology("Chronology", casefile().child, [an_entry(1, note)], NOW, "Ruth Adeyemi")
    assert text_of(pdf).split().count("Every") == note.split().count("Every")


def test_letter_stands_on_letterhead_and_prints_large() -> None:
    text = text_of(letter(LETTER))
    assert text.startswith("Ashmead Park School\n")
    assert "Dear parents & carers <all>," in text
    assert "• Call the school." in text.replace("•\n\n", "• ")
    assert squeezed("اسکول کو فون کریں") in squeezed(text)
    assert text_of(letter(replace(LETTER, size=LARGE))).split() == text.split()
    assert b"/Lang (pl)" in letter(replace(LETTER, wordings=(replace(LETTER.wordings[0], language="pl"),)))


def test_letter_ends_with_its_slip() -> None:
    assert "Name of parent or carer" in text_of(letter(LETTER))


def test_recovery_kit_gives_the_code_and_where_to_keep_it() -> None:
    pdf = recovery_kit("Ashmead Park School", CODE, NOW)
    text = text_of(pdf)
    assert [group for group in CODE.split("-") if group not in text] == []
    assert "Never keep it with the laptop" in text
    assert CODE not in poppler(pdf, "pdfinfo", "-")


def test_the_code_on_the_page_is_the_code_in_the_pattern() -> None:
    assert qr_of(recovery_kit("School", CODE, NOW)) == CODE


def envelopes(count: int, holder: str = "Headteacher") -> list[Envelope]:
    return [Envelope(holder, write_code(bytes([number]) * 20, ENVELOPES[number])) for number in range(count)]


@pytest.mark.parametrize("count", [2, 3])
def test_every_envelope_has_a_page_with_its_own_code_and_no_other(count: int) -> None:
    made = envelopes(count)
    pdf = envelope_pages("Ashmead Park School", made, NOW)
    assert f"Pages:           {count}\n" in poppler(pdf, "pdfinfo", "-")
    for number, envelope in enumerate(made, 1):
        text = text_of(pdf, "-f", str(number), "-l", str(number))
        assert f"Envelope {number} of {count}: Headteacher" in text
        assert [group for group in envelope.code.split("-") if group not in text] == []
        assert [other for other in made if other is not envelope and other.code[:5] in text] == []
        assert qr_of(pdf, number - 1) == envelope.code


def test_an_envelope_stays_one_page_with_long_names() -> None:
    long = "The Church of England Academy of Saint Somebody and All Souls " * 2
    pdf = envelope_pages(
        long, envelopes(2, "Headteacher of the primary phase and of the nursery"), NOW, demonstration=True
    )
    assert "Pages:           2\n" in poppler(pdf, "pdfinfo", "-")


@pytest.mark.parametrize(
    "pdf",
    [
        a_chronology(),
        letter(LETTER),
        key_card(school(), "ab" * 32, WORDS, NOW),
        recovery_kit("S", CODE, NOW),
        envelope_pages("S", envelopes(3), NOW),
    ],
)
def test_every_font_is_embedded(pdf: bytes) -> None:
    assert {(font["emb"], font["sub"], font["uni"]) for font in fonts_of(pdf)} == {("yes", "yes", "yes")}


def test_the_same_papers_again_are_the_same_bytes() -> None:
    assert a_chronology() == a_chronology()
    assert letter(LETTER) == letter(LETTER)
    assert key_card(school(), "ab" * 32, WORDS, NOW) == key_card(school(), "ab" * 32, WORDS, NOW)


def test_nothing_heavy_is_loaded_before_the_first_page() -> None:
    home = Path(key_card.__code__.co_filename).parent
    rooms = sorted(path.relative_to(home).with_suffix("") for path in home.rglob("*.py"))
    light = [".".join(room.parts) for room in rooms if room.name not in ("__init__", "embedding")]
    names = ", ".join(f"dsl_desk.documents.{room}" for room in light)
    check = f"import sys, {names}; sys.exit(any(m in sys.modules for m in ('reportlab', 'uharfbuzz', 'bidi')))"
    assert subprocess.run([sys.executable, "-c", check], check=False).returncode == 0
