"""The form an Operation Encompass notice is written down on."""

from PySide6.QtWidgets import QLineEdit

from dsl_desk.domain.encompass import EncompassNotice
from dsl_desk.domain.when import NOT_STATED
from dsl_desk.gui.forms.correcting import CorrectingForm
from dsl_desk.gui.forms.form import CHILD, Reading
from dsl_desk.gui.forms.opening import Opening
from dsl_desk.gui.forms.others_field import OthersField
from dsl_desk.gui.forms.times import past_time, typed
from dsl_desk.gui.widgets.arrange import Columns
from dsl_desk.gui.widgets.note_editor import NoteField
from dsl_desk.gui.widgets.rule_source import RuleSource
from dsl_desk.services.drafts import Fields
from dsl_desk.services.incoming import SAME_DAY


class NoticeForm(CorrectingForm):
    """What police told the school; how the school looked after the child is answered afterwards, the same day."""

    def __init__(self) -> None:
        super().__init__()
        self.others = OthersField()
        self.lines = {name: QLineEdit() for name in ("police_reference", "place", "adult_present")}
        names = ("circumstances", "children_present", "voice", "police_action")
        self.notes = {name: NoteField(lines=2, advised=name != "voice") for name in names}
        self.received, self.happened = past_time(), past_time()
        self._put_fields()

    def notice(self) -> EncompassNotice:
        """What is written, as a record. Raises InvalidRecord with everything that is to be put right."""
        reading = Reading()
        if self.child is None:
            reading.refuse(CHILD, "Choose the child")
        received = reading.field("received", self.received.when, NOT_STATED)
        happened = reading.field("happened", self.happened.when, NOT_STATED)
        texts = {name: control.text() for name, control in (self.lines | self.notes).items()}
        return reading.record(lambda: self.made(EncompassNotice, received=received, happened=happened, **texts))

    def child_ids(self) -> list[str]:
        """The child and the others at this school whom the notice names."""
        return [self.chosen().id, *(child_id for child_id, _ in self.others.involved())]

    def offer(self, opening: Opening) -> None:
        super().offer(opening)
        self.others.set_children(opening.children)

    def _put_fields(self) -> None:
        self.put("others", "Other children at this school whom it names", self.others, optional=True)
        received = self.labelled("received", "When the school was told", self.received, "Such as today 8:10")
        reference = self.labelled(
            "police_reference", "Police reference", self.lines["police_reference"], "Or type not given"
        )
        self.add(Columns([received], [reference], narrow_width=270, flip=560), RuleSource(SAME_DAY))
        happened = self.labelled("happened", "When it happened", self.happened, optional=True)
        place = self.labelled("place", "Where", self.lines["place"], optional=True)
        self.add(Columns([happened], [place], narrow_width=270, flip=560))
        self.put("circumstances", "What police say happened", self.notes["circumstances"], optional=True)
        self.add(RuleSource("encompass"))
        self.put("children_present", "Which children were there", self.notes["children_present"], optional=True)
        self.put("voice", "What the child said or showed", self.notes["voice"], optional=True)
        self.put("adult_present", "Which adult was with the child", self.lines["adult_present"], optional=True)
        self.put("police_action", "What police did", self.notes["police_action"], optional=True)
        self.put_reason()


def state_of(notice: EncompassNotice) -> Fields:
    """The form as it would stand with this notice typed in."""
    names = ("police_reference", "place", "adult_present", "circumstances", "children_present", "voice")
    texts = {name: getattr(notice, name) for name in (*names, "police_action")}
    return {"received": typed(notice.received), "happened": typed(notice.happened), **texts}
