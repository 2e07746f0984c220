"""Time-stamps: what an authority answered, kept with whatever is needed to check it, and whom the team trusts."""

from base64 import b64decode, b64encode
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from habeas.errors import Illegal
from habeas.model.value import Json

_PARTS = ("certificates", "crls", "ocsps")


@dataclass(frozen=True, slots=True)
class Evidence:
    """An authority's answer (RFC 3161, DER, as received), with chain and revocation data in DER.

    `certificates` lead from the signer to a root; they are never trusted for being here.
    """

    reply: bytes
    certificates: tuple[bytes, ...] = ()
    crls: tuple[bytes, ...] = ()
    ocsps: tuple[bytes, ...] = ()

    def __post_init__(self) -> None:
        if not self.reply:
            raise Illegal("A time-stamp is empty.", code="empty-stamp")

    def as_json(self) -> dict[str, Json]:
        """Each part in base64."""
        return {"reply": _words(self.reply)} | {part: [_words(raw) for raw in getattr(self, part)] for part in _PARTS}


def evidence_from(fields: Mapping[str, object]) -> Evidence:
    """The evidence that `as_json` gave; raises `ValueError`, `KeyError` or `TypeError` for anything else."""
    certificates, crls, ocsps = (bytes_from(fields[part]) for part in _PARTS)
    return Evidence(bytes_from([fields["reply"]])[0], certificates, crls, ocsps)


def bytes_from(listed: object) -> tuple[bytes, ...]:
    """A list of base64 words as bytes; raises `ValueError` or `TypeError` for anything else."""
    if not isinstance(listed, Sequence) or isinstance(listed, str | bytes):
        raise TypeError("no list")
    return tuple(_raw(words) for words in listed)


def as_words(parts: Sequence[bytes]) -> list[Json]:
    return [_words(raw) for raw in parts]


def _words(raw: bytes) -> str:
    return b64encode(raw).decode()


def _raw(words: object) -> bytes:
    if not isinstance(words, str):
        raise TypeError("no base64")
    return b64decode(words, validate=True)


@dataclass(frozen=True, slots=True)
class Authority:
    """A time-stamping authority that the team trusts: its address, and certificates (DER), roots among them."""

    id: str
    url: str
    certificates: tuple[bytes, ...]
    trusted: bool = True

    def __post_init__(self) -> None:
        if not self.url or not self.certificates:
            raise Illegal("An authority needs an address and a root certificate.", code="bad-authority")


@dataclass(frozen=True, slots=True)
class Stamp:
    """A time-stamp over the signed head of `size` entries, kept in entry `entry`; `time` is the authority's."""

    id: str
    entry: int
    size: int
    authority: str
    time: datetime
    evidence: Evidence

    def __post_init__(self) -> None:
        if self.size < 1 or self.size > self.entry or self.time.tzinfo is None:
            raise Illegal("A time-stamp is of a head before its own entry, and has a time.", code="bad-stamp")
