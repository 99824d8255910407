"""Every task of a transfer, in its order; together they say what goes to whom."""

from collections.abc import Callable
from itertools import chain

from dsl_desk.domain.errors import DeskError
from dsl_desk.domain.transfer import Transfer
from dsl_desk.domain.when import NOT_STATED
from dsl_desk.gui.forms.form import new_id
from dsl_desk.gui.referral.checking import Checking
from dsl_desk.gui.referral.names import Names
from dsl_desk.gui.referral.reasons import Reasons
from dsl_desk.gui.referral.sealing import ChooseFolder, Sealing
from dsl_desk.gui.referral.second import SecondPerson
from dsl_desk.gui.referral.step import Step
from dsl_desk.gui.referral.steps import DONE
from dsl_desk.gui.referral.summary import Summary
from dsl_desk.gui.referral.task_steps import TaskSteps
from dsl_desk.gui.referral.told import Told
from dsl_desk.gui.tasks import Tasks
from dsl_desk.gui.transfer.destination import DestinationStep
from dsl_desk.gui.transfer.material import FileMaterial
from dsl_desk.gui.transfer.next_school import NextSchool
from dsl_desk.gui.transfer.what_goes import WhatGoes
from dsl_desk.services.drafts import Fields
from dsl_desk.services.exporting import ExportRequest
from dsl_desk.services.transferring.sending import Covering, request_of

PURPOSE = "The child moves to you. You need the file to keep the child safe from the first day."


class TransferSteps(TaskSteps):
    """``written_down`` are kept in the record as they are answered; the other ``answers`` decide what goes on top."""

    def __init__(
        self,
        tasks: Tasks,
        request: Callable[[], ExportRequest],
        failed: Callable[[DeskError], None],
        choose_folder: ChooseFolder,
    ) -> None:
        self._file: FileMaterial | None = None
        self.destination, self.next_school, self.whole = DestinationStep(), NextSchool(), WhatGoes()
        self.summary, self.reasons, self.told, self.second = Summary(), Reasons(), Told(), SecondPerson()
        self.names = Names(tasks, self.whole, self._written)
        self.checking = Checking(tasks, request, failed)
        self.sealing = Sealing(
            tasks, lambda: self.checking.prepared, self.next_school.receiving, choose_folder, self.transfer
        )
        self.sections = (
            ("1. Where the child goes", (self.destination, self.next_school)),
            ("2. Put the file together", (self.whole, self.summary, self.reasons, self.told, self.names)),
            ("3. Sign and send", (self.second, self.checking, self.sealing)),
        )
        self.all = tuple(chain.from_iterable(steps for _, steps in self.sections))
        self.written_down: tuple[Step, ...] = (self.destination, self.next_school, self.whole)
        self.answers = tuple(step for step in self.all if step not in (self.checking, self.sealing))

    def offer(self, file: FileMaterial) -> None:
        """What the vault has to choose from."""
        self._file = file
        for step in self.all:
            step.offer(file.base)
        for asked in (self.destination, self.next_school, self.whole):
            asked.offer_file(file)

    def begin(self, kept: Fields) -> None:
        """From where the draft left it; every file goes for the same reason, which can be changed."""
        self.restore({"reasons.purpose": PURPOSE, **kept})

    def transfer(self) -> Transfer:
        """What was answered, for the record: a new one, or the one that goes on. Raises InvalidRecord."""
        assert self._file, "a transfer is about a child"
        self.destination.check()
        destination = self.destination.chosen()
        assert destination, "checked just now"
        advance = self.next_school.advance.text().strip()
        going_on = self._file.transfer if self._file.waiting else None
        return Transfer(
            id=going_on.id if going_on and going_on.open else new_id(),
            child_id=self._file.whole.child_id,
            destination=destination,
            counted_from=self.destination.counted_from.when().day,
            agency_id=self.next_school.agency.text(),
            receiver=self.next_school.receiver.text().strip(),
            advance=advance,
            advanced=self.next_school.advanced.when() if advance else NOT_STATED,
            untold=self.whole.untold.text().strip(),
            none_goes=self.destination.without_file(),
        )

    def request(self) -> ExportRequest:
        """Everything decided; raises InvalidRecord while something is missing."""
        for step in self.answers:
            step.check()
        assert self._file, "a transfer is about a child"
        decided = {name: value for step in self.answers for name, value in step.decided().items()}
        names = decided.pop("names")
        for whole in ("records", "attachments"):
            del decided[whole]
        return request_of(self._file.whole, Covering(agency_id=self.next_school.agency.text(), **decided), names)

    def ready(self) -> bool:
        """Whether the report can be put together."""
        return all(step.status() in DONE for step in self.answers) and bool(self.next_school.receiving())

    def _written(self) -> tuple[str, ...]:
        """What was typed on top of the file; how the lead was told what it does not carry stays in the school."""
        answers = (step for step in self.answers if step not in (self.names, *self.written_down))
        return tuple(text for step in answers for _, text in step.written())
