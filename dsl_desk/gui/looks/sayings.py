"""One look in words."""

from dsl_desk.domain.event import Happening
from dsl_desk.domain.when import say_day, say_time
from dsl_desk.gui.widgets.rows import Row
from dsl_desk.services.looking import Look

SAID = {
    Happening.UNLOCKED: ("key", "Unlocked the records"),
    Happening.FAILED_UNLOCK: ("warning", "Someone typed a passphrase that did not fit"),
    Happening.VIEWED: ("show", "Opened the record"),
    Happening.FOUND: ("search", "Saw words of the record among the answers to a search"),
    Happening.PREVIEWED: ("show", "Read before printing or sending"),
    Happening.PRINTED: ("print", "Printed"),
    Happening.SAVED: ("saved", "Saved as a file that is not encrypted"),
    Happening.COPIED: ("saved", "Saved a copy of a file of the record, which is not encrypted"),
    Happening.EXPORTED: ("referral", "Put in a bundle"),
    Happening.BACKED_UP: ("backup", "Copied every record to a backup"),
    Happening.RESTORED: ("backup", "Made these records again from a backup"),
    Happening.REKEYED: ("key", "Changed the key of the records"),
    Happening.KEY_MADE: ("key", "Made the key that signs bundles"),
    Happening.KEY_RENEWED: ("key", "Renewed the certificate that signs bundles"),
    Happening.KEY_KEPT: ("key", "Kept the key that signs bundles in a recovery file"),
    Happening.KEY_BROUGHT_BACK: ("key", "Brought the key that signs bundles back from a recovery file"),
    Happening.DRILLED: ("key", "Tried the printed codes on a copy"),
    Happening.CLOCK_STEPPED_BACK: ("warning", "Found this computer’s clock set back"),
    Happening.DRAFT_DISCARDED: ("edit", "Discarded an unfinished form"),
    Happening.WORDING_KEPT: ("check", "Kept a wording that the language aid asked about"),
}
NAMED = (Happening.PREVIEWED, Happening.PRINTED, Happening.SAVED, Happening.EXPORTED)
"""Those whose note says what it was; other notes are numbers for the journal."""


def say_look(look: Look) -> str:
    """What was done, and with what."""
    words = SAID[look.happening][1]
    return f"{words}: {look.note}" if look.note and look.happening in NAMED else words


def row_by_person(look: Look) -> Row:
    """For one child's record: who, when, what."""
    return _row(look, look.person)


def row_by_child(look: Look) -> Row:
    """For one person: whose record, when, what."""
    return _row(look, look.child.name if look.child else look.concern or "No child’s record")


def _row(look: Look, title: str) -> Row:
    day = say_day(look.at.date()).partition(" ")[2]
    return Row(
        look, title, text=say_look(look), icon=SAID[look.happening][0], when=day, by_when=say_time(look.at.time())
    )
