"""What an authority is asked, and about which bytes."""

import base64
import hashlib

from asn1crypto import tsp

from habeas.errors import Damaged
from habeas.ledger.note import key_id, read_note

MEDIA_TYPE, ANSWER_TYPE = "application/timestamp-query", "application/timestamp-reply"
NONCE_BYTES = 16


def covered(note: str, public_key: bytes) -> bytes:
    """The bytes of a signed head that are stamped: its text and the owner's own signature line, and no other line."""
    checkpoint, signatures = read_note(note)
    wanted = key_id(checkpoint.origin, public_key)
    own = [data for name, data in signatures if name == checkpoint.origin and data[:4] == wanted]
    if len(own) != 1:
        raise Damaged("A head does not carry its owner's signature.", code="bad-signature")
    return f"{checkpoint.body}\n— {checkpoint.origin} {base64.b64encode(own[0]).decode()}\n".encode()


def imprint_of(data: bytes) -> bytes:
    return hashlib.sha256(data).digest()


def request_for(data: bytes, nonce: int) -> bytes:
    """A question (DER) for a token over `data`, with the signer's certificate in it."""
    asked = {
        "version": "v1",
        "message_imprint": {"hash_algorithm": {"algorithm": "sha256"}, "hashed_message": imprint_of(data)},
        "nonce": nonce,
        "cert_req": True,
    }
    return bytes(tsp.TimeStampReq(asked).dump())
