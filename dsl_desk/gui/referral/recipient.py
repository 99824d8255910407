"""Who the bundle goes to."""

from dsl_desk.domain.agency import AgencyKind
from dsl_desk.domain.errors import InvalidRecord, Problem
from dsl_desk.gui.forms.choice_box import ChoiceBox
from dsl_desk.gui.referral.material import Material
from dsl_desk.gui.referral.step import Step
from dsl_desk.gui.widgets.field import LabelledField
from dsl_desk.gui.widgets.words import Kind, Words
from dsl_desk.services.drafts import Fields

ORDER = (AgencyKind.POLICE, AgencyKind.SOCIAL_CARE)


class Recipient(Step):
    """An agency of the directory, with the ways to reach it in sight."""

    def __init__(self) -> None:
        super().__init__("Who it goes to", "Check who it goes to")
        self._material: Material | None = None
        self.agency = ChoiceBox("Choose an agency")
        self._contacts = Words("")
        self.field("agency", LabelledField("Agency", self.agency, "Add an agency in the directory first."))
        self.card.add(
            self._contacts,
            Words(
                "The bundle is for the contact that your police force or council named for it. It is not a way to "
                "report a crime.",
                Kind.MUTED,
            ),
        )
        self.agency.edited.connect(self._show_contacts)
        self.agency.edited.connect(self.edited)

    def offer(self, material: Material) -> None:
        self._material = material
        agencies = sorted(material.agencies, key=lambda each: (_rank(each.kind), each.name))
        self.agency.set_choices((agency.id, agency.name) for agency in agencies)
        self._show_contacts()

    def state(self) -> Fields:
        return {"agency": self.agency.text()}

    def restore(self, state: Fields) -> None:
        self.agency.set_text(str(state.get("agency", "")))
        self._show_contacts()

    def check(self) -> None:
        if not self.name():
            raise InvalidRecord(Problem("agency", "Choose who it goes to"))

    def detail(self) -> str:
        return self.name() or "An agency from your directory"

    def name(self) -> str:
        """The agency chosen, in words."""
        known = self._material.agencies if self._material else ()
        return next((agency.name for agency in known if agency.id == self.agency.text()), "")

    def _show_contacts(self) -> None:
        known = self._material.contacts if self._material else ()
        lines = [
            f"{contact.label}: {'  '.join(part for part in (contact.phone, contact.email) if part)}"
            for contact in known
            if contact.agency_id == self.agency.text()
        ]
        self._contacts.setText("\n".join(lines))
        self._contacts.setVisible(bool(lines))


def _rank(kind: AgencyKind) -> int:
    return ORDER.index(kind) if kind in ORDER else len(ORDER)
