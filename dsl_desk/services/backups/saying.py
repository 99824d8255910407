"""What a backup holds, in words that name nobody."""

from __future__ import annotations

from dsl_desk.domain.clock import school_time
from dsl_desk.domain.when import say_moment
from dsl_desk.services.backups.manifest import Backup


def say_backup(backup: Backup) -> str:
    """When it was made, and how much it holds.

    Records by kind are not counted here: some may be restricted to other people than the reader.
    """
    return f"{say_made(backup)}: {say_held(backup)}, by DSL Desk {backup.program}"


def say_made(backup: Backup) -> str:
    return say_moment(school_time(backup.made))


def say_held(backup: Backup) -> str:
    children, entries = backup.rows.get("child", 0), backup.rows.get("entry", 0)
    return (
        f"{children:,} {'child' if children == 1 else 'children'}, "
        f"{entries:,} {'entry' if entries == 1 else 'entries'} in the journal"
    )
