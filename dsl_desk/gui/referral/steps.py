"""Every task of a referral, in its order; together they say what leaves."""

from collections.abc import Callable, Iterable
from itertools import chain

from dsl_desk.domain.errors import DeskError
from dsl_desk.gui.referral.care import WhatCareAsks
from dsl_desk.gui.referral.checking import Checking
from dsl_desk.gui.referral.choosing import Choosing
from dsl_desk.gui.referral.details import Details
from dsl_desk.gui.referral.gate import RouteGate
from dsl_desk.gui.referral.handling import Handling
from dsl_desk.gui.referral.material import Material
from dsl_desk.gui.referral.names import Names
from dsl_desk.gui.referral.reasons import Reasons
from dsl_desk.gui.referral.recipient import Recipient
from dsl_desk.gui.referral.report_form import WhichReport
from dsl_desk.gui.referral.sealing import ChooseFolder, Sealing
from dsl_desk.gui.referral.second import SecondPerson
from dsl_desk.gui.referral.sources import Sources
from dsl_desk.gui.referral.step import Step
from dsl_desk.gui.referral.subjects import Subjects
from dsl_desk.gui.referral.summary import Summary
from dsl_desk.gui.referral.task_steps import TaskSteps
from dsl_desk.gui.referral.told import Told
from dsl_desk.gui.referral.wording import Wording, passages_of
from dsl_desk.gui.tasks import Tasks
from dsl_desk.gui.widgets.task_row import Status
from dsl_desk.services.exporting import ExportRequest

DONE = (Status.COMPLETED, Status.OPTIONAL)


class Steps(TaskSteps):
    """``answers`` decide what leaves; the gate comes before them, ``checking`` and ``sealing`` after."""

    def __init__(
        self,
        tasks: Tasks,
        request: Callable[[], ExportRequest],
        failed: Callable[[DeskError], None],
        choose_folder: ChooseFolder,
    ) -> None:
        self.gate = RouteGate()
        self.reasons, self.told, self.recipient, self.form = Reasons(), Told(), Recipient(), WhichReport()
        self.choosing, self.details, self.subjects = Choosing(), Details(), Subjects()
        self.handling, self.summary, self.second = Handling(self.choosing.records), Summary(), SecondPerson()
        self.care = WhatCareAsks(self.form.is_for_social_care)
        self.names = Names(tasks, self.choosing, self._written)
        self.sources = Sources(self.choosing.records, self.subjects.links)
        self.wording = Wording(tasks, lambda: passages_of(self.choosing.records(), self.answers))
        self.checking = Checking(tasks, request, failed)
        self.sealing = Sealing(tasks, lambda: self.checking.prepared, self.recipient.receiving, choose_folder)
        self.sections = (
            ("1. Before anything leaves", (self.gate, self.reasons, self.told, self.recipient, self.form)),
            ("2. Put the bundle together", (
                self.choosing, self.details, self.subjects, self.handling, self.summary, self.care, self.names,
                self.sources, self.wording,
            )),
            ("3. Sign and send", (self.second, self.checking, self.sealing)),
        )  # fmt: skip
        self.all = tuple(chain.from_iterable(steps for _, steps in self.sections))
        self.answers = tuple(step for step in self.all if step not in (self.gate, self.checking, self.sealing))

    def offer(self, material: Material) -> None:
        for step in self.all:
            step.offer(material)

    def request(self, child_id: str, route_id: str) -> ExportRequest:
        """Everything decided; raises InvalidRecord while something is missing."""
        for step in self.answers:
            step.check()
        decided = {name: value for step in self.answers for name, value in step.decided().items()}
        return ExportRequest(child_id=child_id, route_id=route_id, **decided)

    def ready(self) -> bool:
        """Whether the report can be put together: what may be left blank may be."""
        return all(step.status() in DONE for step in self.answers)

    def about(self, step: Step) -> Iterable[str]:
        """Its fields and, since every task is done by then, what it decides."""
        return step.fields.keys() | step.decided().keys()

    def forget_report(self) -> None:
        """Something else leaves now: what was read of it no longer counts."""
        self.checking.drop()
        self.wording.drop()

    def _written(self) -> tuple[str, ...]:
        """What was typed for this bundle, and what is said of the people and things that leave."""
        return tuple(text for step in self.answers if step is not self.names for _, text in step.written())
