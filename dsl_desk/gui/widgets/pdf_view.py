"""The exact pages of a PDF, drawn from memory. No file is written to look at one or to print it."""

from contextlib import ExitStack, closing
from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QImage, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QScrollArea, QVBoxLayout, QWidget

from dsl_desk.gui.theme import look

if TYPE_CHECKING:
    from pypdfium2 import PdfDocument

POINTS_PER_INCH = 72


class PdfView(QScrollArea):
    """Pages one under the other, each as wide as the view; drawn when first seen."""

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._pdf: PdfDocument | None = None
        self._open = ExitStack()
        self.destroyed.connect(self._open.close)

    def show_pdf(self, pdf: bytes) -> None:
        """Show these bytes from the first page on."""
        self.clear()
        self._pdf = self._open.enter_context(closing(open_pdf(pdf)))
        sheets = QWidget()
        column = QVBoxLayout(sheets)
        column.setSpacing(look().px(14))
        for number in range(len(self._pdf)):
            column.addWidget(_Sheet(self._pdf, number, sheets))
        column.addStretch(1)
        self.setWidget(sheets)

    def clear(self) -> None:
        """Show nothing and drop the bytes."""
        self.setWidget(QWidget())
        self._pdf = None
        self._open.close()

    def page_count(self) -> int:
        return 0 if self._pdf is None else len(self._pdf)


class _Sheet(QWidget):
    """One page; its words are its accessible description."""

    def __init__(self, pdf: "PdfDocument", number: int, parent: QWidget) -> None:
        super().__init__(parent)
        self._pdf, self._number = pdf, number
        self._picture = QImage()
        page = pdf[number]
        self._ratio = page.get_height() / page.get_width()
        self.setAccessibleName(f"Page {number + 1} of {len(pdf)}")
        self.setAccessibleDescription(page.get_textpage().get_text_bounded())

    def sizeHint(self) -> QSize:  # noqa: N802
        return QSize(600, round(600 * self._ratio))

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        self.setFixedHeight(round(event.size().width() * self._ratio))
        self._picture = QImage()

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802
        if self._picture.isNull():
            dots = self.width() * self.devicePixelRatioF()
            self._picture = draw_page(self._pdf, self._number, dots / self._pdf[self._number].get_width())
        QPainter(self).drawImage(self.rect(), self._picture)


def open_pdf(pdf: bytes) -> "PdfDocument":
    """The document for drawing; pypdfium2 is imported here, when a PDF is first looked at."""
    import pypdfium2

    return pypdfium2.PdfDocument(pdf)


def draw_page(pdf: "PdfDocument", number: int, scale: float) -> QImage:
    """Page ``number`` (from 0) at ``scale`` dots per point."""
    bitmap = pdf[number].render(scale=scale, rev_byteorder=True, prefer_bgrx=True)
    picture = QImage(bytes(bitmap.buffer), bitmap.width, bitmap.height, bitmap.stride, QImage.Format.Format_RGBX8888)
    return picture.copy()
