"""What a referral to children's social care asks and no record answers (practice.md 2.6)."""

from __future__ import annotations

from dataclasses import dataclass, fields

from dsl_desk.domain.problems import Problems


@dataclass(frozen=True, slots=True)
class CareAnswers:
    """In the DSL's own words. Blank: not answered, which never means "no".

    `where_now` also says why the child is there, `agreement` whether parents and child agree with the referral,
    `parents_can` what the parents or carers do well and what they cannot do. Raises InvalidRecord for an answer
    that no note can hold.
    """

    safe_tonight: str = ""
    where_now: str = ""
    child_wants: str = ""
    agreement: str = ""
    parents_can: str = ""
    danger_to_workers: str = ""

    def __post_init__(self) -> None:
        problems = Problems()
        for answer in fields(self):
            problems.note(answer.name, getattr(self, answer.name))
        problems.raise_if_any()


NO_CARE_ANSWERS = CareAnswers()
"""Nothing was answered, or nobody asks."""
