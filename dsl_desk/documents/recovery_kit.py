"""The page with the recovery code."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime

from dsl_desk.documents.blocks import Block
from dsl_desk.documents.moments import say_local
from dsl_desk.documents.press import Sheet, pages
from dsl_desk.documents.printed_code import KEEP_SEALED, code_box, steps
from dsl_desk.documents.slip import lines_to_write_on
from dsl_desk.documents.styles import BODY, NOTICE, ORIGIN, TITLE
from dsl_desk.documents.text import para

_KEEPING = (
    "Put this page in an envelope, seal it, and sign across the flap.",
    "Keep it in the school's safe. Never keep it with the laptop, and never take a photo or a copy of it.",
    "Tell the headteacher where it is.",
    "When the envelope is found open, or the page is lost, someone else may be able to open the records. Tell the "
    "headteacher and the data protection officer the same day, and make a new code: this page then opens nothing "
    "but backups made before.",
)
_USING = (
    "On the unlock page choose “Use the recovery code” and type it. Capitals, spaces and dashes do not matter.",
    "Is the computer lost? On another one choose “Restore a backup” and type the code there.",
    "Then set a new passphrase, and seal this page again.",
)
_SIGNED = ("Sealed by, and when", "Kept where")


def recovery_kit(school_name: str, code: str, made: datetime, *, demonstration: bool = False) -> bytes:
    """One page with the recovery code, grouped as it is typed, and where to keep it. Never kept as a file."""
    sheet = Sheet("Recovery kit", made, footer=KEEP_SEALED, demonstration=demonstration)
    return pages(sheet, list(_kit(school_name, code, made)))


def _kit(school_name: str, code: str, made: datetime) -> Iterator[Block]:
    yield para("Recovery kit", TITLE)
    yield para(
        f"Safeguarding records of {school_name}. Made on {say_local(made)}; it takes the place of every earlier one.",
        BODY,
    )
    yield para("Whoever holds this page can open the records, with no passphrase.", NOTICE)
    yield code_box("Recovery code", code)
    yield from steps("Where to keep it", _KEEPING)
    yield from steps("How to use it", _USING)
    yield para("Without a passphrase and without a printed code nobody can open the records.", ORIGIN)
    yield from lines_to_write_on(_SIGNED)
