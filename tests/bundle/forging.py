"""Bundles changed by somebody who knows the format, with the school's own key or without any."""

from __future__ import annotations

import io
from collections.abc import Callable, Iterable
from hashlib import sha256
from pathlib import Path

from dsl_desk.bundle.identity import SchoolIdentity
from dsl_desk.bundle.layout import PAYLOAD, REPORT, SEAL, SUMS, sums
from dsl_desk.bundle.payload import Payload
from dsl_desk.bundle.signing import sign_report, sign_sums
from dsl_desk.bundle.stored_zip import Piece, stored_zip
from dsl_desk.domain.casefile import CaseFile
from tests.bundle.cases import MOMENT, preview_of

Files = dict[str, bytes]
Change = Callable[[Files], object]
"""Of the files of a bag, in place."""


def written(folder: Path, files: Files) -> Path:
    for name, content in files.items():
        (folder / name).write_bytes(content)
    return folder


def sealed_anew(files: Files, school: SchoolIdentity, **changed: bytes) -> Files:
    """With another `report` or `payload`, under sums that the school's own key has signed."""
    anew = {**files, **{{"report": REPORT, "payload": PAYLOAD}[name]: data for name, data in changed.items()}}
    anew[SUMS] = sums(anew)
    anew[SEAL] = sign_sums(anew[SUMS], school, MOMENT)
    return anew


def with_payload(files: Files, school: SchoolIdentity, case: CaseFile, content: bytes, count: int = 11) -> Files:
    """With another payload and a report made for it: its own hash, bytes and file count stand on page 1."""
    payload = Payload(case.bundle, (content,), sha256(content).hexdigest(), count)
    report = sign_report(preview_of(case, payload, school.root_pem), school, MOMENT)
    return sealed_anew(files, school, payload=content, report=report)


def rebagged(bag: Iterable[tuple[str, Piece]], change: Change, *, manifests: bool = True) -> bytes:
    """The payload of `bag` after `change`, with manifests made anew for what is now in it."""
    files = {name: bytes(content) for name, content in bag}
    change(files)
    if manifests:
        for manifest, inside in (
            ("payload/manifest-sha256.txt", "data/"),
            ("payload/tagmanifest-sha256.txt", ("bag", "manifest")),
        ):
            files[manifest] = "".join(
                f"{sha256(content).hexdigest()}  {name.removeprefix('payload/')}\n"
                for name, content in sorted(files.items())
                if name.removeprefix("payload/").startswith(inside)
            ).encode()
    return b"".join(stored_zip(sorted(files.items())))


def edit(name: str, old: bytes, new: bytes) -> Change:
    def change(files: Files) -> None:
        assert old in files[name]
        files[name] = files[name].replace(old, new)

    return change


def appended(report: bytes) -> bytes:
    """An incremental update that gives the document another language."""
    from pyhanko.pdf_utils.generic import pdf_name, pdf_string
    from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter

    out = io.BytesIO(report)
    writer = IncrementalPdfFileWriter(out)
    writer.root[pdf_name("/Lang")] = pdf_string("cy")
    writer.update_root()  # type: ignore[no-untyped-call]
    writer.write_in_place()  # type: ignore[no-untyped-call]
    return out.getvalue()
