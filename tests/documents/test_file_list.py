"""Files on paper: the name as it came, and the whole hash."""

from __future__ import annotations

from dsl_desk.documents.file_list import file_list
from dsl_desk.documents.press import Sheet, pages
from dsl_desk.domain.attachment import Attachment
from dsl_desk.domain.clock import school_time
from dsl_desk.domain.kept_file import KeptFile
from dsl_desk.domain.origin import Origin
from tests.documents.reading import squeezed, text_of
from tests.documents.samples import NOW


def printed(file: Attachment) -> str:
    kept = KeptFile(file, school_time(NOW), "Ruth Adeyemi")
    return text_of(pages(Sheet("Files", NOW, ""), list(file_list([kept]))))


def test_each_file_is_printed_with_its_hash_and_origin() -> None:
    text = printed(Attachment("1", "2", "minutes.pdf", "", 140_000, "9f" * 32, Origin.POLICE, "Strategy meeting"))
    said = " ".join(text.split())
    assert "minutes.pdf · Strategy meeting · from police · 140,000 bytes · added by Ruth Adeyemi, Monday 20" in said
    assert "9f" * 32 in squeezed(text)


def test_what_hides_in_a_name_is_made_visible() -> None:
    text = printed(Attachment("1", "2", "letter\u202efdp.exe", "application/x-msdownload", 1, "0" * 64))
    assert "letter‹U+202E›fdp.exe" in text


def test_a_name_of_300_characters_is_printed_whole() -> None:
    name = "n" * 299 + "é"
    assert name in squeezed(printed(Attachment("1", "2", name, "", 1, "0" * 64)))
