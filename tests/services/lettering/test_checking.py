"""A text is looked at as it is typed: what stops it, with line and name, and what is advised, by line."""

from __future__ import annotations

import pytest

from dsl_desk.services.lettering.checking import check_text
from dsl_desk.services.lettering.templates import Template, template, templates

META = template("warning-signs").meta
LONG = " ".join(["word"] * 30) + "."


def test_what_stops_a_text_is_said_with_line_and_name() -> None:
    found = check_text("# Title\n\nCall $nobody.", META)
    assert found.refused
    assert (found.refused.line, "$nobody" in str(found.refused)) == (3, True)
    assert (found.reading, found.hard, found.remarks) == (None, (), ())


def test_long_sentences_and_remarks_have_their_line() -> None:
    found = check_text(f"# Title\n\n$contacts\n\n{LONG}\n\n- They put themselves at risk.\n", META)
    assert found.refused is None
    assert found.hard == ((5, 30),)
    assert [(each.line, each.remark.text) for each in found.remarks] == [(7, "put themselves at risk")]


def test_another_language_is_measured_and_not_remarked_on() -> None:
    found = check_text(f"{LONG}\n\nThey put themselves at risk.\n", META, "pl")
    assert found.hard == ((1, 30),)
    assert found.reading
    assert (found.reading.scores, found.remarks) == (None, ())


@pytest.mark.parametrize("each", templates(), ids=lambda each: each.code)
def test_what_is_shipped_is_plain_in_every_language(each: Template) -> None:
    for language, text in each.texts.items():
        found = check_text(text, each.meta, language)
        assert (language, found.refused, found.hard) == (language, None, ())
