"""What has a page of its own: who can open the records, how they are recovered, copied and kept."""

from functools import partial

from PySide6.QtCore import Signal

from dsl_desk.gui.theme import look
from dsl_desk.gui.widgets.card import Card
from dsl_desk.gui.widgets.wrapped_link import WrappedLink

LINKS = {
    "people": "People and access",
    "leaving": "Someone with access is leaving",
    "recovery": "Recovery code and envelopes",
    "school-key": "The school’s key, and who has checked it",
    "verify": "Check a bundle that came",
    "backups": "Backups",
    "retention": "How long records are kept",
    "looks": "Who has looked at what",
}
"""The page's name, and what the link to it says."""


class LinksCard(Card):
    """``wanted(page name)``."""

    wanted = Signal(str)

    def __init__(self) -> None:
        super().__init__("Access, copies and keeping")
        self.body.setSpacing(look().px(4))
        self.links = {page: WrappedLink(words) for page, words in LINKS.items()}
        for page, link in self.links.items():
            link.clicked.connect(partial(self.wanted.emit, page))
        self.add(*self.links.values())
