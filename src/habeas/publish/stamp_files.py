"""The time-stamps of a dossier as files: for the program, and for whoever checks them by hand with openssl.

stamps/stamps.json        the list: {"v": 1, "stamps": [{"folder", "size", "time", "authority", "url", "root_name",
                          "root_fingerprint", "consistency": [hex], "crls": n, "ocsps": n}]}
stamps/N/checkpoint.txt   the signed head that was stamped, to the byte
stamps/N/token.tsr        the authority's answer (RFC 3161, DER)
stamps/N/chain.pem        the certificates from its signer to the root: to build the chain, not to be trusted
stamps/N/revoked-M.crl, stamps/N/status-M.ocsp    what was published about revocation then (DER)
stamps/HOW-TO-CHECK.txt   the commands
"""

import json
import ssl
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from habeas.model.stamp import Evidence
from habeas.model.world import rfc3339

FOLDER, INDEX, GUIDE = "stamps", "stamps/stamps.json", "stamps/HOW-TO-CHECK.txt"
VERSION = 1
_MARK = "-----END CERTIFICATE-----"


@dataclass(frozen=True, slots=True)
class Carried:
    """A time-stamp on its way: over `data`, the signed head of `size` entries, which the dossier's head extends."""

    data: bytes
    size: int
    time: datetime
    authority: str
    url: str
    root_name: str
    root_fingerprint: str
    evidence: Evidence
    consistency: tuple[bytes, ...]


def stamp_files(carried: Sequence[Carried]) -> dict[str, bytes]:
    """The files by name; none where nothing was stamped."""
    if not carried:
        return {}
    files: dict[str, bytes] = {}
    rows = []
    for number, one in enumerate(carried, start=1):
        folder = f"{FOLDER}/{number}"
        files |= _files(folder, one)
        rows.append(_row(folder, one))
    index = json.dumps({"v": VERSION, "stamps": rows}, ensure_ascii=False, indent=1, sort_keys=True)
    return files | {INDEX: index.encode() + b"\n", GUIDE: _guide(carried).encode()}


def _files(folder: str, one: Carried) -> dict[str, bytes]:
    chain = "".join(map(ssl.DER_cert_to_PEM_cert, one.evidence.certificates)).encode()
    kept = {"checkpoint.txt": one.data, "token.tsr": one.evidence.reply, "chain.pem": chain}
    kept |= {f"revoked-{n}.crl": raw for n, raw in enumerate(one.evidence.crls, start=1)}
    kept |= {f"status-{n}.ocsp": raw for n, raw in enumerate(one.evidence.ocsps, start=1)}
    return {f"{folder}/{name}": raw for name, raw in kept.items()}


def _row(folder: str, one: Carried) -> dict[str, Any]:
    return {
        "folder": folder, "size": one.size, "time": rfc3339(one.time), "authority": one.authority, "url": one.url,
        "root_name": one.root_name, "root_fingerprint": one.root_fingerprint,
        "consistency": [step.hex() for step in one.consistency],
        "crls": len(one.evidence.crls), "ocsps": len(one.evidence.ocsps),
    }  # fmt: skip


def evidence_in(row: Mapping[str, Any], files: Mapping[str, bytes]) -> Evidence:
    """The evidence of one row of the list; raises `KeyError`, `TypeError` or `ValueError` where it is not there."""
    folder = str(row["folder"])
    chain = files[f"{folder}/chain.pem"].decode("ascii")
    pems = [part + _MARK for part in chain.split(_MARK)[:-1]]
    return Evidence(
        reply=files[f"{folder}/token.tsr"],
        certificates=tuple(ssl.PEM_cert_to_DER_cert(part.strip()) for part in pems),
        crls=tuple(files[f"{folder}/revoked-{n}.crl"] for n in range(1, int(row["crls"]) + 1)),
        ocsps=tuple(files[f"{folder}/status-{n}.ocsp"] for n in range(1, int(row["ocsps"]) + 1)),
    )


def commands(number: int, time: datetime) -> list[str]:
    """What to type, within the folder of the dossier, to check time-stamp `number`; ROOT.pem comes from elsewhere."""
    folder = f"{FOLDER}/{number}"
    return [
        f"openssl ts -reply -in {folder}/token.tsr -text",
        f"openssl ts -verify -data {folder}/checkpoint.txt -in {folder}/token.tsr -CAfile ROOT.pem "
        f"-untrusted {folder}/chain.pem -attime {int(time.timestamp())}",
    ]


_INTRODUCTION = """HOW TO CHECK THE TIME-STAMPS BY HAND

A time-stamp shows that the register behind this dossier existed by a certain time, on the word of an authority that
has no part in it. It shows nothing of what existed before, and nothing of whether a claim is true.

You need openssl. Type the commands in the folder of the dossier (the one that holds "data" and "stamps").

For each time-stamp:

1. Get the root certificate of the authority from the authority itself, or from whoever you trust in such things, and
   save it as ROOT.pem. Do not take it from this dossier. Its fingerprint must be the one given below:
       openssl x509 -in ROOT.pem -noout -fingerprint -sha256
2. The first command shows what the authority said: look at "Time stamp" and "Hash Algorithm".
3. The second must end in "Verification: OK". It checks the signature, that the token is about the file checkpoint.txt
   to the byte, and the chain of certificates as of the time of the token: they may have run out since (-attime).
4. checkpoint.txt holds three lines: the name of the register, the number of its entries, and the root of the tree over
   them; then a blank line and the signature of the register's owner. "habeas verify" shows that this state of the
   register is a beginning of the one that the dossier was drawn from (proofs/checkpoint.txt), and what lies in it.
5. Files named revoked-N.crl list what the authority had revoked then:
       openssl crl -inform DER -in FILE -noout -text

A dossier is entered in the register when it is issued. A time-stamp that is older than that says nothing of the
dossier's own time; it is about the claims and decisions that were in the register by then.
"""


def _guide(carried: Sequence[Carried]) -> str:
    parts = [_INTRODUCTION]
    for number, one in enumerate(carried, start=1):
        lines = [f"\nTIME-STAMP {number}: the first {one.size} entries, {rfc3339(one.time)}",
                 f"Authority: {one.authority} ({one.url})",
                 f"Root certificate: {one.root_name}", f"SHA-256 fingerprint of the root: {one.root_fingerprint}",
                 "", *(f"    {command}" for command in commands(number, one.time)), ""]  # fmt: skip
        parts.append("\n".join(lines))
    return "".join(parts)
