"""The form an observation is corrected on: the recorded version, with a reason for changing it."""

from dataclasses import astuple, dataclass, replace
from typing import Any

from dsl_desk.domain.observation import Basis, Observation, SourceKind
from dsl_desk.domain.origin import Origin
from dsl_desk.domain.term import Term
from dsl_desk.gui.forms.form import CHILD
from dsl_desk.gui.forms.opening import Opening
from dsl_desk.gui.forms.times import typed
from dsl_desk.gui.record.form import ObservationForm
from dsl_desk.gui.theme import look
from dsl_desk.gui.widgets.card import Card
from dsl_desk.gui.widgets.child_picker import describe
from dsl_desk.gui.widgets.note_editor import NoteField
from dsl_desk.gui.widgets.words import Kind, Words
from dsl_desk.services.drafts import Fields

REASON = "What was wrong, and how you know. The version before stays and can be read."
LOCKED = "Locked: these words stay as they were recorded. If there is more to quote, record a new concern."


@dataclass(frozen=True, slots=True)
class Correcting(Opening):
    """The newest version of the observation, and the child it is about; None when there is no such observation."""

    before: Observation | None
    child_id: str


class AmendForm(ObservationForm):
    """Who it is about is no part of a correction, and neither are words of the child that are already recorded."""

    def __init__(self) -> None:
        super().__init__()
        self._retired: dict[str, tuple[Term, ...]] = {}
        self.fields[CHILD].hide()
        self.fields["others"].hide()
        self._about = Words("", Kind.STRONG)
        self._place = Words("", Kind.MUTED)
        self._earlier = Words("", Kind.MUTED)
        self._earlier.hide()
        identity = Card(kind="identity")
        identity.body.setSpacing(look().px(2))
        identity.add(self._about, self._place)
        self.body.insertWidget(0, identity)
        self.body.insertWidget(self.body.indexOf(self.fields["domains"]) + 1, self._earlier)

    def offer(self, opening: Opening) -> None:
        super().offer(opening)
        if isinstance(opening, Correcting) and opening.before and self.blank:
            self.choose_child(opening.child_id)
            self._show(opening.before)

    def observation(self) -> Observation:
        """The corrected version; what was ticked from an earlier edition of the catalogue stays ticked."""
        read = super().observation()
        kept: dict[str, Any] = {name: getattr(read, name) + terms for name, terms in self._retired.items()}
        return replace(read, **kept)

    def _put_required(self) -> None:
        super()._put_required()
        self.reason = NoteField(lines=2)
        self.put("reason", "Why you are correcting this", self.reason, REASON)

    def _put_words(self) -> None:
        super()._put_words()
        self.locked = Words(LOCKED, Kind.MUTED)
        self.locked.hide()
        self.add(self.locked)

    def _show(self, before: Observation) -> None:
        self._keep_terms(before)
        self.record_id = before.id
        self.restore(state_of(before))
        self.marks.set_marks(before.marks)
        self._blank = self.state() | {CHILD: ""}
        self._about.setText(self.chosen().name)
        self._place.setText(describe(self.chosen()))
        self.exact_words.editor.setReadOnly(bool(before.exact_words))
        self.locked.setVisible(bool(before.exact_words))
        if before.exact_words:
            self.exact_words.setAccessibleDescription(LOCKED)

    def _keep_terms(self, before: Observation) -> None:
        """A term keeps the wording it was recorded with, also when the catalogue has moved on."""
        recorded: dict[str, tuple[Term, ...]] = {name: getattr(before, name) for name in self._terms}
        self._retired = {
            name: tuple(term for term in terms if term.code not in self._terms[name])
            for name, terms in recorded.items()
        }
        for name, terms in recorded.items():
            self._terms[name] |= {term.code: term for term in terms}
        retired = [term.wording for terms in self._retired.values() for term in terms]
        self._earlier.setText(f"Also ticked, from an earlier list, and kept: {'; '.join(retired)}.")
        self._earlier.setVisible(bool(retired))


def state_of(observation: Observation) -> Fields:
    """The form as it would stand with this observation typed in, but for the body map, which shows its own."""
    source, basis, origin = observation.source_kind, observation.basis, observation.origin
    return {
        "what": observation.what,
        "how_known": [observation.how_known],
        "domains": _codes(observation.domains),
        "happened": typed(observation.happened),
        "place": observation.place,
        "noticed": typed(observation.noticed),
        "received": typed(observation.received),
        "witness": observation.witness,
        "source_kind": "" if source is SourceKind.NOT_STATED else source.value,
        "basis": "" if basis is Basis.NOT_STATED else basis.value,
        "source": list(astuple(observation.source)),
        "exact_words": observation.exact_words,
        "prompts": observation.prompts,
        "demeanour": observation.demeanour,
        "present": observation.present,
        "ending": observation.ending,
        "indicators": _codes(observation.indicators),
        "vulnerabilities": _codes(observation.vulnerabilities),
        "protective": _codes(observation.protective),
        "aware": list(astuple(observation.aware)),
        "origin": "" if origin is Origin.NOT_STATED else origin.value,
        "must_not_be_told": observation.must_not_be_told,
        "concern_id": observation.concern_id,
    }


def _codes(terms: tuple[Term, ...]) -> list[str]:
    return [term.code for term in terms]
