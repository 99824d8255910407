"""`HOW-TO-CHECK.txt`: how anyone can check a bundle with programs we did not write."""

from __future__ import annotations

from datetime import datetime

from dsl_desk.domain.when import say_moment

_TEXT = """\
HOW TO CHECK BUNDLE {bundle}

This folder holds exactly 5 files. If one is missing, or there is another, do not rely on it: ask the school.
If 2-payload.zip came in a zip of its own, unpack both zips into the same place: together they make this one folder.
Signed on {signed} UTC. That time is the school's own claim.

Before you start
You need the school's root certificate, school-root.pem, that you accepted when you enrolled the school. You read
its fingerprint back to the school by telephone, on a number from your own list. It is never in a bundle: a bundle
cannot vouch for itself. Page 1 of the report repeats the fingerprint.

With Acrobat and 7-Zip
1. Open 1-Report.pdf in Acrobat. The signature must be valid, certified, and the whole document signed. Its
   certificate must be issued by the root certificate that you accepted.
2. In 7-Zip, select 2-payload.zip and choose CRC, SHA-256. Compare the result with page 1 of the report.
3. In 7-Zip, open SHA256SUMS.sha256 and choose Test. There must be no errors.

With OpenSSL
1. openssl cms -verify -binary -inform DER -in SHA256SUMS.sha256.p7s -content SHA256SUMS.sha256 \
-CAfile school-root.pem -out /dev/null
   If the school's yearly certificate has run out since, add:  -attime {epoch}
   It must answer: CMS Verification successful
2. sha256sum --strict -c SHA256SUMS.sha256
   It must answer OK for all three files.
3. 7z x -opayload 2-payload.zip
   bagit.py --validate payload/payload
   It must answer that the bag is valid.

What this shows
The files are the ones the school signed, all of them, unaltered. It does not show that what they say is true, and the
time is not proved. Page 1 also gives this bundle's number in the order sent to you, and the SHA-256 of the
SHA256SUMS.sha256 that came before it: if you do not have that one, ask the school.

To say that it arrived
Reply to the school with your reference and the receipt words from the last page of the report.
"""


def how_to_check(bundle: str, moment: datetime) -> bytes:
    """The text for `bundle`, signed at `moment` (UTC), with Windows line ends."""
    text = _TEXT.format(bundle=bundle, signed=say_moment(moment), epoch=int(moment.timestamp()))
    return text.replace("\n", "\r\n").encode("ascii")
