"""An authority's answer taken apart, and the rules that it must keep by itself, before any chain is looked at.

Libraries accept too much: rfc3161-client takes tokens that do not name their signer's certificate (ESSCertID), or that
are signed over SHA-1. So every rule of RFC 3161 and RFC 5816 that a forger could bend is checked here.
"""

import hashlib
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from functools import wraps
from typing import Any, ParamSpec, TypeVar

from asn1crypto import tsp

from habeas.errors import Damaged
from habeas.ledger.stamps.request import imprint_of

Given = ParamSpec("Given")
Found = TypeVar("Found")

_STRONG = frozenset({"sha256", "sha384", "sha512", "sha3_256", "sha3_384", "sha3_512"})
_LEAST_BITS = {"rsa": 2048, "ec": 256}
_SIGNING = {"rsa": "rsassa_", "ec": "ecdsa"}
_REFUSALS = {"granted_with_mods": "granted it with changes that were not asked for",
             "rejection": "refused", "waiting": "wants to be asked again later",
             "revocation_warning": "warns that its certificate is about to be revoked",
             "revocation_notification": "says that its certificate was revoked"}  # fmt: skip
MALFORMED = (ValueError, TypeError, KeyError, IndexError, AttributeError, OverflowError, RecursionError)


@dataclass(frozen=True, slots=True)
class Token:
    """What a token says. `signer` and `certificates` are asn1crypto's; `time` is aware, `serial` the token's own."""

    time: datetime
    serial: int
    signer: Any
    certificates: tuple[Any, ...]


def bad(code: str, says: str, do: str = "Ask another authority.") -> Damaged:
    return Damaged(f"The time-stamp {says}.", do, code=f"stamp-{code}")


def reading(read: Callable[Given, Found]) -> Callable[Given, Found]:
    """Foreign bytes fail as our error: whatever asn1crypto stumbles over is a malformed token."""

    @wraps(read)
    def guarded(*args: Given.args, **named: Given.kwargs) -> Found:
        try:
            return read(*args, **named)
        except MALFORMED as error:
            raise bad("malformed", "cannot be read: it is cut off or malformed") from error

    return guarded


@reading
def take_apart(reply: bytes, data: bytes, nonce: int | None = None) -> Token:
    """The token of an answer (DER) over `data`, all rules kept; raises `Damaged`, saying which is not.

    `nonce` is what was asked with; None where that is no longer known.
    """
    response = tsp.TimeStampResp.load(reply, strict=True)
    _granted(response["status"])
    content = response["time_stamp_token"]
    if content["content_type"].native != "signed_data" or content.dump() not in reply:
        raise ValueError("no signed data")
    signed = content["content"]
    certificates = tuple(choice.chosen for choice in signed["certificates"])
    _in_order([choice.dump() for choice in signed["certificates"]])
    info = _info(signed, data, nonce)
    token = Token(info["gen_time"].native, info["serial_number"].native, _signer(signed, certificates), certificates)
    _name(info, token.signer)
    _usage(token.signer)
    return token


def _granted(status: Any) -> None:
    if status["status"].native != "granted":
        why = _REFUSALS[status["status"].native]
        raise bad("refused", f"was not given: the authority {why}", "Ask again later, or ask another authority.")


def _in_order(certificates: list[bytes]) -> None:
    """DER wants a set in the order of its bytes; openssl writes others, and strict readers refuse those."""
    if certificates != sorted(certificates):
        raise bad("unsorted", "lists its certificates in another order than the standard (DER) demands: some programs "
                  "would refuse it", "Tell the authority, and ask another one.")  # fmt: skip


def _info(signed: Any, data: bytes, nonce: int | None) -> Any:
    """The part that is signed: about our bytes, by our question."""
    if signed["version"].native != "v3" or signed["encap_content_info"]["content_type"].native != "tst_info":
        raise ValueError("no time-stamp")
    info = signed["encap_content_info"]["content"].parsed
    imprint = info["message_imprint"]
    if info["version"].native != "v1" or any(one["critical"].native for one in info["extensions"]):
        raise ValueError("of another version, or with extensions that must be understood")
    if imprint["hash_algorithm"]["algorithm"].native != "sha256":
        raise bad("weak", "was made over another kind of digest than was asked for (SHA-256)")
    if imprint["hashed_message"].native != imprint_of(data):
        raise bad("imprint", "is about other bytes than this signed head")
    if nonce is not None and info["nonce"].native != nonce:
        raise bad("nonce", "answers another question than was asked (nonce)")
    return info


def _signer(signed: Any, certificates: tuple[Any, ...]) -> Any:
    """The certificate of the one signer, named by the signature itself."""
    if len(signed["signer_infos"]) != 1:
        raise bad("signers", f"has {len(signed['signer_infos'])} signers, where there must be exactly one")
    info = signed["signer_infos"][0]
    if info["version"].native != "v1" or info["sid"].name != "issuer_and_serial_number":
        raise ValueError("a signer without a name")
    sid = info["sid"].chosen
    held = [one for one in certificates if _is(one, sid["issuer"], sid["serial_number"].native)]
    if len(held) != 1:
        raise bad("no-certificate", "does not carry its signer's certificate")
    _named_in(_attributes(info), held[0], sid)
    _strong(info, held[0])
    return held[0]


def _is(certificate: Any, issuer: Any, serial: int) -> bool:
    return bool(certificate.issuer == issuer and certificate.serial_number == serial)


def _attributes(info: Any) -> dict[str, Any]:
    """The signed attributes, each once and with one value."""
    found: dict[str, Any] = {}
    for attribute in info["signed_attrs"]:
        name = attribute["type"].native
        if name in found or len(attribute["values"]) != 1:
            raise ValueError("an attribute stands twice")
        found[name] = attribute["values"][0]
    return found


def _named_in(attributes: dict[str, Any], signer: Any, sid: Any) -> None:
    """ESSCertIDv2, or ESSCertID, or both: the first names the signer's certificate by its digest, as it is."""
    named = [(name, attributes[name]["certs"][0]) for name in ("signing_certificate_v2", "signing_certificate")
             if name in attributes]  # fmt: skip
    if not named:
        raise bad("not-named", "does not name its signer's certificate (ESSCertID): another could be put in its place")
    for name, one in named:
        digest = one["hash_algorithm"]["algorithm"].native if name.endswith("v2") else "sha1"
        if digest not in (*_STRONG, *(["sha1"] if name == "signing_certificate" else [])):
            raise bad("weak", f"names its signer's certificate by a weak digest ({digest})")
        same = hashlib.new(digest, signer.dump()).digest() == one["cert_hash"].native
        if not same or not _same_issuer(one["issuer_serial"], sid):
            raise bad("other-named", "names another certificate (ESSCertID) than the one that signed")


def _same_issuer(named: Any, sid: Any) -> bool:
    if named.native is None:
        return True
    issuers = [name.chosen for name in named["issuer"] if name.name == "directory_name"]
    return issuers == [sid["issuer"]] and named["serial_number"].native == sid["serial_number"].native


def _strong(info: Any, signer: Any) -> None:
    digest, key, signature = (
        info["digest_algorithm"]["algorithm"].native,
        signer.public_key,
        info["signature_algorithm"],
    )
    if digest not in _STRONG:
        raise bad("weak", f"is signed over a weak digest ({digest})")
    if not signature.signature_algo.startswith(_SIGNING.get(key.algorithm, key.algorithm)):
        raise ValueError("signed in another way than its key can")
    if key.algorithm in _LEAST_BITS and key.bit_size < _LEAST_BITS[key.algorithm]:
        raise bad("weak", f"is signed with a weak key ({key.algorithm.upper()}, {key.bit_size} bits)")


def _name(info: Any, signer: Any) -> None:
    """Where the token names its authority, that is a name of the certificate."""
    if info["tsa"].native is None:
        return
    name = info["tsa"].chosen
    others = [one.chosen for one in signer.subject_alt_name_value or []]
    if name not in [signer.subject, *others]:
        raise bad("other-name", "names another authority than its certificate does")


def _usage(signer: Any) -> None:
    """The certificate is for time-stamping, for nothing else, and says that this must be heeded."""
    extensions = [
        one for one in signer["tbs_certificate"]["extensions"] if one["extn_id"].native == "extended_key_usage"
    ]
    usages = [usage.native for one in extensions for usage in one["extn_value"].parsed]
    if len(extensions) != 1 or "time_stamping" not in usages:
        raise bad("usage", "is signed with a certificate that is not for time-stamping")
    if usages != ["time_stamping"]:
        raise bad("usage", "is signed with a certificate that is for other things than time-stamping too")
    if not extensions[0]["critical"].native:
        raise bad("usage", "is signed with a certificate whose usage is not marked critical")
    keys = signer.key_usage_value
    if keys is not None and not keys.native & {"digital_signature", "non_repudiation"}:
        raise bad("usage", "is signed with a certificate whose key is not for signing")
