"""From a token's signer to a root that the reader trusts, as of the token's own time: it may have expired since.

Paths and revocation are judged by pyhanko-certvalidator (RFC 5280), without a network; see ADR 0025.
"""

import asyncio
import warnings
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

from asn1crypto import pem, x509
from pyhanko_certvalidator import CertificateValidator, ValidationContext
from pyhanko_certvalidator.errors import (
    ExpiredError,
    InsufficientRevinfoError,
    NotYetValidError,
    PathBuildingError,
    RevokedError,
    StaleRevinfoError,
    ValidationError,
)

from habeas.errors import BadInput, Damaged
from habeas.ledger.stamps.token import MALFORMED, Token, bad, reading
from habeas.model.stamp import Evidence


@dataclass(frozen=True, slots=True)
class Path:
    """Certificates from signer to root. `revocation`: checked (True), not at hand (False), none is named (None)."""

    certificates: tuple[Any, ...]
    revocation: bool | None

    @property
    def root(self) -> Any:
        return self.certificates[-1]

    @property
    def raw(self) -> tuple[bytes, ...]:
        return tuple(one.dump() for one in self.certificates)


def certificates_in(raw: bytes, path: str = "") -> tuple[bytes, ...]:
    """The certificates (DER) in a file, PEM or DER; raises `BadInput` where it holds anything else."""
    try:
        parts = [der for kind, _, der in pem.unarmor(raw, multiple=True)] if pem.detect(raw) else [raw]
        for der in parts:
            _whole(der)
    except MALFORMED as error:
        raise BadInput("This file holds no certificate.", "Name the file of the authority's root certificate (PEM or "
                       "DER).", code="no-certificate", path=path) from error  # fmt: skip
    return tuple(parts)


def _whole(der: bytes) -> x509.Certificate:
    """The certificate, read to its end: asn1crypto reads lazily."""
    found = x509.Certificate.load(der, strict=True)
    if found.native is None or found.dump() != der:
        raise ValueError("no certificate")
    return found


@reading
def is_root(der: bytes) -> bool:
    """Whether a certificate is signed by itself: only such are trusted, others merely help to build the chain."""
    return bool(x509.Certificate.load(der).self_signed in ("yes", "maybe"))


def path_of(token: Token, evidence: Evidence, trusted: Sequence[bytes]) -> Path:
    """The path to a root among `trusted` (other certificates in it only help); raises `Damaged` where none holds."""
    signer = token.signer.dump()
    if is_root(signer) and signer not in trusted:
        raise unknown_root()
    try:
        found = _path(token, evidence, trusted)
    except RevokedError as error:
        raise bad("revoked", "is signed with a certificate that was revoked by then") from error
    except ExpiredError as error:
        raise bad("expired", "is signed with a certificate that had run out by then, or whose issuer's had") from error
    except NotYetValidError as error:
        raise bad("not-yet-valid", "is signed with a certificate that was not valid yet") from error
    except PathBuildingError as error:
        raise unknown_root() from error
    except ValidationError as error:
        raise bad("chain", "is signed with a certificate whose chain does not hold") from error
    except MALFORMED as error:
        raise bad("chain", "carries certificates or revocation data that cannot be read") from error
    return Path(found, _revocation(token, evidence, trusted, found))


def _path(token: Token, evidence: Evidence, trusted: Sequence[bytes]) -> tuple[Any, ...]:
    """Revocation data that is too old for the token says nothing, and is left out."""
    try:
        return _validated(token, evidence, trusted, "soft-fail")
    except StaleRevinfoError:
        return _validated(token, replace(evidence, crls=(), ocsps=()), trusted, "soft-fail")


def unknown_root() -> Damaged:
    return bad("unknown-root", "leads to no root certificate that is trusted for this authority",
               "Name the authority's root, got by another way than the token: --root FILE.")  # fmt: skip


def _revocation(token: Token, evidence: Evidence, trusted: Sequence[bytes], path: Sequence[Any]) -> bool | None:
    if not any(one.crl_distribution_points or one.ocsp_urls for one in path[:-1]):
        return None
    try:
        _validated(token, evidence, trusted, "hard-fail")
    except InsufficientRevinfoError:
        return False
    except ValidationError as error:
        raise bad("revoked", "is signed with a certificate that revocation data speaks against") from error
    return True


def _validated(token: Token, evidence: Evidence, trusted: Sequence[bytes], mode: str) -> tuple[Any, ...]:
    helpers = [x509.Certificate.load(der) for der in (*evidence.certificates, *trusted)]
    context = ValidationContext(
        trust_roots=[x509.Certificate.load(der) for der in trusted if is_root(der)],
        other_certs=[*token.certificates, *helpers],
        moment=token.time,
        allow_fetching=False,
        crls=list(evidence.crls),
        ocsps=list(evidence.ocsps),
        revocation_mode=mode,
        retroactive_revinfo=True,  # what was fetched right after the token says nothing of before it
    )
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", DeprecationWarning)
        path = asyncio.run(CertificateValidator(token.signer, None, context).async_validate_path())
    return tuple(reversed(list(path.iter_certs(include_root=True))))


def ends(path: Path) -> datetime:
    """When the first certificate below the root runs out (aware)."""
    first: datetime = min(one.not_valid_after for one in path.certificates[: max(1, len(path.certificates) - 1)])
    return first
