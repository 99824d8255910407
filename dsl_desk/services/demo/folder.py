"""The folder that ``dsl-desk demo`` leaves: vault, bundle, letter, key card, and what opens and checks them."""

from __future__ import annotations

import shutil
import sys
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from dsl_desk import codec
from dsl_desk.domain.clock import SystemClock
from dsl_desk.domain.errors import DeskError
from dsl_desk.domain.recipient import KeyCheck
from dsl_desk.domain.when import Certainty, When
from dsl_desk.services import exporting, opening, papers
from dsl_desk.services.demo.demonstrating import Demonstration, make_demonstration
from dsl_desk.services.desk import Desk
from dsl_desk.services.directory import school
from dsl_desk.services.lettering.general import Asked, general_pdf, log_general, prepare_general
from dsl_desk.services.recipients import record_key_check
from dsl_desk.services.school_keys import key_sha256

MANIFEST = "demo.json"
MARK = "DSL Desk demonstration"
VAULT_PASSPHRASE, BUNDLE_PASSPHRASE = "vault-passphrase.txt", "bundle/passphrase.txt"
_LEFT = {MANIFEST, "vault", VAULT_PASSPHRASE, "bundle", "letters", "key-card.pdf", "school-root.pem"}
"""What a demonstration leaves in its folder; a folder with anything else in it is somebody's own."""

PACK, LETTER = "warning-signs", "letters/letter.pdf"
AUDIENCE = "All parents and carers"
CHECKED_BY, NUMBER_FROM = "DC 4412 Hall", "the force’s own list of schools"
COPIES = 1_200
SAID_EVERY = 1_000
LOOK_ROUND_SEED, LOOK_ROUND_RECORDS = 1, 120


@dataclass(frozen=True, slots=True)
class Manifest:
    """`demo.json`: the files by what they are, relative to the folder, and the payload's SHA-256."""

    made_by: str
    seed: int
    records: int
    at: datetime
    vault: str
    vault_passphrase: str
    school_root: str
    bundle: str
    bundle_passphrase: str
    letters: tuple[str, ...]
    key_card: str
    payload_sha256: str


@dataclass(frozen=True, slots=True)
class DemoFolder:
    folder: Path
    passphrase: str
    manifest: Manifest

    def words(self) -> str:
        """What was made and how to check it."""
        made, at = self.manifest, self.folder
        return f"""\
A fictional school is in {at}
  records        {made.vault}   (passphrase in {made.vault_passphrase})
  bundle         {made.bundle}   (passphrase in {made.bundle_passphrase})
  its payload    SHA-256 {made.payload_sha256}
  root, key card {made.school_root}, {made.key_card}
  letter         {", ".join(made.letters)}
Check the bundle with DSL Desk, or as a receiver would, by the steps in its HOW-TO-CHECK.txt:
  {_program()} verify {at / made.bundle} --root {at / made.school_root} \\
      --passphrase-file {at / made.bundle_passphrase} --demo
Check the records:
  {_program()} doctor --vault {at / made.vault} --passphrase-file {at / made.vault_passphrase}
In a real school a bundle is not a crime report: 999 in an emergency, 101 for a crime, come first."""


def _program() -> str:
    """What to type before a command, the way this process was started."""
    return sys.executable if getattr(sys, "frozen", False) else f"{sys.executable} -m dsl_desk"


def make(folder: Path, seed: int, records: int, at: datetime, said: Callable[[str], None]) -> DemoFolder:
    """Make the fictional school in `folder` and do the main job in it; a folder of an earlier demo is replaced.

    Raises DeskError when the folder holds anything else, or cannot be written to.
    """
    _clear(folder)
    try:
        demonstration = make_demonstration(
            folder / "vault", seed, records, at, lambda done, total: _say_progress(said, done, total)
        )
        try:
            manifest = _main_job(folder, demonstration, seed, records, at)
        finally:
            opening.lock(demonstration.desk)
        (folder / MANIFEST).write_bytes(codec.encode(manifest))
    except BaseException:
        shutil.rmtree(folder, ignore_errors=True)
        raise
    return DemoFolder(folder, demonstration.passphrase, manifest)


def look_round(folder: Path) -> tuple[Desk, str]:
    """A made-up school to look round in, as of now, open; returns the desk and the school's name."""
    shutil.rmtree(folder, ignore_errors=True)
    demonstration = make_demonstration(folder, LOOK_ROUND_SEED, LOOK_ROUND_RECORDS, SystemClock().now())
    demonstration.desk.clock = SystemClock()
    return demonstration.desk, school(demonstration.desk).name


def _clear(folder: Path) -> None:
    """Make room, but only where a demo has been before."""
    if folder.exists() and any(folder.iterdir()):
        if not _is_ours(folder / MANIFEST) or not {entry.name for entry in folder.iterdir()} <= _LEFT:
            raise DeskError(
                f"The folder {folder} holds other things, so nothing was made there and nothing has changed. "
                "Choose an empty folder."
            )
        shutil.rmtree(folder)
    folder.mkdir(parents=True, exist_ok=True)


def _is_ours(manifest: Path) -> bool:
    try:
        return codec.decode(Manifest, manifest.read_bytes()).made_by == MARK
    except (OSError, ValueError):
        return False


def _check_key(desk: Desk, agency_id: str, when: When) -> None:
    """The police accept the school's key, as they would on the phone."""
    number = school(desk).phone
    check = KeyCheck(key_sha256(desk), CHECKED_BY, when, number, NUMBER_FROM, desk.person.name)
    record_key_check(desk, agency_id, check)


def _main_job(folder: Path, demonstration: Demonstration, seed: int, records: int, at: datetime) -> Manifest:
    desk = demonstration.desk
    (folder / VAULT_PASSPHRASE).write_text(demonstration.passphrase + "\n")
    (folder / "bundle").mkdir()
    passphrase = exporting.new_passphrase()
    prepared, sealed = exporting.export_bundle(desk, demonstration.request, folder / "bundle", passphrase)
    (folder / BUNDLE_PASSPHRASE).write_text(passphrase + "\n")
    sent = When(Certainty.EXACT, desk.today(), desk.now().time().replace(second=0, microsecond=0))
    exporting.record_sent(desk, prepared.assembled.sharing.id, sent, "Made-up secure mail")
    _print_letter(folder, desk)
    papers.save_key_card(papers.key_card(desk), folder)
    _check_key(desk, demonstration.request.agency_id, sent)
    return Manifest(
        made_by=MARK,
        seed=seed,
        records=records,
        at=at,
        vault="vault",
        vault_passphrase=VAULT_PASSPHRASE,
        school_root=papers.ROOT_FILE,
        bundle=f"bundle/{sealed.target.name}",
        bundle_passphrase=BUNDLE_PASSPHRASE,
        letters=(LETTER,),
        key_card=papers.KEY_CARD_FILE,
        payload_sha256=sealed.payload_sha256,
    )


def _print_letter(folder: Path, desk: Desk) -> None:
    letter = prepare_general(desk, Asked(PACK))
    (folder / LETTER).parent.mkdir()
    (folder / LETTER).write_bytes(general_pdf(letter))
    log_general(desk, letter, AUDIENCE, COPIES)


def _say_progress(said: Callable[[str], None], done: int, total: int) -> None:
    if done % SAID_EVERY == 0:
        said(f"{done:,} of {total:,} records")
