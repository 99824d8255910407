"""``python -m dsl_desk`` and the frozen program: a command, or the window."""

from __future__ import annotations

import os
import sys


def main() -> int:
    """Run the command line; without a command, and where a command ends in the window, hand over to the app."""
    os.umask(0o077)  # what we write is for this account only
    from dsl_desk import cli

    outcome = cli.run(sys.argv[1:])
    if isinstance(outcome, int):
        return outcome
    from dsl_desk import app

    return app.run(outcome)


if __name__ == "__main__":
    sys.exit(main())
