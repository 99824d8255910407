"""A page made of every part, so that the gallery and the gate see each of them."""

from datetime import date, datetime

from dsl_desk.domain.body_map import BodyMark, BodySide
from dsl_desk.domain.child import Child
from dsl_desk.domain.errors import Problem
from dsl_desk.gui.page import Page
from dsl_desk.gui.page_entry import PageEntry
from dsl_desk.gui.tasks import Tasks
from dsl_desk.gui.theme import Tint
from dsl_desk.gui.widgets.arrange import Columns
from dsl_desk.gui.widgets.attachments.field import HINT, AttachmentsField
from dsl_desk.gui.widgets.body_map.field import BodyMapField
from dsl_desk.gui.widgets.buttons import danger, link, primary, secondary
from dsl_desk.gui.widgets.card import Card, SectionHeading
from dsl_desk.gui.widgets.child_picker import ChildPicker
from dsl_desk.gui.widgets.chips import ChipGroup, Choice
from dsl_desk.gui.widgets.danger_panel import DangerPanel
from dsl_desk.gui.widgets.empty import EmptyState
from dsl_desk.gui.widgets.error_summary import ErrorSummary
from dsl_desk.gui.widgets.field import LabelledField
from dsl_desk.gui.widgets.note_editor import NoteField
from dsl_desk.gui.widgets.progress_panel import ProgressPanel
from dsl_desk.gui.widgets.rows import Row, RowList
from dsl_desk.gui.widgets.rule_source import RuleSource
from dsl_desk.gui.widgets.table import Column, Table
from dsl_desk.gui.widgets.tag import Tag
from dsl_desk.gui.widgets.when_field import WhenField
from dsl_desk.gui.widgets.words import Kind, Words

NOW = datetime(2026, 3, 24, 9, 5)  # noqa: DTZ001 - local school time, as a When is
CHILDREN = (
    Child("a1", "Ward", "Finley", born=date(2012, 11, 14), year="9", form="9A"),
    Child("b2", "Ward", "Finley", born=date(2014, 2, 3), year="7", form="7C"),
    Child("c3", "Okafor", "Amelia", born=date(2012, 5, 9), year="9", form="9C"),
    Child("d4", "Warsame-Price", "Filsan", year="10"),
)
ROWS = (
    Row("a1", "Amelia Okafor", "Year 9 · 9C", "Referral sent to children’s social care. No reply recorded.",
        person="Amelia Okafor", when="Mon 23 March", by_when="1 working day late", mark="danger", verb="Open"),
    Row("b2", "Reuben Hughes", "Year 8 · 8A", "Three new notes since you last looked", person="Reuben Hughes",
        when="Today", by_when="By end of school day", mark="warning", verb="Read notes"),
    Row("c3", "Unfinished draft", "Started 8:52am", "Child not chosen yet", icon="edit", when="Today",
        by_when="Draft is encrypted", mark="notice", verb="Finish"),
)  # fmt: skip
LATEST = (
    Row("a1", "Isla Begum", "Told Miss Reid she is not allowed to eat until chores are done", when="Today, 9:20am",
        tag="Neglect", tag_tint=Tint.ORANGE),
    Row("b2", "Finley Ward", "Second new phone this term", when="Mon 23 March", tag="Online", tag_tint=Tint.PURPLE),
)  # fmt: skip

MARKS = (
    BodyMark(1, BodySide.FRONT, 200, 416, "Right inner forearm", "Bruise, about 5 cm, yellow and green"),
    BodyMark(2, BodySide.BACK, 640, 245, "Right shoulder blade", "Two small round marks, red"),
)


class PartsPage(Page):
    """Lists, cards and a form with its error summary."""

    def __init__(self, tasks: Tasks) -> None:
        super().__init__(tasks, "Every part")
        self.picker = ChildPicker()
        self.when = WhenField(lambda: NOW)
        self.note = NoteField()
        self.known = ChipGroup(
            [Choice("saw", "I saw it", "s"), Choice("told", "I was told", "t"), Choice("reported", "Reported to me")]
        )
        self.signs = ChipGroup(
            [Choice(n, words) for n, words in enumerate(("New phone or money", "Older friends", "Going missing"))],
            several=True,
        )
        self.marks = BodyMapField()
        self.marks.set_marks(MARKS)
        self.files = AttachmentsField(lambda parent: [__file__])
        self.files.add_button.click()
        self.fields = {
            "child": LabelledField("Child", self.picker),
            "happened": LabelledField("When it happened", self.when, "Such as today 8:40 or not known"),
            "what": LabelledField("What you saw or were told", self.note, "Facts only: who, what, where."),
            "how_known": LabelledField("How you know", self.known),
            "indicators": LabelledField(
                "Warning signs", self.signs, "They are indicators, not proof.", optional=True
            ),
            "marks": LabelledField("Body map", self.marks, optional=True),
            "files": LabelledField("Files", self.files, HINT, optional=True),
        }
        self.summary = ErrorSummary(self.fields)
        self.list = RowList("Needs you today", whole=True)
        self.list.set_rows(ROWS)
        latest = RowList("Latest records", whole=True)
        latest.set_rows(LATEST)
        table: Table[Child] = Table(
            "Children", (Column("Name", lambda child: child.name), Column("Form", lambda child: child.form))
        )
        table.set_items(CHILDREN)
        table.setFixedHeight(210)
        rows, newest, form, people = Card(snug=True), Card(snug=True), Card(), Card(snug=True)
        rows.add(self.list)
        newest.add(latest)
        form.add(*self.fields.values())
        form.add(RuleSource("signs-not-proof"))
        people.add(table)
        self.progress = ProgressPanel()
        facts = Card("This bundle")
        facts.add_fact("Child", "Finley Ward, 9A")
        facts.add_fact("To", "Police single point of contact")
        facts.add_rule()
        facts.add(secondary("Preview the PDF", "record"), link("Open the chronology"), Tag("In progress", Tint.BLUE))
        empty = Card()
        empty.add(EmptyState("No letters yet.", "A letter you print is logged here.", secondary("Start a letter")))
        self.add(
            Words("Spring term, week 11.", Kind.MUTED),
            Columns(
                [self.summary, SectionHeading("Needs you today", "3", link("Show all")), rows, newest, form, people],
                [DangerPanel(), self.progress, facts, empty, Tag("There is a problem", Tint.RED)],
            ),
        )
        self.add_footer(primary("Save", "check"), secondary("Save as unfinished"), danger("Discard"))

    def show_problems(self) -> None:
        """As a form that was saved too early."""
        self.summary.show_problems(
            (Problem("what", "Enter what you saw or were told"), Problem("how_known", "Select how you know"))
        )

    def ask_for_advice(self) -> None:
        """As a note with words to look at again."""
        self.note.set_text("She has put herself at risk. He recieved a phone and went along with it.")
        assert self.note.advice
        self.note.advice.look_again()

    def open_advice(self) -> None:
        """As after F7."""
        assert self.note.advice
        self.note.advice.show_next()


PARTS = PageEntry("parts", "Every part", "record", lambda tasks, _: PartsPage(tasks))
