"""Someone who speaks a language has read a letter in it beside the English, and says that it is right."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from datetime import date

from dsl_desk.domain.problems import Problems


@dataclass(frozen=True, slots=True)
class TranslationCheck:
    """A speaker's word for exactly one text beside exactly one English text: another version of either is unchecked.

    `id` is "<template>/<language>". `speaks` says what makes the speaker able, such as "Polish is my first language".
    """

    id: str
    template: str
    language: str
    text_sha256: str
    original_sha256: str
    speaker: str
    speaks: str
    checked_on: date | None

    def __post_init__(self) -> None:
        problems = Problems()
        problems.require("speaker", self.speaker, "Enter who read both texts")
        problems.require("speaks", self.speaks, "Enter how they know the language, such as: it is their first")
        problems.require("checked_on", self.checked_on, "Enter the day they read both texts")
        problems.line("speaker", self.speaker)
        problems.line("speaks", self.speaks)
        problems.raise_if_any()

    def is_for(self, text: str, original: str) -> bool:
        """Whether it was this text that was read, beside this English one."""
        return (self.text_sha256, self.original_sha256) == (fingerprint(text), fingerprint(original))


def check_id(template: str, language: str) -> str:
    return f"{template}/{language}"


def fingerprint(text: str) -> str:
    """The SHA-256 of a text, in hexadecimal."""
    return hashlib.sha256(text.encode()).hexdigest()
