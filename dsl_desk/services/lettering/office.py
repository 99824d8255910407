"""What the office needs beside the letters: labels for the envelopes, and the list to tick off.

Drawing them needs no vault; entering in the journal whom they name does.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime

from dsl_desk.domain.event import Happening
from dsl_desk.domain.letter import ENGLISH
from dsl_desk.services.catalogue.letter_language import language
from dsl_desk.services.catalogue.stationery import LabelStock
from dsl_desk.services.desk import Desk
from dsl_desk.services.lettering.families import Audience, ByHand, Family, say_letters
from dsl_desk.services.lettering.merging import Merge
from dsl_desk.services.looking import note_look

LABELS_FILE, CHECKLIST_FILE = "labels.pdf", "checklist.pdf"
"""What is offered as names."""


def print_labels(
    families: Sequence[Family], stock: LabelStock, made: datetime, *, used: int = 0, demonstration: bool = False
) -> bytes:
    """A label for each letter, in their order; `used` labels of the first sheet are gone already.

    What goes by post has the address. What is handed out in class has the child's name and form, and what is handed
    over has the adults' names alone. Raises DocumentError.
    """
    from dsl_desk.documents.letters.labels import labels

    return labels(stock.sheet, [label(family) for family in families], made, used=used, demonstration=demonstration)


def label(family: Family) -> tuple[str, ...]:
    """The lines of one label."""
    match family.by_hand:
        case ByHand.NO:
            return family.lines
        case ByHand.IN_CLASS:
            return (family.through, f"Letter {family.number}")
    return (*family.lines, f"By hand · Letter {family.number}")


def print_checklist(merge: Merge, audience: Audience, by: str, printed: datetime) -> bytes:
    """Whom each letter is for and how it goes, to tick off. A child stands on it only where a letter is handed over.

    Printed by the person named `by` at `printed` (UTC). Raises DocumentError.
    """
    from dsl_desk.documents.letters.checklist import Recipient, checklist

    first = next(iter(merge.letters.values()))
    recipients = [Recipient(each.number, ", ".join(each.lines), _note(merge, each)) for each in merge.families]
    about = (f"{audience.words}: {say_letters(len(recipients))}", *_counts(merge))
    return checklist(first.title, about, recipients, printed, by, demonstration=first.demonstration)


def note_labels_left(desk: Desk, families: Iterable[Family], happening: Happening) -> None:
    """Enter that labels went to a printer or into a file, with the children whose names stand on them."""
    named = [family.child_ids[0] for family in families if family.by_hand is ByHand.IN_CLASS]
    note_look(desk, happening, named, "the labels of letters to families")


def note_checklist_left(desk: Desk, families: Iterable[Family], happening: Happening) -> None:
    """Enter the same of the checklist."""
    named = [family.child_ids[0] for family in families if family.by_hand]
    note_look(desk, happening, named, "the office’s list of letters to families")


def _note(merge: Merge, family: Family) -> str:
    found = merge.language_of(family)
    by_hand = (family.by_hand.on_paper, family.through) if family.by_hand else ()
    return " · ".join(filter(None, (*by_hand, "" if found == ENGLISH else language(found).name)))


def _counts(merge: Merge) -> Iterator[str]:
    """How they go, and in which languages."""
    ways = Counter(family.by_hand.on_paper for family in merge.families)
    yield from (f"{way}: {count:,}" for way, count in sorted(ways.items()))
    languages = Counter(language(merge.language_of(family)).name for family in merge.families)
    yield ", ".join(f"{name} {count:,}" for name, count in sorted(languages.items()))
