"""The exact pages of a PDF, drawn from memory. No file is written to look at one or to print it."""

from contextlib import ExitStack, closing
from math import ceil
from typing import TYPE_CHECKING

from PySide6.QtCore import QRect, Qt, Signal
from PySide6.QtGui import QImage, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QScrollArea, QWidget

from dsl_desk.gui.theme import look

if TYPE_CHECKING:
    from pypdfium2 import PdfDocument, PdfPage

POINTS_PER_INCH = 72
MARGIN = 9  # logical pixels around the pages
GAP = 14  # and between them


class PdfView(QScrollArea):
    """Pages one under the other, each as wide as the view. Only those near what is in sight exist as widgets."""

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._pdf: PdfDocument | None = None
        self._open = ExitStack()
        self.destroyed.connect(self._open.close)
        self.verticalScrollBar().valueChanged.connect(self._show_near)

    def show_pdf(self, pdf: bytes) -> None:
        """Show these bytes from the first page on."""
        self.clear()
        self._pdf = self._open.enter_context(closing(open_pdf(pdf)))
        sheets = _Sheets(self._pdf)
        sheets.arranged.connect(self._show_near)
        self.setWidget(sheets)
        self.verticalScrollBar().setValue(0)

    def clear(self) -> None:
        """Show nothing and drop the bytes."""
        self.setWidget(QWidget())
        self._pdf = None
        self._open.close()

    def page_count(self) -> int:
        return 0 if self._pdf is None else len(self._pdf)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        super().resizeEvent(event)
        self._show_near()

    def _show_near(self) -> None:
        sheets = self.widget()
        if isinstance(sheets, _Sheets):
            top, height = self.verticalScrollBar().value(), self.viewport().height()
            sheets.show_near(top - height, top + 2 * height)


class _Sheets(QWidget):
    """Room for every page; a child widget only for those near what is in sight. ``arranged`` at every new width."""

    arranged = Signal()

    def __init__(self, pdf: "PdfDocument") -> None:
        super().__init__()
        self._pdf = pdf
        sizes = [pdf.get_page_size(number) for number in range(len(pdf))]
        self._ratios = [height / width for width, height in sizes]
        self._places: list[QRect] = []
        self._shown: dict[int, _Sheet] = {}

    def show_near(self, top: int, bottom: int) -> None:
        """Have the pages between these heights, and no others."""
        near = {number for number, place in enumerate(self._places) if place.bottom() > top and place.top() < bottom}
        for number in self._shown.keys() - near:
            self._shown.pop(number).deleteLater()
        for number in sorted(near - self._shown.keys()):
            sheet = self._shown[number] = _Sheet(self._pdf, number, self)
            sheet.setGeometry(self._places[number])
            sheet.show()

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        margin, gap, top = look().px(MARGIN), look().px(GAP), look().px(MARGIN)
        width = max(1, event.size().width() - 2 * margin)
        self._places = []
        for ratio in self._ratios:
            self._places.append(QRect(margin, top, width, round(width * ratio)))
            top = self._places[-1].bottom() + gap
        self.setMinimumHeight(top)
        for number, sheet in self._shown.items():
            sheet.setGeometry(self._places[number])
        self.arranged.emit()


class _Sheet(QWidget):
    """One page; its words are its accessible description."""

    def __init__(self, pdf: "PdfDocument", number: int, parent: QWidget) -> None:
        super().__init__(parent)
        self._pdf, self._number = pdf, number
        self._picture = QImage()
        self.setAccessibleName(f"Page {number + 1:,} of {len(pdf):,}")
        self.setAccessibleDescription(pdf[number].get_textpage().get_text_bounded())

    def resizeEvent(self, _event: QResizeEvent) -> None:  # noqa: N802
        self._picture = QImage()

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802
        if self._picture.isNull():
            page, dots = self._pdf[self._number], self.width() * self.devicePixelRatioF()
            self._picture = draw_page(page, dots / page.get_width())
        QPainter(self).drawImage(self.rect(), self._picture)


def open_pdf(pdf: bytes) -> "PdfDocument":
    """The document for drawing; pypdfium2 is imported here, when a PDF is first looked at."""
    import pypdfium2

    return pypdfium2.PdfDocument(pdf)


def rows_of(page: "PdfPage", scale: float) -> int:
    """How many rows of dots it has at ``scale`` dots per point."""
    points: float = page.get_height()
    return ceil(points * scale)


def draw_page(page: "PdfPage", scale: float, rows: range | None = None) -> QImage:
    """The page, or these ``rows`` of it counted from its upper edge, at ``scale`` dots per point."""
    below = above = 0.0
    if rows is not None:
        # Points that pypdfium2 rounds up to the dots meant.
        above, below = (max(0.0, (dots - 0.5) / scale) for dots in (rows.start, rows_of(page, scale) - rows.stop))
    bitmap = page.render(scale=scale, crop=(0, below, 0, above), rev_byteorder=True, prefer_bgrx=True)
    drawn = memoryview(bitmap.buffer).cast("B")
    return QImage(drawn, bitmap.width, bitmap.height, bitmap.stride, QImage.Format.Format_RGBX8888).copy()
