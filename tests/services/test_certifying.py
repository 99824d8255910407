"""The certificate says what was done and by whom, when the last backup goes, and no word of what was erased."""

from __future__ import annotations

from dsl_desk.domain.kind_words import KIND_WORDS
from dsl_desk.services.backups.making import back_up
from dsl_desk.services.certifying import done, erasure_paper
from dsl_desk.services.desk import Desk
from dsl_desk.store.whole_file import HOW
from tests.desks import NAME, observe
from tests.documents.reading import text_of
from tests.services.test_erasing import WHY, WITNESS, desk, erase_now

__all__ = ["desk"]


def test_the_certificate_names_everyone_but_the_child(desk: Desk) -> None:
    observe(desk, "She was seen at the zebra crossing")
    erase_now(desk)
    (erased,) = done(desk)
    assert (erased.first, erased.second) == (NAME, WITNESS)
    paper = erasure_paper(desk, erased.erasure.id)
    said = " ".join(text_of(paper.pdf).split())
    for words in (WHY.reason, WHY.authority, NAME, WITNESS, "1 observation", "1 entry on the roll", "Headteacher"):
        assert words in said
    assert "No backup of these records was known" in said
    for words in ("Finley", "Ward", "zebra"):
        assert words not in said
        assert words not in paper.name


def test_the_certificate_says_when_the_last_backup_goes(desk: Desk) -> None:
    assert desk.folder is not None
    back_up(desk, desk.folder.parent / "backups")
    erase_now(desk)
    said = " ".join(text_of(erasure_paper(desk, done(desk)[0].erasure.id).pdf).split())
    assert "the last of them is removed by Monday 1 March 2027" in said


def test_every_kind_that_goes_has_words_to_be_counted_with() -> None:
    assert set(KIND_WORDS) == {kind for kind, how in HOW.items() if not how.stays}
