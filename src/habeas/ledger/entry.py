"""Headers: what the tree's leaves are made of."""

from dataclasses import dataclass

from habeas.errors import Damaged, Illegal, TooNew
from habeas.ledger.canonical import canonical, parse
from habeas.ledger.tree import leaf_hash

VERSION = 1


@dataclass(frozen=True, slots=True)
class Header:
    """JCS of {v, seq, commitment}; `seq` is the leaf index, from 0."""

    seq: int
    commitment: bytes

    def __post_init__(self) -> None:
        if self.seq < 0 or len(self.commitment) != 32:
            raise Illegal("A header needs a sequence from 0 and a commitment of 32 bytes.", code="bad-header")

    @property
    def raw(self) -> bytes:
        return canonical({"v": VERSION, "seq": self.seq, "commitment": self.commitment.hex()})

    @property
    def leaf(self) -> bytes:
        return leaf_hash(self.raw)


def header_from(raw: bytes) -> Header:
    """The header in canonical bytes; raises `TooNew` for a later version's, `Damaged` for anything else."""
    value = parse(raw)
    version = value.get("v") if isinstance(value, dict) else None
    if type(version) is int and version > VERSION:
        raise TooNew("The ledger holds an entry of a newer form.", "Install a newer version of Habeas.", code="too-new")
    if not isinstance(value, dict) or set(value) != {"v", "seq", "commitment"} or value["v"] != VERSION:
        raise Damaged("A ledger header has another form than version 1.", code="bad-header")
    seq, commitment = value["seq"], value["commitment"]
    if not isinstance(seq, int) or isinstance(seq, bool) or not isinstance(commitment, str):
        raise Damaged("A ledger header has another form than version 1.", code="bad-header")
    try:
        header = Header(seq, bytes.fromhex(commitment))
    except (ValueError, Illegal) as error:
        raise Damaged("A ledger header holds no commitment.", code="bad-header") from error
    if header.raw != raw:
        raise Damaged("A ledger header is not in canonical form.", code="not-canonical")
    return header
