"""Trying every part of an installation that does not need a window; what freezing can break is found here."""

from __future__ import annotations

import secrets
import tempfile
from collections.abc import Callable
from datetime import date
from pathlib import Path

from dsl_desk import paths
from dsl_desk.documents.letters.content import Letter, Letterhead, Part, PartKind, Wording
from dsl_desk.domain.child import Child
from dsl_desk.domain.clock import SystemClock, school_time
from dsl_desk.domain.errors import DeskError
from dsl_desk.domain.school import Person, School
from dsl_desk.keys.kdf import FLOOR, stretch
from dsl_desk.keys.signing import sign, signing_public
from dsl_desk.services import (
    examining,
    exporting,
    language,
    opening,
    school_keys,
    spelling,
    verifying,
)
from dsl_desk.services.catalogue.entry import exploitation_types, statuses
from dsl_desk.services.catalogue.grounds import lawful_bases, routes
from dsl_desk.services.catalogue.letter_language import language as letter_language
from dsl_desk.services.catalogue.number import emergency_numbers, freshness_days
from dsl_desk.services.catalogue.pack import packs
from dsl_desk.services.catalogue.rule import rules
from dsl_desk.services.catalogue.sign import domains, indicators
from dsl_desk.services.catalogue.source import sources
from dsl_desk.services.demo import demonstrating
from dsl_desk.services.lettering import general
from dsl_desk.services.lettering.packs import packs as letter_packs
from dsl_desk.services.lettering.templates import template, templates
from dsl_desk.store import records, roll
from dsl_desk.store.journal import Author
from dsl_desk.store.vault import Identity, Vault

RECORDS = 12


def _resources() -> str:
    found = (
        domains(), indicators(), routes(), lawful_bases(), rules(), statuses(), exploitation_types(),
        sources(), emergency_numbers(), packs(), school_keys.word_list(),
        letter_packs(), *(each.blocks(code) for each in templates() for code in each.texts),
    )  # fmt: skip
    missing = [name for name in ("fonts", "icons") if not any((paths.resources() / name).iterdir())]
    if not all(found) or missing:
        raise DeskError("Some of DSL Desk's own content is missing. Install DSL Desk again.")
    return f"{freshness_days()} days of freshness, {len(school_keys.word_list())} words"


def _time_zone() -> str:
    return school_time(SystemClock().now()).isoformat(timespec="seconds")


def _memory_vault() -> str:
    """A vault in memory: every migration, a record written and found."""
    seed = secrets.token_bytes(32)
    vault = Vault.create(None, bytearray(32), Identity("self-test", True), "self-test", SystemClock())
    try:
        author = Author("self-test", lambda message: sign(seed, message))
        with vault.deed(author, SystemClock(), secrets.token_bytes) as deed:
            deed.record(Person("self-test", "Self-test", "", signing_public(seed).hex()))
            deed.record(School("Self-test"))
            deed.record(Child("0" * 32, "Test", "Żaneta", born=date(2012, 1, 1)))
        (child_id,) = roll.ids(vault.connection, roll.Wanted("zan"), date(2026, 1, 1), 1)
        assert records.current(vault.connection, Child, child_id)
        (version,) = vault.connection.execute("PRAGMA user_version").fetchone()
    finally:
        vault.close()
    return f"schema {version}"


def _key_derivation() -> str:
    return f"{len(stretch(b'self-test', bytes(16), FLOOR))} bytes"


def _keyring() -> str:
    """Without one the vault works all the same."""
    return "works" if opening.this_computer().secret_store else "none here"


def _language() -> str:
    """The language aid and the dictionary, each on words it must know."""
    speller = spelling.speller(["Amelia"])
    if len(language.remarks("a lifestyle choice")) != 1 or len(speller.misspelt("colour, Amelia, recieved")) != 1:
        raise DeskError("The language aid or the dictionary does not work. Install DSL Desk again.")
    return f"{len(language.catalogue().entries)} wordings, the dictionary reads"


def _main_job() -> str:
    """A fictional school on disk: records, letter, bundle; the bundle verified, the journal proved."""
    with tempfile.TemporaryDirectory() as place:
        folder = Path(place)
        made = demonstrating.make_demonstration(folder / "vault", 1, RECORDS, SystemClock().now())
        try:
            passphrase = exporting.new_passphrase()
            prepared, sealed = exporting.export_bundle(made.desk, made.request, folder, passphrase)
            general.general_pdf(general.prepare_general(made.desk, general.Asked("warning-signs")))
            root = prepared.assembled.keys.root.certificate
            verdict = verifying.verify(sealed.target, root, passphrase, demonstration=True)
            found = examining.examine(made.desk, rebuild=True)
        finally:
            opening.lock(made.desk)
    if verdict.exit_code or not found.sound:
        raise DeskError("A bundle or the journal did not pass its own check. Install DSL Desk again.")
    return f"{found.entries} entries, bundle {prepared.payload.size} bytes"


def _letters() -> str:
    """The letter to families drawn in every language it is shipped in: each script needs its font and its shaping."""
    from dsl_desk.documents.letters.letter import letter

    written = template("warning-signs")
    for code in written.texts:
        parts = tuple(Part(PartKind.PARAGRAPH, block.text) for block in written.blocks(code) if block.text)
        wording = (Wording(parts, code),)
        letter(Letter(Letterhead(School("Self-test")), written.meta.name, wording, SystemClock().now()))
    return ", ".join(letter_language(code).name for code in written.texts)


PARTS: tuple[tuple[str, Callable[[], str]], ...] = (
    ("resources", _resources),
    ("time zone", _time_zone),
    ("memory vault", _memory_vault),
    ("key derivation", _key_derivation),
    ("keyring", _keyring),
    ("language", _language),
    ("letters", _letters),
    ("main job", _main_job),
)
"""What is tried, by name; each returns what it found, and raises when it does not work."""
