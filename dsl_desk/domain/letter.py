"""A general letter, logged once for the school."""

from __future__ import annotations

from dataclasses import dataclass

from dsl_desk.domain.problems import Problems


@dataclass(frozen=True, slots=True)
class Distribution:
    """One printing of one letter to one audience; never an entry on a child's record."""

    id: str
    template: str
    template_version: str
    title: str
    audience: str
    copies: int
    left_out: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        problems = Problems()
        problems.require("audience", self.audience, "Say who the letter is for")
        if self.copies < 1:
            problems.add("copies", "Enter how many copies")
        problems.line("audience", self.audience)
        problems.raise_if_any()
