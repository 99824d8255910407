"""Pages that leave the program other than by the printer, and the card that tells a recipient the school's key."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import BinaryIO

from dsl_desk.domain.errors import DiskFull
from dsl_desk.services.desk import Desk
from dsl_desk.services.directory import school
from dsl_desk.services.school_keys import school_keys

KEY_CARD_FILE, ROOT_FILE = "key-card.pdf", "school-root.pem"


@dataclass(frozen=True, slots=True)
class KeyCard:
    """What a recipient is given once: the card, and the root certificate it is about. Neither holds a secret."""

    words: tuple[str, ...]
    pdf: bytes = field(repr=False)
    certificate: bytes = field(repr=False)


def key_card(desk: Desk) -> KeyCard:
    """The school's key card; its key is made on first use, which takes a second or two.

    Raises InvalidRecord when the school has no mailbox to name in the certificate.
    """
    from dsl_desk.documents.key_card import key_card

    keys = school_keys(desk)
    pdf = key_card(school(desk), keys.fingerprint, keys.words, desk.clock.now(), demonstration=desk.demonstration)
    return KeyCard(keys.words, pdf, keys.root.certificate)


def save_key_card(card: KeyCard, folder: Path) -> None:
    """Both files into `folder`. Raises DiskFull. Needs no vault."""
    save_paper(card.pdf, folder / KEY_CARD_FILE)
    save_paper(card.certificate, folder / ROOT_FILE)


def save_paper(content: bytes, path: Path) -> None:
    """Write what the person asked to have as a file. Raises DiskFull. Needs no vault."""
    with saved(path) as file:
        file.write(content)


@contextmanager
def saved(path: Path) -> Iterator[BinaryIO]:
    """A file to write, which gets its name once it is whole; whatever is raised, nothing of it stays behind.

    Only this account may read it. Raises DiskFull. Needs no vault.
    """
    part = path.with_name(f"{path.name}.part")
    try:
        part.unlink(missing_ok=True)  # left by a crash
        descriptor = os.open(part, os.O_CREAT | os.O_EXCL | os.O_RDWR | getattr(os, "O_BINARY", 0), 0o600)
        try:
            with os.fdopen(descriptor, "w+b") as file:
                yield file
                file.flush()
                os.fsync(descriptor)
            part.replace(path)
        except BaseException:
            part.unlink(missing_ok=True)
            raise
    except OSError as error:
        raise DiskFull(
            "The file was not saved because that place cannot be written to or is full. Your records are safe. "
            "Choose another place, or free some space."
        ) from error
