"""The fields that say who or what a subject is; those that do not fit its kind are hidden."""

from PySide6.QtWidgets import QLineEdit

from dsl_desk.domain.front_sheet import BackgroundKnown
from dsl_desk.domain.subject import Subject, SubjectKind
from dsl_desk.gui.forms.choice_box import ChoiceBox
from dsl_desk.gui.widgets.chips import ChipGroup, Choice
from dsl_desk.gui.widgets.field import LabelledField

DETAILS = {
    "plate": ("Number plate", "As far as it was seen; ? for each character that was not"),
    "number": ("Phone number", ""),
    "handle": ("Name of the account", ""),
    "platform": ("Where the account is", "Such as the name of the app"),
    "address": ("Address, or where it is", ""),
    "age": ("Age, as said", ""),
    "ethnicity": ("Ethnicity, as reported", "Never guessed"),
}
OF_KIND = {
    SubjectKind.PERSON: ("age", "ethnicity", "ethnicity_known", "address"),
    SubjectKind.VEHICLE: ("plate",),
    SubjectKind.PLACE: ("address",),
    SubjectKind.PHONE: ("number",),
    SubjectKind.ACCOUNT: ("handle", "platform"),
}


class SubjectFields:
    """Labelled fields by the name they have in the record; ``subject`` reads them."""

    def __init__(self) -> None:
        self.kind = ChipGroup([Choice(kind, kind.value.capitalize()) for kind in SubjectKind])
        self.lines = {name: QLineEdit() for name in ("label", *DETAILS, "aliases", "description")}
        self.known = ChoiceBox(BackgroundKnown.NOT_STATED.value.capitalize())
        self.known.set_choices((each.value, each.value.capitalize()) for each in list(BackgroundKnown)[1:])
        self.fields = {
            "kind": LabelledField("What it is", self.kind),
            "label": LabelledField(
                "What everyone will know it by", self.lines["label"], "Such as: Man A; silver car; bandstand"
            ),
            **{
                name: LabelledField(label, self.lines[name], hint, optional=True)
                for name, (label, hint) in DETAILS.items()
            },
            "ethnicity_known": LabelledField("How that is known", self.known, optional=True),
            "aliases": LabelledField(
                "Other names for it", self.lines["aliases"], "With commas between", optional=True
            ),
            "description": LabelledField("What it looks like", self.lines["description"], optional=True),
        }
        self.kind.chosen.connect(self.fit)
        self.fit()

    def fit(self) -> None:
        """Show the fields of the kind that is chosen."""
        kind = self.kind.value()
        wanted = OF_KIND[kind] if kind else ()
        for name in (*DETAILS, "ethnicity_known"):
            self.fields[name].setVisible(name in wanted)

    def show_subject(self, subject: Subject) -> None:
        """Fill the fields in."""
        self.kind.pick(subject.kind)
        for name in ("label", *DETAILS, "description"):
            self.lines[name].setText(getattr(subject, name))
        self.lines["aliases"].setText(", ".join(subject.aliases))
        if subject.ethnicity_known is not BackgroundKnown.NOT_STATED:
            self.known.set_text(subject.ethnicity_known.value)
        self.fit()

    def subject(self, id_: str) -> Subject:
        """What is written, as a record. Raises InvalidRecord."""
        shown = {name: line.text() for name, line in self.lines.items() if not self.fields[name].isHidden()}
        aliases = tuple(part.strip() for part in shown.pop("aliases").split(",") if part.strip())
        known = BackgroundKnown(self.known.text()) if self.known.text() else BackgroundKnown.NOT_STATED
        kind = self.kind.value()
        return Subject(id_, kind, aliases=aliases, ethnicity_known=known, **shown)  # type: ignore[arg-type]
