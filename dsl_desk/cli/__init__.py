"""The same deeds without a window: one module for each family of commands. No Qt here.

This room stands before the first window: each command imports what it needs, when it runs.
"""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from dsl_desk import __version__
from dsl_desk.cli import bundles, demonstration, keys, language, letters, pupils, vaults
from dsl_desk.cli.asking import say_error
from dsl_desk.cli.outcome import Outcome, SelfTest, Window
from dsl_desk.domain.errors import DeskError

if TYPE_CHECKING:
    from dsl_desk.cli.asking import Commands

__all__ = ["Outcome", "SelfTest", "Window", "run"]

FAILED, STOPPED = 1, 130


def run(arguments: Sequence[str]) -> Outcome:
    """Carry out one command. What a person can cause ends in a sentence and an exit code, never in a traceback."""
    options = _parser().parse_args(arguments)
    try:
        outcome = _carry_out(options)
        sys.stdout.flush()
    except DeskError as error:
        return say_error(str(error), FAILED)
    except BrokenPipeError:  # whoever read our answer stopped listening, as `head` does
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return FAILED
    except OSError as error:
        return say_error(_disk_words(error), FAILED)
    except KeyboardInterrupt:
        return say_error("Stopped. What was saved before is safe.", STOPPED)
    return outcome


def _carry_out(options: argparse.Namespace) -> Outcome:
    if options.self_test is not None:
        return SelfTest(Path(options.self_test) if options.self_test else None)
    if options.command is None:
        return Window()
    outcome: Outcome = options.deed(options)
    return outcome


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="dsl-desk", description="Offline safeguarding records. Without a command it opens the window."
    )
    parser.add_argument("--version", action="version", version=f"DSL Desk {__version__}")
    parser.add_argument(
        "--self-test", nargs="?", const="", metavar="OUT.json", help="try every part of this installation"
    )
    commands = parser.add_subparsers(dest="command", metavar="COMMAND")
    _add_window(commands)
    demonstration.add_command(commands)
    bundles.add_commands(commands)
    keys.add_command(commands)
    vaults.add_commands(commands)
    language.add_command(commands)
    letters.add_command(commands)
    pupils.add_commands(commands)
    return parser


def _add_window(commands: Commands) -> None:
    window = commands.add_parser("window", help="open the window on the records in a folder")
    window.add_argument("--vault", type=Path, required=True, metavar="DIR", help="the folder of the records")
    window.set_defaults(deed=lambda options: Window(options.vault))


def _disk_words(error: OSError) -> str:
    where = f" ({error.filename})" if error.filename else ""
    return f"The disk or folder cannot be used{where}. What was saved before is safe. Choose another place."
