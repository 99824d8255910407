"""The box at the foot of page 1 that ties the report to the rest of its bundle."""

from __future__ import annotations

from dsl_desk.documents.blocks import Box
from dsl_desk.documents.styles import SEAL
from dsl_desk.documents.text import para
from dsl_desk.domain.sealfacts import FOLDER_RULE, SealFacts

_CHECKING = (
    "Open this file in Acrobat: the signature must be valid, certified and cover the whole document, and lead to the "
    "root certificate of the school that you accepted by phone. Then compare the SHA-256 of 2-payload.zip, which "
    "7-Zip shows, with the one above. HOW-TO-CHECK.txt gives each step, and the commands for OpenSSL. The box ties "
    "this page to the other files. It does not show that what the records say is true."
)


def seal_box(facts: SealFacts) -> Box:
    """`SealFacts.rows` as one run of text, then how to check them."""
    rows = tuple(para(value, SEAL, label=f"{label}:") for label, value in facts.rows())
    return Box((*rows, para(FOLDER_RULE, SEAL, label="Folder:"), para(_CHECKING, SEAL, label="How to check:")))
