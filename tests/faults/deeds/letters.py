"""Deeds of letters that the record keeps: letters written, the school’s own texts, its logo, lists of families."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path

from dsl_desk.domain.attachment import Attachment
from dsl_desk.domain.contact import Contact
from dsl_desk.domain.family import FamilyMember
from dsl_desk.domain.letter import ENGLISH, Distribution
from dsl_desk.exchange.csv_families import AdultList
from dsl_desk.exchange.pictures import plain_png
from dsl_desk.services import attaching, opening
from dsl_desk.services.desk import Desk
from dsl_desk.services.drafts import drafts, save_draft
from dsl_desk.services.lettering.general import Asked, log_general, prepare_general
from dsl_desk.services.lettering.letterhead import Picture, pictures, set_picture
from dsl_desk.services.lettering.private.logging import log_private
from dsl_desk.services.lettering.private.preparing import draw_private, prepare_private
from dsl_desk.services.lettering.templates import shipped
from dsl_desk.services.lettering.texts import save_text, text_in_use, versions
from dsl_desk.services.lettering.translation_checks import latest_check
from dsl_desk.services.lettering.translations import confirm_translation, side_by_side
from dsl_desk.services.recording import add_child
from dsl_desk.services.roll.family_importing import import_families
from dsl_desk.services.roll.family_plan import plan_families
from dsl_desk.store import records
from tests.desks import make
from tests.exchange.test_pictures import png
from tests.faults.deed import VAULT, DeedAtDesk
from tests.faults.injecting import Tell
from tests.services.lettering.private.family import ASKED, FATHER, MOTHER, record_family
from tests.services.roll.test_families import MUM, TOM

DRAFT = "d1" * 16
LETTER, POLISH = "warning-signs", "pl"
BOTH = replace(ASKED, to=(MOTHER.id, FATHER.id))
ADULTS = AdultList(
    tuple(replace(MUM, line=number, name=name) for number, name in enumerate(("Ana Price", "Jo Price"), 2)), ()
)


class PrivateLetters(DeedAtDesk):
    name, words = "private", "letters to the two households of a child, each a contact with its exact pages"

    def prepare(self, place: Path) -> None:
        desk, _ = make(place / VAULT)
        record_family(desk)
        save_draft(desk, DRAFT, "family-letter", {"own_words": "We will meet you."})
        opening.lock(desk)

    def do(self, at: Desk, tell: Tell) -> None:
        tell(log_private(at, [draw_private(each) for each in prepare_private(at, BOTH)], DRAFT).id)

    def refused(self, at: Desk) -> None:
        assert not records.every(at.connection, Contact), "what was refused stands, and would be there twice"

    def kept(self, desk: Desk, acknowledged: Iterable[str]) -> None:
        contacts = records.every(desk.connection, Contact)
        assert set(acknowledged) <= {each.id for each in contacts}, "an acknowledged letter is lost"
        names = [each.with_whom for each in contacts]
        assert names.count(MOTHER.name) == names.count(FATHER.name) == len(names) / 2, "one household, and not both"
        pages = records.every(desk.connection, Attachment)
        assert [each.matter_id for each in pages] == [each.id for each in contacts], "a letter without its pages"
        assert all(attaching.proved_content(desk, each).startswith(b"%PDF") for each in pages)
        assert bool(drafts(desk)) != bool(contacts), "the form goes with the letters that it became"


class GeneralLetter(DeedAtDesk):
    name, words = "general", "a general letter logged once for the school"

    def do(self, at: Desk, tell: Tell) -> None:
        tell(log_general(at, prepare_general(at, Asked(LETTER)), "All parents and carers", 3).id)

    def prepare(self, place: Path) -> None:
        desk, _ = make(place / VAULT)
        record_family(desk)
        opening.lock(desk)

    def refused(self, at: Desk) -> None:
        assert not records.every(at.connection, Distribution), "what was refused is logged, and would be twice"

    def kept(self, desk: Desk, acknowledged: Iterable[str]) -> None:
        assert set(acknowledged) <= {each.id for each in records.every(desk.connection, Distribution)}


class OwnText(DeedAtDesk):
    name, words = "own text", "a school's own text of a letter"

    def do(self, at: Desk, tell: Tell) -> None:
        text = f"{shipped(LETTER, ENGLISH)}\n\nOur copy {len(versions(at, LETTER, ENGLISH)) + 1}."
        save_text(at, LETTER, ENGLISH, text)
        tell(text)

    def refused(self, at: Desk) -> None:
        assert not text_in_use(at, LETTER, ENGLISH).own

    def kept(self, desk: Desk, acknowledged: Iterable[str]) -> None:
        kept = versions(desk, LETTER, ENGLISH)
        assert set(acknowledged) <= {each.record.text for each in kept}, "an acknowledged text is lost"
        assert text_in_use(desk, LETTER, ENGLISH).own == bool(kept)


class ConfirmTranslation(DeedAtDesk):
    name, words = "translation", "a speaker's word that a translation says the same"

    def do(self, at: Desk, tell: Tell) -> None:
        read = side_by_side(at, LETTER, POLISH)
        confirm_translation(at, read.confirmed_by("Maria Nowak", "Her first language", at.today()))
        tell("confirmed")

    def refused(self, at: Desk) -> None:
        assert latest_check(at, LETTER, POLISH) is None

    def kept(self, desk: Desk, acknowledged: Iterable[str]) -> None:
        said = text_in_use(desk, LETTER, POLISH).confirmed
        assert said or not list(acknowledged), "families do not get what was confirmed"


class SetLogo(DeedAtDesk):
    name, words = "logo", "a picture for the head of letters"

    def do(self, at: Desk, tell: Tell) -> None:
        set_picture(at, Picture.LOGO, png())
        tell("set")

    def kept(self, desk: Desk, acknowledged: Iterable[str]) -> None:
        logo = pictures(desk)[Picture.LOGO]
        assert logo == plain_png(png()) or not (logo or list(acknowledged))


class TakeInFamilies(DeedAtDesk):
    name, words = "families", "a list of the adults of many children"

    def prepare(self, place: Path) -> None:
        desk, _ = make(place / VAULT)
        add_child(desk, TOM)
        opening.lock(desk)

    def do(self, at: Desk, tell: Tell) -> None:
        import_families(at, plan_families(at, ADULTS))
        tell("taken in")

    def kept(self, desk: Desk, acknowledged: Iterable[str]) -> None:
        found = {member.name for member in records.every(desk.connection, FamilyMember)}
        assert found == {each.name for each in ADULTS.adults} or not (found or list(acknowledged)), "half a list"
