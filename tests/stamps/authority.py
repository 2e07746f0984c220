"""Time-stamping authorities for tests: certificates made afresh, replies by `openssl ts`, nothing beyond this machine.

`Authority.reply` answers as a real authority does. `forged` signs a reply that openssl would refuse to make:
without the usage, with two signers, and so on. All names are invented.
"""

import hashlib
import shutil
import subprocess
import tempfile
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from asn1crypto import algos, cms, core, tsp
from asn1crypto import x509 as asn1_x509
from cryptography import x509
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec, rsa
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat
from cryptography.x509 import ocsp as answering
from cryptography.x509.oid import AuthorityInformationAccessOID, ExtendedKeyUsageOID, NameOID

needs_openssl = pytest.mark.skipif(shutil.which("openssl") is None, reason="openssl is not installed")

Usage = ExtendedKeyUsageOID
Key = ec.EllipticCurvePrivateKey | rsa.RSAPrivateKey
STAMPING = (Usage.TIME_STAMPING,)
_CONFIG = """
[tsa]
default_tsa = here
[here]
serial = {folder}/serial
signer_digest = sha256
default_policy = 1.2.3.4.1
digests = sha256, sha384, sha512
accuracy = secs:1
ess_cert_id_alg = sha256
ess_cert_id_chain = no
"""


def in_days(days: float) -> datetime:
    """The machine's own clock, since openssl stamps by it."""
    return datetime.now(UTC).replace(microsecond=0) + timedelta(days=days)


@dataclass(frozen=True)
class Pair:
    """A certificate and its key."""

    certificate: x509.Certificate
    key: Key

    @property
    def der(self) -> bytes:
        return self.certificate.public_bytes(Encoding.DER)

    @property
    def pem(self) -> bytes:
        return self.certificate.public_bytes(Encoding.PEM)


def issue(
    name: str,
    issuer: Pair | None = None,
    *,
    authority: bool = False,
    usages: Sequence[x509.ObjectIdentifier] = (),
    critical: bool = True,
    days: tuple[float, float] = (-30, 3000),
    crl: str | None = None,
    ocsp: str | None = None,
    key: Key | None = None,
) -> Pair:
    """A certificate; without an issuer it signs itself. `days` are from and to, counted from now."""
    key = key or ec.generate_private_key(ec.SECP256R1())
    subject = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, name)])
    builder = x509.CertificateBuilder().subject_name(subject).public_key(key.public_key())
    builder = builder.issuer_name(issuer.certificate.subject if issuer else subject)
    builder = builder.serial_number(x509.random_serial_number())
    builder = builder.not_valid_before(in_days(days[0])).not_valid_after(in_days(days[1]))
    builder = builder.add_extension(x509.BasicConstraints(ca=authority, path_length=None), critical=True)
    builder = builder.add_extension(x509.SubjectKeyIdentifier.from_public_key(key.public_key()), critical=False)
    builder = builder.add_extension(_key_usage(authority), critical=True)
    if usages:
        builder = builder.add_extension(x509.ExtendedKeyUsage(list(usages)), critical=critical)
    if crl:
        point = x509.DistributionPoint([x509.UniformResourceIdentifier(crl)], None, None, None)
        builder = builder.add_extension(x509.CRLDistributionPoints([point]), critical=False)
    if ocsp:
        place = x509.AccessDescription(AuthorityInformationAccessOID.OCSP, x509.UniformResourceIdentifier(ocsp))
        builder = builder.add_extension(x509.AuthorityInformationAccess([place]), critical=False)
    return Pair(builder.sign(issuer.key if issuer else key, hashes.SHA256()), key)


def _key_usage(authority: bool) -> x509.KeyUsage:
    return x509.KeyUsage(digital_signature=not authority, key_cert_sign=authority, crl_sign=authority,
                         content_commitment=False, key_encipherment=False, data_encipherment=False,
                         key_agreement=False, encipher_only=False, decipher_only=False)  # fmt: skip


def revoking(issuer: Pair, *revoked: Pair, days: tuple[float, float] = (-1, 30), since: float = -2) -> bytes:
    """A revocation list of `issuer` (DER); those on it since `since` days from now, for a key that was stolen."""
    builder = x509.CertificateRevocationListBuilder().issuer_name(issuer.certificate.subject)
    builder = builder.last_update(in_days(days[0])).next_update(in_days(days[1]))
    for pair in revoked:
        one = x509.RevokedCertificateBuilder().serial_number(pair.certificate.serial_number)
        one = one.revocation_date(in_days(since)).add_extension(x509.CRLReason(x509.ReasonFlags.key_compromise), False)
        builder = builder.add_revoked_certificate(one.build())
    return builder.sign(issuer.key, hashes.SHA256()).public_bytes(Encoding.DER)


def status(question: bytes, issuer: Pair, pair: Pair, *, revoked: bool = False) -> bytes:
    """What an issuer answers (OCSP, DER) when it is asked about `pair`."""
    asked = answering.load_der_ocsp_request(question)
    assert asked.serial_number == pair.certificate.serial_number
    state = answering.OCSPCertStatus.REVOKED if revoked else answering.OCSPCertStatus.GOOD
    builder = answering.OCSPResponseBuilder().add_response(
        cert=pair.certificate, issuer=issuer.certificate, algorithm=hashes.SHA1(), cert_status=state,
        this_update=in_days(-1), next_update=in_days(1), revocation_time=in_days(-2) if revoked else None,
        revocation_reason=x509.ReasonFlags.key_compromise if revoked else None,
    )  # fmt: skip
    builder = builder.responder_id(answering.OCSPResponderEncoding.HASH, issuer.certificate)
    return builder.sign(issuer.key, hashes.SHA256()).public_bytes(Encoding.DER)


@dataclass(frozen=True)
class Authority:
    """A root, perhaps one between, and a signer that answers requests."""

    root: Pair
    signer: Pair
    between: tuple[Pair, ...] = ()

    def reply(self, request: bytes) -> bytes:
        """What `openssl ts -reply` answers, in DER."""
        with tempfile.TemporaryDirectory(prefix="authority-") as name:
            folder = Path(name)
            self._lay_out(folder, request)
            words = ["openssl", "ts", "-reply", "-config", "tsa.cnf", "-section", "here", "-queryfile", "request.tsq",
                     "-signer", "signer.pem", "-inkey", "key.pem", "-out", "reply.tsr"]  # fmt: skip
            words += ["-chain", "chain.pem"] if self.between else []
            subprocess.run(words, cwd=folder, check=True, capture_output=True, timeout=60)
            return (folder / "reply.tsr").read_bytes()

    def _lay_out(self, folder: Path, request: bytes) -> None:
        key = self.signer.key.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption())
        (folder / "request.tsq").write_bytes(request)
        (folder / "tsa.cnf").write_text(_CONFIG.format(folder=folder))
        (folder / "serial").write_text("01\n")
        (folder / "signer.pem").write_bytes(self.signer.pem)
        (folder / "key.pem").write_bytes(key)
        (folder / "chain.pem").write_bytes(b"".join(pair.pem for pair in self.between))


def make_authority(name: str = "North", *, between: bool = False, crl: str | None = None, **signer: Any) -> Authority:
    """An authority with a root of its own. `signer` goes to `issue`."""
    root = issue(f"{name} Root (invented) {'of a long name ' * 2}".strip(), authority=True)
    # openssl writes the signer first, and the set must stand in the order of its bytes, which begin with a length.
    middle = (issue(f"{name} Intermediate (invented)", root, authority=True, crl=crl),) if between else ()
    options = {"usages": STAMPING, "crl": crl} | signer
    return Authority(root, issue(f"{name} Stamp", (middle or (root,))[0], **options), middle)


def forged(
    request: bytes,
    signers: Sequence[Pair],
    certificates: Sequence[Pair] | None = None,
    *,
    ess: str = "v2",
    imprint: bytes | None = None,
    nonce: int | None = None,
    at: datetime | None = None,
    sorted_set: bool = True,
    status: str = "granted",
    digest: str = "sha256",
) -> bytes:
    """A reply made without openssl's checks: signed by every one of `signers`. `ess`: v2, v1, none or wrong."""
    asked = tsp.TimeStampReq.load(request)
    imprinted = asked["message_imprint"]["hashed_message"].native if imprint is None else imprint
    info = tsp.TSTInfo({
        "version": "v1", "policy": "1.2.3.4.1", "serial_number": 7, "gen_time": at or in_days(0),
        "message_imprint": {"hash_algorithm": {"algorithm": "sha256"}, "hashed_message": imprinted},
        "nonce": asked["nonce"].native if nonce is None else nonce,
    })  # fmt: skip
    held = [asn1_x509.Certificate.load(pair.der) for pair in (signers if certificates is None else certificates)]
    held.sort(key=lambda one: one.dump(), reverse=not sorted_set)
    signed = cms.SignedData({
        "version": "v3",
        "digest_algorithms": [algos.DigestAlgorithm({"algorithm": digest})],
        "encap_content_info": {"content_type": "tst_info", "content": core.ParsableOctetString(info.dump())},
        "certificates": _InOrder(held),
        "signer_infos": [_signer(pair, info.dump(), ess, digest) for pair in signers],
    })  # fmt: skip
    token = cms.ContentInfo({"content_type": "signed_data", "content": signed})
    return bytes(tsp.TimeStampResp({"status": {"status": status}, "time_stamp_token": token}).dump())


class _InOrder(cms.CertificateSet):  # type: ignore[misc]
    """A set that is written in the order given."""

    def _set_contents(self, force: bool = False) -> None:
        core.SequenceOf._set_contents(self, force=force)


def _signer(pair: Pair, content: bytes, ess: str, digest: str) -> Any:
    certificate = asn1_x509.Certificate.load(pair.der)
    attributes = [
        {"type": "content_type", "values": ["tst_info"]},
        {"type": "message_digest", "values": [hashlib.new(digest, content).digest()]},
    ]
    body = b"another" if ess == "wrong" else pair.der
    if ess in ("v2", "wrong"):
        one = {"hash_algorithm": {"algorithm": "sha256"}, "cert_hash": hashlib.sha256(body).digest()}
        attributes.append({"type": "signing_certificate_v2", "values": [{"certs": [one]}]})
    if ess == "v1":
        attributes.append(
            {"type": "signing_certificate", "values": [{"certs": [{"cert_hash": hashlib.sha1(body).digest()}]}]}
        )
    signed = cms.CMSAttributes(attributes)
    assert isinstance(pair.key, ec.EllipticCurvePrivateKey)
    kind = {"sha256": hashes.SHA256(), "sha1": hashes.SHA1()}[digest]
    return cms.SignerInfo({
        "version": "v1",
        "sid": cms.SignerIdentifier("issuer_and_serial_number", {
            "issuer": certificate.issuer, "serial_number": certificate.serial_number}),
        "digest_algorithm": {"algorithm": digest},
        "signed_attrs": signed,
        "signature_algorithm": {"algorithm": f"{digest}_ecdsa"},
        "signature": pair.key.sign(signed.dump(), ec.ECDSA(kind)),
    })  # fmt: skip
