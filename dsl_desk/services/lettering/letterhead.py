"""The head of the school's letters: its profile with the logo and the signature that somebody chose for it."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum

from dsl_desk.documents.letters.content import Letterhead
from dsl_desk.domain.attachment import Attachment
from dsl_desk.domain.changed import Changed
from dsl_desk.domain.letterhead import LETTERHEAD_ID, LetterheadPictures
from dsl_desk.domain.origin import Origin
from dsl_desk.exchange.pictures import plain_png
from dsl_desk.services.attaching import proved_content, put_content
from dsl_desk.services.desk import Desk, changed
from dsl_desk.services.directory import school
from dsl_desk.store import records


class Picture(StrEnum):
    LOGO = "logo"
    SIGNATURE = "signature"


Pictures = Mapping[Picture, bytes]
"""The PNG of each, empty where there is none."""


def letterhead(desk: Desk) -> Letterhead:
    """What stands over every letter. Raises VaultDamaged when a picture is not the one that was chosen."""
    found = pictures(desk)
    return Letterhead(school(desk), found[Picture.LOGO], found[Picture.SIGNATURE])


def pictures(desk: Desk) -> Pictures:
    """The logo and the signature in use. Raises VaultDamaged."""
    chosen = _chosen(desk)
    return {Picture.LOGO: _content(desk, chosen.logo), Picture.SIGNATURE: _content(desk, chosen.signature)}


def set_picture(desk: Desk, which: Picture, png: bytes) -> Changed:
    """Keep a PNG as the logo or the signature, drawn anew. Raises InvalidRecord for what cannot be used."""
    drawn = plain_png(png)
    with desk.deed() as deed:
        kept = put_content(desk, deed, LETTERHEAD_ID, f"{which}.png", drawn, Origin.SCHOOL, "")
        deed.record(_with(_chosen(desk), which, kept.id))
    return changed(deed, LETTERHEAD_ID)


def remove_picture(desk: Desk, which: Picture) -> Changed:
    """Letters printed from now on do without it."""
    with desk.deed() as deed:
        deed.record(_with(_chosen(desk), which, ""))
    return changed(deed, LETTERHEAD_ID)


def _chosen(desk: Desk) -> LetterheadPictures:
    return records.current(desk.connection, LetterheadPictures, LETTERHEAD_ID) or LetterheadPictures()


def _with(chosen: LetterheadPictures, which: Picture, id_: str) -> LetterheadPictures:
    if which is Picture.LOGO:
        return LetterheadPictures(id_, chosen.signature)
    return LetterheadPictures(chosen.logo, id_)


def _content(desk: Desk, id_: str) -> bytes:
    attachment = records.current(desk.connection, Attachment, id_) if id_ else None
    return proved_content(desk, attachment) if attachment else b""
