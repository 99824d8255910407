"""Unfinished forms, kept encrypted so that a lock, a crash or a flat battery loses nothing."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from dsl_desk import codec
from dsl_desk.domain.changed import Changed
from dsl_desk.domain.clock import school_time
from dsl_desk.domain.event import Event, Happening
from dsl_desk.services.desk import Desk, changed
from dsl_desk.store import beside
from dsl_desk.store.beside import StoredDraft

Fields = dict[str, str | list[str]]
"""A form's widgets as they stand: name -> text, or codes ticked."""


@dataclass(frozen=True, slots=True)
class Draft:
    """`form` names the page that can finish it, or the form in a page; `saved` is school time."""

    id: str
    form: str
    saved: datetime
    fields: Fields


def save_draft(desk: Desk, draft_id: str, form: str, fields: Fields) -> Draft:
    """Keep a form as it stands; the same id replaces the earlier state. Drafts are not records and never leave."""
    saved = desk.clock.now()
    fields = {name: _storable(value) for name, value in fields.items()}
    stored = StoredDraft(draft_id, form, saved.isoformat(), codec.encode(fields).decode())
    with desk.vault.transaction():
        beside.save_draft(desk.connection, stored)
    return Draft(draft_id, form, school_time(saved), fields)


def _storable(value: str | list[str]) -> str | list[str]:
    """Half a character, which no file can hold, becomes "?": a draft is never refused."""
    if isinstance(value, list):
        return [each.encode(errors="replace").decode() for each in value]
    return value.encode(errors="replace").decode()


def drafts(desk: Desk) -> tuple[Draft, ...]:
    """Every unfinished form, newest first."""
    return tuple(_read(stored) for stored in beside.drafts(desk.connection))


def find_draft(desk: Desk, draft_id: str) -> Draft | None:
    """The unfinished form with this id, if there is one."""
    return next((_read(stored) for stored in beside.drafts(desk.connection) if stored.id == draft_id), None)


def finish_draft(desk: Desk, draft_id: str) -> None:
    """Remove an unfinished form of which nothing is lost: it was saved, or what was typed was taken out again."""
    with desk.vault.transaction():
        beside.remove_draft(desk.connection, draft_id)


def _read(stored: StoredDraft) -> Draft:
    saved = school_time(datetime.fromisoformat(stored.saved))
    return Draft(stored.id, stored.form, saved, codec.decode(Fields, stored.content.encode()))


def discard_draft(desk: Desk, draft_id: str) -> Changed:
    """Throw an unfinished form away; the journal keeps that it was, not what it said."""
    with desk.deed() as deed:
        deed.note(Event(draft_id, Happening.DRAFT_DISCARDED))
        deed.finish_draft(draft_id)
    return changed(deed, draft_id)
