"""From front sheets to every paper of a mailing: no confidential address, nobody barred, no child on a letter."""

from __future__ import annotations

from collections.abc import Iterator
from io import BytesIO
from pathlib import Path

import pypdfium2
import pytest

from dsl_desk.domain.answer import Answer
from dsl_desk.domain.family import ContactRule, FamilyMember
from dsl_desk.domain.front_sheet import Address, FrontSheet
from dsl_desk.services import opening
from dsl_desk.services.catalogue.stationery import label_stocks
from dsl_desk.services.desk import Desk
from dsl_desk.services.lettering.families import Audience, Way, families
from dsl_desk.services.lettering.merging import Merge
from dsl_desk.services.lettering.office import print_checklist, print_labels
from tests.desks import FINLEY, ISLA, in_memory
from tests.services.lettering.made_up import LETTERS

REFUGE = Address(("The Cedars", "7 Oakham Way"), "LK9 9XX", confidential=True, why="A refuge")
MUM = FamilyMember("a1" * 16, FINLEY.id, "Kemi Ward", "mother", Answer.YES, lives_with_child=Answer.YES)
DAD = FamilyMember(
    "a2" * 16, FINLEY.id, "Jon Ward", "father", Answer.YES, ContactRule.MUST_NOT, "Court order",
    address=Address(("4 Mill Lane",), "LK1 4AB"),
)  # fmt: skip
SAM = FamilyMember("a3" * 16, ISLA.id, "Sam Begum", "mother", Answer.YES)


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    """Finley lives at a refuge, and the father, elsewhere, must not be contacted; Isla lives at home."""
    made = in_memory(tmp_path)
    with made.deed() as deed:
        for each in (
            FrontSheet(FINLEY.id, (REFUGE,)), FrontSheet(ISLA.id, (Address(("90 High Street",), "LK2 7ZZ"),)),
            MUM, DAD, SAM,
        ):  # fmt: skip
            deed.record(each)
    yield made
    opening.lock(made)


def text(pdf: bytes) -> str:
    with pypdfium2.PdfDocument(pdf) as document:
        return "\n".join(page.get_textpage().get_text_range() for page in document)


@pytest.mark.parametrize("way", list(Way))
def test_every_paper_of_a_mailing(desk: Desk, way: Way) -> None:
    audience = Audience()
    found = families(desk, audience, way)
    merge, letters = Merge(LETTERS, found.families), BytesIO()
    merge.write(letters, lambda _step, _done: None)
    labels = print_labels(found.families, label_stocks()[0], desk.clock.now())
    checklist = print_checklist(merge, audience, "Ruth Patel", desk.clock.now())
    papers = [text(paper) for paper in (letters.getvalue(), labels, checklist)]
    for paper in papers:
        assert not any(hidden in paper for hidden in ("Cedars", "Oakham", "LK9", "Jon Ward", "Mill Lane", "LK1"))
    assert all(name in papers[0] for name in ("Kemi Ward", "Sam Begum"))
    assert not any(name in papers[0] for name in ("Finley", "Isla"))
    assert "Hand over in school · Finley Ward, 9A" in " ".join(papers[2].split())
    assert not any(hidden in repr(found.problems) for hidden in ("Cedars", "Oakham", "LK9"))
