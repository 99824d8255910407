"""Every task of a letter to a family, in its order; together they say what it is."""

from collections.abc import Callable
from itertools import chain

from dsl_desk.domain.errors import DeskError
from dsl_desk.gui.family_letter.content import SchoolDoes, Signs, Texts, WhoToCall
from dsl_desk.gui.family_letter.family_step import FamilyStep
from dsl_desk.gui.family_letter.going import Going
from dsl_desk.gui.family_letter.keeping import Keeping
from dsl_desk.gui.family_letter.material import PACK, FamilyMaterial
from dsl_desk.gui.family_letter.reading import ReadLetters
from dsl_desk.gui.family_letter.second import SecondReader
from dsl_desk.gui.family_letter.telling import Telling
from dsl_desk.gui.family_letter.whom import Whom
from dsl_desk.gui.family_letter.words import OwnAnswers
from dsl_desk.gui.referral.steps import DONE
from dsl_desk.gui.referral.task_steps import TaskSteps
from dsl_desk.gui.tasks import Tasks
from dsl_desk.services.lettering.grammar import Ask
from dsl_desk.services.lettering.packs import pack
from dsl_desk.services.lettering.private.asked import PrivateAsked


class FamilySteps(TaskSteps):
    """``answers`` decide what the letter is; reading it and entering it come after."""

    def __init__(self, tasks: Tasks, failed: Callable[[DeskError], None]) -> None:
        self._material: FamilyMaterial | None = None
        self.telling, self.whom = Telling(tasks, failed), Whom()
        self.texts, self.signs, self.school_does, self.to_call = Texts(), Signs(), SchoolDoes(), WhoToCall()
        self.going = Going(self.whom.chosen, self._codes)
        self.words = OwnAnswers(self._asks, self.going.spoken)
        self.second = SecondReader(self._needs_second)
        self.reading = ReadLetters(tasks, self.asked, failed)
        self.keeping = Keeping(tasks, lambda: self.reading.drawn)
        self.family_steps: tuple[FamilyStep, ...] = (
            self.telling, self.whom, self.texts, self.signs, self.school_does, self.to_call, self.going, self.words,
            self.second, self.reading, self.keeping,
        )  # fmt: skip
        self.sections = (
            ("1. Before you write", (self.telling, self.whom)),
            ("2. Put the letter together", (
                self.texts, self.signs, self.school_does, self.to_call, self.going, self.words,
            )),
            ("3. Read and print", (self.second, self.reading, self.keeping)),
        )  # fmt: skip
        self.all = tuple(chain.from_iterable(steps for _, steps in self.sections))
        self.answers = tuple(step for step in self.all if step not in (self.reading, self.keeping))

    def offer(self, material: FamilyMaterial) -> None:
        """What the vault has to choose from."""
        self._material = material
        for step in self.family_steps:
            step.offer_family(material)

    def asked(self) -> PrivateAsked:
        """Everything decided; raises InvalidRecord while something is missing."""
        for step in self.answers:
            step.check()
        assert self._material, "a letter is about a child"
        decided = {name: value for step in self.answers for name, value in step.decided().items()}
        to = tuple(id_ for household in self.whom.chosen() for id_ in household.ids)
        return PrivateAsked(**{**decided, "child_id": self._material.child.id, "to": to, "pack": PACK})

    def ready(self) -> bool:
        """Whether the letter can be made: what may be left blank may be."""
        return all(step.status() in DONE for step in self.answers)

    def _codes(self) -> tuple[str, ...]:
        return tuple(each.code for each in pack(PACK).templates(self.texts.codes()))

    def _asks(self) -> tuple[Ask, ...]:
        return PrivateAsked("", (), PACK, self.texts.codes()).asks()

    def _needs_second(self) -> bool:
        """As far as it can be seen without the vault: words of police are found where the letter is made."""
        police = {seen.code for seen, _ in self._material.signs if seen.police} if self._material else set()
        return not police.isdisjoint(self.signs.codes())
