"""Key card, notice of a changed key: what a recipient needs to tell a school's bundles from anyone else's."""

from __future__ import annotations

from dataclasses import replace

from dsl_desk.documents.key_card import key_card
from dsl_desk.documents.key_change import key_change_notice
from tests.documents.qr_reading import qr_of
from tests.documents.reading import poppler, squeezed, text_of
from tests.documents.samples import NOW, WORDS, school

OLD, NEW = "0a1b2c3d" * 8, "9f8e7d6c" * 8
REASON = "The laptop was stolen on 3 July. <b>Nothing</b> was on it but the key."
LONGEST = ["mothproof"] * 8
LONG_NAME = "The Church of England Academy of Saint Somebody and All Souls " * 2


def a_notice(reason: str = REASON, *, demonstration: bool = False) -> bytes:
    return key_change_notice(
        school(), OLD, WORDS, NEW, WORDS[::-1], reason, NOW, demonstration=demonstration
    )  # fmt: skip


def test_the_card_gives_the_fingerprint_three_ways() -> None:
    pdf = key_card(school(), OLD, WORDS, NOW)
    text = text_of(pdf)
    assert " ".join(WORDS) in text
    assert squeezed(text).count(OLD.upper()) == 1
    assert qr_of(pdf) == OLD.upper()


def test_both_say_to_ring_a_number_from_the_recipients_own_list() -> None:
    for pdf in (key_card(school(), OLD, WORDS, NOW), a_notice()):
        text = " ".join(text_of(pdf).split())
        assert "phone number on your own organisation's list. Never use a number from this page" in text


def test_the_card_is_one_page_with_the_longest_words() -> None:
    pdf = key_card(replace(school(), name=LONG_NAME), OLD, LONGEST, NOW, demonstration=True)
    assert "Pages:           1\n" in poppler(pdf, "pdfinfo", "-")


def test_a_notice_tells_old_and_new_apart_in_order() -> None:
    pdf = a_notice()
    text = " ".join(text_of(pdf).split())
    told = (
        "Since Monday 20 July 2026 at 4:04pm", "Why: " + REASON, "proves nothing", "The old key", " ".join(WORDS),
        "0A1B 2C3D", "The new key in eight words", " ".join(WORDS[::-1]), "9F8E 7D6C", "Check it by phone",
    )  # fmt: skip
    places = [text.index(words) for words in told]
    assert places == sorted(places)
    assert qr_of(pdf) == NEW.upper()
    assert "Pages:           1\n" in poppler(pdf, "pdfinfo", "-")


def test_a_long_reason_is_printed_whole() -> None:
    assert text_of(a_notice("Long. " * 2_000)).count("Long.") == 2_000


def test_a_notice_of_a_demonstration_says_so_and_the_same_notice_is_the_same_bytes() -> None:
    assert "MADE-UP SCHOOL" in text_of(a_notice(demonstration=True))
    assert a_notice() == a_notice()
