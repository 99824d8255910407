"""Set up a checkout of DSL Desk on a bare machine, then do one thing with it.

    python3 installer/bootstrap.py demo [DIR ...]   make a fictional school, open the window if there is a screen
    python3 installer/bootstrap.py test [...]       every check and test; further arguments go to pytest
    python3 installer/bootstrap.py run [...]        the program itself, from source
    python3 installer/bootstrap.py bench [...]      the benchmarks
    python3 installer/bootstrap.py freeze           the stand-alone program, in dist/

Standard library only, and no syntax newer than the sentence that refuses an old Python. The first run makes
`.venv` in the checkout with exactly what requirements.lock names, checked by hash; later runs go straight to work
until the lock or the Python changes. On Debian and Ubuntu the system libraries that Qt needs are installed as well.
"""

from __future__ import annotations

import argparse
import hashlib
import importlib.util
import os
import shlex
import shutil
import subprocess
import sys
import sysconfig
import venv
from collections.abc import Collection, Sequence
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
VENV = ROOT / ".venv"
LOCK = ROOT / "requirements.lock"
UNPACKED = ROOT / ".cache" / "debian"
"""Where --no-sudo lays the system packages: a file tree like that under /."""

OLDEST_PYTHON = (3, 11)
COMMANDS = ("demo", "test", "run", "bench", "freeze")

QT_OFFSCREEN = (
    "libgl1",
    "libegl1",
    "libglib2.0-0",
    "libfontconfig1",
    "libxkbcommon0",
    "libdbus-1-3",
    "libx11-6",
)
QT_SCREEN = (
    "libxcb-cursor0",
    "libxcb-icccm4",
    "libxcb-image0",
    "libxcb-keysyms1",
    "libxcb-render-util0",
    "libxcb-render0",
    "libxcb-shape0",
    "libxcb-util1",
    "libxcb-xkb1",
    "libxkbcommon-x11-0",
)
QT_PRINTING = ("libcups2",)
TEST_TOOLS = (
    "openssl",
    "gnutls-bin",
    "p7zip-full",
    "poppler-utils",
    "libnss3-tools",
    "gnome-keyring",
    "dbus",
    "strace",
    "xvfb",
    "xauth",
)
# Debian renamed these when it moved to 64-bit time; Debian 12, and Ubuntu made from it, have the old names.
RENAMED_AFTER_DEBIAN_12 = {"libglib2.0-0": "libglib2.0-0t64", "libcups2": "libcups2t64"}

CHECKS = (
    ("ruff", "check", "."),
    ("ruff", "format", "--check", "."),
    ("mypy",),
    ("lint-imports",),
)
SIDE_BY_SIDE = ("--numprocesses=auto", "--dist=loadfile")  # a file's tests share what they set up


def main(arguments: Sequence[str]) -> None:
    """Set up what the command needs, and do it. Ends with the exit code of the first step that fails."""
    refuse_old_python(sys.version_info)
    asked = parse(arguments)
    install_system_packages(system_packages(asked.command, debian_version()), unpack=asked.no_sudo)
    make_environment(VENV, LOCK)
    {"demo": demo, "test": test, "run": launch, "bench": bench, "freeze": freeze}[asked.command](asked.rest)


def refuse_old_python(version: Sequence[int | str]) -> None:
    """Stop with a sentence when `version` (as sys.version_info) is older than DSL Desk can run on."""
    if tuple(version[:2]) < OLDEST_PYTHON:
        raise SystemExit(
            "DSL Desk needs Python {}.{} or newer, and this is Python {}.{}. "
            "Nothing was changed. Run the same command with a newer python3.".format(*OLDEST_PYTHON, *version[:2])
        )


def parse(arguments: Sequence[str]) -> argparse.Namespace:
    """Read the command line: `no_sudo`, `command`, and `rest`, which belongs to the command."""
    parser = argparse.ArgumentParser(prog="bootstrap.py", description="Set up DSL Desk, then do one thing with it.")
    parser.add_argument(
        "--no-sudo",
        action="store_true",
        help="Debian and Ubuntu: unpack missing system packages inside the checkout instead of installing them; "
        "enough for all but two tools of the tests, 7z and dbus, which look for their own files under /usr",
    )
    parser.add_argument("command", choices=COMMANDS)
    parser.add_argument("rest", nargs=argparse.REMAINDER, help="further arguments, passed on to the command")
    return parser.parse_args(arguments)


# The commands


def demo(rest: Sequence[str]) -> None:
    """Make the fictional school in DIR, by default the checkout's own git-ignored `demo`."""
    named = bool(rest) and not rest[0].startswith("-")
    run(tool("python"), "-m", "dsl_desk", "demo", *([] if named else [str(ROOT / "demo")]), *rest)


def test(rest: Sequence[str]) -> None:
    """Run the checks, then pytest without a screen; the first that fails ends the command."""
    for name, *options in CHECKS:
        run(tool(name), *options, cwd=ROOT)
    run(tool("pytest"), *SIDE_BY_SIDE, *rest, cwd=ROOT, QT_QPA_PLATFORM="offscreen")


def launch(rest: Sequence[str]) -> None:
    """Start the program from source."""
    run(tool("python"), "-m", "dsl_desk", *rest)


def bench(rest: Sequence[str]) -> None:
    """Print the measured ratios."""
    run(tool("python"), "-m", "tests.benchmarks", *rest, cwd=ROOT, QT_QPA_PLATFORM="offscreen")


def freeze(rest: Sequence[str]) -> None:
    """Build dist/dsl-desk, the same bytes each time, and let the result test itself."""
    # 1980 is the first year that a zip can hold, and stands for "no time": the build depends on the source alone.
    run(
        tool("pyinstaller"),
        "--noconfirm",
        "--clean",
        *rest,
        "build.spec",
        cwd=ROOT,
        SOURCE_DATE_EPOCH="315532800",
        PYTHONHASHSEED="0",
    )
    program = ROOT / "dist" / "dsl-desk" / "dsl-desk"
    run(str(program), "--self-test", str(ROOT / "build" / "self-test.json"), QT_QPA_PLATFORM="offscreen")
    print(f"The program is in {program.parent}.")


def tool(name: str, folder: Path = VENV) -> str:
    """Return the path of a program of the environment, `python` included."""
    return str(folder / ("Scripts" if os.name == "nt" else "bin") / name)


def run(*command: str, cwd: Path | None = None, **variables: str) -> None:
    """Show and run one command, with these environment variables added; end with its exit code if it fails."""
    print("$", shlex.join(command), flush=True)
    code = subprocess.run(command, cwd=cwd, env=environment() | variables, check=False).returncode
    if code:
        print(f"Stopped: {Path(command[0]).name} ended with exit code {code}.", file=sys.stderr)
        raise SystemExit(code)


def environment() -> dict[str, str]:
    """Return this process's environment as an activated one, with unpacked system packages within reach."""
    libraries = [*UNPACKED.glob("lib/*-linux-gnu*"), *UNPACKED.glob("usr/lib/*-linux-gnu*")]
    programs = [Path(tool("python")).parent, *UNPACKED.glob("usr/bin")]
    variables = dict(os.environ)
    fonts = [*UNPACKED.glob("etc/fonts")]
    for name, folders in (("LD_LIBRARY_PATH", libraries), ("PATH", programs), ("FONTCONFIG_PATH", fonts)):
        if folders:
            variables[name] = os.pathsep.join([*map(str, folders), *filter(None, [variables.get(name)])])
    return variables


# The Python environment


def make_environment(folder: Path, lock: Path) -> None:
    """Make the virtual environment anew unless it holds what `lock` names, for this Python.

    Always the whole: an environment that was only half made, or has packages the lock no longer names, never stays.
    """
    stamp = folder / "made-from"
    made_from = f"{hashlib.sha256(lock.read_bytes()).hexdigest()} {sys.base_prefix} {sys.version}"
    if stamp.is_file() and stamp.read_text(encoding="utf-8") == made_from:
        return
    venv.create(folder, clear=True, symlinks=os.name != "nt")
    install(folder, lock)
    # The checkout itself is importable from anywhere, as an editable install would make it, with nothing to build.
    site_packages = sysconfig.get_path("purelib", "venv", {"base": str(folder), "platbase": str(folder)})
    Path(site_packages, "checkout.pth").write_text(f"{ROOT}\n", encoding="utf-8")
    stamp.write_text(made_from, encoding="utf-8")


def install(folder: Path, lock: Path) -> None:
    """Install what `lock` names, checked by hash: with uv where it is, else with pip."""
    python = tool("python", folder)
    # Nothing is compiled here; bagit, a test tool, is one Python file but published as source only.
    options = ["--require-hashes", "--only-binary=:all:", "--no-binary=bagit", "-r", str(lock)]
    uv = shutil.which("uv")
    if uv:
        run(uv, "pip", "install", "--python", python, *options)
        return
    if has_ensurepip():
        run(python, "-m", "ensurepip")
    else:
        wheel = pip_wheel()
        run(python, f"{wheel}/pip", "install", "--no-index", str(wheel))
    run(python, "-m", "pip", "install", *options)


def has_ensurepip() -> bool:
    """Say whether this Python can put pip into an environment; Debian keeps that in a package of its own."""
    return importlib.util.find_spec("ensurepip") is not None


def pip_wheel() -> Path:
    """Return the wheel of Debian's python3-pip-whl, installed or unpacked."""
    for tree in (UNPACKED, Path("/")):
        for wheel in tree.glob("usr/share/python-wheels/pip-*.whl"):
            return wheel
    raise SystemExit(
        "This Python cannot install packages: it has neither uv nor ensurepip. "
        "Install uv, or your system's package of Python's venv and ensurepip, and run the same command again."
    )


# The system packages of Debian and Ubuntu


def debian_version() -> str:
    """Return which Debian this machine is or was made from ("12.5", "trixie/sid"), or "" where there is no apt."""
    release = Path("/etc/debian_version")
    return release.read_text(encoding="utf-8").strip() if release.is_file() and shutil.which("apt-get") else ""


def system_packages(command: str, debian: str) -> list[str]:
    """Return the packages that a command needs on a `debian_version()`; none where that is ""."""
    if not debian:
        return []
    names = [*QT_OFFSCREEN, *QT_SCREEN, *QT_PRINTING]
    if command in ("test", "bench"):
        names += TEST_TOOLS
    if command == "freeze":
        names += ["binutils", *debian_libpython()]
    if not shutil.which("uv") and not has_ensurepip():
        names.append("python3-pip-whl")
    if debian.startswith(("12", "bookworm")):
        return names
    return [RENAMED_AFTER_DEBIAN_12.get(name, name) for name in names]


def debian_libpython() -> list[str]:
    """Return the package of the shared library that a frozen program starts from, if this is Debian's own Python."""
    return [f"libpython{sys.version_info.major}.{sys.version_info.minor}"] if sys.base_prefix == "/usr" else []


def install_system_packages(names: Collection[str], *, unpack: bool) -> None:
    """Install, or unpack, those that are missing; end with the line for an administrator where this may not."""
    missing = sorted(set(names) - installed_packages()) if names else []
    if not missing:
        return
    if unpack:
        unpack_packages(missing)
    elif os.geteuid() == 0:
        run("apt-get", "update")
        run(*install_line(missing), DEBIAN_FRONTEND="noninteractive")
    else:
        raise SystemExit(
            f"System packages are missing. Nothing was changed. Ask an administrator to run\n\n"
            f"    sudo {shlex.join(install_line(missing))}\n\n"
            f"and run the same command again, or add --no-sudo before its name to unpack them in {UNPACKED}."
        )


def install_line(names: Collection[str]) -> list[str]:
    """Return the command that installs these packages."""
    return ["apt-get", "install", "--yes", "--no-install-recommends", *names]


def installed_packages() -> set[str]:
    """Return the names of the Debian packages that are installed in full."""
    listing = subprocess.run(
        ["dpkg-query", "--show", "--showformat", "${db:Status-Abbrev} ${Package}\n"],
        stdout=subprocess.PIPE,
        text=True,
        check=True,
    ).stdout
    return {line.split()[1] for line in listing.splitlines() if line.startswith("ii ")}


def unpack_packages(names: Collection[str]) -> None:
    """Lay packages, and what they depend on, in UNPACKED, once; needs apt's configuration but no rights."""
    record = UNPACKED / "unpacked"
    if record.is_file() and set(names) <= set(record.read_text(encoding="utf-8").split()):
        return
    archives = UNPACKED / "archives"
    for folder in (UNPACKED / "lists" / "partial", archives / "partial"):
        folder.mkdir(parents=True, exist_ok=True)
    # Lists of its own: a person without rights cannot refresh the machine's, and a bare machine has none.
    own = ["-o", f"Dir::State::Lists={UNPACKED / 'lists'}", "-o", f"Dir::Cache={UNPACKED}"]
    run("apt-get", *own, "-o", "Acquire::Languages=none", "update")
    line = [*install_line(names), *own, "--simulate"]
    plan = subprocess.run(line, stdout=subprocess.PIPE, text=True, check=True).stdout
    wanted = [step.split()[1] for step in plan.splitlines() if step.startswith("Inst ")]
    run("apt-get", *own, "download", *wanted, cwd=archives)
    for archive in archives.glob("*.deb"):
        subprocess.run(["dpkg", "--extract", str(archive), str(UNPACKED)], check=True)
        archive.unlink()
    record.write_text("\n".join(names), encoding="utf-8")


if __name__ == "__main__":
    main(sys.argv[1:])
