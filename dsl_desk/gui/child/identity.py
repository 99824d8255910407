"""Who this is about: initials, name, year, form and age; never a judgement. What can be done stands beside it."""

from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from dsl_desk.domain.child import Child
from dsl_desk.domain.status import Status
from dsl_desk.domain.when import say_day
from dsl_desk.gui.theme import Tint, look
from dsl_desk.gui.widgets.arrange import Beside, Flow
from dsl_desk.gui.widgets.buttons import secondary
from dsl_desk.gui.widgets.tabs import Tabs
from dsl_desk.gui.widgets.tag import Avatar, Tag
from dsl_desk.gui.widgets.words import Kind, Words
from dsl_desk.services.reviewing import ChildHead

ROOMY = 820  # logical pixels under which the edges are narrow
AVATAR = 52
LEAST_NAME = 340  # logical pixels kept for a name beside the buttons
DEEDS = (
    ("record", "Record a concern", "record"),
    ("contact", "Log a contact", "contact"),
    ("decide", "Decide", "decision"),
    ("referral", "Start a referral", "referral"),
    ("family-letter", "Write to the family", "letter"),
)


class IdentityBar(QFrame):
    """``wanted(page name)`` for a deed about this child, ``print_wanted`` for its chronology on paper."""

    wanted = Signal(str)
    print_wanted = Signal()

    def __init__(self, tabs: Tabs) -> None:
        super().__init__()
        worn = look()
        self._avatar: Avatar | None = None
        self.name, self.about = Words("", Kind.TITLE), Words("", Kind.MUTED)
        words = QVBoxLayout()
        words.setSpacing(worn.px(2))
        words.addWidget(self.name)
        words.addWidget(self.about)
        self._tags = QWidget()
        self._tag_flow = Flow(self._tags, gap=6)
        self._tags.setContentsMargins(0, worn.px(4), 0, 0)
        words.addWidget(self._tags)
        who = QWidget()
        self._who = QHBoxLayout(who)
        self._who.setContentsMargins(0, 0, 0, 0)
        self._who.setSpacing(worn.px(14))
        self._who.addLayout(words, 1)
        self._column = QVBoxLayout(self)
        self._column.setSpacing(worn.px(6))
        self._column.addWidget(Beside(who, self._deeds(), least=LEAST_NAME))
        self._column.addWidget(tabs)

    def show_head(self, head: ChildHead) -> None:
        """Say who it is."""
        child = head.child
        self.name.setText(child.name)
        self.about.setText(" · ".join(part for part in (child.place, _born(child, head.today)) if part))
        self._show_tags(head)
        if self._avatar is None:
            self._avatar = Avatar(child.name, child.id, AVATAR)
            self._who.insertWidget(0, self._avatar)

    def tags(self) -> list[str]:
        """The words of every tag."""
        return [tag.accessibleName() for tag in self._tags.findChildren(Tag)]

    def _show_tags(self, head: ChildHead) -> None:
        for old in self._tags.findChildren(Tag):
            self._tag_flow.removeWidget(old)
            old.setParent(None)
            old.deleteLater()
        shown = [Tag(say_status(status), Tint.BLUE) for status in head.statuses]
        if head.cautions.address_confidential:
            shown.append(Tag("Address kept confidential", Tint.ORANGE))
        shown += [Tag(f"Do not contact {member.name}", Tint.ORANGE) for member in head.cautions.must_not_contact]
        for tag in shown:
            self._tag_flow.addWidget(tag)
        self._tags.setVisible(bool(shown))

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        super().resizeEvent(event)
        roomy = event.size().width() >= look().px(ROOMY)
        edge = look().px(28 if roomy else 14)
        self._column.setContentsMargins(edge, look().px(12), edge, 0 if roomy else look().px(10))

    def _deeds(self) -> QWidget:
        holder = QWidget()
        flow = Flow(holder)
        self.deeds = [secondary(words, icon) for _, words, icon in DEEDS]
        for (page, _, _), button in zip(DEEDS, self.deeds, strict=True):
            button.clicked.connect(lambda _=False, page=page: self.wanted.emit(page))
            flow.addWidget(button)
        self.print_button = secondary("Print chronology …", "print")
        self.print_button.clicked.connect(self.print_wanted)
        flow.addWidget(self.print_button)
        return holder


def say_status(status: Status) -> str:
    """A plan or situation that goes on, with the day it began."""
    since = f", since {_short_day(status.since)}" if status.since else ""
    return status.kind.wording + since


def _short_day(day: date) -> str:
    """Without the day of the week."""
    return say_day(day).partition(" ")[2]


def age_on(born: date, today: date) -> int:
    """Whole years."""
    return today.year - born.year - ((today.month, today.day) < (born.month, born.day))


def _born(child: Child, today: date) -> str:
    if child.born is None:
        return ""
    return f"born {_short_day(child.born)} (age {age_on(child.born, today)})"
