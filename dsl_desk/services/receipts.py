"""What recipients answer: the words they quote, what they signed, and how far that moves a bundle.

The level of a receipt is found, never chosen, and nothing that was not shown is added to it (FORMAT.md, Receipts).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path

from dsl_desk.domain.changed import Changed
from dsl_desk.domain.errors import InvalidRecord, Problem
from dsl_desk.domain.file_name import shown_name
from dsl_desk.domain.origin import Origin
from dsl_desk.domain.receipt import Answer, Receipt, Signature, level_of
from dsl_desk.domain.receipt_words import WordsRead, read_words
from dsl_desk.domain.sharing import Sharing, SharingState
from dsl_desk.domain.when import When
from dsl_desk.services.attaching import ChosenFile, put_content, put_files
from dsl_desk.services.correcting import current
from dsl_desk.services.desk import Desk, changed
from dsl_desk.services.recipients import recipient_of
from dsl_desk.services.school_keys import ROOT, kept
from dsl_desk.store import records

WHAT = "Signed receipt"


@dataclass(frozen=True, slots=True)
class WordsQuoted:
    """How a reply compares with a bundle's receipt words; `of_another` is a bundle whose words it quotes instead."""

    read: WordsRead
    of_another: str = ""


@dataclass(frozen=True, slots=True)
class ReceiptCheck:
    """All that checking a signed receipt needs of the vault: `theirs` is the certificate that the school checked."""

    payload_sha256: str
    theirs: bytes | None
    own_root: bytes | None
    now: datetime

    def check(self, path: Path) -> SignedFile:
        """Read and check the file, away from the vault. Raises BundleError in words for whatever is not a receipt."""
        from dsl_desk.bundle.receipt_check import check_receipt, read_receipt

        content = read_receipt(path)
        found = check_receipt(content, self.theirs, self.now, own_root=self.own_root)
        names_bundle = found.names(self.payload_sha256)
        signature = Signature(found.name, found.sha256, found.trusted, names_bundle, found.signed)
        return SignedFile(path.name.encode(errors="replace").decode(), content, signature)


@dataclass(frozen=True, slots=True)
class SignedFile:
    """A signed receipt that was checked, to be kept with the reply as it came."""

    name: str
    content: bytes = field(repr=False)
    signature: Signature

    @property
    def shown(self) -> str:
        """Its name as it may be shown."""
        return shown_name(self.name)


@dataclass(frozen=True, slots=True)
class Reply:
    """What came back, as the person has it before them; `words` are theirs, typed or pasted whole."""

    answer: Answer
    came: When
    from_whom: str
    reference: str = ""
    reason: str = ""
    words: str = ""
    signed: SignedFile | None = None
    files: Sequence[ChosenFile] = ()


def receipt_check(desk: Desk, sharing_id: str) -> ReceiptCheck:
    """What a signed receipt for this bundle is to be checked against."""
    sharing = current(desk, Sharing, sharing_id)
    recipient = recipient_of(desk, sharing.agency_id)
    certificate = recipient.certificate if recipient else None
    root = kept(desk, ROOT)
    return ReceiptCheck(
        sharing.payload_sha256,
        certificate.pem.encode() if certificate else None,
        root.certificate if root else None,
        desk.clock.now(),
    )


def words_quoted(desk: Desk, sharing_id: str, text: str) -> WordsQuoted:
    """Compare a reply with the receipt words of a bundle, and where they are not right with those of all others."""
    sharing = current(desk, Sharing, sharing_id)
    read = _read(text, sharing)
    if read.right:
        return WordsQuoted(read)
    others = (each for each in records.every(desk.connection, Sharing) if each.id != sharing_id)
    return WordsQuoted(read, next((each.bundle for each in others if _read(text, each).right), ""))


def record_receipt(desk: Desk, sharing_id: str, reply: Reply) -> Changed:
    """Enter a reply with its files, at the level that it has shown. Raises InvalidRecord."""
    before = current(desk, Sharing, sharing_id)
    if before.state in (SharingState.MADE, SharingState.NOT_SENT):
        raise InvalidRecord(Problem("answer", "Record first when and how the bundle was sent"))
    signature = reply.signed.signature if reply.signed else None
    level = level_of(_read(reply.words, before).right, signature)
    with desk.deed() as deed:
        if reply.signed:
            put_content(desk, deed, sharing_id, reply.signed.name, reply.signed.content, Origin.NOT_STATED, WHAT)
        put_files(desk, deed, sharing_id, reply.files)
        receipt = Receipt(
            level, reply.answer, reply.came, reply.from_whom, reply.reference, reply.reason, reply.words, signature
        )
        deed.record(before.answered(receipt), f"They answered: {reply.answer.value}")
    return changed(deed, sharing_id, [before.child_id])


def _read(text: str, sharing: Sharing) -> WordsRead:
    from dsl_desk.bundle.words import words_of

    return read_words(text, words_of(sharing.payload_sha256))
