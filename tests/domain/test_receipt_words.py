"""Receipt words: right however they are written down, pointed at where one is wrong, never put right."""

from __future__ import annotations

import pytest

from dsl_desk.domain.receipt_words import WordsRead, read_words

WORDS = ("latter", "angler", "civil", "envision", "badge", "comfy", "mullets", "conclude")
AS_PRINTED = " ".join(WORDS)


@pytest.mark.parametrize(
    "text",
    [
        AS_PRINTED,
        AS_PRINTED.upper(),
        "latter, angler, civil, envision, badge, comfy, mullets, conclude.",
        "1. latter\n2. angler\n3. civil\n4. envision\n5. badge\n6. comfy\n7. mullets\n8. conclude",
        f"Dear Mrs Patel,\r\n\r\nWe have opened it.\r\n> {AS_PRINTED[:20]}\r\n> {AS_PRINTED[20:]}\r\n\r\nRef 42/17",
        "latter-angler-civil-envision-badge-comfy-mullets-conclude",
    ],
)
def test_capitals_numbers_and_line_ends_say_nothing(text: str) -> None:
    assert read_words(text, WORDS) == WordsRead(True)


def test_a_word_with_a_hyphen_is_one_word() -> None:
    words = ("drop-down", *WORDS[1:])
    assert read_words(" ".join(words), words).right
    assert read_words("drop down " + " ".join(WORDS[1:]), words).right
    assert read_words("drop-town " + " ".join(WORDS[1:]), words).slips == ((1, "drop-town"),)


def test_a_slip_is_pointed_at_and_not_put_right() -> None:
    read = read_words(AS_PRINTED.replace("civil", "civic").replace("comfy", "comfi"), WORDS)
    assert read == WordsRead(False, ((3, "civic"), (6, "comfi")))


def test_words_in_another_order_are_not_right() -> None:
    assert not read_words(" ".join(reversed(WORDS)), WORDS).right
    swapped = read_words(AS_PRINTED.replace("comfy mullets", "mullets comfy"), WORDS)
    assert swapped.slips == ((6, "mullets"), (7, "comfy"))


def test_words_that_are_missing_are_counted() -> None:
    assert read_words(" ".join(WORDS[:6]), WORDS) == WordsRead(False, (), 2)
    assert read_words("The words: " + " ".join(WORDS[:2]), WORDS) == WordsRead(False)


@pytest.mark.parametrize("text", ["", "Received with thanks", "abacus " * 8, "123 456", "\n" * 1000])
def test_a_reply_without_them_has_neither_right_words_nor_slips(text: str) -> None:
    assert read_words(text, WORDS) == WordsRead(False)


def test_a_long_reply_is_read_at_once() -> None:
    assert read_words("and so on " * 10_000 + AS_PRINTED.replace("badge", "bridge"), WORDS).slips == ((5, "bridge"),)
