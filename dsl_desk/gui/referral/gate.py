"""The route gate: how this was reported, answered before anything else is offered."""

from PySide6.QtWidgets import QLineEdit

from dsl_desk.domain.errors import InvalidRecord, Problem
from dsl_desk.domain.route import Route, RouteAnswer
from dsl_desk.domain.when import NOT_STATED
from dsl_desk.gui.forms.form import Reading
from dsl_desk.gui.forms.options import Option, Options
from dsl_desk.gui.forms.times import past_time
from dsl_desk.gui.referral.material import Material
from dsl_desk.gui.referral.step import Step
from dsl_desk.gui.widgets.card import Card
from dsl_desk.gui.widgets.field import LabelledField
from dsl_desk.gui.widgets.tick_box import TickBox
from dsl_desk.gui.widgets.words import Kind, Words
from dsl_desk.services.catalogue.grounds import route_guide, routes
from dsl_desk.services.drafts import Fields

POLICE = (Route.EMERGENCY, Route.CRIME_REPORT)


class RouteGate(Step):
    """Four situations, most urgent first, each with what to do before going on."""

    name = "gate"

    def __init__(self) -> None:
        super().__init__("First: does someone have to act now?", "How this was reported", "Record this and go on")
        self.route = Options([Option(guide.route.value, guide.choice) for guide in routes()])
        self.reference, self.not_given = QLineEdit(), TickBox("No reference was given")
        self.reported, self.told_to = past_time(), QLineEdit()
        self._do_first, self._on_screen, self._force = Words("", Kind.STRONG), Words(""), Words("")
        self._advice = Card(kind="danger")
        self._advice.add(self._do_first, self._on_screen, self._force)
        self.put("route", LabelledField("Which of these is it?", self.route, "If two fit, choose the first."))
        self.card.add(self._advice)
        self.put("told_to", LabelledField("Who was told", self.told_to, "A name, a role, a desk."))
        self.put("reported", LabelledField("When", self.reported, "Such as today 10:15, or not known"))
        self.put("reference", LabelledField("Reference", self.reference, "An incident, crime or case number."))
        self._controls.keep("not_given", self.not_given)
        self.card.add(self.not_given)
        self.route.edited.connect(self._choose)
        self._choose()

    def offer(self, material: Material) -> None:
        self._force.setText(material.force.at_gate)

    def answer(self, answer_id: str, child_id: str) -> RouteAnswer:
        """The answer as it will be recorded; raises InvalidRecord with everything that is missing."""
        if not self.route.code():
            raise InvalidRecord(Problem("route", "Choose the one that fits"))
        route, reading = Route(self.route.code()), Reading()
        reported = reading.field("reported", self.reported.when, NOT_STATED)
        police, told = route in POLICE, route is not Route.INFORMATION
        return reading.record(
            lambda: RouteAnswer(
                answer_id,
                child_id,
                route,
                self.reference.text().strip() if told else "",
                self.not_given.isChecked() and police,
                reported if told else NOT_STATED,
                self.told_to.text().strip() if told else "",
            )
        )

    def check(self) -> None:
        self.answer("check", "check")

    def detail(self) -> str:
        return route_guide(Route(self.route.code())).report_title if self.route.code() else ""

    def restore(self, state: Fields) -> None:
        super().restore(state)
        self._choose()

    def _choose(self) -> None:
        chosen = self.route.code()
        route = Route(chosen) if chosen else None
        if route:
            guide = route_guide(route)
            self._do_first.setText(guide.do_first)
            self._on_screen.setText(guide.on_screen)
        self._advice.setVisible(route is not None)
        self._force.setVisible(route in (Route.CRIME_REPORT, Route.INFORMATION))
        told = route is not None and route is not Route.INFORMATION
        self.fields["told_to"].setVisible(told)
        self.fields["reported"].setVisible(told)
        self.fields["reference"].setVisible(told)
        self.not_given.setVisible(route in POLICE)
