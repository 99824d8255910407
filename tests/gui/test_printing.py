"""A PDF in memory on the screen and on paper, closed when nobody looks at it any more."""

from collections.abc import Callable, Iterable
from io import BytesIO
from itertools import pairwise
from pathlib import Path
from time import thread_time

import pypdfium2
import pytest
from PIL import ImageChops
from PySide6.QtCore import QCoreApplication, QEvent, Qt, QTimer
from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot
from reportlab.lib.pagesizes import A4
from reportlab.pdfgen.canvas import Canvas

from dsl_desk.gui.widgets.pdf_view import PdfView
from dsl_desk.gui.widgets.print_run import SCALE, PrintRun
from dsl_desk.gui.widgets.printing import JOB, Paper, Printed, PrintWindow, chosen_pages, print_pdf
from tests.gui.keys import Keys

WIDTHS = range(580, 586)
"""Points: every page is another width, so that it can be told from the others when it was printed."""


def sheets(widths: Iterable[int]) -> bytes:
    document, made = pypdfium2.PdfDocument.new(), BytesIO()
    for width in widths:
        document.new_page(width, 842)
    document.save(made)
    document.close()
    return made.getvalue()


@pytest.fixture
def pdf() -> bytes:
    """Two sheets of A4, the second without anything."""
    return sheets(range(595, 597))


@pytest.fixture
def printer(qapp: object, tmp_path: Path) -> QPrinter:
    """Prints into a file, which cannot repeat pages by itself."""
    made = QPrinter(QPrinter.PrinterMode.HighResolution)
    made.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    made.setOutputFileName(str(tmp_path / "printed.pdf"))
    return made


def shown(view: PdfView) -> pypdfium2.PdfDocument:
    assert view._pdf is not None
    return view._pdf


def is_open(document: pypdfium2.PdfDocument) -> bool:
    return bool(document.raw)


def test_every_page_is_named_and_drawn(qtbot: QtBot, pdf: bytes) -> None:
    view = PdfView("The letter")
    qtbot.addWidget(view)
    view.resize(400, 900)
    view.show()
    view.show_pdf(pdf)
    names = [sheet.accessibleName() for sheet in view.findChildren(QWidget)]
    assert [name for name in names if name.startswith("Page")] == ["Page 1 of 2", "Page 2 of 2"]
    assert view.page_count() == 2
    assert not view.grab().isNull()
    view.clear()
    assert view.page_count() == 0


def test_another_pdf_and_the_end_of_the_view_close_what_was_open(qtbot: QtBot, pdf: bytes) -> None:
    view = PdfView("The letter")
    view.show_pdf(pdf)
    first = shown(view)
    view.show_pdf(pdf)
    second = shown(view)
    assert not is_open(first)
    assert is_open(second)
    view.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    assert not is_open(second)


def test_of_many_pages_only_those_near_what_is_in_sight_exist(qtbot: QtBot) -> None:
    view = PdfView("The letters")
    qtbot.addWidget(view)
    view.resize(400, 500)
    view.show()
    view.show_pdf(sheets(range(1000, 3400)))

    def pages() -> list[str]:
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
        named = [sheet.accessibleName() for sheet in view.findChildren(QWidget)]
        return [name for name in named if name.startswith("Page")]

    assert view.page_count() == 2400
    qtbot.waitUntil(lambda: pages()[0] == "Page 1 of 2,400")
    assert len(pages()) < 20
    end = view.verticalScrollBar()
    qtbot.waitUntil(lambda: end.maximum() > 100_000)
    end.setValue(end.maximum())
    assert pages()[-1] == "Page 2,400 of 2,400"
    assert len(pages()) < 20


def run(pdf: bytes, printer: QPrinter, pages: range, qtbot: QtBot, after: Callable[[PrintRun], None]) -> list[int]:
    """Prints, doing what is wanted ``after`` each page; what was left at the end."""
    job = PrintRun(pdf, printer, pages)
    job.progressed.connect(lambda _: after(job))
    with qtbot.waitSignal(job.stopped) as stopped:
        job.start()
    return list(stopped.args[0])


def printed_pages(tmp_path: Path) -> int:
    with pypdfium2.PdfDocument(tmp_path / "printed.pdf") as printed:
        return len(printed)


def test_every_page_goes_on_a_sheet_of_its_own(qtbot: QtBot, pdf: bytes, printer: QPrinter, tmp_path: Path) -> None:
    assert run(pdf, printer, range(2), qtbot, lambda job: None) == []
    assert printed_pages(tmp_path) == 2
    assert [path.name for path in tmp_path.iterdir()] == ["printed.pdf"]


def test_what_is_printed_is_the_page_without_a_line_between_its_strips(
    qtbot: QtBot, printer: QPrinter, tmp_path: Path
) -> None:
    canvas = Canvas(target := BytesIO(), pagesize=A4)
    for across in range(40, 560, 20):
        canvas.line(across, 0, across + 10, A4[1])
    canvas.save()
    assert run(target.getvalue(), printer, range(1), qtbot, lambda job: None) == []
    with pypdfium2.PdfDocument(target) as meant, pypdfium2.PdfDocument(tmp_path / "printed.pdf") as printed:
        before, after = (
            document[0].render(scale=SCALE, grayscale=True).to_pil().resize((500, 700))
            for document in (meant, printed)
        )
    assert max(ImageChops.difference(before, after).tobytes()) < 64


def test_the_window_is_held_for_a_small_part_of_a_page_only(qtbot: QtBot, printer: QPrinter) -> None:
    beats: list[float] = []
    heart = QTimer()
    heart.timeout.connect(lambda: beats.append(thread_time()))  # of this thread alone, however busy the computer is
    heart.start(0)
    assert run(sheets(WIDTHS), printer, range(5), qtbot, lambda job: None) == []
    page = (beats[-1] - beats[0]) / 5
    assert max(after - before for before, after in pairwise(beats)) < page / 4


def test_the_window_has_its_turn_between_two_pages(qtbot: QtBot, pdf: bytes, printer: QPrinter) -> None:
    seen: list[str] = []
    job = PrintRun(pdf, printer, range(2))
    job.progressed.connect(lambda done: seen.append(f"page {done}"))
    job.progressed.connect(lambda _: seen.append("the window"), Qt.ConnectionType.QueuedConnection)
    with qtbot.waitSignal(job.stopped):
        job.start()
    assert seen[:3] == ["page 1", "the window", "page 2"]


def test_a_job_that_is_stopped_says_which_pages_are_left(qtbot: QtBot, printer: QPrinter, tmp_path: Path) -> None:
    assert run(sheets(WIDTHS), printer, range(1, 5), qtbot, PrintRun.stop) == [2, 3, 4]
    assert printed_pages(tmp_path) == 1


@pytest.fixture
def page(qtbot: QtBot) -> QWidget:
    made = QWidget()
    qtbot.addWidget(made)
    made.show()
    return made


def window_on(page: QWidget) -> PrintWindow:
    (window,) = (each for each in page.findChildren(PrintWindow) if each.isVisible())
    return window


def test_printing_is_heard_of_when_the_last_page_is_printed(
    qtbot: QtBot, pdf: bytes, printer: QPrinter, page: QWidget, tmp_path: Path
) -> None:
    heard: list[Printed] = []
    printer.setCopyCount(3)
    PrintWindow(pdf, printer, page, heard.append).begin()
    assert window_on(page).windowTitle() == JOB
    qtbot.waitUntil(lambda: bool(heard))
    assert heard == [Printed(sides=6, of=6, copies=3, pages=frozenset(range(2)))]
    assert printed_pages(tmp_path) == 6


def test_escape_stops_and_enter_goes_on_from_the_page_it_stopped_at(
    qtbot: QtBot, printer: QPrinter, page: QWidget, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(QPrinter, "outputFileName", lambda _: "")  # as a printer that is no file
    heard: list[Printed] = []
    window = PrintWindow(sheets(WIDTHS), printer, page, heard.append)
    window.begin()
    keys, run = Keys(window), window._run
    assert run
    run.progressed.connect(lambda done: keys.press(Qt.Key.Key_Escape) if done == 2 else None)
    qtbot.waitUntil(window.on_button.hasFocus)
    assert window.words.text() == "2 of 6 pages went to the printer."
    assert window.on_button.accessibleName() == "Go on from page 3"
    assert heard == []
    keys.press(Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: bool(heard))
    assert heard == [Printed(sides=6, of=6, copies=1, pages=frozenset(range(6)))]


def test_a_job_that_is_left_where_it_stopped_is_heard_of_too(
    qtbot: QtBot, printer: QPrinter, page: QWidget, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(QPrinter, "outputFileName", lambda _: "")
    heard: list[Printed] = []
    window = PrintWindow(sheets(WIDTHS), printer, page, heard.append)
    window.begin()
    assert window._run
    window._run.progressed.connect(lambda _: window.reject())
    qtbot.waitUntil(window.on_button.hasFocus)
    Keys(window).press(Qt.Key.Key_Escape)
    assert heard == [Printed(sides=1, of=6, copies=1, pages=frozenset({0}))]


def test_a_file_that_is_not_whole_is_taken_away(
    qtbot: QtBot, printer: QPrinter, page: QWidget, tmp_path: Path
) -> None:
    heard: list[Printed] = []
    window = PrintWindow(sheets(WIDTHS), printer, page, heard.append)
    window.begin()
    assert window._run
    window._run.progressed.connect(lambda _: window.reject())
    with qtbot.waitSignal(window.finished):
        pass
    assert heard == []
    assert list(tmp_path.iterdir()) == []


def test_the_pages_that_the_dialog_asks_for_are_printed(printer: QPrinter) -> None:
    assert chosen_pages(printer, 6) == range(6)
    printer.setPrintRange(QPrinter.PrintRange.PageRange)
    printer.setFromTo(3, 4)
    assert chosen_pages(printer, 6) == range(2, 4)


def test_nothing_is_printed_before_the_dialog_is_answered(
    qtbot: QtBot, pdf: bytes, page: QWidget, tmp_path: Path
) -> None:
    heard: list[Printed] = []
    for answer in (QPrintDialog.DialogCode.Rejected, QPrintDialog.DialogCode.Accepted):
        print_pdf(pdf, page, heard.append, copies=2)
        (dialog,) = (each for each in page.findChildren(QPrintDialog) if each.isVisible())
        assert heard == []
        printer = dialog.printer()
        assert (printer.docName(), printer.copyCount()) == (JOB, 2)
        printer.setOutputFileName(str(tmp_path / "printed.pdf"))
        dialog.done(answer)
    qtbot.waitUntil(lambda: bool(heard))
    assert heard == [Printed(sides=4, of=4, copies=2, pages=frozenset(range(2)))]


class TwoSided(QPrinter):
    """Prints on both sides as its dialog was told to, which one that writes a file forgets."""

    def __init__(self, mode: QPrinter.PrinterMode) -> None:
        super().__init__(mode)
        self.sides = QPrinter.DuplexMode.DuplexLongSide

    def duplex(self) -> QPrinter.DuplexMode:
        return self.sides

    def setDuplex(self, duplex: QPrinter.DuplexMode) -> None:  # noqa: N802
        self.sides = duplex


@pytest.fixture
def two_sided(qapp: object, tmp_path: Path) -> TwoSided:
    made = TwoSided(QPrinter.PrinterMode.HighResolution)
    made.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    made.setOutputFileName(str(tmp_path / "printed.pdf"))
    return made


def test_a_job_on_both_sides_ends_with_a_whole_sheet(qtbot: QtBot, two_sided: TwoSided) -> None:
    assert run(sheets(WIDTHS), two_sided, range(6), qtbot, PrintRun.stop) == [2, 3, 4, 5]
    assert run(sheets(WIDTHS), two_sided, range(5), qtbot, lambda job: None) == []


@pytest.mark.parametrize(
    ("paper", "pages", "sides"),
    [
        (Paper.AS_CHOSEN, (2, 3), QPrinter.DuplexMode.DuplexLongSide),
        (Paper.BOTH_SIDES, (3, 6), QPrinter.DuplexMode.DuplexLongSide),
        (Paper.BOTH_SIDES, (2, 3), QPrinter.DuplexMode.DuplexNone),
        (Paper.BOTH_SIDES, (1, 3), QPrinter.DuplexMode.DuplexNone),
        (Paper.ONE_SIDE, (1, 6), QPrinter.DuplexMode.DuplexNone),
    ],
)
def test_letters_are_printed_on_both_sides_only_where_each_has_its_own_sheets(
    two_sided: TwoSided, page: QWidget, paper: Paper, pages: tuple[int, int], sides: QPrinter.DuplexMode
) -> None:
    two_sided.setPrintRange(QPrinter.PrintRange.PageRange)
    two_sided.setFromTo(*pages)
    PrintWindow(sheets(WIDTHS), two_sided, page, lambda _: None, paper)
    assert two_sided.duplex() is sides


def test_a_printer_that_takes_nothing_leaves_every_page(qtbot: QtBot, pdf: bytes, printer: QPrinter) -> None:
    printer.setOutputFileName("/nowhere/at all.pdf")
    assert run(pdf, printer, range(2), qtbot, lambda job: None) == [0, 1]


def test_a_page_that_goes_while_it_is_printed_ends_the_job(qtbot: QtBot, printer: QPrinter, tmp_path: Path) -> None:
    page, heard = QWidget(), list[Printed]()
    page.show()
    window = PrintWindow(sheets(WIDTHS), printer, page, heard.append)
    window.begin()
    assert window._run
    document = window._run._pdf
    with qtbot.waitSignal(window._run.progressed):
        pass
    page.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    assert not is_open(document)
    assert printed_pages(tmp_path) >= 1
    assert heard == []
