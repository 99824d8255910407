"""Check a bundle, from inside the open records."""

from pathlib import Path

from dsl_desk.gui.page import Page
from dsl_desk.gui.tasks import Tasks
from dsl_desk.gui.verify.panel import VerifyPanel


class VerifyPage(Page):
    """What was read is dropped when another page comes to the front."""

    def __init__(self, tasks: Tasks, ledger: Path) -> None:
        super().__init__(tasks, "Check a bundle")
        self.panel = VerifyPanel(tasks, ledger)
        self.add(self.panel)
        self.body.addStretch(1)
        self.panel.found.connect(lambda: self.scroll_to(self.panel.findings))

    def opened(self) -> None:
        self.panel.begin()

    def leave(self) -> None:
        self.panel.forget()
