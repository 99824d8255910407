"""The cards of a front sheet, each with the forms that write it."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace

from PySide6.QtWidgets import QHBoxLayout, QWidget

from dsl_desk.domain.family import ContactRule, FamilyMember
from dsl_desk.domain.front_sheet import Address
from dsl_desk.domain.front_sheet_facts import facts, say_address, title_of
from dsl_desk.domain.front_sheet_file import FrontSheetFile, Sibling, is_current
from dsl_desk.domain.professional import Professional
from dsl_desk.domain.status import Status
from dsl_desk.gui.deeds.add_child import AddChild
from dsl_desk.gui.deeds.inline_form import InlineForm
from dsl_desk.gui.deeds.leaving import MarkAsLeft, ReturnToRoll
from dsl_desk.gui.front_sheet.address_form import AddressForm
from dsl_desk.gui.front_sheet.cautions import CONFIDENTIAL
from dsl_desk.gui.front_sheet.end_form import EndForm
from dsl_desk.gui.front_sheet.entry import Entry, Verb
from dsl_desk.gui.front_sheet.family_form import FamilyForm
from dsl_desk.gui.front_sheet.professional_form import ProfessionalForm
from dsl_desk.gui.front_sheet.sheet_form import SheetForm
from dsl_desk.gui.front_sheet.sibling_form import SiblingForm
from dsl_desk.gui.front_sheet.status_form import StatusForm
from dsl_desk.gui.tasks import Tasks
from dsl_desk.gui.theme import Tint
from dsl_desk.gui.widgets.buttons import Button, secondary
from dsl_desk.gui.widgets.card import Card
from dsl_desk.gui.widgets.rule_source import RuleSource
from dsl_desk.gui.widgets.words import Kind, Words, rule
from dsl_desk.services.front_sheets import Dated

NOT_YET = "Nothing is written down yet."

Open = Callable[[InlineForm, QWidget], object]


class FrontSheetCards:
    """``open_form(form, where the keyboard goes back to)``; ``go_to(child id)`` opens another child's record."""

    def __init__(self, tasks: Tasks, file: FrontSheetFile, open_form: Open, go_to: Callable[[str], object]) -> None:
        self._tasks, self.file, self._open, self._go_to = tasks, file, open_form, go_to
        self._child_id = file.child.id

    def child(self) -> Card:
        """What the roll says."""
        child = self.file.child
        correct = Verb("Correct the details", lambda button: self._open(AddChild(self._tasks, child), button))
        leaving = Verb(
            "Put back on the roll" if child.left else "Mark as left",
            lambda button: self._open((ReturnToRoll if child.left else MarkAsLeft)(self._tasks, child), button),
        )
        return _card("Who this is", None, [Entry(self._tasks, "", facts(child), [correct, leaving], child)])

    def sheet(self) -> Card:
        """Addresses, phones, languages, background, support and where the file is."""
        sheet = self.file.sheet
        write = Verb("Write the front sheet", lambda button: self._open(SheetForm(self._tasks, sheet), button))
        add = self._adding("Add an address", lambda: AddressForm(self._tasks, sheet))
        addresses = [self._address(address) for address in sheet.addresses]
        rest = facts(replace(sheet, addresses=()))
        written = sheet if facts(sheet) else None
        return _card(
            "Address, language and support", add, [*addresses, Entry(self._tasks, "", rest, [write], written)]
        )

    def family(self) -> Card:
        """Household and family who are not on the roll."""
        add = self._adding("Add someone", lambda: FamilyForm(self._tasks, self._child_id))
        return _card("Household and family", add, [self._dated(each) for each in self._now(self.file.family)])

    def siblings(self) -> Card:
        """Brothers and sisters on the roll, with the way to their records."""
        add = self._adding("Add a brother or sister", lambda: SiblingForm(self._tasks, self._child_id))
        found = [self._sibling(each) for each in self.file.siblings if not each.member or self._now([each.member])]
        return _card("Brothers and sisters at this school", add, found)

    def statuses(self) -> Card:
        """The plans, care and support of now and to come."""
        add = self._adding("Add", lambda: StatusForm(self._tasks, self._child_id))
        return _card(
            "Plans, care and support", add, [self._dated(each) for each in self._not_over(self.file.statuses)]
        )

    def to_ring(self) -> Card:
        """Emergency contacts in the order of ringing, and the rule about how many."""
        lines = [f"{member.emergency}. {title_of(member)}: {member.phone}" for member in self.file.to_ring]
        card = _card("In an emergency, ring in this order", None, [Words(words) for words in lines])
        card.add(RuleSource("emergency-contacts"))
        return card

    def professionals(self) -> Card:
        add = self._adding("Add", lambda: ProfessionalForm(self._tasks, self._child_id))
        return _card("Professionals", add, [self._dated(each) for each in self._now(self.file.professionals)])

    def over(self) -> Iterator[Card]:
        """What no longer holds, and stays readable."""
        siblings = [each.member for each in self.file.siblings if each.member]
        records: list[Dated] = [*self.file.statuses, *self.file.family, *siblings, *self.file.professionals]
        over = [record for record in records if record not in self._not_over(records)]
        if over:
            yield _card("No longer", None, [self._dated(record) for record in over])

    def _now(self, records: Sequence[Dated]) -> list[Dated]:
        return [record for record in records if is_current(record, self.file.today)]

    def _not_over(self, records: Sequence[Dated]) -> list[Dated]:
        """What holds now, and what is only to begin."""
        return [record for record in records if record.until is None or record.until > self.file.today]

    def _adding(self, words: str, form: Callable[[], InlineForm]) -> Button:
        button = secondary(words, "plus")
        button.clicked.connect(lambda: self._open(form(), button))
        return button

    def _address(self, address: Address) -> Entry:
        change = Verb("Change", lambda button: self._open(AddressForm(self._tasks, self.file.sheet, address), button))
        said = [("Why it is kept confidential", address.why)] if address.confidential else []
        tags = [(CONFIDENTIAL, Tint.RED)] if address.confidential else []
        return Entry(self._tasks, say_address(address), said, [change], tags=tags)

    def _dated(self, record: Dated) -> Entry:
        return Entry(self._tasks, title_of(record), facts(record), self._verbs(record), record, _tags(record))

    def _sibling(self, sibling: Sibling) -> Entry:
        child, member = sibling.child, sibling.member
        said = [("Record here", "yes" if sibling.has_records else "none")]
        if member:
            said += facts(member)
        else:
            said += [("Written down", "on their front sheet")]
        verbs = self._verbs(member) if member else [self._record_of(child.id)]
        heading = " · ".join(part for part in (child.name, child.place) if part)
        return Entry(self._tasks, heading, said, verbs, member, _tags(member) if member else ())

    def _verbs(self, record: Dated) -> list[Verb]:
        verbs = [Verb("Change", lambda button: self._open(self._form(record), button))]
        if record.until is None:
            verbs.append(Verb("No longer …", lambda button: self._open(EndForm(self._tasks, record), button)))
        if isinstance(record, FamilyMember) and record.sibling_id:
            verbs.append(self._record_of(record.sibling_id))
        return verbs

    def _record_of(self, child_id: str) -> Verb:
        return Verb("Open their record", lambda _: self._go_to(child_id))

    def _form(self, record: Dated) -> InlineForm:
        match record:
            case Status():
                return StatusForm(self._tasks, self._child_id, record)
            case Professional():
                return ProfessionalForm(self._tasks, self._child_id, record)
            case FamilyMember(sibling_id=""):
                return FamilyForm(self._tasks, self._child_id, record)
        return SiblingForm(self._tasks, self._child_id, record)


def _card(heading: str, add: Button | None, entries: Sequence[QWidget]) -> Card:
    card = Card()
    card.add(_heading(heading, add))
    for number, entry in enumerate(entries):
        if number:
            card.add(rule())
        card.add(entry)
    if not entries:
        card.add(Words(NOT_YET, Kind.MUTED))
    return card


def _heading(words: str, add: Button | None) -> QWidget:
    holder = QWidget()
    row = QHBoxLayout(holder)
    row.setContentsMargins(0, 0, 0, 0)
    row.addWidget(Words(words, Kind.HEADING), 1)
    if add:
        row.addWidget(add)
    return holder


def _tags(record: Dated) -> list[tuple[str, Tint]]:
    tags = []
    if isinstance(record, FamilyMember):
        if record.contact is ContactRule.MUST_NOT:
            tags.append((ContactRule.MUST_NOT.value.capitalize(), Tint.RED))
        if record.address and record.address.confidential:
            tags.append((CONFIDENTIAL, Tint.RED))
    return tags
