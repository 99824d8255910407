"""What the window switches off for a person who reads and does not record.

A house rule, since everyone who unlocks holds the key: the desk refuses what gets past it, and the journal shows it.
"""

from dsl_desk.gui.tasks import Tasks
from dsl_desk.gui.widgets.buttons import Button

REASON = (
    "You can read these records but not add to them. Ask the designated safeguarding lead to record something, or to "
    "change your access."
)
"""In the strip over every page, and the description of each button that is off."""


def only_who_records(tasks: Tasks, *buttons: Button) -> None:
    """Keep buttons that record off while the person at the desk reads only."""
    if tasks.reads_only:
        for button in buttons:
            button.keep_off(REASON)
