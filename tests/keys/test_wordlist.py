from __future__ import annotations

from pathlib import Path

import pytest

from dsl_desk.keys.wordlist import WORD_COUNT, read_words


def test_the_list_is_whole_and_in_order(words: tuple[str, ...]) -> None:
    assert len(words) == WORD_COUNT
    assert list(words) == sorted(words)
    assert (words[0], words[-1]) == ("abacus", "zoom")


@pytest.mark.parametrize("text", ["", "abacus\n" * 7_776, "abacus\nzoom\n"])
def test_another_list_is_refused(text: str, tmp_path: Path) -> None:
    file = tmp_path / "words.txt"
    file.write_text(text)
    with pytest.raises(ValueError, match="EFF"):
        read_words(file)
