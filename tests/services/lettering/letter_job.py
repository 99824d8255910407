"""Every paper of letters with marked names, to be watched: ``python -m tests.services.lettering.letter_job DIR``.

What somebody asked to have as a file is in DIR/asked.
"""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path

from dsl_desk.domain.answer import Answer
from dsl_desk.domain.child import Child
from dsl_desk.domain.decision import Decision, DecisionKind
from dsl_desk.domain.family import FamilyMember
from dsl_desk.domain.front_sheet import Address, FrontSheet
from dsl_desk.domain.informed import Informed
from dsl_desk.services import deciding, opening, recording
from dsl_desk.services.catalogue.stationery import label_stocks
from dsl_desk.services.desk import Desk
from dsl_desk.services.drafts import save_draft
from dsl_desk.services.front_sheets import save_family_member, save_front_sheet
from dsl_desk.services.lettering.families import Audience, Way, families
from dsl_desk.services.lettering.general import Asked, log_general, prepare_general
from dsl_desk.services.lettering.merging import FILE_NAME, Merge, Progress
from dsl_desk.services.lettering.office import CHECKLIST_FILE, LABELS_FILE, print_checklist, print_labels
from dsl_desk.services.lettering.private.asked import PrivateAsked
from dsl_desk.services.lettering.private.logging import log_private
from dsl_desk.services.lettering.private.preparing import draw_private, prepare_private
from dsl_desk.services.papers import save_paper
from tests.desks import NAME, make
from tests.services.lettering.private.family import record_family

MARKS = ("Zebrafamily", "Zebragiven", "Zebramother", "Zebrastreet", "zebraown")
CHILD = Child("9" * 32, MARKS[0], MARKS[1], year="9", form="9A")
MOTHER = FamilyMember(
    "b1" * 16, CHILD.id, f"{MARKS[2]} Hall", "mother", Answer.YES, lives_with_child=Answer.YES, language="Polish"
)
PRIVATE_FILE = "Letter.pdf"
EACH = {f"letter-{number:04}.pdf" for number in (1, 2, 3)}
ASKED = {PRIVATE_FILE, FILE_NAME, LABELS_FILE, CHECKLIST_FILE, *EACH}


class Stopped(Exception):
    """The person pressed cancel."""


def main(folder: Path) -> None:
    desk, _ = make(folder / "vault")
    record_family(desk)
    recording.add_child(desk, CHILD)
    save_front_sheet(desk, FrontSheet(CHILD.id, (Address((f"4 {MARKS[3]}",), "LK1 4AB"),)))
    save_family_member(desk, MOTHER)
    (folder / "asked").mkdir()
    write_to_one_family(desk, folder / "asked")
    write_to_many(desk, folder / "asked")
    opening.lock(desk)


def write_to_one_family(desk: Desk, folder: Path) -> None:
    decision = Decision(desk.new_id(), DecisionKind.SUPPORT, "Why", NAME, parents=Informed(True))
    deciding.decide(desk, decision, [CHILD.id])
    save_draft(desk, "d" * 32, "family-letter", {"own_words": MARKS[4]})
    asked = PrivateAsked(CHILD.id, (MOTHER.id,), answers={"own_words": f"We meet you at {MARKS[4]}."})
    (drawn,) = (draw_private(each) for each in prepare_private(desk, asked))
    log_private(desk, [drawn], "d" * 32)
    save_paper(drawn.pdf, folder / PRIVATE_FILE)


def write_to_many(desk: Desk, folder: Path) -> None:
    """Handed out in class, so that children stand on the papers of the office; stopped once on the way."""
    letter = prepare_general(desk, Asked("warning-signs"))
    audience = Audience(year="9")
    found = families(desk, audience, Way.IN_CLASS)
    merge = Merge(letter.for_families(), found.families)
    writes: tuple[tuple[Callable[[Path, Progress], None], Path], ...]
    writes = (merge.save, folder / FILE_NAME), (merge.save_each, folder)
    for write, target in writes:
        try:
            write(target, _stop)
        except Stopped:
            write(target, _go_on)
        else:
            raise AssertionError("it was not stopped")
    labels = print_labels(found.families, label_stocks()[0], desk.clock.now())
    save_paper(labels, folder / LABELS_FILE)
    save_paper(print_checklist(merge, audience, NAME, desk.clock.now()), folder / CHECKLIST_FILE)
    log_general(desk, letter, audience.words, len(found.families), len(found.families))


def _stop(_step: str, done: float) -> None:
    if done:
        raise Stopped


def _go_on(_step: str, _done: float) -> None: ...


if __name__ == "__main__":
    main(Path(sys.argv[1]))
