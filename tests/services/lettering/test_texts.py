"""A school's own text is printed while it is in use; every version stays, and what no letter can hold is refused."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from dsl_desk.domain.errors import DeskError, InvalidRecord, ReadsOnly
from dsl_desk.domain.letter import ENGLISH
from dsl_desk.domain.letter_text import LetterText, text_id
from dsl_desk.services.desk import Desk
from dsl_desk.services.lettering.templates import shipped, template
from dsl_desk.services.lettering.texts import save_text, text_in_use, texts, use_shipped, versions
from dsl_desk.store import records
from tests.desks import in_memory

LETTER = "warning-signs"
OURS = "# Our letter\n\nCall $dsl_name.\n"


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    return in_memory(tmp_path)


def test_the_shipped_text_is_printed_until_there_is_an_own_one(desk: Desk) -> None:
    before = text_in_use(desk, LETTER, ENGLISH)
    assert (before.text, before.version, before.own) == (
        shipped(LETTER, ENGLISH),
        template(LETTER).meta.version,
        False,
    )
    save_text(desk, LETTER, ENGLISH, OURS)
    now = text_in_use(desk, LETTER, ENGLISH)
    assert (now.text, now.version, now.own) == (OURS, f"{before.version}, our copy 1", True)


def test_each_change_is_a_version_and_ours_can_come_back(desk: Desk) -> None:
    version = template(LETTER).meta.version
    for text in (OURS, f"{OURS}Again.", f"{OURS}And again."):
        save_text(desk, LETTER, ENGLISH, text)
    assert text_in_use(desk, LETTER, ENGLISH).version == f"{version}, our copy 3"
    use_shipped(desk, LETTER, ENGLISH)
    assert text_in_use(desk, LETTER, ENGLISH).version == version
    save_text(desk, LETTER, ENGLISH, OURS)
    assert text_in_use(desk, LETTER, ENGLISH).version == f"{version}, our copy 4"
    kept = versions(desk, LETTER, ENGLISH)
    assert [(each.number, each.record.used) for each in kept] == [
        (1, True),
        (2, True),
        (3, True),
        (4, False),
        (5, True),
    ]


def test_every_text_is_listed_with_its_state(desk: Desk) -> None:
    save_text(desk, LETTER, ENGLISH, OURS)
    save_text(desk, LETTER, "ro", "# Scrisoare\n\nSunați la $school_phone.\n")
    states = {(each.template.code, each.language): each for each in texts(desk)}
    assert next(language for code, language in states if code == LETTER) == ENGLISH
    english, romanian = states[LETTER, ENGLISH], states[LETTER, "ro"]
    assert (english.in_use.own, english.shipped, english.outdated, english.for_families) == (True, True, False, True)
    assert (romanian.in_use.own, romanian.shipped, romanian.for_families) == (True, False, False)
    assert not any(state.in_use.own for (code, _), state in states.items() if code != LETTER)


def test_an_own_text_written_from_an_earlier_letter_is_marked(desk: Desk) -> None:
    with desk.deed() as deed:
        deed.record(LetterText(text_id(LETTER, ENGLISH), LETTER, ENGLISH, OURS, "2025-01"))
    (state,) = (each for each in texts(desk) if each.template.code == LETTER and each.language == ENGLISH)
    assert (state.outdated, state.in_use.version) == (True, "2025-01, our copy 1")


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Hello\n$nobody", r"^Line 2 asks for \$nobody, which is not one of"),
        ("Dear $child_name", r"^Line 1 asks for \$child_name, which only a private letter"),
        ("Hello\n<b>", "^Line 2 holds “<b>”"),
        ("Hello\n\n- 你好", r"^Line 3 holds “你” \(U\+4F60\), which no font here can draw"),
        ("Hello\nFinley Ward was late", "name of a child on the roll"),
        ("Hello\nward, finley’s sister", "name of a child on the roll"),
        (" \n", "^Enter the text of the letter"),
        ("a" * 200_000, "Shorten it"),
    ],
)
def test_what_cannot_be_printed_is_not_kept(desk: Desk, text: str, words: str) -> None:
    with pytest.raises(InvalidRecord, match=words) as refused:
        save_text(desk, LETTER, ENGLISH, text)
    assert {problem.field for problem in refused.value.problems} == {"text"}
    assert records.every(desk.connection, LetterText) == ()


def test_the_same_text_again_is_no_version(desk: Desk) -> None:
    with pytest.raises(InvalidRecord, match="Nothing has been changed"):
        save_text(desk, LETTER, ENGLISH, shipped(LETTER, ENGLISH))
    save_text(desk, LETTER, ENGLISH, OURS)
    with pytest.raises(InvalidRecord, match="Nothing has been changed"):
        save_text(desk, LETTER, ENGLISH, OURS)
    save_text(desk, LETTER, ENGLISH, shipped(LETTER, ENGLISH))


def test_a_private_text_may_hold_what_is_private(desk: Desk) -> None:
    save_text(desk, "family-letter", ENGLISH, "Dear $recipient_names\n$signs\nAbout $child_name")
    assert text_in_use(desk, "family-letter", ENGLISH).own


def test_a_language_that_letters_do_not_know_is_refused(desk: Desk) -> None:
    with pytest.raises(DeskError, match="holds no language xx"):
        save_text(desk, LETTER, "xx", OURS)
    with pytest.raises(DeskError, match=r"has no text in Romanian\. Nothing was printed\. Leave that language out"):
        text_in_use(desk, LETTER, "ro")


def test_there_is_nothing_to_go_back_from(desk: Desk) -> None:
    with pytest.raises(InvalidRecord, match="in use already"):
        use_shipped(desk, LETTER, ENGLISH)


def test_who_reads_only_changes_no_text(desk: Desk) -> None:
    desk.person = replace(desk.person, reads_only=True)
    with pytest.raises(ReadsOnly):
        save_text(desk, LETTER, ENGLISH, OURS)
    assert not text_in_use(desk, LETTER, ENGLISH).own
