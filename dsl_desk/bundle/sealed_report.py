"""`1-Report.pdf` read back: signed by the same key at the same time as the sums, whole, and closed to any change."""

from __future__ import annotations

from io import BytesIO

from dsl_desk.bundle.seal import Seal, context
from dsl_desk.domain.errors import Tampered

_BROKEN = "The school's signature in the report is missing, broken or altered. Do not rely on this bundle."


def check_report(report: bytes, seal: Seal) -> None:
    """Raises Tampered unless the one signature in `report` covers all of it, permits no change and fits `seal`."""
    from pyhanko.pdf_utils.misc import PdfError
    from pyhanko.pdf_utils.reader import PdfFileReader
    from pyhanko.sign.fields import MDPPerm
    from pyhanko.sign.validation import SignatureCoverageLevel, validate_pdf_signature

    try:
        (signature,) = PdfFileReader(BytesIO(report)).embedded_signatures
        status = validate_pdf_signature(signature, context(seal.root, seal.signed))
        sound = (
            status.intact
            and status.valid
            and status.trusted == seal.trusted
            and status.coverage is SignatureCoverageLevel.ENTIRE_FILE
            and signature.docmdp_level is MDPPerm.NO_CHANGES
            and signature.self_reported_timestamp == seal.signed
            and signature.signer_cert.dump() == seal.leaf.dump()
        )
    except (PdfError, ValueError, TypeError, LookupError, AttributeError, RecursionError) as error:
        raise Tampered(_BROKEN) from error
    if not sound:
        raise Tampered(_BROKEN)
