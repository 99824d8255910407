"""What we ship to be read by a DSL, a parent or a police officer holds to our own rules."""

import json
import re
from pathlib import Path

import pytest

from dsl_desk.paths import resources

TEXTS = sorted(
    file
    for folder in ("indicators", "guidance", "letters", "directory", "demo")
    for file in (resources() / folder).rglob("*")
    if file.suffix in {".json", ".txt"}
)

FIRM_PHRASES = (
    r"(?:put|puts|putting|places?|placing) (?:him|her|them|your?)sel(?:f|ves) (?:at risk|in danger)",
    r"lifestyle choice|chosen lifestyle",
    r"promiscuous|promiscuity",
    r"sexual activity with",
    r"prostitut\w*|sex worker",
    r"child porn\w*",
    r"why did(?:n['’]t| not)? (?:you|he|she|they)",
    r"should(?:n['’]t| not)? have (?:blocked|told|said no|shared|accepted)",
    r"provocative\w*|dressed like|ask(?:ed|ing) for it",
    r"attention[- ]seek\w*",
    r"committed suicide|failed (?:suicide )?attempt",
    r"(?:risky|bad|poor) (?:choice|decision)s?|risky behaviour|risk[- ]taking",
    r"streetwise|kicking off|run ?away|abscond\w*|money mule|beyond (?:parental )?control",
    r"(?:high|medium|low)[- ]risk",
)

PHONE = re.compile(r"(?<![\d-])(?:\+44|0)[\d ]{6,12}\d(?![\d-])")
DRAMA = re.compile(r"01632960\d{3}|02079460\d{3}|07700900\d{3}|08081570\d{3}")


def test_there_is_something_to_check() -> None:
    assert {file.name for file in TEXTS} >= {"exploitation.json", "routes.json", "letter.json", "national.json"}


@pytest.mark.parametrize("file", TEXTS, ids=lambda file: file.name)
class TestText:
    def test_is_clean_utf8_and_json_where_it_says_so(self, file: Path) -> None:
        text = file.read_text("utf-8")
        assert "\r" not in text
        assert text.endswith("\n")
        if file.suffix == ".json":
            json.loads(text)

    def test_does_not_blame_a_child(self, file: Path) -> None:
        text = file.read_text("utf-8")
        assert [found[0] for phrase in FIRM_PHRASES for found in re.finditer(rf"\b(?:{phrase})\b", text, re.I)] == []

    def test_phone_numbers_cannot_ring_anyone(self, file: Path) -> None:
        """Only the packs hold real ones; made-up numbers are from Ofcom's ranges for drama."""
        found = [number.replace(" ", "") for number in PHONE.findall(file.read_text("utf-8"))]
        if file.parent.name == "packs":
            assert found
        else:
            assert [number for number in found if not DRAMA.fullmatch(number)] == []


@pytest.mark.parametrize(
    "phrase", ["put herself at risk", "Putting themselves at risk", "a lifestyle choice", "ran; why didn't she tell"]
)
def test_the_phrases_are_found_where_they_stand(phrase: str) -> None:
    assert any(re.search(rf"\b(?:{firm})\b", phrase, re.I) for firm in FIRM_PHRASES)


def test_phone_numbers_are_found_where_they_stand() -> None:
    assert PHONE.findall("on 01245 452058, or 0800 1111.") == ["01245 452058", "0800 1111"]
    assert DRAMA.fullmatch("01632960123")
    assert not DRAMA.fullmatch("01245452058")
