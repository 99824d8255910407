"""A general letter to parents: composed from a pack, printed, and logged once for the school.

It cannot carry a pupil's details: its fields come from the school's profile and from what its texts ask.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from dsl_desk.documents.letters.content import LARGE, NORMAL, EnglishStands, Letter, Letterhead, Window
from dsl_desk.domain.changed import Changed
from dsl_desk.domain.event import Event, Happening
from dsl_desk.domain.letter import ENGLISH, Delivery, Distribution, TextUsed
from dsl_desk.domain.when import say_day
from dsl_desk.services.desk import Desk, changed
from dsl_desk.services.directory import school
from dsl_desk.services.language import remarks
from dsl_desk.services.lettering.composing import compose
from dsl_desk.services.lettering.filling import Filling, school_fields
from dsl_desk.services.lettering.packs import pack
from dsl_desk.services.lettering.printable_contacts import contact_line, letter_contacts
from dsl_desk.services.withholding import stop_confidential_words
from dsl_desk.wording.scanner import Remark


@dataclass(frozen=True, slots=True)
class Asked:
    """What is to be printed: a pack, the optional texts that are `chosen`, and the answers by field."""

    pack: str
    chosen: tuple[str, ...] = ()
    answers: Mapping[str, str] = field(default_factory=dict)
    large_print: bool = False
    english: EnglishStands = EnglishStands.BEHIND
    window: Window | None = None


@dataclass(frozen=True, slots=True)
class PreparedLetter:
    """A letter ready to be printed, by language; `left_out` are contacts it could not carry and how to mend that."""

    name: str
    letters: Mapping[str, Letter]
    texts: tuple[TextUsed, ...]
    left_out: tuple[str, ...]
    large_print: bool


def prepare_general(desk: Desk, asked: Asked) -> PreparedLetter:
    """Fill the texts from the school's profile, the answers and the contacts for parents that were checked lately.

    Raises DeskError when a text is damaged, asks for what nobody has entered yet, or would carry an address that is
    kept confidential.
    """
    chosen, contacts, profile = pack(asked.pack), letter_contacts(desk), school(desk)
    fields = {**asked.answers, **school_fields(profile, say_day(desk.today()))}
    filling = Filling(fields, contacts=tuple(contact_line(entry) for entry in contacts.entries))
    templates = chosen.templates(asked.chosen)
    composed = compose(desk, templates, ENGLISH, filling)
    letter = Letter(
        letterhead=Letterhead(profile),
        title=chosen.title,
        wordings=(composed.wording,),
        made=desk.clock.now(),
        english=asked.english,
        window=asked.window,
        size=LARGE if asked.large_print else NORMAL,
        demonstration=desk.demonstration,
    )
    stop_confidential_words(desk, letter, "letter", "the letter")
    name = ", ".join(each.meta.name for each in templates)
    return PreparedLetter(name, {ENGLISH: letter}, composed.texts, contacts.left_out, asked.large_print)


def general_pdf(prepared: PreparedLetter, language: str = ENGLISH) -> bytes:
    """The exact pages that are printed. Raises DocumentError. Needs no vault."""
    from dsl_desk.documents.letters.letter import letter

    return letter(prepared.letters[language])


def general_remarks(prepared: PreparedLetter) -> tuple[Remark, ...]:
    """What the language aid says about the English as it will be printed, part by part."""
    (wording,) = prepared.letters[ENGLISH].wordings
    return tuple(remark for part in wording.parts for remark in remarks(part.text))


def log_general(
    desk: Desk,
    prepared: PreparedLetter,
    audience: str,
    copies: int,
    families: int = 0,
    delivery: Delivery = Delivery.NOT_STATED,
) -> Changed:
    """Log one printing as one distribution of the school, never on a child's record. Raises InvalidRecord."""
    first, *others = prepared.texts
    distribution = Distribution(
        id=desk.new_id(),
        template=first.template,
        template_version=first.version,
        title=prepared.name,
        audience=audience,
        copies=copies,
        left_out=prepared.left_out,
        translations=tuple(others),
        large_print=prepared.large_print,
        families=families,
        delivery=delivery,
    )
    with desk.deed() as deed:
        deed.record(distribution)
        deed.note(Event(distribution.id, Happening.PRINTED))
    return changed(deed, distribution.id)
