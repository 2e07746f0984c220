"""The whole examination of a time-stamp, the same when it is received and whenever it is verified."""

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from asn1crypto import x509 as asn1_x509
from cryptography import x509
from rfc3161_client import VerifierBuilder, decode_timestamp_response
from rfc3161_client.errors import VerificationError

from habeas.ledger.stamps.chain import Path, ends, path_of
from habeas.ledger.stamps.token import bad, reading, take_apart
from habeas.model.stamp import Evidence


@dataclass(frozen=True, slots=True)
class Stamped:
    """What a time-stamp that holds tells: when, by whom, up to which root, and until when its certificates run."""

    time: datetime
    authority: str
    path: Path
    runs_out: datetime

    @property
    def root_fingerprint(self) -> str:
        return fingerprint_of(self.path.raw[-1])

    @property
    def root_name(self) -> str:
        return _name(self.path.root)


def examine(evidence: Evidence, data: bytes, trusted: Sequence[bytes], nonce: int | None = None) -> Stamped:
    """Check a time-stamp over `data` against roots (DER); raises `Damaged`, saying what does not hold."""
    token = take_apart(evidence.reply, data, nonce)
    path = path_of(token, evidence, trusted)
    _verify_again(evidence.reply, data, path)
    return Stamped(token.time, _name(token.signer), path, ends(path))


def _verify_again(reply: bytes, data: bytes, path: Path) -> None:
    """The signature, and the chain once more by another hand (openssl within rfc3161-client)."""
    *between, root = (x509.load_der_x509_certificate(raw) for raw in path.raw)
    builder = VerifierBuilder(roots=[root])
    for certificate in between[1:]:
        builder = builder.add_intermediate_certificate(certificate)
    try:
        response = decode_timestamp_response(reply)
        builder.build().verify_message(response, data)
    except (ValueError, VerificationError) as error:
        raise bad(
            "signature", "does not hold: its signature, or the chain of its certificates, is not valid"
        ) from error


@reading
def name_of(der: bytes) -> str:
    """The name of a certificate's holder."""
    return _name(asn1_x509.Certificate.load(der))


def fingerprint_of(der: bytes) -> str:
    """SHA-256 of a certificate (DER), lower-case hexadecimal."""
    return hashlib.sha256(der).hexdigest()


def _name(certificate: Any) -> str:
    """What a person calls the holder of a certificate: the common name, else the organisation, else all of it."""
    subject = certificate.subject.native
    named = subject.get("common_name") or subject.get("organization_name")
    return named if isinstance(named, str) else str(certificate.subject.human_friendly)
