"""Tags and avatars: words on a tint."""

from PySide6.QtCore import QEvent, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from dsl_desk.gui.theme import Look, Tint, look

AVATAR_TINTS = (Tint.PURPLE, Tint.ORANGE, Tint.GREEN, Tint.BLUE, Tint.GREY)


def initials(name: str) -> str:
    """First letters of the first and the last word."""
    words = name.split()
    return "".join(word[0] for word in (words[0], words[-1])[: len(words)]).upper() if words else "?"


def tint_of(child_id: str) -> Tint:
    """Always the same tint for the same child; it means nothing."""
    return AVATAR_TINTS[sum(child_id.encode()) % len(AVATAR_TINTS)]


def paint_avatar(painter: QPainter, box: QRectF, letters: str, tint: Tint, worn: Look) -> None:
    """A tinted disc with two letters."""
    ground, ink = worn.tokens.tints[tint]
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(ground))
    painter.drawEllipse(box)
    painter.setPen(QColor(ink))
    painter.setFont(avatar_font(worn, box.height()))
    painter.drawText(box, Qt.AlignmentFlag.AlignCenter, letters)


def avatar_font(worn: Look, height: float) -> QFont:
    """For the letters in a disc of this height."""
    font = worn.font(weight=QFont.Weight.Bold)
    font.setPixelSize(max(9, round(height * 0.38)))
    return font


def tag_size(words: str, worn: Look) -> QSize:
    """What a tag needs."""
    width = QFontMetrics(worn.font(13, QFont.Weight.DemiBold)).horizontalAdvance(words)
    return QSize(width + worn.px(20), worn.px(20))


def paint_tag(painter: QPainter, box: QRectF, words: str, tint: Tint, worn: Look) -> None:
    """Words on a small tinted box."""
    ground, ink = worn.tokens.tints[tint]
    painter.setPen(QColor(ink) if ground == worn.tokens.surface else Qt.PenStyle.NoPen)
    painter.setBrush(QColor(ground))
    painter.drawRoundedRect(box, worn.px(4), worn.px(4))
    painter.setPen(QColor(ink))
    painter.setFont(worn.font(13, QFont.Weight.DemiBold))
    painter.drawText(box, Qt.AlignmentFlag.AlignCenter, words)


class Tag(QWidget):
    """A status or a kind, said in words."""

    def __init__(self, words: str, tint: Tint = Tint.GREY, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.set_words(words, tint)

    def set_words(self, words: str, tint: Tint) -> None:
        self._words, self._tint = words, tint
        self.setAccessibleName(words)
        self.setFixedSize(tag_size(words, look()))
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        paint_tag(painter, QRectF(self.rect()), self._words, self._tint, look())

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802
        if event.type() == QEvent.Type.StyleChange:
            self.setFixedSize(tag_size(self._words, look()))
        super().changeEvent(event)


class Avatar(QWidget):
    """A child's initials on the child's tint."""

    def __init__(self, name: str, child_id: str, size: int = 40, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._letters, self._tint = initials(name), tint_of(child_id)
        self.setAccessibleName(name)
        self.setFixedSize(look().px(size), look().px(size))

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        paint_avatar(painter, QRectF(self.rect()), self._letters, self._tint, look())
