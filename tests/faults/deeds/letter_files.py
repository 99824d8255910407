"""Letters written to files for many families: whole or not at all, and nothing beside them."""

from __future__ import annotations

from dataclasses import replace
from io import BytesIO
from pathlib import Path

from dsl_desk.documents.letters.letter import letter
from dsl_desk.domain.letter import ENGLISH
from dsl_desk.services.lettering.families import Family
from dsl_desk.services.lettering.merging import FILE_NAME, Merge
from tests.faults.deed import Deed
from tests.faults.injecting import Outcome, Tell
from tests.services.lettering.made_up import LETTERS

OUT, AGAIN = "out", "again"
OTHERS = {"minutes.txt": b"Not ours. " * 9}
BEFORE = b"%PDF last year's"
FAMILIES = tuple(
    Family(number, (f"{number}" * 32,), (f"Kemi Ward {number}",), "pl" if number == 2 else ENGLISH)
    for number in range(1, 4)
)


def merge() -> Merge:
    return Merge(LETTERS, FAMILIES)


def quietly(_step: str, _done: float) -> None: ...


def left(folder: Path, outcome: Outcome) -> dict[str, bytes]:
    """What lies in a folder; a process that is killed cannot take its unfinished file away."""
    found = {file.name: file.read_bytes() for file in folder.iterdir()}
    parts = [name for name in found if name.endswith(".part")]
    assert len(parts) <= outcome.killed, "an unfinished file is left"
    return {name: content for name, content in found.items() if name not in parts}


class SaveMerged(Deed[Path]):
    name, words = "merge", "letters to many families in one file, in the place of an earlier one"

    def prepare(self, place: Path) -> None:
        (place / OUT).mkdir()
        for name, content in {**OTHERS, FILE_NAME: BEFORE}.items():
            (place / OUT / name).write_bytes(content)

    def begin(self, place: Path) -> Path:
        return place / OUT

    def do(self, at: Path, tell: Tell) -> None:
        merge().save(at / FILE_NAME, quietly)
        tell("saved")

    def refused(self, at: Path) -> None:
        assert left(at, Outcome()) == {**OTHERS, FILE_NAME: BEFORE}, "refused, and not as it was"

    def check(self, place: Path, outcome: Outcome) -> None:
        whole = BytesIO()
        merge().write(whole, quietly)
        found = left(place / OUT, outcome)
        assert found in ({**OTHERS, FILE_NAME: whole.getvalue()}, {**OTHERS, FILE_NAME: BEFORE})
        assert found[FILE_NAME] != BEFORE or not outcome.acknowledged
        self.do(place / OUT, outcome.acknowledged.append)
        assert left(place / OUT, Outcome()) == {**OTHERS, FILE_NAME: whole.getvalue()}


class SaveEach(Deed[tuple[Merge, Path]]):
    name, words = "merge each", "a file for each family, gone on with where it stopped"

    def prepare(self, place: Path) -> None:
        for folder in (OUT, AGAIN):
            (place / folder).mkdir()
        for name, content in OTHERS.items():
            (place / OUT / name).write_bytes(content)

    def begin(self, place: Path) -> tuple[Merge, Path]:
        return merge(), place / OUT

    def do(self, at: tuple[Merge, Path], tell: Tell) -> None:
        letters, folder = at
        letters.save_each(folder, quietly)
        tell("saved")

    def refused(self, at: tuple[Merge, Path]) -> None:
        letters, folder = at
        assert left(folder, Outcome()) == {**OTHERS, **whole(letters.finished[folder])}, "said so many, kept others"

    def check(self, place: Path, outcome: Outcome) -> None:
        found = left(place / OUT, outcome)
        assert found == {**OTHERS, **whole(len(found) - len(OTHERS))}
        assert len(found) == len(OTHERS) + len(FAMILIES) or not outcome.acknowledged
        self.do((merge(), place / AGAIN), outcome.acknowledged.append)
        assert left(place / AGAIN, Outcome()) == whole(len(FAMILIES))


def whole(count: int) -> dict[str, bytes]:
    """The first so many letters, each in a file."""
    return {
        f"letter-{each.number:04}.pdf": letter(replace(LETTERS[each.language], addressee=each.addressee))
        for each in FAMILIES[:count]
    }
