"""A letter to a family, or to all of them, on the school's letterhead."""

from __future__ import annotations

from io import BytesIO

from dsl_desk.documents.letters.content import Letter
from dsl_desk.documents.letters.letter_file import LetterFile


def letter(content: Letter) -> bytes:
    """The letter to its addressee, in as many copies as it says; the same pages as a mailing prints.

    Raises DocumentError when it holds characters that no embedded font can draw, an address too long for its window,
    or a picture that is none.
    """
    target = BytesIO()
    language = content.wordings[0].language
    file = LetterFile(target, title=content.title, language=language, made=content.made, headings=True)
    file.add(content, content.addressee)
    file.finish()
    return target.getvalue()
