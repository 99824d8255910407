"""A general letter to parents: composed from a template, printed, and logged once for the school.

A general letter cannot carry a pupil's details: its fields come from the school's profile and nowhere else.
"""

from __future__ import annotations

from dataclasses import dataclass

from dsl_desk.documents.letter import Letter, Part, PartKind
from dsl_desk.domain.agency import DirectoryEntry
from dsl_desk.domain.changed import Changed
from dsl_desk.domain.event import Event, Happening
from dsl_desk.domain.letter import Distribution
from dsl_desk.domain.when import say_day
from dsl_desk.services.catalogue.number import freshness_days
from dsl_desk.services.catalogue.retired import retired
from dsl_desk.services.desk import Desk, changed
from dsl_desk.services.directory import contacts, school
from dsl_desk.services.language import remarks
from dsl_desk.services.letter_templates import LetterTemplate, fill, letter_fields, load_template
from dsl_desk.services.withholding import stop_confidential_words
from dsl_desk.wording.scanner import Remark

TEMPLATES = ("warning-signs",)


@dataclass(frozen=True, slots=True)
class LetterPack:
    """A letter ready to be rendered; `left_out` says which contacts it could not carry and how to mend that."""

    template: LetterTemplate
    letter: Letter
    left_out: tuple[str, ...]


def prepare_letter_pack(desk: Desk, template: str) -> LetterPack:
    """Fill the letter `template` from the school's profile and the contacts for parents that were checked lately.

    Raises DeskError when the template is damaged, asks for what the profile does not hold, or would carry an
    address that is kept confidential.
    """
    found, profile = load_template(template), school(desk)
    entries = [entry for entry in contacts(desk) if entry.for_parents and (entry.phone or entry.web)]
    why_not = {entry.id: _why_not(desk, entry) for entry in entries}
    blocks = fill(found, letter_fields(profile, desk.today()), (each for each in entries if not why_not[each.id]))
    letter = Letter(
        school=profile,
        title=found.meta.title,
        parts=tuple(Part(PartKind(block.kind.value), block.text) for block in blocks),
        made=desk.clock.now(),
        language=found.meta.language,
        demonstration=desk.demonstration,
    )
    stop_confidential_words(desk, letter, "letter", "the letter")
    return LetterPack(found, letter, tuple(words for words in why_not.values() if words))


def letter_pdf(pack: LetterPack) -> bytes:
    """The exact pages that are printed. Raises DocumentError. Needs no vault."""
    from dsl_desk.documents.letter import letter

    return letter(pack.letter)


def letter_remarks(pack: LetterPack) -> tuple[Remark, ...]:
    """What the language aid says about the letter as it will be printed, part by part."""
    return tuple(remark for part in pack.letter.parts for remark in remarks(part.text))


def print_letter_pack(desk: Desk, pack: LetterPack, audience: str, copies: int) -> Changed:
    """Log one printing as one distribution of the school, never on a child's record. Raises InvalidRecord."""
    template = pack.template
    distribution = Distribution(
        desk.new_id(), template.name, template.meta.version, template.meta.title, audience, copies, pack.left_out
    )
    with desk.deed() as deed:
        deed.record(distribution)
        deed.note(Event(distribution.id, Happening.PRINTED))
    return changed(deed, distribution.id)


def _why_not(desk: Desk, entry: DirectoryEntry) -> str:
    """Why a letter leaves a contact out and how to mend that, or nothing."""
    if found := retired(entry.email):
        return f"{entry.label} is left out: its email address is {found.what}. Change it in the directory."
    if entry.is_fresh(desk.today(), freshness_days()):
        return ""
    checked = f"was last checked on {say_day(entry.checked_on)}" if entry.checked_on else "has not been checked"
    return (
        f"{entry.label} is left out: its number {checked}. Ring it, then mark it checked in the directory."
        if entry.phone
        else f"{entry.label} is left out: its page {checked}. Look at it, then mark it checked in the directory."
    )
