"""The general letters that were sent, newest first; one of them can be made again as it is worded now."""

from collections.abc import Sequence

from PySide6.QtCore import Signal

from dsl_desk.gui.theme import look
from dsl_desk.gui.widgets.card import Card
from dsl_desk.gui.widgets.due import short_day
from dsl_desk.gui.widgets.rows import Row, RowList
from dsl_desk.gui.widgets.words import Kind, Words
from dsl_desk.services.catalogue.letter_language import language
from dsl_desk.services.lettering.sent import Sent

IN_SIGHT = 5  # rows; the rest scrolls
NONE = "No letter has been printed or saved yet."


class SentList(Card):
    """``again(Sent)`` asks for the same letter to the same people."""

    again = Signal(object)

    def __init__(self) -> None:
        super().__init__(snug=True)
        self.rows = RowList("Letters sent")
        self.rows.setFixedHeight(look().px(57) * IN_SIGHT)
        self._none = Words(NONE, Kind.MUTED)
        self._none.setContentsMargins(look().px(18), look().px(8), look().px(18), look().px(8))
        self.add(self.rows, self._none)
        self.rows.chosen.connect(self.again)

    def show_sent(self, sent: Sequence[Sent]) -> None:
        self.rows.set_rows([_row(each) for each in sent])
        self.rows.setVisible(bool(sent))
        self._none.setVisible(not sent)


def _row(sent: Sent) -> Row:
    letter = sent.distribution
    spoken = dict.fromkeys(language(used.language).name for used in letter.translations)
    number = f"{letter.copies:,} {'letter' if letter.families else 'copy'}"
    if letter.copies != 1:
        number = f"{letter.copies:,} {'letters' if letter.families else 'copies'}"
    return Row(
        sent,
        letter.title,
        letter.template_version,
        ". ".join(filter(None, (letter.audience, number, ", ".join(spoken), sent.by))),
        icon="letter",
        when=short_day(sent.logged.date()),
        by_when=f"{sent.logged:%Y}",
        verb="Print again" if sent.pack else "",
    )
