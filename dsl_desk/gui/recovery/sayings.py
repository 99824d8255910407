"""What the recovery page says."""

from datetime import datetime

from dsl_desk.domain.clock import school_time
from dsl_desk.domain.when import say_day
from dsl_desk.services.recovery import Printed

ABOUT = (
    "These pages open the records when a passphrase is forgotten or this computer is lost. Nobody else can: there is "
    "no other key, and no code is kept here."
)
OLD_PAPER = (
    "An old page opens nothing here once a new one is made. Backups made before keep the ways in they had: the old "
    "page still opens those, until they are thinned out or removed. Collect old pages and shred them."
)
NEW_CODE_FOLLOWS = (
    "The page printed before opens nothing here from then on: the key of the records is changed with it. It still "
    "opens backups made before. Have a printer at hand: the new code is shown once."
)
ENVELOPES_FOLLOW = (
    "Each envelope holds one code. Two codes open the records together, and one alone opens nothing. Envelopes made "
    "before open nothing here from then on."
)
DRILL = (
    "Type a code from its paper. It opens a copy of the records, the newest backup where there is one; the copy is "
    "checked and removed. The journal notes that it was tried."
)
READ = "Typed back from paper."


def say_code(printed: Printed | None) -> str:
    if printed is None:
        return "There is no recovery code. Make one, print it, and keep it in the school's safe."
    unread = "Nobody has typed it back from paper yet. Type it under “Try it”, or make a new one."
    return f"Made on {_day(printed.made)}. {READ if printed.typed_back else unread}"


def say_envelopes(printed: Printed | None) -> str:
    if printed is None:
        return "There are no envelopes. With them two people, such as the head and the chair, can open together."
    keepers = ", ".join(printed.holders)
    any_two = " Any two of them open." if len(printed.holders) > 2 else ""
    unread = "Nobody has typed them back from paper yet. Type them under “Try it”, or make new ones."
    return f"Made on {_day(printed.made)} for: {keepers}.{any_two} {READ if printed.typed_back else unread}"


def say_last_drill(last: datetime | None) -> str:
    return f"Last tried on {_day(last)}." if last else "Never tried yet."


def _day(moment: datetime) -> str:
    return say_day(school_time(moment).date())
