"""The printed sharing log: who received what and on what basis, what was kept, and nothing where there is nothing."""

from __future__ import annotations

from datetime import UTC, datetime

from dsl_desk.documents.sharing_log import NOTHING_KEPT, NOTHING_SHARED, LoggedEntry, PrintedLog, sharing_log_pdf
from dsl_desk.domain.school import School
from tests.documents.reading import text_of

SCHOOL = School("Larkfield Academy", ("1 School Lane",), "01632 960001")
PRINTED = datetime(2026, 3, 24, 9, 5, tzinfo=UTC)
SENT = LoggedEntry(
    "Bundle DD-2026-0001-01 for Larkshire Police, about Finley Ward",
    (("", "To keep him safe"), ("What came back", "Sgt Amin accepted it")),
)
KEPT = LoggedEntry("Not shared with The father’s solicitor, about يوسف", (("Ground", "More harm than good"),))


def printed(shared: list[LoggedEntry], kept: list[LoggedEntry]) -> bytes:
    return sharing_log_pdf(PrintedLog(SCHOOL, "Every bundle.", shared, kept, "Ruth Patel", PRINTED))


def test_it_says_what_left_and_what_was_kept_and_who_printed_it() -> None:
    text = text_of(printed([SENT], [KEPT]))
    for words in (
        "Larkfield Academy", "Every bundle.", "DD-2026-0001-01 for Larkshire Police, about Finley Ward",
        "To keep him safe", "What came back: Sgt Amin accepted it", "Not shared with The father", "Ground: More harm",
        "Confidential", "printed by Ruth Patel", "24/03/2026 09:05",
    ):  # fmt: skip
        assert words in text


def test_it_says_that_there_is_nothing() -> None:
    text = text_of(printed([], []))
    assert NOTHING_SHARED in text
    assert NOTHING_KEPT in text


def test_the_same_log_gives_the_same_bytes_and_its_title_names_nobody() -> None:
    once = printed([SENT] * 60, [KEPT] * 60)
    assert once == printed([SENT] * 60, [KEPT] * 60)
    assert b"Finley" not in once
