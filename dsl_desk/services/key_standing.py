"""How long the school's key is good, and what Today says before it is not."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import cache

from dsl_desk.domain.clock import school_time
from dsl_desk.domain.when import say_day
from dsl_desk.keys import identity
from dsl_desk.keys.identity import Signer
from dsl_desk.services.catalogue.reading import load
from dsl_desk.services.desk import Desk
from dsl_desk.services.recipients import to_ring
from dsl_desk.services.school_keys import LEAF, ROOT, kept, now, school_keys


@dataclass(frozen=True, slots=True)
class KeyRules:
    """What a school could change: how many days before a certificate runs out Today says so."""

    about: str
    source: str
    checked: str
    leaf_reminder_days: int
    root_reminder_days: int


@dataclass(frozen=True, slots=True)
class KeyStanding:
    """The fingerprint of the root in hex and words, and until when (UTC) root and leaf are good."""

    sha256: str
    words: tuple[str, ...]
    root_until: datetime
    leaf_until: datetime
    reminders: tuple[str, ...]


@cache
def rules() -> KeyRules:
    return load(KeyRules, "vault/school_key.json")


def key_standing(desk: Desk) -> KeyStanding | None:
    """How the school's key stands; None while it has none."""
    if kept(desk, ROOT) is None:
        return None
    keys = school_keys(desk)
    root, leaf = (identity.runs_out(signer.certificate) for signer in (keys.root, keys.leaf))
    return KeyStanding(keys.fingerprint, keys.words, root, leaf, key_reminders(desk))


def key_reminders(desk: Desk) -> tuple[str, ...]:
    """What Today says of the school's key; nothing while there is none, or all is well."""
    root, leaf = kept(desk, ROOT), kept(desk, LEAF)
    if root is None or leaf is None:
        return ()
    return (*_running_out(root, leaf), *_to_ring(desk))


def _running_out(root: Signer, leaf: Signer) -> Iterator[str]:
    root_until, leaf_until = (identity.runs_out(signer.certificate) for signer in (root, leaf))
    if root_until <= now() + timedelta(days=rules().root_reminder_days):
        yield f"The school’s key {_ends(root_until)}. Make a new one and tell every recipient in good time."
    soon = leaf_until <= now() + timedelta(days=rules().leaf_reminder_days)
    if soon and leaf_until < root_until and root_until > now():  # or there is nothing to renew it under
        yield f"The certificate that signs bundles {_ends(leaf_until)}. Renew it: nobody has to be told."


def _to_ring(desk: Desk) -> tuple[str, ...]:
    names = ", ".join(to_ring(desk))
    return (f"Not checked since the school’s key was changed: {names}. Ring them.",) if names else ()


def _ends(until: datetime) -> str:
    tense = "ran out on" if until < now() else "runs out on"
    return f"{tense} {say_day(school_time(until).date())}"
