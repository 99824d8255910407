"""What is said when a letter is refused names no child, no adult and no address: it may be read aloud."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from dsl_desk.documents.letters.content import Window
from dsl_desk.domain.child import Child
from dsl_desk.domain.errors import DeskError
from dsl_desk.domain.letter import ENGLISH
from dsl_desk.services.desk import Desk
from dsl_desk.services.lettering.families import Family
from dsl_desk.services.lettering.general import Asked, log_general, prepare_general
from dsl_desk.services.lettering.merging import Merge
from dsl_desk.services.lettering.private.preparing import prepare_private
from dsl_desk.services.lettering.templates import shipped
from dsl_desk.services.lettering.texts import save_text
from dsl_desk.services.recording import add_child
from tests.secrets.finding import names_in
from tests.services.lettering.letter_job import MARKS
from tests.services.lettering.made_up import LETTERS
from tests.services.lettering.private.family import ASKED, family

CHILD = Child("9" * 32, MARKS[0], MARKS[1], year="9")
NAME = f"{MARKS[1]} {MARKS[0]}"
SIGNS = "warning-signs"
LONG = Family(1, (CHILD.id,), (MARKS[2], *(f"{number} {MARKS[3]}" for number in range(30))))
NO_FONT = Family(1, (CHILD.id,), (f"{MARKS[2]} \U00013000",))


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    with family(tmp_path) as made:
        add_child(made, CHILD)
        yield made


def own_words(desk: Desk) -> None:
    prepare_private(desk, replace(ASKED, answers={"own_words": f"Seen with {MARKS[1]}."}))


def answer(desk: Desk) -> None:
    prepare_general(desk, Asked("partnership", ("officers-visiting",), {"visit_plan": f"They meet {NAME}."}))


def audience(desk: Desk) -> None:
    log_general(desk, prepare_general(desk, Asked(SIGNS)), f"The parents of {NAME}", 1)


def text(desk: Desk) -> None:
    save_text(desk, SIGNS, ENGLISH, f"{shipped(SIGNS, ENGLISH)}\n{NAME} was seen.")


def merged(*families: Family) -> tuple[str, ...]:
    windowed = {language: replace(each, window=Window(20, 40, 90, 35)) for language, each in LETTERS.items()}
    return Merge(windowed, families).addressable(lambda _step, _done: None)[1]


@pytest.mark.parametrize("refused", [own_words, answer, audience, text])
def test_a_refusal(desk: Desk, refused: Callable[[Desk], None]) -> None:
    with pytest.raises(DeskError) as error:
        refused(desk)
    assert names_in(str(error.value).encode(), dict(zip(MARKS, MARKS, strict=True))) == set()


def test_a_letter_that_cannot_be_addressed() -> None:
    for each in (LONG, NO_FONT):
        (problem,) = merged(each)
        assert names_in(problem.encode(), dict(zip(MARKS, MARKS, strict=True))) == set()
