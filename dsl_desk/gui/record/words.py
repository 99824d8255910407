"""What the form of an observation says beside its fields."""

from dsl_desk.domain.school import Person
from dsl_desk.gui.forms.notes_field import Part

FACTS = "Facts only: who, what, where. Keep opinion for the next step."
ABOUT = "What it is about: one or more, or not sure yet"
EXACT = "Word for word, in quotation marks if you like. Locked once saved."
ASKED = "Your questions, as you put them."
DEMEANOUR = "Facts: quiet, in tears, spoke fast, looked at the door."
ENDING = "Where the child went, with whom, and what they were told would happen next."
FULL_NAME = "Full name and role."
HARDER = "Circumstances, not signs of harm and no blame. Nothing ticked means nothing was recorded."
AWARE = "Write only where you noticed something. A blank is not recorded, never absent."
ORIGIN = "What another agency told the school is theirs: ask them before it is passed on."
NOT_TOLD = "Such as: his father; the older brother. It is printed with the record."
SOURCE = "Facts that let police judge the source. Schools do not grade it."

SOURCE_PARTS = (
    Part("corroboration", "What else supports it", "Another account, a record, something seen."),
    Part(
        "reliability", "What is known of the source", "Such as: what they told us before was right, on these dates."
    ),
    Part("danger", "What could happen if it becomes known who said it"),
    Part("contact_again", "Whether they can be asked again, and how safely"),
)
"""What practice.md 2.3 d to h asks for; the names are those of SourceDetail."""


def recorded_by(person: Person) -> str:
    """The fourth time and the recorder, which nobody types."""
    return f"Recorded at the moment you save, by {person.name}, {person.role}."
