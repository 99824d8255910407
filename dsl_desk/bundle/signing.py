"""The two signatures of a bundle: PAdES B-B inside the report, CAdES-B-B beside the sums. Only pyHanko is used."""

from __future__ import annotations

import asyncio
from datetime import UTC, datetime
from io import BytesIO
from typing import TYPE_CHECKING

from dsl_desk.bundle.identity import SchoolIdentity

if TYPE_CHECKING:
    from asn1crypto import x509
    from pyhanko.sign.signers import Signer
    from pyhanko_certvalidator.registry import SimpleCertificateStore

FIELD = "Seal"
RESERVED_HEX = 16_384
"""Hex digits kept free in the PDF for the CMS; leaf, root and signature take about 6,500."""


def sign_report(preview: bytes, identity: SchoolIdentity, moment: datetime) -> bytes:
    """`preview` with an invisible certifying signature that permits no change, appended as one incremental update.

    The result starts with `preview`. `moment` is claimed as the signing time, to the second.
    """
    from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
    from pyhanko.sign.fields import MDPPerm, SigSeedSubFilter
    from pyhanko.sign.signers import PdfSignatureMetadata, PdfSigner
    from pyhanko.sign.signers.pdf_cms import PdfCMSSignedAttributes

    meta = PdfSignatureMetadata(
        field_name=FIELD,
        md_algorithm="sha256",
        certify=True,
        docmdp_permissions=MDPPerm.NO_CHANGES,
        subfilter=SigSeedSubFilter.PADES,
    )
    session = PdfSigner(meta, signer=signer_of(identity)).init_signing_session(
        IncrementalPdfFileWriter(BytesIO(preview))
    )
    session.system_time = to_second(moment)
    document = session.prepare_tbs_document(validation_info=None, bytes_reserved=RESERVED_HEX)
    prepared, output = document.digest_tbs_document()
    asyncio.run(document.perform_signature(prepared.document_digest, PdfCMSSignedAttributes()))
    assert isinstance(output, BytesIO)
    return output.getvalue()


def sign_sums(sums: bytes, identity: SchoolIdentity, moment: datetime) -> bytes:
    """A detached CMS signature of `sums` in DER, with leaf and root inside."""
    return detached_cms(sums, signer_of(identity), moment)


def detached_cms(sums: bytes, signer: Signer, moment: datetime) -> bytes:
    """CAdES-B-B over `sums`; sums, certificates, time and signature value settle every byte of it."""
    from pyhanko.sign.signers.pdf_cms import PdfCMSSignedAttributes

    cms = signer.async_sign_general_data(
        sums,
        "sha256",
        detached=True,
        use_cades=True,
        signed_attr_settings=PdfCMSSignedAttributes(signing_time=to_second(moment)),
    )
    der: bytes = asyncio.run(cms).dump()
    return der


def to_second(moment: datetime) -> datetime:
    """As exact as a signing time can say it."""
    return moment.astimezone(UTC).replace(microsecond=0)


def signer_of(identity: SchoolIdentity) -> Signer:
    """The leaf and its key, with the root to go along."""
    from dsl_desk.bundle.school_signer import SchoolSigner

    return SchoolSigner(identity)


def store_of(root: x509.Certificate) -> SimpleCertificateStore:
    """The certificates that go into a signature beside the leaf."""
    from pyhanko_certvalidator.registry import SimpleCertificateStore

    store = SimpleCertificateStore()  # type: ignore[no-untyped-call]
    store.register(root)
    return store
