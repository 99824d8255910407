"""The form an observation is written on."""

from collections.abc import Iterable

from PySide6.QtWidgets import QLineEdit

from dsl_desk.domain.body_map import BodyMark
from dsl_desk.domain.concern import Involvement
from dsl_desk.domain.observation import Aware, Basis, HowKnown, Observation, SourceDetail, SourceKind
from dsl_desk.domain.origin import Origin
from dsl_desk.domain.term import NOT_SURE, POSITIVE, Term
from dsl_desk.domain.when import NOT_STATED
from dsl_desk.gui.duties.prompts import DutyPrompts
from dsl_desk.gui.forms.choice_box import ChoiceBox
from dsl_desk.gui.forms.form import CHILD, Form, Reading, new_id, picked
from dsl_desk.gui.forms.notes_field import NotesField, Part
from dsl_desk.gui.forms.opening import Opening, going_on
from dsl_desk.gui.forms.others_field import OthersField
from dsl_desk.gui.forms.times import past_time
from dsl_desk.gui.record import words
from dsl_desk.gui.record.warning_signs import WarningSigns, chips, sign_terms
from dsl_desk.gui.widgets.arrange import Columns
from dsl_desk.gui.widgets.attachments.field import HINT, AttachmentsField
from dsl_desk.gui.widgets.body_map.field import BodyMapField
from dsl_desk.gui.widgets.chips import ChipGroup, Choice
from dsl_desk.gui.widgets.note_editor import NoteField
from dsl_desk.gui.widgets.rule_source import RuleSource
from dsl_desk.gui.widgets.words import Kind, Words
from dsl_desk.services.attaching import ChosenFile
from dsl_desk.services.catalogue.entry import aware_prompts, protective_factors, vulnerabilities
from dsl_desk.services.catalogue.sign import caution, domains
from dsl_desk.services.drafts import Fields
from dsl_desk.services.reviewing import ChildFile

HOW_KEYS = "str"  # saw, told, reported
ALONE = NOT_SURE.code
NO_MARKS: tuple[BodyMark, ...] = ()
NO_FILES: tuple[ChosenFile, ...] = ()


class ObservationForm(Form):
    """The four required fields first, in the order of the keys; then what is known of the rest, folded away."""

    def __init__(self) -> None:
        super().__init__()
        offered = domains()
        self._terms: dict[str, dict[str, Term]] = {
            "domains": {each.code: each for each in (NOT_SURE, POSITIVE, *(domain.term for domain in offered))},
            "indicators": sign_terms(),
            "vulnerabilities": {each.code: each.term for each in vulnerabilities()},
            "protective": {each.code: each.term for each in protective_factors()},
        }
        self.what = NoteField()
        self.how_known = ChipGroup([Choice(how, how.value, key) for how, key in zip(HowKnown, HOW_KEYS, strict=True)])
        self.domains = ChipGroup(
            [Choice(each.code, f"{each.key.upper()}  {each.wording}", each.key) for each in offered]
            + [
                Choice(NOT_SURE.code, f"N  {NOT_SURE.wording}", "n"),
                Choice(POSITIVE.code, f"P  {POSITIVE.wording}", "p"),
            ],
            several=True,
        )
        self.happened, self.noticed, self.received = past_time(), past_time(), past_time()
        self.place, self.witness, self.present, self.not_told = QLineEdit(), QLineEdit(), QLineEdit(), QLineEdit()
        self.exact_words, self.prompts = NoteField(lines=2, advised=False), NoteField(lines=2)
        self.demeanour, self.ending = NoteField(lines=2), NoteField(lines=2)
        self.signs = WarningSigns(offered)
        self.vulnerabilities = ChipGroup(chips(vulnerabilities()), several=True)
        self.protective = ChipGroup(chips(protective_factors()), several=True)
        self.aware = NotesField([Part(each.code, each.wording, each.note) for each in aware_prompts()])
        self.source_detail = NotesField(words.SOURCE_PARTS)
        self.marks, self.files = BodyMapField(), AttachmentsField()
        self.source = _choice(SourceKind)
        self.basis = _choice(Basis)
        self.origin = _choice(Origin)
        self.concern = ChoiceBox("No concern")
        self.others = OthersField()
        self.duties = DutyPrompts()
        self.recorded = Words("", Kind.MUTED)
        self._put_required()
        self._put_rest()
        self._before: tuple[str, ...] = ()
        self.domains.chosen.connect(self._domains_chosen)
        self.signs.edited.connect(self._ask_about_duties)

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
        marks = reading.field("marks", self.marks.marks, NO_MARKS)
        reading.field("files", self.files.files, NO_FILES)
        return reading.record(
            lambda: Observation(
                id=self.record_id,
                what=self.what.text(),
                how_known=picked(self.how_known),
                domains=self._chosen("domains", self.domains.values()),
                source_kind=SourceKind(self.source.text() or SourceKind.NOT_STATED),
                witness=self.witness.text(),
                happened=happened,
                noticed=noticed,
                received=received,
                place=self.place.text(),
                exact_words=self.exact_words.text(),
                indicators=self._chosen("indicators", self.signs.text()),
                concern_id=self.concern.text(),
                basis=Basis(self.basis.text() or Basis.NOT_STATED),
                prompts=self.prompts.text(),
                demeanour=self.demeanour.text(),
                present=self.present.text(),
                ending=self.ending.text(),
                vulnerabilities=self._chosen("vulnerabilities", self.vulnerabilities.values()),
                protective=self._chosen("protective", self.protective.values()),
                aware=Aware(**self.aware.texts()),
                marks=marks,
                origin=Origin(self.origin.text() or Origin.NOT_STATED),
                must_not_be_told=self.not_told.text(),
                source=SourceDetail(**self.source_detail.texts()),
            )
        )

    def involvements(self) -> tuple[Involvement, ...]:
        """The child this is about and the others, each with a role."""
        others = tuple(Involvement(new_id(), self.record_id, *each) for each in self.others.involved())
        return (Involvement(new_id(), self.record_id, self.chosen().id), *others)

    def ticked(self) -> frozenset[str]:
        """Every code ticked so far that can bring up a question."""
        return frozenset((*self.domains.values(), *self.signs.text(), *self.vulnerabilities.values()))

    def offer(self, opening: Opening) -> None:
        super().offer(opening)
        self.others.set_children(opening.children)
        self.recorded.setText(words.recorded_by(opening.person))

    def show_file(self, file: ChildFile) -> None:
        """Offer the child's concerns that are not closed."""
        concerns = going_on(file)
        self.concern.set_choices(concerns)
        self.fields["concern_id"].setVisible(bool(concerns))
        self.say_what_is_filled()

    def restore(self, state: Fields) -> None:
        super().restore(state)
        self._before = self.domains.values()
        self.signs.show_domains(self._before)
        self._ask_about_duties()
        self.say_what_is_filled()

    def _put_required(self) -> None:
        self.put("what", "What you saw or were told", self.what, words.FACTS)
        self.put("how_known", "How you know", self.how_known)
        self.put("domains", words.ABOUT, self.domains)
        self.add(self.duties)

    def _put_rest(self) -> None:
        self.add(Words("If you know more", Kind.HEADING))
        with self.section("When and where", "When it happened, was noticed, reached the DSL; the place"):
            self._put_times()
        with self.section("Who, and how it is known", "Witness, source, fact or opinion"):
            self._put_source()
        with self.section("The child’s own words", "Exact words, questions asked, how the child was"):
            self._put_words()
        with self.section("Warning signs", "Signs listed for what it is about"):
            self.put("indicators", "Warning signs", self.signs, caution(), optional=True)
            self.add(RuleSource("signs-not-proof", words=False))
        with self.section("Around the child", "What makes life harder, and what protects"):
            self.put("vulnerabilities", "What makes life harder", self.vulnerabilities, words.HARDER, optional=True)
            self.put("protective", "What protects", self.protective, optional=True)
        with self.section("What you noticed", "Appearance, words, activity, relationships, environment"):
            self.put("aware", "What you noticed", self.aware, words.AWARE, optional=True)
        with self.section("Body map", "Where on the body something was seen"):
            self.put("marks", "Body map", self.marks, optional=True)
            self.add(RuleSource("injuries"))
        with self.section("Files", "Papers kept with this record"):
            self.put("files", "Files", self.files, HINT, optional=True)
        with self.section("Who may be told", "Whose information this is, and who must not be told"):
            self.put("origin", "Whose information this is", self.origin, words.ORIGIN, optional=True)
            self.put("must_not_be_told", "Must not be told", self.not_told, words.NOT_TOLD, optional=True)
        with self.section(
            "Other children, and the concern", "Others involved, each with a role; the concern it is in"
        ):
            self.put("others", "Other children involved", self.others, "Each has a role of their own.", optional=True)
            self.put("concern_id", "Part of a concern", self.concern, optional=True)
            self.fields["concern_id"].hide()

    def _put_times(self) -> None:
        happened = self.labelled("happened", "When it happened", self.happened, optional=True)
        place = self.labelled("place", "Where", self.place, optional=True)
        noticed = self.labelled("noticed", "When it was noticed", self.noticed, optional=True)
        received = self.labelled("received", "When the DSL was told", self.received, optional=True)
        for left, right in ((happened, place), (noticed, received)):
            self.add(Columns([left], [right], narrow_width=270, flip=560))
        self.add(self.recorded, RuleSource("same-day"))

    def _put_source(self) -> None:
        self.put("witness", "Who saw or heard it", self.witness, words.FULL_NAME, optional=True)
        self.put("source_kind", "Where it came from", self.source, optional=True)
        self.put("basis", "Fact, opinion or second-hand", self.basis, optional=True)
        self.add(RuleSource("fact-opinion"))
        self.put("source", "About the source", self.source_detail, words.SOURCE, optional=True)

    def _put_words(self) -> None:
        self.put("exact_words", "The child’s exact words", self.exact_words, words.EXACT, optional=True)
        self.put("prompts", "What you asked", self.prompts, words.ASKED, optional=True)
        self.add(RuleSource("child-words", "do-not-question"))
        self.put("demeanour", "How the child was", self.demeanour, words.DEMEANOUR, optional=True)
        self.put("present", "Who was there", self.present, words.FULL_NAME, optional=True)
        self.put("ending", "What happened to the child at the end", self.ending, words.ENDING, optional=True)
        self.add(RuleSource("how-child-was", words=False))

    def _chosen(self, field: str, codes: Iterable[str]) -> tuple[Term, ...]:
        return tuple(self._terms[field][code] for code in codes)

    def _domains_chosen(self) -> None:
        """Not sure yet stands alone: choosing it takes the others back, and choosing another takes it back."""
        chosen = self.domains.values()
        if ALONE in chosen and len(chosen) > 1:
            was_sure = ALONE not in self._before
            self.domains.pick(*({ALONE} if was_sure else set(chosen) - {ALONE}))
        self._before = self.domains.values()
        self.signs.show_domains(self._before)
        self._ask_about_duties()
        self.say_what_is_filled()

    def _ask_about_duties(self) -> None:
        self.duties.consider(self.domains.values(), self.signs.text())


def _choice(kinds: type[SourceKind] | type[Basis] | type[Origin]) -> ChoiceBox:
    """One of a kind, or not stated."""
    not_stated, *rest = kinds
    box = ChoiceBox(not_stated.value.capitalize())
    box.set_choices((each.value, each.value.capitalize()) for each in rest)
    return box
