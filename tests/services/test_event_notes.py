"""An event outlives what it happened to, so what it notes is read here, call by call: ids, counts and fixed words."""

from __future__ import annotations

import ast

from dsl_desk import paths

KNOWN = {
    "note",  # of note_look, and of a paper: its fixed name and the number of copies
    "time",  # of a failed unlock
    "newest.isoformat()",  # of the newest entry, where the clock stands before it
    "kept.backup.id",
    "manifest.id",
    "drill.codes",  # whether it was the recovery code or two envelopes
    "attachment.id",
    "f'bundle {sharing.bundle}'",
    "f'report of bundle {sharing.bundle}'",
    "f'report of bundle {sharing.bundle}, before it was signed'",
    "f'{code}: {reason.code}'",  # which advice was set aside, and the reason's code
    "identity.fingerprint(signer.certificate).hex()",  # of the school's root or leaf
    "TODAY",
    "LINKS",
    "RETENTION",
    "LOG",
    "LEFT",  # a letter to a family went to a printer or into a file
}
"""How every note is made; a new way has to be read for names and record text before it stands here."""


def test_no_event_notes_words_of_a_record() -> None:
    found = set()
    for path in sorted((paths.program_folder() / "dsl_desk").rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Name):
                place = {"Event": 2, "note_look": 3}.get(node.func.id)
                if place is None or len(node.args) <= place or isinstance(node.args[place], ast.Constant):
                    continue  # without a note, or with one written here
                found.add(ast.unparse(node.args[place]))
    assert found - KNOWN == set()
    assert len(found) > 6
