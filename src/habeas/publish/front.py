"""What stands on the first page beside the contents, and the pieces of sentences that templates set."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import TypeAlias

from habeas.errors import Illegal
from habeas.model.value import Json
from habeas.model.world import rfc3339
from habeas.publish.released import ClaimView, Released
from habeas.publish.show import MONTHS, counted

Part: TypeAlias = dict[str, str]  # one of t (our words), v (theirs), q (a quote's id), c (code, set in typewriter)
Rich: TypeAlias = list[Part]


@dataclass(frozen=True, slots=True)
class Front:
    """Where a document comes from. `root` and `fingerprint` as the register prints them; `made` is aware.

    `size` and `root` are those of the tree that the document was drawn from, before its own disclosure was entered.
    `stamps` are sentences on time-stamps, `debts` on what is not yet proven; `notice` is printed on every page.
    """

    origin: str
    size: int
    root: str
    fingerprint: str
    made: datetime
    version: str
    stamps: tuple[str, ...] = ()
    debts: tuple[str, ...] = ()
    notice: str = ""

    def __post_init__(self) -> None:
        if self.made.tzinfo is None:
            raise Illegal("The time of making needs its offset from UTC.", code="naive-time")
        if self.size < 0:
            raise Illegal("A tree has no negative size.", code="bad-size")

    def as_json(self) -> dict[str, Json]:
        return {
            "origin": self.origin, "tree_size": self.size, "root": self.root, "key_fingerprint": self.fingerprint,
            "made": rfc3339(self.made), "habeas": self.version, "stamps": list(self.stamps), "debts": list(self.debts),
            "notice": self.notice,
        }  # fmt: skip


def t(words: str) -> Part:
    """Our own words."""
    return {"t": words}


def v(words: str) -> Part:
    """Words that came from elsewhere: set as they are, apart from the direction of our own."""
    return {"v": words}


def code(words: str) -> Part:
    """A command, hash or key."""
    return {"c": words}


def cites(quotes: Iterable[str]) -> Rich:
    """References to the passages of quotes, each once, in order: [Q1] [Q2]."""
    passages = dict.fromkeys(quote.partition(".")[0] for quote in quotes)
    return [{"q": passage} for passage in sorted(passages, key=lambda id: int(id[1:]))]


def cited_of(claims: Iterable[ClaimView]) -> Rich:
    return cites(claim.quote for claim in claims)


def front_page(front: Front, released: Released) -> dict[str, object]:
    """The particulars of a document: `facts` for every reader, `particulars` for whoever checks it."""
    made = front.made.astimezone(UTC)
    recipient = "the public" if released.contents.recipient == "public" else released.contents.recipient
    day = f"{made.day} {MONTHS[made.month - 1]} {made.year}, {made:%H:%M:%S} UTC"
    count = len(released.redactions)
    withheld = f"{counted(count, 'redaction')}, listed under “What was withheld”." if count else "Nothing."
    facts: list[tuple[str, Rich]] = [
        ("Prepared for", [v(recipient)]),
        ("Made", [t(day)]),
        ("Withheld", [t(withheld)]),
        ("Time-stamps", [v(" ".join((*front.stamps, *front.debts)) or "None on record: see “How to check”.")]),
    ]
    particulars: list[tuple[str, Rich]] = [
        ("Register", [code(front.origin)]),
        ("State of the register", [t(f"{counted(front.size, 'entry', 'entries')}; tree root "), code(front.root)]),
        ("Signing key", [t("fingerprint "), code(front.fingerprint)]),
        ("Program", [v(f"Habeas {front.version}")]),
    ]
    return {
        "notice": front.notice, "recipient": recipient, "origin": front.origin,
        "size": str(front.size), "machine": f"{released.contents.scope}.json",
        "facts": [{"name": name, "value": value} for name, value in facts],
        "particulars": [{"name": name, "value": value} for name, value in particulars],
    }  # fmt: skip
