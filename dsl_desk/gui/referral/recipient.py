"""Who the bundle goes to."""

from collections.abc import Sequence
from typing import Any

from dsl_desk.domain.agency import AgencyKind
from dsl_desk.domain.errors import InvalidRecord, Problem
from dsl_desk.gui.forms.choice_box import ChoiceBox
from dsl_desk.gui.referral.material import Material
from dsl_desk.gui.referral.receiving import Reached, Receiving
from dsl_desk.gui.referral.step import Step
from dsl_desk.gui.widgets.card import Card
from dsl_desk.gui.widgets.field import LabelledField
from dsl_desk.gui.widgets.words import Kind, Words
from dsl_desk.services.drafts import Fields

ORDER = (AgencyKind.POLICE, AgencyKind.SOCIAL_CARE)
FOR_WHOM = "The bundle is for the contact that your police force or council named for it."


class Recipient(Step):
    """An agency of the directory, with the ways to reach it and who there has checked the key in sight."""

    name = "recipient"

    def __init__(self) -> None:
        super().__init__("Who it goes to", "Check who it goes to")
        self._material: Material | None = None
        self.agency = ChoiceBox("Choose an agency")
        self._about = Card(kind="identity")
        self._key, self._channel = Words("", Kind.STRONG), Words("")
        self._about.add(self._key, self._channel)
        self._contacts: list[Card] = []
        self._force = Words("", Kind.MUTED)
        self.put("agency", LabelledField("Agency", self.agency, "From your directory."))
        self.card.add(self._about, self._force, Words(FOR_WHOM, Kind.MUTED))
        self.agency.edited.connect(self._show_about)
        self._show_about()

    def offer(self, material: Material) -> None:
        self._material = material
        self._force.setText(material.force.at_recipient)
        agencies = sorted(material.agencies, key=lambda each: (_rank(each.kind), each.name))
        self.agency.set_choices((agency.id, agency.name) for agency in agencies)
        self._show_about()

    def restore(self, state: Fields) -> None:
        super().restore(state)
        self._show_about()

    def decided(self) -> dict[str, Any]:
        return {"agency_id": self.agency.text()}

    def check(self) -> None:
        if not self.agency_name():
            raise InvalidRecord(Problem("agency", "Choose who it goes to"))

    def detail(self) -> str:
        return self.agency_name() or "An agency from your directory"

    def agency_name(self) -> str:
        """The agency chosen, in words."""
        known = self._material.agencies if self._material else ()
        return next((agency.name for agency in known if agency.id == self.agency.text()), "")

    def receiving(self) -> Receiving | None:
        """How the chosen agency receives a bundle."""
        return self._material.receiving.get(self.agency.text()) if self._material else None

    def _show_about(self) -> None:
        receiving = self.receiving()
        self._about.setVisible(receiving is not None)
        if receiving:
            self._key.setText(receiving.key_check)
            self._channel.setText(receiving.how)
        self._show_contacts(receiving.contacts if receiving else ())

    def _show_contacts(self, contacts: Sequence[Reached]) -> None:
        """Amber for one that nobody has checked for long; it stops nothing."""
        for card in self._contacts:
            self.card.body.removeWidget(card)
            card.deleteLater()
        self._contacts = [Card(kind="identity" if contact.fresh else "warning") for contact in contacts]
        after = self.card.body.indexOf(self._about)
        for number, (card, contact) in enumerate(zip(self._contacts, contacts, strict=True), after + 1):
            card.add(Words(contact.words))
            self.card.body.insertWidget(number, card)


def _rank(kind: AgencyKind) -> int:
    return ORDER.index(kind) if kind in ORDER else len(ORDER)
