"""One deed to be disturbed, and what must be true whatever befell it."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Generic, TypeVar

from dsl_desk.services import opening
from dsl_desk.services.desk import Desk
from dsl_desk.services.examining import examine
from tests.desks import make, unlock, unlocked
from tests.faults.injecting import Outcome, Tell, Work

At = TypeVar("At")

VAULT = "vault"
NO_WITNESS = "The anchor file beside the records is missing"
"""True of records that were never locked in peace."""
CLOCK = "This computer's clock says"
"""The clock of these tests moves on at each reading, and begins again at each opening."""


class Deed(Generic[At]):
    """Each point starts from a copy of the folder that `prepare` filled once.

    `begin` is what the person did before, `do` is disturbed, `refused` is judged in the same process after words of
    refusal and before the retry, `end` is what the person does last. `check` is another process, another day.
    """

    name: str
    words: str
    few: int = 1
    """One of its points in so many, where it takes long; odd, so that each fault has its turn."""

    def prepare(self, place: Path) -> None:
        desk, _ = make(place / VAULT)
        opening.lock(desk)

    def begin(self, place: Path) -> At:
        raise NotImplementedError

    def do(self, at: At, tell: Tell) -> None:
        raise NotImplementedError

    def refused(self, at: At) -> None:
        """Whatever the refusal promised."""

    def end(self, at: At) -> None:
        """Nothing, where `do` leaves nothing open."""

    def check(self, place: Path, outcome: Outcome) -> None:
        raise NotImplementedError

    def work(self, place: Path) -> Work:
        """All of it in one process, in `place`."""
        here: list[At] = []

        def begin() -> None:
            here.append(self.begin(place))

        return Work(begin, self._on(here, self.do), self._on(here, self.refused), self._on(here, self.end))

    @staticmethod
    def _on(here: list[At], step: Callable[..., None]) -> Callable[..., None]:
        return lambda *more: step(here[0], *more)


class DeedAtDesk(Deed[Desk]):
    """On an open vault, which is locked afterwards; `kept` says whether what was acknowledged is there."""

    def begin(self, place: Path) -> Desk:
        return unlock(place / VAULT)

    def end(self, at: Desk) -> None:
        opening.lock(at)

    def kept(self, desk: Desk, acknowledged: Iterable[str]) -> None:
        raise NotImplementedError

    def check(self, place: Path, outcome: Outcome) -> None:
        with unlocked(place / VAULT) as desk:
            assert_sound(desk)
            self.kept(desk, outcome.acknowledged)
            again: list[str] = []
            self.do(desk, again.append)
            self.kept(desk, [*outcome.acknowledged, *again])


def assert_sound(desk: Desk) -> None:
    """As `doctor --rebuild` says, and nothing worried the person at opening."""
    found = examine(desk, rebuild=True)
    alarms = [words for words in (*desk.notices, *found.findings) if not words.startswith((NO_WITNESS, CLOCK))]
    assert found.rebuilt
    assert not alarms, alarms
