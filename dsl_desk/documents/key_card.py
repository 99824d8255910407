"""The card that a school hands to a recipient once, so that its bundles can be told from anyone else's."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import datetime

from dsl_desk.documents.blocks import Block
from dsl_desk.documents.fingerprint import CHECKED, STEP_CALL, STEP_FIND, fingerprint_box, numbered
from dsl_desk.documents.letterhead import letterhead
from dsl_desk.documents.moments import say_local
from dsl_desk.documents.press import Sheet, pages
from dsl_desk.documents.slip import lines_to_write_on
from dsl_desk.documents.styles import BODY, FIELD, HEADING, TITLE
from dsl_desk.documents.text import para
from dsl_desk.domain.school import School

_STEPS = (
    STEP_FIND,
    STEP_CALL,
    "Read the eight words out to them. They compare each word with their screen, and say whether all eight agree.",
    "Compare the digits with those that your own computer shows for school-root.pem: "
    "openssl x509 -in school-root.pem -noout -fingerprint -sha256",
    "If everything agrees, keep the certificate with the date and the name of the person you spoke to. From then on "
    "every bundle of this school must lead to it. If one word or digit differs, do not accept it.",
)
_OTHERS = (
    "If the school must change its key, a dated notice comes with new words, to be checked the same way. The eight "
    "words at the end of a report are others: they only say that it arrived."
)


def key_card(
    school: School, key_sha256: str, key_words: Sequence[str], made: datetime, *, demonstration: bool = False
) -> bytes:
    """One page: SHA-256 of the root certificate (DER) in eight words, in hex and as a QR code, and how to check it.

    `openssl x509 -in school-root.pem -noout -fingerprint -sha256` prints the same hex.
    """
    sheet = Sheet("Key card", made, footer="This card holds no secret", demonstration=demonstration)
    return pages(sheet, [*letterhead(school), *_card(key_sha256, key_words, made)])


def _card(key_sha256: str, key_words: Sequence[str], made: datetime) -> Iterator[Block]:
    yield para("Key card: how to know this school's bundles", TITLE)
    yield para(
        "Bundles from this school are signed. This is the fingerprint of the school's root certificate "
        f"(school-root.pem), as of {say_local(made)}. A bundle never vouches for its own key.",
        BODY,
    )
    yield fingerprint_box("The fingerprint", key_sha256, key_words)
    yield para("Check it by phone before you rely on it", HEADING)
    yield from numbered(_STEPS)
    yield para(_OTHERS, FIELD)
    yield from lines_to_write_on((CHECKED,))
