"""``python -m dsl_desk`` and the frozen program: a command, or the window."""

from __future__ import annotations

import os
import sys


def main() -> int:
    """Run the command line; without a command, and where a command ends in the window, hand over to the app."""
    os.umask(0o077)  # what we write is for this account only
    _leave_no_core()
    from dsl_desk import cli

    outcome = cli.run(sys.argv[1:])
    if isinstance(outcome, int):
        return outcome
    from dsl_desk import app

    return app.run(outcome)


def _leave_no_core() -> None:
    """A crash must not write keys and records to the disk as a core dump. Windows has none of these."""
    try:
        import resource
    except ImportError:
        return
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


if __name__ == "__main__":
    sys.exit(main())
