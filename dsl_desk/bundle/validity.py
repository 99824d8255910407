"""Certificates in their time: nothing is signed that a receiver would have to refuse."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

from dsl_desk.bundle.identity import SchoolIdentity
from dsl_desk.domain.errors import KeyNotInTime

if TYPE_CHECKING:
    from cryptography.x509 import Certificate


def refuse_out_of_time(identity: SchoolIdentity, moment: datetime) -> None:
    """Raises KeyNotInTime unless root and leaf are both valid at `moment`, when something is to be signed."""
    from cryptography.x509 import load_pem_x509_certificate

    root, leaf = (load_pem_x509_certificate(pem) for pem in (identity.root_pem, identity.leaf_pem))
    if moment > root.not_valid_after_utc:
        raise KeyNotInTime
    if moment > leaf.not_valid_after_utc:
        raise KeyNotInTime(
            "The school’s signing certificate has run out, so nothing was signed. Your records are safe. "
            "Renew it on the page “The school’s key”: it takes a moment, and no recipient has to do anything."
        )
    if moment < _begin(root, leaf):
        raise KeyNotInTime(
            "The school’s key is not valid yet by this computer’s clock, so nothing was signed. Your records are "
            "safe. Set the clock right; if it is right, renew the certificate on the page “The school’s key”."
        )


def _begin(*certificates: Certificate) -> datetime:
    return max(certificate.not_valid_before_utc for certificate in certificates)
