"""Signing with the school's leaf. Imports pyHanko: only imported where something is signed."""

from __future__ import annotations

from asn1crypto import pem, x509
from cryptography.hazmat.primitives.asymmetric.padding import PKCS1v15
from cryptography.hazmat.primitives.asymmetric.rsa import RSAPrivateKey, RSAPublicKey
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.serialization import load_pem_private_key
from cryptography.x509 import load_pem_x509_certificate
from pyhanko.sign.signers import Signer

from dsl_desk.bundle.identity import SchoolIdentity
from dsl_desk.bundle.signing import store_of


class SchoolSigner(Signer):
    """RSASSA-PKCS1-v1_5 with SHA-256; the root goes along.

    pyHanko's own signer loads the key anew for each signature and tests its primes each time, which holds the
    interpreter, and so the window, for 0.1 s. The key was tested when it was made; here each signature is checked
    with the certificate instead, so nothing made with a damaged key ever leaves.
    """

    def __init__(self, identity: SchoolIdentity) -> None:
        super().__init__(
            signing_cert=_certificate(identity.leaf_pem), cert_registry=store_of(_certificate(identity.root_pem))
        )
        key = load_pem_private_key(identity.leaf_key_pem, None, unsafe_skip_rsa_key_validation=True)
        public = load_pem_x509_certificate(identity.leaf_pem).public_key()
        assert isinstance(key, RSAPrivateKey), "a school's keys are RSA"
        assert isinstance(public, RSAPublicKey), "a school's keys are RSA"
        self._key, self._public = key, public

    async def async_sign_raw(self, data: bytes, digest_algorithm: str, dry_run: bool = False) -> bytes:
        """pyHanko's way of asking for a signature value of `data`."""
        assert digest_algorithm == "sha256", "the only hash of a bundle"
        signature = self._key.sign(data, PKCS1v15(), SHA256())
        self._public.verify(signature, data, PKCS1v15(), SHA256())
        return signature


def _certificate(data: bytes) -> x509.Certificate:
    return x509.Certificate.load(pem.unarmor(data)[2])
