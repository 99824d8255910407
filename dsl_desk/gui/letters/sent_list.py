"""The general letters that were sent, newest first; one of them can be made again as it is worded now."""

from collections.abc import Iterator, Sequence

from PySide6.QtCore import Signal

from dsl_desk.domain.letter import ENGLISH, Delivery
from dsl_desk.domain.when import say_day
from dsl_desk.gui.theme import look
from dsl_desk.gui.widgets.card import Card
from dsl_desk.gui.widgets.due import short_day
from dsl_desk.gui.widgets.rows import Row, RowList
from dsl_desk.gui.widgets.words import Kind, Words
from dsl_desk.services.catalogue.letter_language import language
from dsl_desk.services.lettering.distributions import LoggedDistribution

IN_SIGHT = 5  # rows; the rest scrolls
NONE = "No letter has been printed or saved yet."


class SentList(Card):
    """``again(LoggedDistribution)`` asks for the same letter again. What the keyboard is on is read below in full."""

    again = Signal(object)

    def __init__(self) -> None:
        super().__init__(snug=True)
        self._sent: tuple[LoggedDistribution, ...] = ()
        self.rows, self.full = RowList("Letters sent"), Words("", Kind.MUTED)
        self.full.setContentsMargins(look().px(18), look().px(8), look().px(18), look().px(8))
        self.add(self.rows, self.full)
        self.rows.chosen.connect(self.again)
        self.rows.selectionModel().currentChanged.connect(self._show_full)

    def show_sent(self, sent: Sequence[LoggedDistribution]) -> None:
        self._sent = tuple(sent)
        self.rows.set_rows([_row(each) for each in sent])
        self.rows.setFixedHeight(look().px(57) * min(IN_SIGHT, len(sent)) + 2)
        self.rows.setVisible(bool(sent))
        self._show_full()

    def _show_full(self) -> None:
        at = self.rows.currentIndex()
        self.full.setText(f"{'. '.join(_facts(self._sent[at.row()]))}." if at.isValid() else NONE)


def _row(sent: LoggedDistribution) -> Row:
    letter = sent.distribution
    return Row(
        sent,
        letter.title,
        text=letter.audience,
        icon="letter",
        when=short_day(sent.logged.date()),
        by_when=str(sent.logged.year),
        verb="Print again" if sent.pack else "",
    )


def _facts(sent: LoggedDistribution) -> Iterator[str]:
    """Everything that was logged, as sentences without their stops."""
    letter = sent.distribution
    one, many = ("letter", "letters") if letter.families else ("copy", "copies")
    yield letter.title
    yield letter.audience
    yield f"{letter.copies:,} {one if letter.copies == 1 else many}"
    if letter.delivery is not Delivery.NOT_STATED:
        yield letter.delivery.capitalize()
    spoken = dict.fromkeys(language(used.language).name for used in letter.translations)
    if other := ", ".join(name for name in spoken if name != language(ENGLISH).name):
        yield f"Also in {other}"
    if letter.large_print:
        yield "Large print"
    yield f"Version {letter.template_version}"
    yield f"Logged {say_day(sent.logged.date())}" + (f" by {sent.by}" if sent.by else "")
