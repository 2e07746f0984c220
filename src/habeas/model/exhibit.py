"""Exhibits, their custody, and the sources that speak in them."""

from dataclasses import dataclass
from enum import StrEnum

from habeas.errors import Illegal
from habeas.model.edtf import Edtf


@dataclass(frozen=True, slots=True)
class Exhibit:
    """Bytes exactly as received. `size` in bytes, `sha256` in lower-case hexadecimal."""

    id: str
    sha256: str
    size: int
    media_type: str
    parent: str | None = None

    def __post_init__(self) -> None:
        if len(self.sha256) != 64 or set(self.sha256) - set("0123456789abcdef"):
            raise Illegal(f"Exhibit {self.id} needs a SHA-256 in lower-case hexadecimal.", code="bad-hash")
        if self.size <= 0:
            raise Illegal(f"Exhibit {self.id} is empty.", code="empty")


@dataclass(frozen=True, slots=True)
class Custody:
    """One note on how an exhibit came: name of the file, when obtained and published, who speaks, who handed it over.

    `received_from` is confidential: it never leaves the register by default.
    """

    exhibit: str
    name: str
    source: str | None = None
    received_from: str | None = None
    url: str | None = None
    obtained: Edtf | None = None
    published: Edtf | None = None
    note: str | None = None
    noted_by: str = ""  # the actor's name, and when (RFC 3339): filled in by queries
    noted_at: str = ""


class SourceKind(StrEnum):
    OUTLET = "outlet"
    ORGANISATION = "organisation"
    OFFICIAL = "official"
    PERSON = "person"
    UNKNOWN = "unknown"


RELIABILITY = ("A", "B", "C", "D", "E", "F")  # the Admiralty scale; F: cannot be judged


@dataclass(frozen=True, slots=True)
class Source:
    """Who speaks. `reliability` is an Admiralty letter, with its reason; a confidential source is never put out."""

    id: str
    name: str
    kind: SourceKind = SourceKind.UNKNOWN
    reliability: str = "F"
    reason: str = ""
    confidential: bool = False

    def __post_init__(self) -> None:
        if self.reliability not in RELIABILITY:
            raise Illegal(
                f"Reliability is one of {', '.join(RELIABILITY)}, not “{self.reliability}”.", code="bad-grade"
            )
        if self.reliability != "F" and not self.reason.strip():
            raise Illegal(f"Grading a source {self.reliability} needs the reason.", code="no-reason")
