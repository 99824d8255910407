"""Which column of a CSV list is which field, with the first values of each, and how its dates are read."""

from collections.abc import Iterator

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from dsl_desk.exchange.csv_pupils import SAMPLES, Columns, samples
from dsl_desk.exchange.days import DateOrder
from dsl_desk.exchange.formats import Column, Field
from dsl_desk.gui.forms.choice_box import ChoiceBox
from dsl_desk.gui.theme import look
from dsl_desk.gui.widgets.arrange import Flow
from dsl_desk.gui.widgets.card import Card
from dsl_desk.gui.widgets.chips import ChipGroup, Choice
from dsl_desk.gui.widgets.field import LabelledField
from dsl_desk.gui.widgets.words import Kind, Words
from dsl_desk.services.roll.pupil_lists import CsvList, formats

WIDTH = 328  # logical pixels of one field
TOGETHER = "together"
"""The choice of several columns at once, as an address stands in."""


class ColumnMatch(QWidget):
    """One field and the column it is taken from; ``edited`` when a person changes it."""

    edited = Signal()

    def __init__(self, column: Column[Field]) -> None:
        super().__init__()
        self.field = column.field
        self._csv: CsvList | None = None
        self._together: tuple[int, ...] = ()
        self.box = ChoiceBox("Not taken from this list")
        self.samples = Words("", Kind.MUTED)
        self.setFixedWidth(look().px(WIDTH))
        body = QVBoxLayout(self)
        body.setContentsMargins(0, 0, 0, 0)
        body.setSpacing(look().px(3))
        body.addWidget(LabelledField(column.label, self.box))
        body.addWidget(self.samples)
        body.addStretch(1)
        self.box.edited.connect(self._chosen)

    def show_list(self, csv: CsvList) -> None:
        """Offer the columns of this list, the guessed one chosen."""
        self._csv = csv
        guessed = tuple(place for place, field in enumerate(csv.columns) if field is self.field)
        self._together = guessed if len(guessed) > 1 else ()
        headings = csv.table.headings
        choices = [(str(place), heading or f"Column {place + 1}") for place, heading in enumerate(headings)]
        if self._together:
            choices.insert(0, (TOGETHER, ", ".join(headings[place] for place in self._together)))
        self.box.set_choices(choices)
        self.box.set_text(TOGETHER if self._together else str(guessed[0]) if guessed else "")
        self._show_samples()

    def places(self) -> tuple[int, ...]:
        """The columns this field is taken from."""
        chosen = self.box.text()
        if chosen == TOGETHER:
            return self._together
        return (int(chosen),) if chosen else ()

    def _chosen(self) -> None:
        self._show_samples()
        self.edited.emit()

    def _show_samples(self) -> None:
        assert self._csv, "columns are chosen from a list"
        places = self.places()
        count = SAMPLES if len(places) == 1 else 1
        found = [value for place in places for value in samples(self._csv.table, place, count)]
        self.samples.setText("Such as " + " · ".join(value[:30] for value in found) if found else "")
        self.box.setAccessibleDescription(self.samples.text())


class ColumnsCard(Card):
    """Every field that can be taken; what is not matched here is left unread."""

    def __init__(self) -> None:
        super().__init__("Which column is which")
        self._csv: CsvList | None = None
        self.read_as = Words("", Kind.MUTED)
        self.matches = tuple(ColumnMatch(column) for column in formats().columns)
        fields = QWidget()
        flow = Flow(fields, gap=18)
        for match in self.matches:
            flow.addWidget(match)
            match.edited.connect(self._edited)
        self.order: ChipGroup[DateOrder] = ChipGroup(
            [
                Choice(DateOrder.DAY_FIRST, "Day first, as in 31/12/2012", "d"),
                Choice(DateOrder.MONTH_FIRST, "Month first, as in 12/31/2012", "m"),
            ]
        )
        self.order_field = LabelledField("How dates are written", self.order)
        self.order_note = Words(
            "The dates of this list could be read either way. Compare one with a date of birth you know.", Kind.STRONG
        )
        self.order.chosen.connect(self._ordered)
        self.body.setSpacing(look().px(12))
        self.add(self.read_as, fields, self.order_field, self.order_note)
        self.setFocusProxy(self.matches[0].box)

    def show_list(self, csv: CsvList) -> None:
        self._csv = csv
        self.read_as.setText(
            f"The file was read as {csv.table.encoding} with {csv.table.separator} between the cells. If letters "
            "look wrong below, save it as CSV UTF-8 and choose it again. Columns not matched here are left unread."
        )
        for match in self.matches:
            match.show_list(csv)
        self._show_order()

    def csv_list(self) -> CsvList:
        """The list as it is matched now."""
        assert self._csv, "a list is shown before it is read"
        return self._csv

    def _edited(self) -> None:
        if self._csv:
            self._csv = self._csv.matched(self._columns())
            self._show_order()

    def _ordered(self) -> None:
        picked = self.order.value()
        if self._csv and picked:
            self._csv = self._csv.ordered(picked)
            self._show_order()

    def _show_order(self) -> None:
        assert self._csv, "a list is shown before its dates are"
        self.order_field.setVisible(Field.BORN in self._csv.columns)
        self.order.pick(self._csv.order)
        self.order_note.setVisible(not self._csv.order_known)

    def _columns(self) -> Columns:
        assert self._csv, "columns belong to a list"
        taken = dict(self._taken())
        return tuple(taken.get(place) for place in range(len(self._csv.table.headings)))

    def _taken(self) -> Iterator[tuple[int, Field]]:
        for match in self.matches:
            for place in match.places():
                yield place, match.field
