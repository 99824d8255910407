"""Stroke icons on a 24-unit grid, drawn for DSL Desk, recoloured for the theme."""

from functools import lru_cache

from PySide6.QtCore import QByteArray, QRectF, Qt
from PySide6.QtGui import QIcon, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer

from dsl_desk.paths import resources


def icon(name: str, colour: str, size: int) -> QIcon:
    """The icon ``name`` of resources/icons in ``colour``, sharp at ``size`` logical pixels."""
    return QIcon(pixmap(name, colour, size))


@lru_cache(maxsize=256)
def pixmap(name: str, colour: str, size: int, ratio: float = 2.0) -> QPixmap:
    """The same as a pixmap; ``ratio`` is the device pixels per logical pixel it is rendered for."""
    drawing = QSvgRenderer(_svg(name, colour))  # before painting begins: a missing icon must not end in a crash
    picture = QPixmap(round(size * ratio), round(size * ratio))
    picture.fill(Qt.GlobalColor.transparent)
    painter = QPainter(picture)
    drawing.render(painter, QRectF(picture.rect()))
    painter.end()
    picture.setDevicePixelRatio(ratio)
    return picture


def _svg(name: str, colour: str) -> QByteArray:
    text = (resources() / "icons" / f"{name}.svg").read_text(encoding="utf-8")
    return QByteArray(text.replace("currentColor", colour).encode())
