"""What the school knows of an agency that receives bundles: how they get there, and who there has checked the key."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from dsl_desk.domain.problems import Problems
from dsl_desk.domain.when import NOT_STATED, When


class Channel(StrEnum):
    """How a bundle travels (bundle.md, recipient profiles)."""

    LOCKED_ZIP = "ordinary mail or a memory stick: locked, passphrase by phone"
    ENCRYPTED_CHANNEL = "a channel that encrypts by itself, such as CJSM or a portal: not locked"


@dataclass(frozen=True, slots=True)
class KeyCheck:
    """Someone at the agency had the key's eight words read out by phone, and accepted the key.

    `number` is the one that was rung, `number_from` whose list it came from: a number on the key card or in a bundle
    proves nothing. `read_out_by` is who at the school read the words.
    """

    key_sha256: str
    who: str
    when: When
    number: str
    number_from: str
    read_out_by: str

    def __post_init__(self) -> None:
        problems = Problems()
        problems.require("key_sha256", self.key_sha256, "The school has no key yet. Make the key card first")
        problems.require("who", self.who, "Enter who at the agency checked the words")
        problems.require("number", self.number, "Enter the number that was rung")
        problems.require("number_from", self.number_from, "Enter whose list the number came from")
        problems.require("read_out_by", self.read_out_by, "Enter who at the school read the words out")
        if self.when == NOT_STATED:
            problems.add("when", "Enter when it was checked, or type not known")
        problems.line("who", self.who)
        problems.line("number", self.number)
        problems.line("number_from", self.number_from)
        problems.line("read_out_by", self.read_out_by)
        problems.raise_if_any()


@dataclass(frozen=True, slots=True)
class TheirCertificate:
    """The certificate with which the agency signs receipts, in PEM; `checked` says how it was found to be theirs.

    Nothing signed with it counts as the agency's until someone has checked it outside the message that it came in.
    """

    pem: str
    checked: str

    def __post_init__(self) -> None:
        problems = Problems()
        problems.require("certificate", self.pem, "Choose the certificate")
        problems.require(
            "checked", self.checked, "Enter how you know that it is theirs: with whom, when, on which number"
        )
        problems.note("certificate", self.pem)
        problems.note("checked", self.checked)
        problems.raise_if_any()


@dataclass(frozen=True, slots=True)
class Recipient:
    """One for each agency; `id` is the agency's.

    `address` is the mailbox or portal, `desk` the team there. `most_mb` is the largest bundle they take, in millions
    of bytes (None: as usual). `key_checks` are kept for every key the school has had.
    """

    id: str
    address: str = ""
    desk: str = ""
    channel: Channel = Channel.LOCKED_ZIP
    most_mb: int | None = None
    key_checks: tuple[KeyCheck, ...] = ()
    certificate: TheirCertificate | None = None

    def __post_init__(self) -> None:
        problems = Problems()
        problems.require("agency_id", self.id, "Choose the agency")
        problems.line("address", self.address)
        problems.line("desk", self.desk)
        if self.most_mb is not None and self.most_mb < 1:
            problems.add("most_mb", "Enter the limit in whole megabytes, at least 1, or leave it empty")
        problems.raise_if_any()

    def check_of(self, key_sha256: str) -> KeyCheck | None:
        """The newest check of one key."""
        return next((check for check in reversed(self.key_checks) if check.key_sha256 == key_sha256), None)
