"""One record of any kind as a line of the chronology: a title, the words, and everything else it states.

To add a kind, write one function in one of these modules: `describe` chooses by the record's class.
"""

from dsl_desk.services.describing import between_schools, recorded, shared  # each adds its kinds to `describe`
from dsl_desk.services.describing.between_schools import say_author
from dsl_desk.services.describing.shared import say_receipt
from dsl_desk.services.describing.telling import (
    ASKED_BY,
    DEMEANOUR,
    INTERPRETED,
    LETTERS,
    NOT_TOLD,
    PRESENT,
    PROMPTS,
    RISKS_OF_SOURCE,
    SAID_ALREADY,
    SUPPORT,
    WITNESS,
    Agencies,
    Description,
    describe,
)

__all__ = [
    "ASKED_BY",
    "DEMEANOUR",
    "INTERPRETED",
    "LETTERS",
    "NOT_TOLD",
    "PRESENT",
    "PROMPTS",
    "RISKS_OF_SOURCE",
    "SAID_ALREADY",
    "SUPPORT",
    "WITNESS",
    "Agencies",
    "Description",
    "between_schools",
    "describe",
    "recorded",
    "say_author",
    "say_receipt",
    "shared",
]
