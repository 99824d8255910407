"""The pages for the sealed envelopes: one code each, two of which open the records together."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import datetime

from dsl_desk.documents.blocks import Block, NewPage
from dsl_desk.documents.moments import say_local
from dsl_desk.documents.press import Sheet, pages
from dsl_desk.documents.printed_code import KEEP_SEALED, code_box, steps
from dsl_desk.documents.slip import lines_to_write_on
from dsl_desk.documents.styles import BODY, NOTICE, TITLE
from dsl_desk.documents.text import para

_KEEPING = (
    "Put it in an envelope of its own, write its number and the holder's role on the outside, and sign the flap.",
    "Keep it where only the holder can get at it: never with another of these envelopes, never with the laptop.",
    "Found open, or lost? Tell the designated safeguarding lead and the data protection officer the same day. New "
    "envelopes are then made; this page then opens nothing but backups made before.",
    "When the holder leaves, hand the envelope to whoever comes next.",
)
_USING = (
    "Both holders come together. On the unlock page choose “Use two sealed envelopes” and type both codes, in any "
    "order. Capitals, spaces and dashes do not matter.",
    "Is the computer lost? On another one choose “Restore a backup” and type both codes there.",
    "Opening with envelopes stands in the records' own journal for good. Afterwards make new envelopes.",
)
_RECEIVED = ("Received by the holder, and when",)

_COUNTED = {2: "two", 3: "three"}
_TOGETHER = {
    2: "This page alone opens nothing. Together with the other envelope it opens the records, with no passphrase.",
    3: "This page alone opens nothing. Any two of the three envelopes open the records, with no passphrase.",
}


@dataclass(frozen=True, slots=True)
class Envelope:
    """What goes into one: who is to hold it, and its code."""

    holder: str
    code: str = field(repr=False)


def envelope_pages(
    school_name: str, envelopes: Sequence[Envelope], made: datetime, *, demonstration: bool = False
) -> bytes:
    """A page for each envelope, numbered from 1. Never kept as a file."""
    sheet = Sheet("Sealed envelopes", made, footer=KEEP_SEALED, demonstration=demonstration)
    blocks: list[Block] = []
    for number, envelope in enumerate(envelopes, 1):
        blocks += [NewPage()] if blocks else []
        blocks += _page(school_name, number, envelope, len(envelopes), made)
    return pages(sheet, blocks)


def _page(school_name: str, number: int, envelope: Envelope, count: int, made: datetime) -> Iterator[Block]:
    yield para(f"Envelope {number} of {count}: {envelope.holder}", TITLE)
    yield para(
        f"Safeguarding records of {school_name}. Made on {say_local(made)}; these {_COUNTED[count]} take the place "
        "of every earlier envelope.",
        BODY,
    )
    yield para(_TOGETHER[count], NOTICE)
    yield code_box(f"Code of envelope {number}", envelope.code)
    yield from steps("Where to keep it", _KEEPING)
    yield from steps("How to use it", _USING)
    yield from lines_to_write_on(_RECEIVED)
