"""One test vector: a bundle, how it is handed over, and what a reader has to say of it."""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any

FOLDER = Path(__file__).parents[1] / "data" / "bundles"
INDEX = "index.json"
ROOT = "school-root.pem"


@dataclass(frozen=True, slots=True)
class Vector:
    """`rule` is the rule of FORMAT.md 7 that `files` break, and `what` how; both are empty for one that holds.

    `files` are one zip or two. `answer` is what the JSON of ``dsl-desk verify`` holds, for one that holds.
    """

    name: str
    files: tuple[str, ...]
    rule: str
    what: str
    exit_code: int
    root: str = ROOT
    passphrase: str | None = None
    demonstration: bool = False
    answer: Any = None


def write_index(folder: Path, vectors: list[Vector]) -> None:
    described = [{name: getattr(vector, name) for name in Vector.__slots__} for vector in vectors]
    text = json.dumps({"format": 1, "vectors": described}, indent=1, ensure_ascii=True)
    (folder / INDEX).write_text(text + "\n", encoding="ascii")


def read_index(folder: Path = FOLDER) -> list[Vector]:
    described = json.loads((folder / INDEX).read_text("ascii"))["vectors"]
    return [Vector(**{**each, "files": tuple(each["files"])}) for each in described]
