"""A school's own text of a letter, in the place of the one that is shipped."""

from __future__ import annotations

from dataclasses import dataclass

from dsl_desk.domain.problems import Problems


@dataclass(frozen=True, slots=True)
class LetterText:
    """`id` is "<template>/<language>". It is printed while it is `used`, else the shipped one.

    `based_on` is the version of the shipped letter when this was written, so that a later one can be noticed.
    """

    id: str
    template: str
    language: str
    text: str
    based_on: str
    used: bool = True

    def __post_init__(self) -> None:
        problems = Problems()
        problems.require("text", self.text, "Enter the text of the letter")
        problems.note("text", self.text)
        problems.raise_if_any()


def text_id(template: str, language: str) -> str:
    return f"{template}/{language}"
