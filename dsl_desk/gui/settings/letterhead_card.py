"""The logo and the signature of the school's letters: chosen as PNG or SVG, checked, shown as printed."""

from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, Qt, Signal
from PySide6.QtGui import QImage, QImageWriter, QPainter, QPixmap
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QLabel, QWidget

from dsl_desk.domain.changed import Changed
from dsl_desk.domain.errors import DeskError, InvalidRecord
from dsl_desk.exchange.pictures import HEIGHT, MOST_BYTES, WIDTH, check_svg, is_svg, refused
from dsl_desk.gui.reads_only import only_who_records
from dsl_desk.gui.tasks import Tasks
from dsl_desk.gui.theme import look
from dsl_desk.gui.widgets.buttons import secondary
from dsl_desk.gui.widgets.card import Card
from dsl_desk.gui.widgets.words import Kind, Words
from dsl_desk.services.lettering.letterhead import Picture, Pictures, pictures, remove_picture, set_picture

ABOUT = (
    "The school’s logo and a signature stand on its letters. A picture is a PNG or SVG file. Use the logo of the "
    "police or of another body only where they gave it to you for this."
)
NAMES = {Picture.LOGO: "Logo", Picture.SIGNATURE: "Signature"}
SHOWN_HEIGHT = 56  # at 100 % text

ChooseFile = Callable[[QWidget], str]


def ask_for_picture(parent: QWidget) -> str:
    """Where the picture is that a person picks, or nothing."""
    chosen, _ = QFileDialog.getOpenFileName(parent, "Choose a picture", filter="Pictures (*.png *.svg)")
    return chosen


class LetterheadCard(Card):
    """``said`` and ``failed`` tell the page how it ended."""

    said = Signal(str)
    failed = Signal(object)

    def __init__(self, tasks: Tasks, choose: ChooseFile = ask_for_picture) -> None:
        super().__init__()
        self._tasks, self._choose = tasks, choose
        self.rows = {which: _PictureRow(name) for which, name in NAMES.items()}
        self.refused = Words("", Kind.ERROR)
        self.refused.hide()
        self.body.setSpacing(look().px(12))
        self.add(Words("Letterhead", Kind.HEADING), Words(ABOUT, Kind.MUTED), self.refused, *self.rows.values())
        for which, row in self.rows.items():
            only_who_records(tasks, row.choose, row.remove)
            row.choose.clicked.connect(partial(self._ask, which))
            row.remove.clicked.connect(partial(self._remove, which))

    def read(self) -> None:
        """Show what stands on letters now."""
        self._tasks.read(self, pictures, self._show, self.failed.emit)

    def _ask(self, which: Picture) -> None:
        if chosen := self._choose(self):
            self._tasks.make(
                self, lambda progress: read_picture(Path(chosen)), partial(self._keep, which), self._refuse
            )

    def _keep(self, which: Picture, png: bytes) -> None:
        self._tasks.write(
            self,
            lambda desk: set_picture(desk, which, png),
            partial(self._done, f"{NAMES[which]} kept"),
            self._refuse,
        )

    def _remove(self, which: Picture) -> None:
        self._tasks.write(
            self,
            lambda desk: remove_picture(desk, which),
            partial(self._done, f"{NAMES[which]} removed"),
            self._refuse,
        )

    def _show(self, found: Pictures) -> None:
        for which, row in self.rows.items():
            row.show_png(found[which])

    def _done(self, words: str, _changed: Changed) -> None:
        self.refused.hide()
        self.read()
        self.said.emit(words)

    def _refuse(self, error: DeskError) -> None:
        if not isinstance(error, InvalidRecord):
            self.failed.emit(error)
            return
        self.refused.setText(f"{error}. Nothing was changed.")
        self.refused.show()


class _PictureRow(QWidget):
    """One picture as it is printed, or that there is none, with what can be done about it."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self._name = name
        self._picture = QLabel()
        self._picture.setTextFormat(Qt.TextFormat.PlainText)
        self.choose = secondary(f"Choose a {name.lower()} …")
        self.remove = secondary("Remove")
        self.remove.setAccessibleName(f"Remove the {name.lower()}")
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(look().px(12))
        line.addWidget(self._picture, 1)
        line.addWidget(self.choose)
        line.addWidget(self.remove)
        self.show_png(b"")

    def show_png(self, png: bytes) -> None:
        self.remove.setVisible(bool(png))
        picture = QPixmap()
        if png and picture.loadFromData(png):
            high = look().px(SHOWN_HEIGHT)
            self._picture.setPixmap(picture.scaledToHeight(high, Qt.TransformationMode.SmoothTransformation))
            self._picture.setAccessibleName(f"{self._name}, as it is printed")
        else:
            self._picture.setText(f"No {self._name.lower()}")
            self._picture.setAccessibleName("")


def read_picture(path: Path) -> bytes:
    """The file as PNG; an SVG is checked and drawn. Raises InvalidRecord."""
    try:
        with path.open("rb") as file:
            content = file.read(MOST_BYTES + 1)
    except OSError as error:
        raise refused("The picture cannot be read where it was. Choose it again") from error
    if not is_svg(content):
        return content
    check_svg(content)
    return _drawn(content)


def _drawn(svg: bytes) -> bytes:
    """The checked drawing in its own shape, as large as a letter can show it."""
    from PySide6.QtSvg import QSvgRenderer

    renderer = QSvgRenderer(QByteArray(svg))
    size = renderer.defaultSize()
    if not renderer.isValid() or size.isEmpty():
        raise refused("This SVG cannot be drawn. Save the picture as PNG, then choose it again")
    size.scale(WIDTH, HEIGHT, Qt.AspectRatioMode.KeepAspectRatio)
    picture = QImage(size, QImage.Format.Format_ARGB32)
    picture.fill(Qt.GlobalColor.transparent)
    with QPainter(picture) as painter:
        renderer.render(painter)
    drawn = QBuffer()
    drawn.open(QIODevice.OpenModeFlag.WriteOnly)
    QImageWriter(drawn, QByteArray(b"png")).write(picture)
    return bytes(drawn.data().data())
