"""The form an observation is written on."""

from collections.abc import Iterable

from PySide6.QtWidgets import QLineEdit

from dsl_desk.domain.concern import Involvement
from dsl_desk.domain.observation import HowKnown, Observation, SourceKind
from dsl_desk.domain.term import NOT_SURE, Term
from dsl_desk.domain.when import NOT_STATED
from dsl_desk.gui.forms.choice_box import ChoiceBox
from dsl_desk.gui.forms.form import CHILD, Form, Reading, new_id, picked
from dsl_desk.gui.forms.opening import Opening, going_on
from dsl_desk.gui.forms.others_field import OthersField
from dsl_desk.gui.forms.times import past_time
from dsl_desk.gui.record.warning_signs import WarningSigns, sign_terms
from dsl_desk.gui.widgets.arrange import Columns
from dsl_desk.gui.widgets.chips import ChipGroup, Choice
from dsl_desk.gui.widgets.note_editor import NoteField
from dsl_desk.gui.widgets.words import Kind, Words, rule
from dsl_desk.services.catalogue import caution, domains
from dsl_desk.services.drafts import Fields
from dsl_desk.services.reviewing import ChildFile

HOW_KEYS = "str"  # saw, told, reported
FACTS = "Facts only: who, what, where. Keep opinion for the next step."
EXACT = "Word for word, in quotation marks if you like. Locked once saved."


class ObservationForm(Form):
    """The four required fields first, in the order of the keys; then what is known of the rest."""

    def __init__(self) -> None:
        super().__init__()
        offered = domains()
        self._terms = {NOT_SURE.code: NOT_SURE} | {each.code: each.term for each in offered} | sign_terms()
        self.what = NoteField()
        self.how_known = ChipGroup([Choice(how, how.value, key) for how, key in zip(HowKnown, HOW_KEYS, strict=True)])
        self.domains = ChipGroup(
            [Choice(each.code, f"{each.key.upper()}  {each.wording}", each.key) for each in offered]
            + [Choice(NOT_SURE.code, f"N  {NOT_SURE.wording}", "n")],
            several=True,
        )
        self.happened, self.noticed, self.received = past_time(), past_time(), past_time()
        self.place, self.witness = QLineEdit(), QLineEdit()
        self.exact_words = NoteField(lines=2)
        self.signs = WarningSigns(offered)
        self.source = ChoiceBox(SourceKind.NOT_STATED.value.capitalize())
        self.source.set_choices((each.value, each.value.capitalize()) for each in list(SourceKind)[1:])
        self.concern = ChoiceBox("No concern")
        self.others = OthersField()
        self._put_required()
        self._put_rest()
        self._before: tuple[str, ...] = ()
        self.domains.chosen.connect(self._domains_chosen)

    def observation(self) -> Observation:
        """What is written, as a record. Raises InvalidRecord with everything that is to be put right."""
        reading = Reading()
        if self.child is None:
            reading.refuse(CHILD, "Choose the child")
        elif any(child_id == self.child.id for child_id, _ in self.others.involved()):
            reading.refuse("others", "The child this is about is listed here too. Remove them here")
        happened = reading.field("happened", self.happened.when, NOT_STATED)
        noticed = reading.field("noticed", self.noticed.when, NOT_STATED)
        received = reading.field("received", self.received.when, NOT_STATED)
        return reading.record(
            lambda: Observation(
                id=self.record_id,
                what=self.what.text(),
                how_known=picked(self.how_known),
                domains=self._chosen_terms(self.domains.values()),
                source_kind=SourceKind(self.source.text() or SourceKind.NOT_STATED),
                witness=self.witness.text(),
                happened=happened,
                noticed=noticed,
                received=received,
                place=self.place.text(),
                exact_words=self.exact_words.text(),
                indicators=self._chosen_terms(self.signs.text()),
                concern_id=self.concern.text(),
            )
        )

    def involvements(self) -> tuple[Involvement, ...]:
        """The child this is about and the others, each with a role."""
        others = tuple(Involvement(new_id(), self.record_id, *each) for each in self.others.involved())
        return (Involvement(new_id(), self.record_id, self.chosen().id), *others)

    def offer(self, opening: Opening) -> None:
        super().offer(opening)
        self.others.set_children(opening.children)

    def show_file(self, file: ChildFile) -> None:
        """Offer the child's concerns that are not closed."""
        concerns = going_on(file)
        self.concern.set_choices(concerns)
        self.fields["concern_id"].setVisible(bool(concerns))

    def restore(self, state: Fields) -> None:
        super().restore(state)
        self._before = self.domains.values()
        self.signs.show_domains(self._before)

    def _put_required(self) -> None:
        self.put("what", "What you saw or were told", self.what, FACTS)
        self.put("how_known", "How you know", self.how_known)
        self.put(
            "domains", "What it is about", self.domains, "The letter picks it. Choose any number, or not sure yet."
        )

    def _put_rest(self) -> None:
        self.add(rule(), Words("If you know more", Kind.HEADING))
        happened = self.labelled("happened", "When it happened", self.happened, optional=True)
        place = self.labelled("place", "Where", self.place, optional=True)
        self.add(Columns([happened], [place], narrow_width=270, flip=560))
        self.put("exact_words", "The child’s exact words", self.exact_words, EXACT, optional=True)
        self.put("indicators", "Warning signs", self.signs, caution(), optional=True)
        self.put("source_kind", "Where it came from", self.source, optional=True)
        self.put("witness", "Who saw or heard it", self.witness, optional=True)
        noticed = self.labelled("noticed", "When it was noticed", self.noticed, optional=True)
        received = self.labelled("received", "When the DSL was told", self.received, optional=True)
        self.add(Columns([noticed], [received], narrow_width=270, flip=560))
        self.put("concern_id", "Part of a concern", self.concern, optional=True)
        self.fields["concern_id"].hide()
        self.put("others", "Other children involved", self.others, "Each has a role of their own.", optional=True)

    def _chosen_terms(self, codes: Iterable[str]) -> tuple[Term, ...]:
        return tuple(self._terms[code] for code in codes)

    def _domains_chosen(self) -> None:
        """Not sure yet stands alone: choosing it takes the others back, and choosing another takes it back."""
        chosen = self.domains.values()
        if NOT_SURE.code in chosen and len(chosen) > 1:
            was_sure = NOT_SURE.code not in self._before
            self.domains.pick(*({NOT_SURE.code} if was_sure else set(chosen) - {NOT_SURE.code}))
        self._before = self.domains.values()
        self.signs.show_domains(self._before)
