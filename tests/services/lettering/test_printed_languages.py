"""From a text in any language to the page: shipped or the school's own, confirmed, drawn, and read back."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from dsl_desk.documents.letters.content import Letter, Letterhead
from dsl_desk.documents.letters.letter import letter
from dsl_desk.domain.letter import ENGLISH
from dsl_desk.services.catalogue.letter_language import language as letter_language
from dsl_desk.services.desk import Desk
from dsl_desk.services.lettering.composing import compose
from dsl_desk.services.lettering.filling import Filling
from dsl_desk.services.lettering.general import Asked, general_pdf, prepare_general
from dsl_desk.services.lettering.grammar import allowed_fields
from dsl_desk.services.lettering.sentences import Sentences, sentences
from dsl_desk.services.lettering.templates import Template, templates
from dsl_desk.services.lettering.texts import save_text
from dsl_desk.services.lettering.translations import confirm_translation, side_by_side
from tests.desks import in_memory
from tests.documents.letters.cases import SENTENCES
from tests.documents.reading import squeezed, text_of
from tests.documents.samples import NOW, school

PHONE = "01632 960123"


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    made = in_memory(tmp_path)
    with made.deed() as deed:
        deed.record(replace(school(), phone=PHONE))
    return made


@pytest.mark.parametrize("code", [code for code in SENTENCES if code != ENGLISH])
def test_a_school_adds_a_text_in_any_of_these_languages(desk: Desk, code: str) -> None:
    own = f"# {SENTENCES[code]}\n\n$date\n\n## {SENTENCES[code]}\n\n- {SENTENCES[code]}\n\n{SENTENCES[code]}\n"
    save_text(desk, "warning-signs", ENGLISH, "# Letter\n\n$date\n\n## Heading\n\n- Bullet\n\nText.\n")
    save_text(desk, "warning-signs", code, own)
    read = side_by_side(desk, "warning-signs", code)
    assert read.differences == ()
    confirm_translation(desk, read.confirmed_by("A speaker", "First language", desk.today()))
    made = prepare_general(desk, Asked("warning-signs", languages=(code,)))
    assert made.for_families()
    printed = text_of(general_pdf(made, code))
    assert all(squeezed(word) in squeezed(printed) for word in SENTENCES[code].split())
    assert letter_language(code).months[desk.today().month - 1] in printed


@pytest.mark.parametrize("code", ["pl", "ur"])
@pytest.mark.parametrize("each", templates(), ids=lambda each: each.code)
def test_every_word_of_a_shipped_translation_is_on_the_page(desk: Desk, each: Template, code: str) -> None:
    fields = dict.fromkeys(allowed_fields(each.meta), PHONE)
    chosen = [tuple(sentences(which, code).values()) for which in Sentences]
    filling = Filling(fields, signs=chosen[0], school_does=chosen[1], own_words=(SENTENCES[code],))
    made = compose(desk, [each], code, filling)
    content = Letter(Letterhead(school()), "Letter to parents and carers", (made.wording,), NOW)
    printed = squeezed(text_of(letter(content)))
    words = {word for part in made.wording.parts for word in part.text.split() if word.isalpha()}
    assert words
    assert [word for word in words if word not in printed] == []
