"""What page 1 of a report says so that a person, and a program, can tie it to the rest of its bundle."""

from __future__ import annotations

from dataclasses import dataclass

SEAL_LABELS = {
    "bundle": "Bundle",
    "sequence": "Number in the order sent to this recipient",
    "previous_sums_sha256": "SHA-256 of the SHA256SUMS.sha256 sent before it",
    "payload_sha256": "SHA-256 of 2-payload.zip",
    "payload_bytes": "Bytes in 2-payload.zip",
    "payload_files": "Files in 2-payload.zip",
    "journal_device": "Journal of device",
    "journal_seq": "Journal entry",
    "journal_head": "SHA-256 of that entry",
    "key_sha256": "SHA-256 of the school's root certificate",
    "key_words": "The same in words",
}
"""Field -> what stands before it in the seal box, top to bottom. Part of the bundle format (FORMAT.md)."""

FIRST_BUNDLE = "none, this is the first"
RECEIPT_LABEL = "Receipt words"
FOLDER_RULE = "This folder holds exactly 5 files."


@dataclass(frozen=True, slots=True)
class SealFacts:
    """The seal box of page 1, and the receipt words of the last page.

    `previous_sums_sha256` is empty for the first bundle a recipient gets. The journal is as it stood at the preview.
    `key_sha256` is the SHA-256 of the root certificate in DER, as ``openssl x509 -fingerprint -sha256`` prints it;
    `key_words` and `receipt_words` are fingerprint.spoken_words of `key_sha256` and of `payload_sha256`.
    """

    bundle: str
    sequence: int
    previous_sums_sha256: str
    payload_sha256: str
    payload_bytes: int
    payload_files: int
    journal_device: str
    journal_seq: int
    journal_head: str
    key_sha256: str
    key_words: tuple[str, ...]
    receipt_words: tuple[str, ...]

    def rows(self) -> tuple[tuple[str, str], ...]:
        """Label and value, to be drawn on page 1 as text in this order, each label right before its value.

        The verifier reads the box back from the page's text by these labels; it looks at letters and digits only,
        so a value may run over two lines, but nothing else may stand between the first row and the last.
        """
        return tuple((label, _shown(getattr(self, field))) for field, label in SEAL_LABELS.items())

    def receipt_row(self) -> tuple[str, str]:
        """Label and value for the last page, for the receiver to quote back."""
        return RECEIPT_LABEL, _shown(self.receipt_words)


def _shown(value: str | int | tuple[str, ...]) -> str:
    if isinstance(value, tuple):
        return " ".join(value)
    return str(value) or FIRST_BUNDLE
