"""Where what police sent the school is written down."""

from functools import partial

from PySide6.QtCore import Qt, Signal

from dsl_desk.gui.incoming.notice_page import NOTICE_PAGE
from dsl_desk.gui.incoming.request_page import REQUEST_PAGE
from dsl_desk.gui.widgets.buttons import link
from dsl_desk.gui.widgets.card import Card

PAGES = {NOTICE_PAGE: "Operation Encompass notice", REQUEST_PAGE: "Request for information"}


class FromPolice(Card):
    """``wanted(page name)``."""

    wanted = Signal(str)

    def __init__(self) -> None:
        super().__init__("Police have sent us a")
        self.links = {page: link(words) for page, words in PAGES.items()}
        for page, words in self.links.items():
            words.clicked.connect(partial(self.wanted.emit, page))
            self.body.addWidget(words, alignment=Qt.AlignmentFlag.AlignLeft)
