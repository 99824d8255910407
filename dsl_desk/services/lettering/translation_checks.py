"""Whether a speaker has confirmed a translation as it stands; without that no family gets it."""

from __future__ import annotations

from dsl_desk.domain.translation_check import TranslationCheck, check_id
from dsl_desk.services.desk import Desk
from dsl_desk.store import records


def latest_check(desk: Desk, template: str, language: str) -> TranslationCheck | None:
    """The newest word of a speaker about a translation, also where one of the two texts has been changed since."""
    return records.current(desk.connection, TranslationCheck, check_id(template, language))


def confirmed(desk: Desk, template: str, language: str, text: str, original: str) -> TranslationCheck | None:
    """The word of a speaker for exactly this `text` beside exactly this English `original`, or None."""
    check = latest_check(desk, template, language)
    return check if check and check.is_for(text, original) else None
