"""Whatever anyone could find in a bundle: members of zips, and the texts and decompressed streams of its PDFs."""

from __future__ import annotations

import io
from collections.abc import Iterator

import pyzipper
from pyhanko.pdf_utils.generic import StreamObject
from pyhanko.pdf_utils.reader import PdfFileReader

from tests.documents.reading import text_of


def everything_in(name: str, content: bytes, passphrase: str) -> Iterator[str]:
    """Each text that a reader of the file `name` could find, the names of what is in it among them."""
    if name.endswith(".zip"):
        with pyzipper.AESZipFile(io.BytesIO(content)) as archive:
            archive.setpassword(passphrase.encode())
            for member in archive.namelist():
                yield member
                yield from everything_in(member, archive.read(member), passphrase)
    elif name.endswith(".pdf") and content.startswith(b"%PDF"):
        yield text_of(content)
        reader = PdfFileReader(io.BytesIO(content))
        for reference in reader.xrefs.explicit_refs_in_revision(reader.xrefs.total_revisions - 1):
            found = reader.get_object(reference)  # type: ignore[no-untyped-call]
            if isinstance(found, StreamObject):
                yield found.data.decode("latin-1")
    yield content.decode("latin-1")
