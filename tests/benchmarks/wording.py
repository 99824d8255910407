"""The language aid over a note of 2,000 words, against one regular expression of the catalogue's headings."""

from __future__ import annotations

import re
from collections.abc import Iterator

from dsl_desk.services.language import catalogue, remarks
from tests.benchmarks.figure import Figure, in_turn, milliseconds

WORDS = 2_000
RUNS = 51
NOTE = (
    "Amelia came in at 9:40 and sat by the window. She said an older boy gave her the phone. Miss Reid saw a man in "
    "a silver car at the gate; he did not get out. She has put herself at risk again, last week’s note says, and "
    "“he let me have it,” she told her friend. Her mother rang at noon and was told what we know so far. "
)


def figures() -> Iterator[Figure]:
    note = " ".join((NOTE * WORDS).split()[:WORDS])
    bare = re.compile(rf"\b(?:{'|'.join(sorted(_heads()))})\b", re.IGNORECASE)
    ours, plain = in_turn(
        RUNS, lambda: milliseconds(lambda: remarks(note)), lambda: milliseconds(lambda: bare.findall(note))
    )
    yield Figure(f"wording, {WORDS:,} words, to one regular expression", ours, plain, 1.5)
    yield Figure(f"wording, {WORDS:,} words", ours, 0, 5)


def _heads() -> set[str]:
    return {re.escape(word) for entry in catalogue().entries for word in entry.heading.split()}
