"""Revocation data that a chain's certificates name: fetched once, when the token is new, and kept with it.

Later it may be gone; kept, it shows for ever that the signer was not revoked when it signed.
"""

from collections.abc import Callable, Iterator
from typing import Any

from cryptography import x509
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.serialization import Encoding
from cryptography.x509 import ocsp

from habeas.errors import HabeasError
from habeas.ledger.stamps.chain import Path

OCSP_QUESTION, OCSP_ANSWER = "application/ocsp-request", "application/ocsp-response"
Fetch = Callable[[str, bytes | None, str, str], bytes]  # url, question (None: a GET), its media type, the answer's
_WEB = ("http://", "https://")


def revocation_of(path: Path, fetch: Fetch) -> tuple[tuple[bytes, ...], tuple[bytes, ...]]:
    """(CRLs, OCSP answers) in DER, one for each certificate below the root that names any and is answered."""
    crls: list[bytes] = []
    ocsps: list[bytes] = []
    for certificate, issuer in zip(path.certificates, path.certificates[1:], strict=False):
        if crl := next(_crls(certificate, fetch), None):
            crls += [] if crl in crls else [crl]
        elif answer := next(_ocsps(certificate, issuer, fetch), None):
            ocsps.append(answer)
    return tuple(crls), tuple(ocsps)


def _crls(certificate: Any, fetch: Fetch) -> Iterator[bytes]:
    for url in _addresses(point.url for point in certificate.crl_distribution_points):
        raw = _fetched(lambda url=url: fetch(url, None, "", ""))  # type: ignore[misc]
        try:
            pem = raw.startswith(b"-----BEGIN")
            found = x509.load_pem_x509_crl(raw) if pem else x509.load_der_x509_crl(raw)
            yield found.public_bytes(Encoding.DER)
        except ValueError:
            continue  # none came, or no list of revoked certificates: the token then says that it has none


def _ocsps(certificate: Any, issuer: Any, fetch: Fetch) -> Iterator[bytes]:
    pair = [x509.load_der_x509_certificate(one.dump()) for one in (certificate, issuer)]
    question = ocsp.OCSPRequestBuilder().add_certificate(pair[0], pair[1], hashes.SHA1()).build()  # noqa: S303 - its form
    for url in _addresses(certificate.ocsp_urls):
        raw = _fetched(lambda url=url: fetch(url, question.public_bytes(Encoding.DER), OCSP_QUESTION, OCSP_ANSWER))  # type: ignore[misc]
        try:
            if ocsp.load_der_ocsp_response(raw).response_status is ocsp.OCSPResponseStatus.SUCCESSFUL:
                yield raw
        except ValueError:
            continue  # none came, or no answer of this kind


def _addresses(urls: Any) -> Iterator[str]:
    return (url for url in urls if isinstance(url, str) and url.lower().startswith(_WEB))


def _fetched(fetch: Callable[[], bytes]) -> bytes:
    """What came; nothing where the address did not answer."""
    try:
        return fetch()
    except HabeasError:
        return b""
