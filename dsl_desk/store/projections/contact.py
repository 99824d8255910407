"""The contact log."""

from __future__ import annotations

from dsl_desk.domain.contact import Contact
from dsl_desk.store.projections.rows import Place, day, put_note, put_version
from dsl_desk.store.sqlcipher import Connection


def project(connection: Connection, place: Place, contact: Contact) -> None:
    put_version(
        connection, "contact", place, contact.id, contact.when,
        concern_id=contact.concern_id, follow_up=day(contact.follow_up),
        whom=" ".join(contact.with_whom.casefold().split()),
    )  # fmt: skip
    put_note(connection, place, *words(contact))


def words(contact: Contact) -> tuple[str, ...]:
    """What is searched."""
    return (
        contact.with_whom,
        contact.said,
        contact.agreed,
        contact.outcome,
        contact.reference,
        contact.incident_reference,
        contact.crime_reference,
    )
