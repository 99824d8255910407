"""The notice that a school's bundles are signed with another key from now on."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import datetime

from dsl_desk.documents.blocks import Block
from dsl_desk.documents.fingerprint import CHECKED, STEP_CALL, STEP_FIND, fingerprint_box, former_box, numbered
from dsl_desk.documents.letterhead import letterhead
from dsl_desk.documents.moments import say_local
from dsl_desk.documents.press import Sheet, pages
from dsl_desk.documents.slip import lines_to_write_on
from dsl_desk.documents.styles import BODY, FIELD, HEADING, NOTICE, TITLE
from dsl_desk.documents.text import para
from dsl_desk.domain.school import School

_STEPS = (
    STEP_FIND,
    STEP_CALL,
    "Ask whether the school changed its key, and when. Read the eight words of the new key out to them; they compare "
    "each word with their own screen.",
    "If everything agrees, accept the new certificate, write down who you spoke to, and stop accepting the old one "
    "for bundles signed after the change. If not, keep to the old one and tell the school.",
)
_UNPROVED = (
    "Until you have checked it by phone this notice proves nothing, signed or not: a lost key cannot sign, and "
    "whoever found it can."
)
_EARLIER = (
    "Bundles that the school sent before the change stay as they are. Check them with the old certificate, and ask "
    "the school about any that you did not expect."
)


def key_change_notice(
    school: School,
    old_sha256: str,
    old_words: Sequence[str],
    new_sha256: str,
    new_words: Sequence[str],
    reason: str,
    moment: datetime,
    *,
    demonstration: bool = False,
) -> bytes:
    """That the root certificate with SHA-256 `new_sha256` (of its DER) replaces another one at `moment` (UTC).

    `reason` is the school's own, and goes to every recipient: nothing about a child belongs in it. Raises
    DocumentError where it holds characters that no embedded font can draw.
    """
    sheet = Sheet("Change of key", moment, footer="This notice holds no secret", demonstration=demonstration)
    old = former_box("The old key", old_sha256, old_words)
    new = fingerprint_box("The new key", new_sha256, new_words)
    return pages(sheet, [*letterhead(school), *_said(reason, moment), old, new, *_checking()])


def _said(reason: str, moment: datetime) -> Iterator[Block]:
    yield para("Change of key: this school's bundles", TITLE)
    yield para(
        f"Since {say_local(moment)} this school signs its bundles with a new key. Do not accept a bundle that says "
        "it was signed later than that with the old one.",
        BODY,
    )
    yield para(reason, BODY, label="Why:")
    yield para(_UNPROVED, NOTICE)


def _checking() -> Iterator[Block]:
    yield para("Check it by phone before you rely on it", HEADING)
    yield from numbered(_STEPS)
    yield para(_EARLIER, FIELD)
    yield from lines_to_write_on((CHECKED,))
