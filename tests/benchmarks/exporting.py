"""A bundle of 200 records and 50 MB of attachments: the most memory the whole export takes."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator

from tests.benchmarks.figure import Figure, python

_EXPORT = """
import sys
from pathlib import Path
from datetime import UTC, datetime
from tests.bundle.cases import PASSPHRASE, big_case
from tests.bundle.identities import new_school
from dsl_desk.bundle.payload import build_payload
from dsl_desk.bundle.sealbox import seal_facts
from dsl_desk.bundle.writer import seal_bundle
from dsl_desk.documents.report import report
from tests.benchmarks.figure import peak

now = datetime.now(UTC)
school = new_school(now)
casefile, contents = big_case()
payload = build_payload(casefile, contents)
del contents
facts = seal_facts(casefile, payload, school.root_pem, sequence=1, previous_sums_sha256="")
preview = report(casefile, facts)
seal_bundle(Path(sys.argv[1]), preview, payload, school, PASSPHRASE, now).publish()
sys.stdout.write(str(peak()))
"""


def figures() -> Iterator[Figure]:
    with tempfile.TemporaryDirectory() as place:
        yield Figure("most memory of a bundle of 200 records + 50 MB", float(python(_EXPORT, place)), 0, 250, "MB")
