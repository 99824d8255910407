"""Which text of a letter is printed."""

from __future__ import annotations

from dataclasses import dataclass

from dsl_desk.services.desk import Desk
from dsl_desk.services.lettering.templates import shipped, template


@dataclass(frozen=True, slots=True)
class TextInUse:
    """`version` is the one that is logged."""

    text: str
    version: str


def text_in_use(desk: Desk, code: str, language: str) -> TextInUse:
    """What is printed of the letter `code` in a language. Raises DeskError."""
    return TextInUse(shipped(code, language), template(code).meta.version)
