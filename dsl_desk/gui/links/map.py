"""A map of one group: children at the left, what they share beside them, lines between. The table says the same."""

from collections import defaultdict

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QPainter, QPaintEvent, QPen, QPolygonF
from PySide6.QtWidgets import QSizePolicy, QWidget

from dsl_desk.domain.subject import SubjectKind
from dsl_desk.gui.links.sayings import ICONS, details
from dsl_desk.gui.theme import Look, Tint, look, pixmap
from dsl_desk.gui.widgets.ink import draw_line
from dsl_desk.gui.widgets.tag import initials, tint_of
from dsl_desk.services.seen_together import Group

ROW, NODE, ROOM = 72, 40, 14  # logical pixels: height of a row, width of a node, space around


class LinkMap(QWidget):
    """Three columns: children, subjects linked to a child, subjects linked only to other subjects."""

    def __init__(self, group: Group) -> None:
        super().__init__()
        self._group = group
        self._columns = _columns(group)
        self.setAccessibleName("Map of links")
        self.setAccessibleDescription(f"{group.words}. The table above says the same.")
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setFixedHeight(self.sizeHint().height())

    def sizeHint(self) -> QSize:  # noqa: N802
        tallest = max(len(column) for column in self._columns)
        return QSize(look().px(500), look().px(tallest * ROW + 2 * ROOM))

    def places(self) -> dict[str, QPointF]:
        """The middle of each node, by its id."""
        worn, shown = look(), [column for column in self._columns if column]
        found = {}
        for number, column in enumerate(shown):
            left = worn.px(ROOM) + number * (self.width() - 2 * worn.px(ROOM)) / len(shown)
            gap = (self.height() - 2 * worn.px(ROOM)) / len(column)
            for row, id_ in enumerate(column):
                middle = worn.px(ROOM) + (row + 0.5) * gap
                found[id_] = QPointF(left + worn.px(NODE) / 2, middle)
        return found

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802
        painter, worn, places = QPainter(self), look(), self.places()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(QColor(worn.tokens.edge), 1.4))
        for one, other in self._group.edges:
            painter.drawLine(places[one], places[other])
        for child in self._group.children:
            _draw_child(painter, places[child.id], child.id, child.name, worn)
            self._label(painter, places[child.id], child.name, child.place, worn)
        for shared in self._group.subjects:
            subject = shared.subject
            _draw_subject(painter, places[subject.id], subject.kind, worn)
            self._label(painter, places[subject.id], subject.label, details(subject), worn)

    def _label(self, painter: QPainter, middle: QPointF, name: str, more: str, worn: Look) -> None:
        shown = sum(bool(column) for column in self._columns)
        width = self.width() / shown - worn.px(NODE + 3 * ROOM)
        left, line = middle.x() + worn.px(NODE) / 2 + worn.px(8), worn.px(20)
        upper = QRectF(left, middle.y() - (line if more else line / 2), width, line).toRect()
        ground = upper.adjusted(-worn.px(3), 0, 0, line if more else 0)
        painter.fillRect(ground, QColor(worn.tokens.surface))
        draw_line(painter, upper, name, worn, weight=QFont.Weight.DemiBold)
        draw_line(painter, upper.translated(0, line), more, worn, size=14, muted=True)


def _columns(group: Group) -> tuple[list[str], list[str], list[str]]:
    """Ids in three columns; in each, what is joined stands near what it is joined to."""
    children = [child.id for child in group.children]
    near: dict[str, list[int]] = defaultdict(list)
    for one, other in group.edges:
        for subject_id, far in ((one, other), (other, one)):
            if far in children:
                near[subject_id].append(children.index(far))
    direct = sorted((each for each in near if each not in children), key=lambda id_: sum(near[id_]) / len(near[id_]))
    beyond = [shared.subject.id for shared in group.subjects if shared.subject.id not in near]
    return children, direct, beyond


def _draw_child(painter: QPainter, middle: QPointF, id_: str, name: str, worn: Look) -> None:
    box = _box(middle, worn)
    ground, ink = worn.tokens.tints[tint_of(id_)]
    painter.setPen(QPen(QColor(ink), 1.4))
    painter.setBrush(QColor(ground))
    painter.drawEllipse(box)
    painter.setFont(worn.font(13, QFont.Weight.Bold))
    painter.drawText(box, Qt.AlignmentFlag.AlignCenter, initials(name))


def _draw_subject(painter: QPainter, middle: QPointF, kind: SubjectKind, worn: Look) -> None:
    """A person is round, a vehicle a diamond, the rest square; the icon says which."""
    box = _box(middle, worn)
    ground, ink = worn.tokens.tints[Tint.PURPLE]
    painter.setPen(QPen(QColor(ink), 1.4))
    painter.setBrush(QColor(ground))
    if kind is SubjectKind.PERSON:
        painter.drawEllipse(box)
    elif kind is SubjectKind.VEHICLE:
        centre = box.center()
        sides = (QPointF(centre.x(), box.top()), QPointF(box.right(), centre.y()))
        painter.drawPolygon(QPolygonF([*sides, QPointF(centre.x(), box.bottom()), QPointF(box.left(), centre.y())]))
    else:
        painter.drawRoundedRect(box, worn.px(6), worn.px(6))
    size = worn.px(20)
    picture = pixmap(ICONS[kind], ink, size)
    painter.drawPixmap(QPointF(middle.x() - size / 2, middle.y() - size / 2), picture)


def _box(middle: QPointF, worn: Look) -> QRectF:
    half = worn.px(NODE) / 2
    return QRectF(middle.x() - half, middle.y() - half, 2 * half, 2 * half)
