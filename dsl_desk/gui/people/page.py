"""People and access: who can open these records, in which role, and who could."""

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import Qt

from dsl_desk.domain.changed import Changed
from dsl_desk.domain.school import Person
from dsl_desk.gui.child.list_card import ListCard
from dsl_desk.gui.deeds.inline_form import InlineForm, InlineSlot
from dsl_desk.gui.page import Page
from dsl_desk.gui.people.forms import AddPerson, ChangePerson, RemovePerson
from dsl_desk.gui.people.sayings import HOUSE_RULE, row_of, row_of_former
from dsl_desk.gui.reads_only import only_who_records
from dsl_desk.gui.tasks import Tasks
from dsl_desk.gui.widgets.arrange import Columns
from dsl_desk.gui.widgets.buttons import secondary
from dsl_desk.gui.widgets.card import Card, SectionHeading
from dsl_desk.gui.widgets.words import Kind, Words
from dsl_desk.gui.widgets.wrapped_link import WrappedLink
from dsl_desk.services.desk import Desk
from dsl_desk.services.leaving import have_left
from dsl_desk.services.people import Member, members

RECOVERY, LEAVING, SETTINGS, LOOKS = "recovery", "leaving", "settings", "looks"
REPLACE = "The access of {name} is taken away. {name} may know the printed codes: replace them now."


@dataclass(frozen=True, slots=True)
class Everyone:
    """Those with access, and those whose access was taken away."""

    members: tuple[Member, ...]
    former: tuple[Person, ...]


def read_everyone(desk: Desk) -> Everyone:
    return Everyone(members(desk), have_left(desk))


class PeoplePage(Page):
    """One form at a time opens over the list."""

    def __init__(self, tasks: Tasks) -> None:
        super().__init__(tasks, "People and access")
        self.slot = InlineSlot()
        self.slot.opened.connect(self.scroll_to)
        self.list = ListCard("People with access", "Nobody has a passphrase for these records.")
        self.list.chosen.connect(self._change)
        self.add_button = secondary("Add a person", "plus")
        self.add_button.clicked.connect(self._add)
        only_who_records(tasks, self.add_button)
        self.former_heading = SectionHeading("Access taken away")
        self.former = ListCard("Access taken away", "")
        self._lay_out()
        self.banner.chosen.connect(lambda: self.navigate.emit(RECOVERY, None))

    def opened(self) -> None:
        self._read(lambda: self.list.rows.setFocus(Qt.FocusReason.OtherFocusReason))

    def changed(self, changed: Changed) -> None:
        if self.isVisible() and "person" in changed.kinds:
            self._read()

    def remove(self, member: Member) -> None:
        """Open the form that takes someone's access away."""
        form = RemovePerson(self.tasks, member.person)
        form.removed.connect(self._say_replace)
        self._open(form)

    def _lay_out(self) -> None:
        rules, leaving, passphrase = Card("House rules"), Card("Someone is leaving"), Card("Your own passphrase")
        rules.add(Words(HOUSE_RULE))
        rules.add(self._link("See who has looked at what", LOOKS))
        words = "A list leads through it: who takes over, open work, access, printed codes, a fresh backup."
        leaving.add(Words(words, Kind.MUTED), self._link("Open the list for someone who leaves", LEAVING))
        passphrase.add(self._link("Set a new passphrase for yourself", SETTINGS))
        passphrase.add(self._link("Recovery code and envelopes", RECOVERY))
        wide = [self.slot, self.list, self.former_heading, self.former]
        columns = Columns(wide, [rules, leaving, passphrase])
        self.former_heading.hide()
        self.former.hide()
        self.add(columns)
        self.body.addStretch(1)
        self.add_footer(self.add_button)

    def _link(self, words: str, page: str) -> WrappedLink:
        link = WrappedLink(words)
        link.clicked.connect(lambda: self.navigate.emit(page, None))
        return link

    def _read(self, then: Callable[[], None] = lambda: None) -> None:
        def show(everyone: Everyone) -> None:
            self._show(everyone)
            then()

        self.tasks.read(self, read_everyone, show, self.show_failure)

    def _show(self, everyone: Everyone) -> None:
        self.list.set_rows([row_of(member) for member in everyone.members])
        self.former.set_rows([row_of_former(person) for person in everyone.former])
        for part in (self.former_heading, self.former):
            part.setVisible(bool(everyone.former))

    def _add(self) -> None:
        self._open(AddPerson(self.tasks))

    def _change(self, member: object) -> None:
        assert isinstance(member, Member)
        form = ChangePerson(self.tasks, member)
        form.removal.connect(self.remove)
        self._open(form)

    def _open(self, form: InlineForm) -> None:
        self.slot.open(form, self.list.rows)

    def _say_replace(self, name: str) -> None:
        self.banner.say(REPLACE.format(name=name), "Replace the printed codes")
