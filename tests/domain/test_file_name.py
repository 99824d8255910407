"""Awkward names are kept as they are, shown whole, and saved under a safe one."""

from __future__ import annotations

import pytest

from dsl_desk.domain.file_name import LONGEST, LONGEST_SHOWN, saved_name, shown_name


@pytest.mark.parametrize(
    ("name", "saved"),
    [
        ("minutes of meeting.pdf", "minutes of meeting.pdf"),
        ("=cmd.csv", "=cmd.csv"),
        ("../x", "_x"),
        ("..\\..\\windows\\x.exe", "_.._windows_x.exe"),
        ("/etc/passwd", "_etc_passwd"),
        ("CON.txt", "_CON.txt"),
        ("con", "_con"),
        ("Lpt1.report.pdf", "_Lpt1.report.pdf"),
        ("Contract.pdf", "Contract.pdf"),
        ("no ending", "no ending"),
        ("-rf.txt", "rf.txt"),
        (".hidden", "hidden"),
        ("trailing. . ", "trailing"),
        ("letter\u202efdp.exe", "letter_fdp.exe"),
        ("two\nlines\t.txt", "two_lines_.txt"),
        ('a<b>c:"d"|?*.txt', "a_b_c__d____.txt"),
        ("رسالة.pdf", "رسالة.pdf"),
        ("\u200b\u200b", "__"),
        ("...", "file"),
        ("", "file"),
    ],
)
def test_a_file_is_saved_under_a_safe_name(name: str, saved: str) -> None:
    assert saved_name(name) == saved


@pytest.mark.parametrize(
    "name", ["a" * 300 + ".pdf", "é" * 300, "x." + "y" * 300, "日" * 300 + ".docx", "a" * 119 + " .txt"]
)
def test_a_long_name_is_cut_and_keeps_its_ending(name: str) -> None:
    saved = saved_name(name)
    assert 0 < len(saved.encode()) <= LONGEST
    assert saved.endswith((".pdf", ".docx", ".txt")) == name.endswith((".pdf", ".docx", ".txt"))


def test_nothing_hides_in_a_name_that_is_shown() -> None:
    assert shown_name("letter\u202efdp.exe") == "letter‹U+202E›fdp.exe"
    assert shown_name("Zoë’s plan.pdf") == "Zoë’s plan.pdf"


def test_a_long_name_is_shown_by_its_start_and_its_ending() -> None:
    shown = shown_name("a" * 300 + "minutes.docx")
    assert len(shown) == LONGEST_SHOWN
    assert shown.startswith("aaa") and shown.endswith("…aaaaminutes.docx")
