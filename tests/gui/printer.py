"""The print dialog and the printer, as a person answers them."""

from contextlib import closing

from PySide6.QtWidgets import QWidget

from dsl_desk.gui.widgets.pdf_view import open_pdf
from dsl_desk.gui.widgets.printing import Paper, Printed, Then


class Printer:
    """Keeps what is printed; prints nothing while ``takes`` is false, as when the person cancels.

    ``copies`` is how many the person asks for in the dialog, None for those that stand there; ``pages`` those that
    it prints before it stops, None for all.
    """

    def __init__(self) -> None:
        self.printed: list[bytes] = []
        self.papers: list[Paper] = []
        self.takes = True
        self.copies: int | None = None
        self.pages: range | None = None

    def __call__(
        self, pdf: bytes, parent: QWidget, then: Then, *, to_file: bool = True, copies: int = 1,
        paper: Paper = Paper.AS_CHOSEN,
    ) -> None:  # fmt: skip
        self.papers.append(paper)
        if self.takes:
            self.printed.append(pdf)
            with closing(open_pdf(pdf)) as document:
                every = range(len(document))
            went = every if self.pages is None else self.pages
            then(Printed(len(went), len(every), self.copies or copies, frozenset(went)))
