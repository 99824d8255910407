"""Words that are looked for in a chronology, marked where they stand: by a line under them, and by a ground."""

import re
from collections.abc import Iterator

from PySide6.QtCore import QPointF, QRect
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QTextCharFormat, QTextLayout, QTextOption

from dsl_desk.gui.theme import Look

FROM = 2
"""Letters from which words are looked for."""

NEW_LINE = "\u2028"
"""What ends a line within one text layout."""


def places(words: str, wanted: str) -> Iterator[tuple[int, int]]:
    """Where ``wanted`` stands in ``words``, whatever the case: first letter and number of letters."""
    if len(wanted.strip()) >= FROM:
        for found in re.finditer(re.escape(wanted.strip()), words, re.IGNORECASE):
            yield found.start(), len(found[0])


def paint_found(painter: QPainter, box: QRect, words: str, wanted: str, worn: Look) -> None:
    """Wrapped as QPainter wraps them, so that the height of an entry stays what it is."""
    layout = QTextLayout(words.replace("\n", NEW_LINE), worn.font())
    option = QTextOption()
    option.setWrapMode(QTextOption.WrapMode.WordWrap)
    layout.setTextOption(option)
    layout.setFormats([_mark(start, length, worn) for start, length in places(words, wanted)])
    leading, top = QFontMetricsF(worn.font()).leading(), 0.0
    layout.beginLayout()
    while (line := layout.createLine()).isValid():
        line.setLineWidth(box.width())
        line.setPosition(QPointF(0, top))
        top += line.height() + leading
    layout.endLayout()
    layout.draw(painter, QPointF(box.topLeft()))


def _mark(start: int, length: int, worn: Look) -> QTextLayout.FormatRange:
    found = QTextLayout.FormatRange()
    found.start, found.length = start, length
    mark = QTextCharFormat()
    mark.setFontUnderline(True)
    mark.setBackground(QColor(worn.tokens.selection))
    found.format = mark
    return found
