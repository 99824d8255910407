"""Chronology entries of every kind and length, without a vault."""

from datetime import UTC, datetime, timedelta

from dsl_desk.domain.chronology import ChronologyEntry
from dsl_desk.domain.when import NOT_STATED
from dsl_desk.services.catalogue.sign import domains

KINDS = (
    "observation", "contact", "decision", "action", "sharing", "route_answer", "referral", "duty", "encompass_notice",
    "police_request", "status", "not_shared", "transfer", "received_file", "received_record",
)  # fmt: skip
WORDS = "Seen at the gate with a man whom nobody in school knows. He left in a grey car before registration ended. "


def entries(count: int) -> tuple[ChronologyEntry, ...]:
    """Newest first; every length from one line to eight."""
    terms = [domain.term for domain in domains()]
    start = datetime(2026, 3, 24, 9, 5, tzinfo=UTC)
    return tuple(
        ChronologyEntry(
            f"{number:032x}", KINDS[number % len(KINDS)], NOT_STATED, start - timedelta(hours=number),
            f"Entry {number}", WORDS * (1 + number % 8), "Ruth Patel", (terms[number % len(terms)],),
            exact_words="He just sorted it for me" if number % 5 == 0 else "",
            significance="It looks like the weeks before Easter" if number % 3 == 0 else "", key=number % 4 == 0,
        )
        for number in range(count)
    )  # fmt: skip
