"""Who on the roll has nothing written about them."""

from __future__ import annotations

from dsl_desk.store.sqlcipher import Connection

WRITTEN_ABOUT = """
    SELECT child_id FROM chronology
    UNION SELECT child_id FROM involvement
    UNION SELECT child_id FROM family_member
    UNION SELECT sibling_id FROM family_member WHERE sibling_id <> ''
    UNION SELECT child_id FROM professional
    UNION SELECT child_id FROM link WHERE child_id <> ''
    UNION SELECT child_id FROM significance
    UNION SELECT matter_id FROM attachment
"""
"""Every table in which a record names a child; a front sheet may be the school system's and is looked at apart."""


def written_about(connection: Connection) -> frozenset[str]:
    """The ids of the children some record is about (and of other matters with attachments)."""
    return frozenset(child_id for (child_id,) in connection.execute(WRITTEN_ABOUT))
