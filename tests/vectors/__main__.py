"""Makes the test vectors anew, with new keys: ``python -m tests.vectors``. The bundles before are removed."""

from __future__ import annotations

import sys

from tests.vectors.breaking import breaking
from tests.vectors.holding import holding
from tests.vectors.schools import new_schools
from tests.vectors.vector import FOLDER, write_index


def main() -> None:
    FOLDER.mkdir(parents=True, exist_ok=True)
    for before in FOLDER.iterdir():
        before.unlink()
    schools = new_schools()
    for name, content in schools.roots().items():
        (FOLDER / name).write_bytes(content)
    vectors = [*holding(schools, FOLDER), *breaking(schools, FOLDER)]
    write_index(FOLDER, vectors)
    size = sum(file.stat().st_size for file in FOLDER.iterdir())
    sys.stdout.write(f"{len(vectors)} vectors, {size:,} bytes\n")


if __name__ == "__main__":
    main()
