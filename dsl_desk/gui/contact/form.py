"""The form a contact is logged on."""

from collections.abc import Sequence

from PySide6.QtWidgets import QLineEdit

from dsl_desk.domain.contact import Contact, ContactKind, Direction, Whom
from dsl_desk.domain.family import FamilyMember
from dsl_desk.domain.when import NOT_STATED
from dsl_desk.gui.forms.choice_box import ChoiceBox
from dsl_desk.gui.forms.correcting import CorrectingForm
from dsl_desk.gui.forms.form import CHILD, Reading, picked
from dsl_desk.gui.forms.opening import Opening, going_on
from dsl_desk.gui.forms.times import day_to_come, past_time, typed, typed_day
from dsl_desk.gui.widgets.arrange import Columns
from dsl_desk.gui.widgets.chips import ChipGroup, Choice
from dsl_desk.gui.widgets.note_editor import NoteField
from dsl_desk.gui.widgets.words import Kind, Words
from dsl_desk.services.drafts import Fields
from dsl_desk.services.reviewing import ChildFile

FACTS = "Who said what, as near to their own words as you can."


class ContactForm(CorrectingForm):
    """What kind, with whom, what was said; then when, what was agreed and what follows."""

    def __init__(self) -> None:
        super().__init__()
        self.kind = ChipGroup([Choice(each, each.value.capitalize()) for each in ContactKind])
        self.direction = ChipGroup([Choice(each, each.value.capitalize()) for each in Direction])
        self.with_whom, self.reference, self.present = QLineEdit(), QLineEdit(), QLineEdit()
        self.incident, self.crime = QLineEdit(), QLineEdit()
        self.whom_kind = ChoiceBox(Whom.NOT_STATED.value.capitalize())
        self.whom_kind.set_choices((each.value, each.value.capitalize()) for each in list(Whom)[1:])
        self.warning = Words("", Kind.ERROR)
        self.warning.hide()
        self.agency = ChoiceBox("No agency")
        self.when, self.follow_up = past_time(), day_to_come()
        self.said, self.agreed, self.outcome = NoteField(), NoteField(lines=2), NoteField(lines=2)
        self.concern = ChoiceBox("No concern")
        self._put_fields()

    def contact(self) -> Contact:
        """What is written, as a record. Raises InvalidRecord with everything that is to be put right."""
        reading = Reading()
        if self.child is None:
            reading.refuse(CHILD, "Choose the child")
        if self.direction.value() is None:
            reading.refuse("direction", "Choose the direction")
        when = reading.field("when", self.when.when, NOT_STATED)
        follow_up = reading.field("follow_up", self.follow_up.when, NOT_STATED)
        return reading.record(
            lambda: self.made(
                Contact,
                kind=picked(self.kind),
                with_whom=self.with_whom.text(),
                said=self.said.text(),
                direction=picked(self.direction),
                agency_id=self.agency.text(),
                when=when,
                agreed=self.agreed.text(),
                outcome=self.outcome.text(),
                reference=self.reference.text(),
                follow_up=follow_up.day,
                concern_id=self.concern.text(),
                whom_kind=Whom(self.whom_kind.text() or Whom.NOT_STATED),
                incident_reference=self.incident.text(),
                crime_reference=self.crime.text(),
                present=self.present.text(),
            )
        )

    def offer(self, opening: Opening) -> None:
        super().offer(opening)
        self.agency.set_choices((each.id, each.name) for each in opening.agencies)

    def show_not_to_be_contacted(self, family: Sequence[FamilyMember]) -> None:
        """Say who must not be contacted about the child, and why; nothing when nobody is."""
        self.warning.setText("\n".join(map(_said, family)))
        self.warning.setVisible(bool(family))

    def show_file(self, file: ChildFile) -> None:
        """Offer the child's concerns that are not closed."""
        concerns = going_on(file)
        self.concern.set_choices(concerns)
        self.fields["concern_id"].setVisible(bool(concerns))

    def _put_fields(self) -> None:
        self.put("kind", "What kind of contact", self.kind)
        self.put("direction", "Direction", self.direction)
        with_whom = self.labelled("with_whom", "With whom", self.with_whom)
        when = self.labelled("when", "When", self.when, optional=True)
        self.add(Columns([with_whom], [when], narrow_width=270, flip=560))
        self.add(self.warning)
        self.put("said", "What was said", self.said, FACTS)
        agency = self.labelled("agency_id", "For which agency", self.agency, optional=True)
        whom = self.labelled("whom_kind", "What they are to the child", self.whom_kind, optional=True)
        self.add(Columns([agency], [whom], narrow_width=270, flip=560))
        self.put("agreed", "What was agreed", self.agreed, optional=True)
        self.put("outcome", "What came of it", self.outcome, optional=True)
        self.put("follow_up", "Follow up on", self.follow_up, "It then stands on Today.", optional=True)
        self.put("concern_id", "Part of a concern", self.concern, optional=True)
        self.fields["concern_id"].hide()
        with self.section("References, and who else was there", "Their own reference, the numbers police give"):
            self.put("reference", "Their reference", self.reference, optional=True)
            incident = self.labelled("incident_reference", "Police incident number", self.incident, optional=True)
            crime = self.labelled("crime_reference", "Police crime number", self.crime, optional=True)
            self.add(Columns([incident], [crime], narrow_width=270, flip=560))
            self.put("present", "Who else was there", self.present, optional=True)
        self.put_reason()


def _said(member: FamilyMember) -> str:
    return f"{member.name} ({member.relationship}) must not be contacted: {member.contact_reason}"


def state_of(contact: Contact) -> Fields:
    """The form as it would stand with this contact typed in."""
    whom = contact.whom_kind
    return {
        "kind": [contact.kind],
        "direction": [contact.direction],
        "with_whom": contact.with_whom,
        "when": typed(contact.when),
        "said": contact.said,
        "agency_id": contact.agency_id,
        "whom_kind": "" if whom is Whom.NOT_STATED else whom.value,
        "agreed": contact.agreed,
        "outcome": contact.outcome,
        "follow_up": typed_day(contact.follow_up) if contact.follow_up else "",
        "concern_id": contact.concern_id,
        "reference": contact.reference,
        "incident_reference": contact.incident_reference,
        "crime_reference": contact.crime_reference,
        "present": contact.present,
    }
