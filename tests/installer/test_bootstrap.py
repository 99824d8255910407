"""Setting up a checkout: what can be proved without a network; the rest runs whenever CI sets itself up."""

import ast
import subprocess
import sys
from pathlib import Path

import pytest

from installer import bootstrap


def test_an_old_python_is_refused_in_one_sentence_before_anything_happens() -> None:
    with pytest.raises(SystemExit, match=r"needs Python 3\.11 or newer, and this is Python 3\.9\."):
        bootstrap.refuse_old_python((3, 9, 2))
    bootstrap.refuse_old_python((3, 11, 0))


def test_an_old_python_can_read_as_far_as_that_sentence() -> None:
    ast.parse(Path(bootstrap.__file__).read_text(encoding="utf-8"), feature_version=(3, 8))


def test_bootstrap_needs_nothing_but_the_standard_library() -> None:
    tree = ast.parse(Path(bootstrap.__file__).read_text(encoding="utf-8"))
    imported = {name.name for node in ast.walk(tree) if isinstance(node, ast.Import) for name in node.names}
    imported |= {str(node.module) for node in ast.walk(tree) if isinstance(node, ast.ImportFrom)}
    assert {name.split(".")[0] for name in imported} <= sys.stdlib_module_names


def test_what_follows_the_command_belongs_to_the_command() -> None:
    asked = bootstrap.parse(["--no-sudo", "test", "-k", "slots", "--no-sudo"])
    assert (asked.no_sudo, asked.command, asked.rest) == (True, "test", ["-k", "slots", "--no-sudo"])


@pytest.mark.parametrize("arguments", [[], ["deploy"], ["--force", "demo"]])
def test_a_command_that_does_not_exist_is_refused_with_the_list(arguments: list[str]) -> None:
    told = subprocess.run(
        [sys.executable, bootstrap.__file__, *arguments], capture_output=True, text=True, check=False
    )
    assert told.returncode == 2
    assert "demo" in told.stderr and "freeze" in told.stderr
    assert "Traceback" not in told.stderr


@pytest.mark.parametrize(
    ("debian", "glib", "cups"),
    [
        ("12.5", "libglib2.0-0", "libcups2"),
        ("bookworm/sid", "libglib2.0-0", "libcups2"),
        ("13.1", "libglib2.0-0t64", "libcups2t64"),
        ("trixie/sid", "libglib2.0-0t64", "libcups2t64"),
    ],
)
def test_packages_go_by_the_names_of_the_release(debian: str, glib: str, cups: str) -> None:
    names = bootstrap.system_packages("run", debian)
    assert {glib, cups, "libegl1", "libxcb-cursor0"} <= set(names)
    assert len([name for name in names if name.startswith(("libglib2", "libcups2"))]) == 2


def test_each_command_asks_only_for_what_it_uses() -> None:
    asked = {command: set(bootstrap.system_packages(command, "13.1")) for command in bootstrap.COMMANDS}
    assert asked["demo"] == asked["run"]
    assert {"openssl", "gnutls-bin", "p7zip-full", "strace"} <= asked["test"] - asked["run"]
    assert "binutils" in asked["freeze"] - asked["test"]


def test_other_systems_are_asked_for_no_package() -> None:
    assert bootstrap.system_packages("test", "") == []
    bootstrap.install_system_packages([], unpack=False)


def test_installed_packages_are_asked_for_no_more() -> None:
    assert "dpkg" in bootstrap.installed_packages()
    bootstrap.install_system_packages(["dpkg"], unpack=False)


def test_the_environment_is_made_once_and_made_anew_when_the_lock_changes(tmp_path: Path) -> None:
    lock, environment = tmp_path / "requirements.lock", tmp_path / "environment"
    lock.write_text("# nothing to install\n", encoding="utf-8")
    bootstrap.make_environment(environment, lock)
    python = environment / "bin" / "python"
    found = subprocess.run(
        [python, "-c", "import installer; print(installer.__file__)"],
        cwd=tmp_path,
        capture_output=True,
        text=True,
        check=True,
    )
    assert Path(found.stdout.strip()).is_relative_to(bootstrap.ROOT)

    (environment / "stale").touch()
    bootstrap.make_environment(environment, lock)
    assert (environment / "stale").exists()

    lock.write_text("# still nothing\n", encoding="utf-8")
    bootstrap.make_environment(environment, lock)
    assert not (environment / "stale").exists()


def test_an_environment_that_was_only_half_made_is_made_anew(tmp_path: Path) -> None:
    lock, environment = tmp_path / "requirements.lock", tmp_path / "environment"
    lock.write_text("not a requirement: refused before anything is fetched\n", encoding="utf-8")
    with pytest.raises(SystemExit):
        bootstrap.make_environment(environment, lock)
    lock.write_text("", encoding="utf-8")
    (environment / "half").touch()
    bootstrap.make_environment(environment, lock)
    assert not (environment / "half").exists()


def test_a_failed_step_ends_with_its_own_exit_code(capfd: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as ended:
        bootstrap.run(sys.executable, "-c", "raise SystemExit(7)")
    assert ended.value.code == 7
    assert "ended with exit code 7" in capfd.readouterr().err
