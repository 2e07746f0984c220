"""Signed notes (C2SP signed-note) with Ed25519, and the checkpoints (C2SP tlog-checkpoint) that are signed in them.

A note may carry signatures of others, of witnesses for instance: they are passed over, but each line must have its
form. Every signature that names our key must hold. Extension lines, which tlog-checkpoint discourages, are refused.
"""

import base64
import binascii
import hashlib
import re
from dataclasses import dataclass

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey

from habeas.errors import Damaged, Illegal

_ED25519 = b"\x01"
_SIGNATURE = re.compile(r"— (?P<name>[^\s+]+) (?P<data>[A-Za-z0-9+/]+={0,2})")
_NAME = re.compile(r"[^\s+\x00-\x1f\x7f]+")
_CONTROL = re.compile(r"[\x00-\x09\x0b-\x1f\x7f\ud800-\udfff]")
_LONGEST = 1_000_000  # characters, and
_MOST = 100  # signatures that a note may have, as other readers of notes take them


def key_id(name: str, public_key: bytes) -> bytes:
    """SHA-256(name || "\\n" || 0x01 || key), first four bytes."""
    return hashlib.sha256(name.encode() + b"\n" + _ED25519 + public_key).digest()[:4]


def fingerprint(public_key: bytes) -> str:
    """SHA-256 of the raw public key, lower-case hexadecimal: what is compared with a key from outside."""
    return hashlib.sha256(public_key).hexdigest()


@dataclass(frozen=True, slots=True)
class Checkpoint:
    """The head of a tree: whose, how many entries, and the root."""

    origin: str
    size: int
    root: bytes

    def __post_init__(self) -> None:
        if not _NAME.fullmatch(self.origin) or self.size < 0 or len(self.root) != 32:
            raise Illegal("A checkpoint needs an origin, a size and a root of 32 bytes.", code="bad-checkpoint")

    @property
    def body(self) -> str:
        return f"{self.origin}\n{self.size}\n{base64.b64encode(self.root).decode()}\n"


def sign(checkpoint: Checkpoint, key: Ed25519PrivateKey) -> str:
    """The signed note of a checkpoint, ending in its signature line."""
    signature = key.sign(checkpoint.body.encode())
    data = base64.b64encode(key_id(checkpoint.origin, key.public_key().public_bytes_raw()) + signature).decode()
    return f"{checkpoint.body}\n— {checkpoint.origin} {data}\n"


def read_note(note: str) -> tuple[Checkpoint, list[tuple[str, bytes]]]:
    """The checkpoint and (name, key id + signature) lines; or `Damaged` for anything malformed. Verifies nothing."""
    body, blank, tail = note.rpartition("\n\n")
    lines, signatures = body.split("\n"), tail.split("\n")
    if not blank or len(lines) != 3 or signatures.pop() or not signatures:
        raise Damaged("This is not a signed checkpoint.", code="bad-checkpoint")
    if len(note) > _LONGEST or len(signatures) > _MOST or _CONTROL.search(note):
        raise Damaged("A checkpoint is too long, or holds characters that no checkpoint has.", code="bad-checkpoint")
    return _checkpoint(lines), [_signature(line) for line in signatures]


def _checkpoint(lines: list[str]) -> Checkpoint:
    origin, size, root = lines
    try:
        if not re.fullmatch(r"0|[1-9][0-9]{0,15}", size):
            raise ValueError(size)
        found = Checkpoint(origin, int(size), base64.b64decode(root, validate=True))
    except (ValueError, binascii.Error, Illegal) as error:
        raise Damaged("A checkpoint is malformed.", code="bad-checkpoint") from error
    if found.body != "\n".join(lines) + "\n":
        raise Damaged("A checkpoint is not in its exact form.", code="bad-checkpoint")
    return found


def _signature(line: str) -> tuple[str, bytes]:
    match = _SIGNATURE.fullmatch(line)
    try:
        data = base64.b64decode(match["data"], validate=True) if match else b""
    except binascii.Error:
        data = b""
    if not match or len(data) < 5 or base64.b64encode(data).decode() != match["data"]:
        raise Damaged("A checkpoint carries a malformed signature line.", code="bad-checkpoint")
    return match["name"], data


def verify_note(note: str, origin: str, public_key: bytes) -> Checkpoint:
    """The checkpoint, if `origin` signed it with `public_key`; raises `Damaged` otherwise."""
    checkpoint, signatures = read_note(note)
    if checkpoint.origin != origin:
        raise Damaged("The checkpoint is of another register.", code="bad-signature")
    wanted = key_id(origin, public_key)
    ours = [data[4:] for name, data in signatures if name == origin and data[:4] == wanted]
    if not ours:
        raise Damaged(f"The checkpoint is not signed by the key of {origin}.", code="bad-signature")
    try:
        for signature in ours:
            Ed25519PublicKey.from_public_bytes(public_key).verify(signature, checkpoint.body.encode())
    except InvalidSignature as error:
        raise Damaged("The signature of a checkpoint does not hold.", code="bad-signature") from error
    return checkpoint
