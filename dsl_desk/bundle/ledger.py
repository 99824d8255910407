"""What a receiver keeps of their own: whose root they accepted, and which bundles came, so that a gap shows.

Every bundle is judged without it. But a genuine one that comes twice passes every other check, and so do two
different ones under one number: only who remembers what came before can tell. No word of the records is kept.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import TYPE_CHECKING

from dsl_desk import codec
from dsl_desk.bundle.certificates import fingerprint, read_certificate, school_name
from dsl_desk.bundle.words import words_of
from dsl_desk.domain.clock import school_time
from dsl_desk.domain.errors import InvalidRecord, Problem, Unreadable
from dsl_desk.domain.when import say_day, say_moment

if TYPE_CHECKING:
    from asn1crypto import x509

FORMAT = 1


@dataclass(frozen=True, slots=True)
class KeyCheck:
    """Who spoke with the school about a key, how (on which number, from whose list), and when.

    They compared its words, or heard that it was given up.
    """

    by: str
    how: str
    day: date


@dataclass(frozen=True, slots=True)
class Root:
    """A root certificate, in PEM and as a person compares it. `claims_to_be` is what it says of itself."""

    certificate: str
    claims_to_be: str
    key_sha256: str

    @property
    def key_words(self) -> tuple[str, ...]:
        return words_of(self.key_sha256)


def read_root(data: bytes) -> Root:
    """The root in `data`, PEM or DER; raises Unreadable."""
    from asn1crypto import pem

    certificate = read_certificate(data)
    text = pem.armor("CERTIFICATE", certificate.dump()).decode("ascii")
    return Root(text, school_name(certificate), fingerprint(certificate))


@dataclass(frozen=True, slots=True)
class AcceptedRoot:
    """A root that the receiver has accepted. The certificate counts; what it says was read from it when accepted.

    `until`: the school gave the key up, and nothing signed on this day or later, in the school's time, is accepted
    under it; `until_check` tells who heard so. Both are None while the key is in use.
    """

    root: Root
    check: KeyCheck
    until: date | None = None
    until_check: KeyCheck | None = None


@dataclass(frozen=True, slots=True)
class Received:
    """A bundle that was unaltered and accepted when it came; `received` is by the receiver's own clock."""

    bundle: str
    key_sha256: str
    recipient_id: str
    sequence: int
    previous_sums_sha256: str
    sums_sha256: str
    payload_sha256: str
    received: datetime


@dataclass(frozen=True, slots=True)
class Order:
    """Where a bundle stands among those that came.

    `again_since`: this very bundle came first at that time. `missing`: first and last number of those right before it
    that have not come. `conflicts`: what cannot all be true, in sentences.
    """

    sequence: int
    again_since: datetime | None = None
    missing: tuple[int, int] | None = None
    conflicts: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Ledger:
    """Everything in the order in which it was entered."""

    roots: tuple[AcceptedRoot, ...] = ()
    received: tuple[Received, ...] = ()

    def certificates(self) -> tuple[x509.Certificate, ...]:
        """Every accepted root; raises Unreadable."""
        return tuple(read_certificate(each.root.certificate.encode()) for each in self.roots)

    def accepted_root(self, key_sha256: str) -> AcceptedRoot | None:
        """The entry of this key, or None where it is not accepted here."""
        return next((each for each in self.roots if each.root.key_sha256 == key_sha256), None)

    def accepting(self, root: Root, heard: str, check: KeyCheck) -> Ledger:
        """With one more root, or with a later check of the same; `heard` are its words as the school read them out.

        Raises InvalidRecord when a word does not fit the certificate, when nobody says who compared them and how, and
        for a key that was given up: it is never brought back.
        """
        problems = _unsaid(check, _COMPARED)
        if wrong := wrong_words(root.key_words, heard):
            problems.insert(0, Problem("words", wrong))
        elif (held := self.accepted_root(root.key_sha256)) and held.until:
            problems.insert(0, Problem("words", f"The school gave up this key on {say_day(held.until)}. {_NEW_ONE}"))
        if problems:
            raise InvalidRecord(*problems)
        return replace(self, roots=(*self.without(root.key_sha256).roots, AcceptedRoot(root, check)))

    def giving_up(self, key_sha256: str, until: date, check: KeyCheck) -> Ledger:
        """With a root that the school gave up on the day `until`; what was signed before stays accepted.

        Raises InvalidRecord when the key is not accepted here, when the day is still to come (an earlier one costs a
        call, a later one lets a thief in), or when nobody says who heard it and how.
        """
        problems = _unsaid(check, _HEARD)
        held = self.accepted_root(key_sha256)
        if held is None:
            problems.insert(0, Problem("until", "This key is not accepted in this ledger, so it cannot be given up"))
        elif until > check.day:
            problems.insert(0, Problem("until", f"{say_day(until)} is still to come. Ask the school for the day"))
        if held is None or problems:
            raise InvalidRecord(*problems)
        ended = replace(held, until=until, until_check=check)
        return replace(self, roots=tuple(ended if each is held else each for each in self.roots))

    def without(self, key_sha256: str) -> Ledger:
        """With a root no longer accepted; what came under it stays."""
        return replace(self, roots=tuple(each for each in self.roots if each.root.key_sha256 != key_sha256))

    def entering(self, new: Received) -> tuple[Ledger, Order]:
        """With one more bundle, once, and where it stands among the others."""
        order = _order(self.received, new)
        return (self if order.again_since else replace(self, received=(*self.received, new))), order

    def encode(self) -> bytes:
        """As the file holds it: canonical JSON and a line end."""
        return codec.encode({"format": FORMAT, "ledger": self}) + b"\n"


NOTHING_KEPT = Ledger()


@dataclass(frozen=True, slots=True)
class _File:
    format: int
    ledger: Ledger


_COMPARED = {"by": "Enter who compared the words of the key with the school", "how": "Enter how they were compared"}
_HEARD = {"by": "Enter who heard from the school that it gave up this key", "how": "Enter how they heard it"}
_NEW_ONE = "A key that was given up is not taken back: ask the school for its new one"


def _unsaid(check: KeyCheck, asked: dict[str, str]) -> list[Problem]:
    return [Problem(name, words) for name, words in asked.items() if not getattr(check, name).strip()]


def wrong_words(key_words: tuple[str, ...], heard: str) -> str:
    """What is wrong with the words as they were heard; the right ones are not given away."""
    said = heard.lower().split()
    if len(said) != len(key_words):
        return f"Enter the {len(key_words)} words of the key, as the school read them out"
    unlike = [str(place) for place, (one, other) in enumerate(zip(key_words, said, strict=True), 1) if one != other]
    if not unlike:
        return ""
    which = f"Word {unlike[0]} does" if len(unlike) == 1 else f"Words {', '.join(unlike)} do"
    return f"{which} not fit this certificate. If the school read out these words, it is not the school’s"


def decode_ledger(data: bytes) -> Ledger:
    """The ledger in `data`; raises Unreadable when it is not one, or of a later format."""
    try:
        file = codec.decode(_File, data)
    except ValueError as error:
        raise Unreadable(
            "The ledger cannot be read, so the bundle was not looked at and nothing has changed. Choose the right "
            "file, or a new one; the bundle can also be checked without a ledger."
        ) from error
    if file.format != FORMAT:
        raise Unreadable("The ledger was written by a newer version of DSL Desk. Open it with that version.")
    return file.ledger


def _order(held: tuple[Received, ...], new: Received) -> Order:
    same = [each for each in held if each.sums_sha256 == new.sums_sha256]
    if same:
        return Order(new.sequence, again_since=same[0].received)
    chain = [each for each in held if (each.key_sha256, each.recipient_id) == (new.key_sha256, new.recipient_id)]
    return Order(new.sequence, None, _missing(held, chain, new), tuple(_conflicts(held, chain, new)))


def _missing(held: tuple[Received, ...], chain: list[Received], new: Received) -> tuple[int, int] | None:
    """The numbers between the last that came and this one.

    A school with a new key goes on counting: the hash of the bundle before tells that it came, under another key.
    """
    before = new.sequence - 1
    if any((each.sums_sha256, each.sequence) == (new.previous_sums_sha256, before) for each in held):
        return None
    last = max((each.sequence for each in chain if each.sequence < new.sequence), default=0)
    return (last + 1, before) if last < before else None


def _conflicts(held: tuple[Received, ...], chain: list[Received], new: Received) -> Iterator[str]:
    for each in held:
        if each.payload_sha256 == new.payload_sha256:
            yield f"The same records came as {_named(each)}, under another signature."
        elif each.key_sha256 != new.key_sha256 and each.previous_sums_sha256 == new.previous_sums_sha256 != "":
            yield f"Another bundle, under another key, follows the same one: {_named(each)}."
    for each in chain:
        if each.sequence == new.sequence:
            yield f"Another bundle has the same number in the order: {_named(each)}."
        elif each.bundle == new.bundle:
            yield f"Another bundle has the same name: number {each.sequence}, {_named(each)}."
        elif each.sequence == new.sequence - 1 and each.sums_sha256 != new.previous_sums_sha256:
            yield f"It does not follow the bundle with the number before it: {_named(each)}."
        elif each.sequence == new.sequence + 1 and each.previous_sums_sha256 != new.sums_sha256:
            yield f"The bundle with the number after it does not follow this one: {_named(each)}."


def _named(each: Received) -> str:
    return f"{each.bundle}, which came on {say_moment(school_time(each.received))}"
