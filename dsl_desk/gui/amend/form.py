"""The form an observation is corrected on: the recorded version, with a reason for changing it."""

from dataclasses import dataclass, replace

from dsl_desk.domain.observation import Observation, SourceKind
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
        self._retired_domains: tuple[Term, ...] = ()
        self._retired_signs: tuple[Term, ...] = ()
        self.fields[CHILD].hide()
        self.fields["others"].hide()
        self._about = Words("", Kind.STRONG)
        self._place = Words("", Kind.MUTED)
        self.locked = Words(LOCKED, Kind.MUTED)
        self.locked.hide()
        self._earlier = Words("", Kind.MUTED)
        self._earlier.hide()
        identity = Card(kind="identity")
        identity.body.setSpacing(look().px(2))
        identity.add(self._about, self._place)
        self.body.insertWidget(0, identity)
        for name, words in (("exact_words", self.locked), ("indicators", self._earlier)):
            self.body.insertWidget(self.body.indexOf(self.fields[name]) + 1, words)

    def offer(self, opening: Opening) -> None:
        super().offer(opening)
        if isinstance(opening, Correcting) and opening.before and self.blank:
            self.choose_child(opening.child_id)
            self._show(opening.before)

    def observation(self) -> Observation:
        """The corrected version; what was ticked from an earlier edition of the catalogue stays ticked."""
        read = super().observation()
        return replace(
            read, domains=read.domains + self._retired_domains, indicators=read.indicators + self._retired_signs
        )

    def _put_required(self) -> None:
        super()._put_required()
        self.reason = NoteField(lines=2)
        self.put("reason", "Why you are correcting this", self.reason, REASON)

    def _show(self, before: Observation) -> None:
        self._keep_terms(before)
        self.record_id = before.id
        self.restore(state_of(before))
        self._blank = self.state() | {CHILD: ""}
        self._about.setText(self.chosen().name)
        self._place.setText(describe(self.chosen()))
        self.exact_words.editor.setReadOnly(bool(before.exact_words))
        self.locked.setVisible(bool(before.exact_words))
        if before.exact_words:
            self.exact_words.setAccessibleDescription(LOCKED)

    def _keep_terms(self, before: Observation) -> None:
        """A term keeps the wording it was recorded with, also when the catalogue has moved on."""
        self._retired_domains = tuple(term for term in before.domains if term.code not in self._terms)
        self._retired_signs = tuple(term for term in before.indicators if term.code not in self._terms)
        self._terms |= {term.code: term for term in before.domains + before.indicators}
        retired = [term.wording for term in self._retired_domains + self._retired_signs]
        self._earlier.setText(f"Also ticked, from an earlier list, and kept: {'; '.join(retired)}.")
        self._earlier.setVisible(bool(retired))


def state_of(observation: Observation) -> Fields:
    """The form as it would stand with this observation typed in."""
    source = observation.source_kind
    return {
        "what": observation.what,
        "how_known": [observation.how_known],
        "domains": [term.code for term in observation.domains],
        "happened": typed(observation.happened),
        "place": observation.place,
        "exact_words": observation.exact_words,
        "indicators": [term.code for term in observation.indicators],
        "source_kind": "" if source is SourceKind.NOT_STATED else source.value,
        "witness": observation.witness,
        "noticed": typed(observation.noticed),
        "received": typed(observation.received),
        "concern_id": observation.concern_id,
    }
