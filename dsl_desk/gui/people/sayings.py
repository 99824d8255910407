"""What is said of people and their access, in the same words wherever it stands."""

from dsl_desk.domain.school import Person
from dsl_desk.gui.theme import Tint
from dsl_desk.gui.widgets.due import short_day
from dsl_desk.gui.widgets.rows import Row
from dsl_desk.services.people import Member

HOUSE_RULE = (
    "Everyone who unlocks holds the key to every record. Roles, and reading without recording, are house rules: DSL "
    "Desk keeps to them, and the journal says who did what. Nobody is kept from a record by a role alone."
)
TYPED_BY_THEM = (
    "They type their passphrase here themselves, twice. Or take one that is offered: it is shown once and kept "
    "nowhere, so they write it down and set their own after they first unlock."
)
READS_ONLY = "Reads only: sees every record and adds to none"


def row_of(member: Member) -> Row:
    """Someone with access."""
    person = member.person
    access = "Reads only" if person.reads_only else "Reads and records"
    tied = "; the passphrase is tied to this account" if member.here else ""
    return Row(
        member, person.name, person.role, access + tied, person=person.name,
        tag="You" if member.is_you else "", tag_tint=Tint.BLUE, verb="Change …",
    )  # fmt: skip


def row_of_former(person: Person) -> Row:
    """Someone whose access was taken away."""
    ended = short_day(person.left) if person.left else ""
    return Row(
        person, person.name, person.role, "What they recorded stays in their name", person=person.name,
        when=ended, by_when="Access taken away",
    )  # fmt: skip


def after_removing(name: str) -> tuple[str, ...]:
    """What taking access away does, and what it cannot do."""
    return (
        f"{name} can no longer unlock these records, and the key to them is changed. What {name} recorded stays, in "
        "their name.",
        f"Copies and backups made before stay readable to whoever has a way to open them: what {name} took along "
        "cannot be taken back.",
        f"Printed codes that {name} knows still open these records until they are replaced. Make a new recovery "
        "code, and new envelopes, straight afterwards.",
    )
